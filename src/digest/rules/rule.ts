// What a rule of `summarize check` is: a defect class of published digests, one a file, found in a scanned digest.
// A rule is pure. It names the place, says what stands there, and gives a fix only where the meaning cannot change.
import type { Splice } from '../../domain/digest.ts';
import type { Notes } from '../../domain/notes.ts';
import type { Told } from '../../lib/phrase.ts';
import type { ScannedDigest, ScannedEntry, ScannedSection } from '../scanned.ts';

/** What a rule saw at one place. */
export interface Found {
  /** Byte offset in the digest of the first character concerned. */
  readonly at: number;
  /** One sentence with the value that was seen, for a person. */
  readonly message: Told;
  /** Base arXiv id of the paper concerned, when it is known. */
  readonly id?: string | null;
  /** The repair, in order and not overlapping; left out where a person has to decide. */
  readonly fix?: readonly Splice[];
}

interface About {
  /** Stable, kebab-case, the name of the rule's file. */
  readonly name: string;
  /** `error`: something is broken for readers · `warning`: poor, or a person should look. */
  readonly severity: 'error' | 'warning';
  /** What the rule finds, for docs/check.md and `summarize check --rules`. */
  readonly finds: Told;
  /** Its repair moves headings or whole sections: it is made alone, before the others are looked for again. */
  readonly structural?: true;
}

/** A rule looks at every list line, at every section of notes, once at the file, or at several of these. */
export type Rule = About &
  (
    | { readonly entry: (entry: ScannedEntry, context: CheckContext) => readonly Found[] }
    | { readonly section: (view: SectionView, context: CheckContext) => readonly Found[] }
    | { readonly file: (context: CheckContext) => readonly Found[] }
  );

/** What rules may look at besides the line or section at hand. */
export interface CheckContext {
  readonly digest: ScannedDigest;
  /** By paper id, in file order. */
  readonly entries: ReadonlyMap<string, readonly ScannedEntry[]>;
  readonly sections: ReadonlyMap<string, readonly ScannedSection[]>;
  /** Fragments that lead somewhere: slugs of all headings, and `id` or `name` of HTML tags. */
  readonly targets: ReadonlySet<string>;
  /** notes/<id>.json beside the digest, by paper id. */
  readonly notes: ReadonlyMap<string, Notes>;
  /** Name of the digest's file; null when it is not known. */
  readonly name: string | null;
  /** Of those, what cannot be read: paper id → why. */
  readonly broken: ReadonlyMap<string, Told>;
  /** arXiv's latest version of a paper, where it was asked: paper id → version. */
  readonly latest: ReadonlyMap<string, number>;
}

/** A section of notes with its text, made once for all rules. */
export interface SectionView {
  readonly section: ScannedSection;
  /** From the section's heading to its last line that is not blank. */
  readonly whole: Piece;
}

/** A piece of the digest as text, which still knows where it stands. */
export class Piece {
  /** Byte offset of its first character. */
  readonly start: number;
  readonly text: string;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.start = start;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', start, end);
  }

  /** Byte offset in the digest of the character at `index` of the text. */
  at(index: number): number {
    return this.start + Buffer.byteLength(this.text.slice(0, index), 'utf8');
  }

  /** The splice that puts `text` in the place of `[from, to)` of this piece (indexes of its text). */
  splice(from: number, to: number, text: string): Splice {
    return { start: this.at(from), end: this.at(to), text };
  }
}
