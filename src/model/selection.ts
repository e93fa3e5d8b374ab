// What of a paper is read when there is no room for all of it. Pure.
// References and appendix never are; then go, one whole section at a time, back matter, related work, conclusion and
// introduction. What the work is and shows always stays: front, abstract, method, results, and every section with a
// title of its own ("TideShape: shaping by tides"), which is the one or the other.
// Next: model/parts.ts
import type { NotesSource } from '../domain/notes.ts';
import type { PaperText, SectionKey } from '../domain/page.ts';
import { wholeSections, type PlacedLine, type WholeSection } from './paper-sections.ts';

/** A way to read a paper: the lines read, and what is left out with its pages. */
export interface Selection {
  readonly lines: readonly PlacedLine[];
  readonly omitted: NotesSource['omitted'];
}

const NEVER_READ = new Set<SectionKey>(['references', 'appendix']);
/** Left out in this order, behind back matter. */
const LESS_USEFUL: readonly SectionKey[] = ['related', 'conclusion', 'introduction'];
const CORE = new Set<SectionKey>(['method', 'experiments', 'other']);

/** From the most to the least that may be read of a paper; each is the one before without one more section. */
export function selectionsOf(text: PaperText): Selection[] {
  return [...eachSelection(text)];
}

/** The same one after the other: mostly the first one fits, and no other need be made. */
export function* eachSelection(text: PaperText): Generator<Selection> {
  const sections = wholeSections(text);
  const leftOut = new Set(sections.filter(({ key }) => NEVER_READ.has(key)));
  yield selectionOf(sections, leftOut);
  for (const section of dispensable(sections)) {
    leftOut.add(section);
    const selection = selectionOf(sections, leftOut);
    // Something must be read, be it thanks.
    if (selection.lines.length > 0) yield selection;
  }
}

function dispensable(sections: readonly WholeSection[]): WholeSection[] {
  const main = sections.filter(({ backMatter }) => backMatter === null);
  const core = main.filter(({ key }) => CORE.has(key));
  const work = sizeOf(core);
  const start = core[0] === undefined ? Infinity : main.indexOf(core[0]);
  const mayGo: Readonly<Partial<Record<SectionKey, (section: WholeSection) => boolean>>> = {
    // "Summary of results" in front of the work is no conclusion.
    conclusion: section => main.indexOf(section) > start,
    // A letter without further headings is all introduction: one longer than the work itself holds the work.
    introduction: section => sizeOf([section]) <= work,
  };
  const ranked = LESS_USEFUL.flatMap(key =>
    main.filter(section => section.key === key && (mayGo[key]?.(section) ?? true)),
  );
  return [...sections.filter(({ backMatter }) => backMatter !== null), ...(core.length === 0 ? [] : ranked)];
}

function sizeOf(sections: readonly WholeSection[]): number {
  return sections.flatMap(({ lines }) => lines).reduce((sum, { line }) => sum + line.text.length, 0);
}

function selectionOf(sections: readonly WholeSection[], leftOut: ReadonlySet<WholeSection>): Selection {
  const omitted = new Map<string, Set<number>>();
  for (const section of sections) {
    if (!leftOut.has(section)) continue;
    const what = section.backMatter ?? section.key;
    const pages = omitted.get(what) ?? new Set();
    omitted.set(what, pages);
    for (const { page } of section.lines) pages.add(page);
  }
  return {
    lines: sections.filter(section => !leftOut.has(section)).flatMap(({ lines }) => lines),
    omitted: [...omitted].map(([what, pages]) => ({ what, pages: [...pages] })),
  };
}
