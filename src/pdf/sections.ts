// Headings → sections: where the references begin and end, where the appendix begins, and which section
// every line belongs to. The references matter most: they are a fifth of a paper and are not read.
import type { SectionKey } from '../domain/page.ts';
import type { Heading } from './headings.ts';
import type { TextLine } from './lines.ts';

export interface Sections {
  /** The headings that count, in order. A bibliography without a heading has one made up, `made: true`. */
  readonly headings: readonly (Heading & { readonly made?: boolean })[];
  /** One key for each heading, and one for each line of the document. */
  readonly headingKeys: readonly SectionKey[];
  readonly lineKeys: readonly SectionKey[];
}

/** References do not begin in the first quarter: that would be a table of contents. */
const EARLIEST_REFERENCES = 0.25;
const EARLIEST_BIBLIOGRAPHY = 0.4;
const EARLIEST_APPENDIX = 0.3;
/** A bibliography without a heading is known by this many entries in a row, none longer than so many lines. */
const ENTRIES = 6;
const LONGEST_ENTRY = 20;
/** A heading this close behind "References" is still part of its own lines. */
const CLOSE = 3;
const ENTRY = /^(?:\[(\d{1,3})\]|(\d{1,3})\. \p{Lu})/u;

/** Assigns sections; `headings` may hold false ones (letters, entries), which drop out here. */
export function sectionsOf(lines: readonly TextLine[], headings: readonly Heading[]): Sections {
  const count = lines.length;
  const references = referencesStart(lines, headings);
  const start = references?.line ?? count;
  const isAppendix = (heading: Heading): boolean => {
    const named = heading.key === 'appendix' && heading.line > EARLIEST_APPENDIX * count;
    return named || (heading.line > start && (heading.key === 'appendix' || heading.lettered));
  };
  const endsReferences = (heading: Heading): boolean =>
    heading.line > start + CLOSE && (isAppendix(heading) || heading.key !== null || heading.big);
  const end = headings.find(endsReferences)?.line ?? count;
  const appendix = headings.find(isAppendix)?.line ?? count;

  // Above the first known name stand dates, addresses and affiliations: `5 March 2007`, `1 University of …`.
  const firstNamed = headings.find(({ key }) => key !== null)?.line ?? 0;

  const counted = headings.filter(heading => {
    if (lines[heading.line]?.page === 1 && heading.line < firstNamed) return false;
    if (heading.line >= start && heading.line < end) return heading.line === start;
    return !heading.lettered || isAppendix(heading);
  });
  if (references?.made) counted.push(references);
  counted.sort((a, b) => a.line - b.line);

  const headingKeys: SectionKey[] = [];
  for (const heading of counted) headingKeys.push(keyOf(heading, headingKeys.at(-1)));
  return { headings: counted, headingKeys, lineKeys: lineKeys() };

  function keyOf(heading: Heading, before: SectionKey | undefined): SectionKey {
    if (heading.line === start) return 'references';
    if (heading.line >= appendix) return 'appendix';
    // Behind the references, "A.3 Discussion" is no conclusion.
    if (heading.line > start) return 'other';
    const inherited = heading.level > 1 && before !== undefined && before !== 'abstract';
    if (inherited) return before;
    return heading.key === 'references' ? 'other' : (heading.key ?? 'other');
  }

  function lineKeys(): SectionKey[] {
    const keys: SectionKey[] = [];
    let at = -1;
    for (let line = 0; line < count; line++) {
      while ((counted[at + 1]?.line ?? Infinity) <= line) at++;
      keys.push(headingKeys[at] ?? 'front');
    }
    return keys;
  }
}

function referencesStart(
  lines: readonly TextLine[],
  headings: readonly Heading[],
): (Heading & { made?: boolean }) | undefined {
  const named = headings.filter(({ key }) => key === 'references');
  const heading = named.find(({ line }) => line > EARLIEST_REFERENCES * lines.length) ?? named.at(-1);
  if (heading) return heading;
  const line = bibliographyStart(lines);
  if (line === -1) return undefined;
  const shape = {
    count: 1,
    title: 'References',
    level: 1,
    key: 'references',
    lettered: false,
    big: false,
    numbered: false,
    byStyle: false,
  } as const;
  return { ...shape, line, runIn: true, made: true };
}

/** The last line that begins entry 1 and is followed by entries 2, 3, …; -1 when there is none. */
function bibliographyStart(lines: readonly TextLine[]): number {
  const numbers = lines.map(({ text }) => {
    const match = ENTRY.exec(text);
    return match ? Number(match[1] ?? match[2]) : 0;
  });
  for (let line = lines.length - 1; line > EARLIEST_BIBLIOGRAPHY * lines.length; line--) {
    if (numbers[line] === 1 && runsOn(numbers, line)) return line;
  }
  return -1;
}

function runsOn(numbers: readonly number[], first: number): boolean {
  let at = first;
  for (let entry = 2; entry <= ENTRIES; entry++) {
    const next = numbers.indexOf(entry, at + 1);
    if (next === -1 || next - at > LONGEST_ENTRY) return false;
    at = next;
  }
  return true;
}
