// The text of a paper → its sections as a reader takes them: each with all its subsections, captions and tables,
// and the thanks at the end of a conclusion apart from it. Pure. Next: model/selection.ts
import type { Line, PaperText, SectionKey } from '../domain/page.ts';
import { backMatterTitle, runInBackMatter } from './back-matter.ts';

/** A line with what selecting and cutting need to know of its place. */
export interface PlacedLine {
  readonly page: number;
  readonly line: Line;
  /** A part of the paper may well begin here: with a section, or with a heading inside one. */
  readonly begins: 'section' | 'subsection' | null;
}

/** A section with everything in it. Every line of the paper stands in exactly one. */
export interface WholeSection {
  readonly key: SectionKey;
  /** Title of acknowledgements, funding, statements, …; null for what is about the work. */
  readonly backMatter: string | null;
  readonly lines: readonly PlacedLine[];
}

/** These are never back matter, whatever a line of them says. */
const NEVER_BACK_MATTER = new Set<SectionKey>([
  'front',
  'abstract',
  'method',
  'experiments',
  'references',
  'appendix',
]);
/** `3.1 Setting`, `A.2 Proofs`: a subsection. */
const SUBSECTION = /^(?:\d{1,2}|[A-Z])\.\d/;

interface Open {
  key: SectionKey;
  backMatter: string | null;
  /** `Acknowledgements. We thank …` has no heading: it ends with its paragraph. */
  runIn: boolean;
  lines: PlacedLine[];
}

interface Place {
  readonly page: number;
  readonly line: Line;
  readonly title: string | null;
  /** Back matter may begin here: behind the beginning of the conclusion, without one in the second half. */
  readonly late: boolean;
}

/** The sections in reading order. */
export function wholeSections(text: PaperText): WholeSection[] {
  const sections: Open[] = [];
  for (const place of placesIn(text)) {
    const { page, line, title } = place;
    const open = sections.at(-1);
    const begun = open === undefined ? begin(place, null) : next(place, open);
    if (begun !== null) sections.push(begun);
    const begins = begun !== null ? 'section' : title !== null ? 'subsection' : null;
    sections.at(-1)?.lines.push({ page, line, begins });
  }
  return sections;
}

/** The section that begins at this line, or null when the open one goes on. */
function next(place: Place, open: Open): Open | null {
  const begun = begin(place, open.lines.at(-1)?.line ?? null);
  if (begun.key !== open.key || begun.backMatter !== null) return begun;
  const { title } = place;
  if (title !== null) return SUBSECTION.test(title) && open.backMatter === null ? null : begun;
  return open.runIn && open.lines.at(-1)?.line.end === 'break' ? begun : null;
}

function begin({ line, title, late }: Place, before: Line | null): Open {
  const section: Open = { key: line.section, backMatter: null, runIn: false, lines: [] };
  if (!late || NEVER_BACK_MATTER.has(line.section)) return section;
  if (title !== null) return { ...section, backMatter: backMatterTitle(title) };
  // A title that was not set like one: a paragraph of its own, or the beginning of one.
  if (before !== null && before.end !== 'break') return section;
  if (line.end === 'break') {
    const backMatter = backMatterTitle(line.text);
    if (backMatter !== null) return { ...section, backMatter };
  }
  const backMatter = runInBackMatter(line.text);
  return { ...section, backMatter, runIn: backMatter !== null };
}

function placesIn({ pages, sections }: PaperText): Place[] {
  const lines = pages.flatMap(({ page, lines: ofPage }) => {
    const titles = new Map(sections.filter(at => at.page === page).map(({ line, title }) => [line, title]));
    return ofPage.map((line, index) => ({ page, line, title: titles.get(index) ?? null }));
  });
  const conclusion = lines.findIndex(({ line }) => line.section === 'conclusion');
  const main = lines.filter(({ line }) => line.section !== 'references' && line.section !== 'appendix');
  const earliest = conclusion === -1 ? main.length / 2 : conclusion;
  return lines.map((line, index) => ({ ...line, late: index >= earliest }));
}
