// What the scanner finds in a digest. All offsets are byte offsets; every range is `[start, end)`.
import { piecewise, type View } from './view.ts';

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A heading outside comments. `text` is what stands after the `#`s, unparsed. */
export interface ScannedHeading {
  readonly level: number;
  readonly text: string;
  readonly start: number;
  /** After its line break. */
  readonly end: number;
  /** Inside a code fence: not rendered as a heading, so it has no slug. */
  readonly fenced: boolean;
  /** Underlined by `===` or `---`. */
  readonly setext: boolean;
}

/** A list line of a paper: the list item with all its lines, without the blank lines after it. */
export interface ScannedEntry {
  readonly start: number;
  readonly end: number;
  /** Base arXiv id from its link, or `pdf-<12 hex>` from its anchor; null when it names neither. */
  readonly id: string | null;
  readonly version: number | null;
  readonly title: string;
  /** It stands inside another list item. */
  readonly nested: boolean;
  /** `25/06` as written, null when there is none. */
  readonly date: string | null;
  /** '' when the link is empty, null when there is no such link. */
  readonly paperUrl: string | null;
  readonly codeUrl: string | null;
  /** Where those targets stand. */
  readonly paperAt: ByteRange | null;
  readonly codeAt: ByteRange | null;
  /** Target of the TLDR/Notes link without `#`, as written. */
  readonly anchor: string | null;
  /** Where that target stands, without its `#`; null when there is no TLDR/Notes link. */
  readonly anchorAt: ByteRange | null;
}

/** The notes of one paper, from its heading to the next section. */
export interface ScannedSection {
  readonly start: number;
  /** After the line break of its heading. */
  readonly bodyStart: number;
  /** After its last line that is not blank. */
  readonly contentEnd: number;
  /** The byte before the next section, or the end of the notes part. */
  readonly end: number;
  readonly level: number;
  readonly heading: string;
  /** As GitHub makes it, with `-1`, `-2` for headings of the same name. */
  readonly slug: string;
  readonly id: string | null;
  /** The deeper headings inside it, fenced ones too. */
  readonly headings: readonly ScannedHeading[];
  /** One of the five headings of notes stands in it, or only an abstract does. */
  readonly hasNotes: boolean;
}

/** The form that most of the digest at hand has, for what is added to it. */
export interface DigestStyle {
  readonly eol: '\n' | '\r\n';
  /** `核心方法` carries the hint `（介绍本文的几个创新点）`. */
  readonly hint: boolean;
  /** Blank lines between list lines. */
  readonly gap: 0 | 1;
  /** Level of a section's heading. */
  readonly level: number;
}

export interface ScannedDigest {
  readonly bytes: Uint8Array;
  /** The bytes as Latin-1, so that an index into it is a byte offset. Never shown to anybody. */
  readonly view: string;
  /** Line number of a byte offset, from 1. */
  readonly lineAt: (offset: number) => number;
  readonly headings: readonly ScannedHeading[];
  readonly entries: readonly ScannedEntry[];
  readonly sections: readonly ScannedSection[];
  /** Heading of the paper list, when there is one. */
  readonly listHeading: ScannedHeading | null;
  /** `# TLDR/Notes`, when there is one. */
  readonly notesHeading: ScannedHeading | null;
  /** End of the notes part; of the file when there is none. */
  readonly notesEnd: number;
  /** Every slug that a heading of this file has. */
  readonly slugs: ReadonlySet<string>;
  readonly style: DigestStyle;
}

/** What a merge is planned on: a scanned digest, or one that was foretold from a plan. */
export interface Outline extends Omit<ScannedDigest, 'bytes' | 'view' | 'sections' | 'slugs'> {
  readonly view: View;
  readonly sections: readonly OutlineSection[];
  readonly slugs: Pick<ReadonlySet<string>, 'has'>;
}

/** The digest as plans look at it, which ask for pieces of its view only. */
export function outlineOf(found: ScannedDigest): Outline {
  const { bytes, lineAt, headings, entries, sections, listHeading, notesHeading, notesEnd, slugs, style } =
    found;
  const lists = { headings, entries, sections, listHeading, notesHeading };
  return { view: piecewise(bytes), lineAt, ...lists, notesEnd, slugs, style };
}

export interface OutlineSection extends Omit<ScannedSection, 'headings'> {
  readonly headings: readonly Pick<ScannedHeading, 'text'>[];
}
