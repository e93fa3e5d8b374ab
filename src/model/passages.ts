// Which passages of a paper one section of the notes is asked from, when the model can read but few of them. Pure.
// Passages are paragraphs; the most useful ones that fit are taken, and given in the order of the paper.
import type { PaperText, SectionKey } from '../domain/page.ts';
import type { SectionName } from '../domain/section.ts';
import { quarterTokens } from '../lib/tokens.ts';
import { wholeSections, type PlacedLine, type WholeSection } from './paper-sections.ts';

interface Passage {
  readonly key: SectionKey;
  /** Its place in the paper. */
  readonly place: number;
  readonly lines: readonly PlacedLine[];
  readonly quarters: number;
}

/** Where to look first for what a section of the notes states. Sections of one rank are taken in reading order. */
const RANKS: Readonly<Record<SectionName, readonly (readonly SectionKey[])[]>> = {
  background: [['introduction', 'abstract'], ['related'], ['conclusion'], ['other', 'front']],
  innovations: [['method', 'other'], ['introduction', 'abstract'], ['conclusion']],
  results: [['experiments'], ['other', 'conclusion'], ['method', 'introduction', 'abstract']],
  takeaways: [
    ['conclusion', 'abstract'],
    ['experiments', 'other'],
    ['introduction', 'method'],
  ],
};
const NEVER_READ = new Set<SectionKey>(['references', 'appendix']);
/** A number, so that figures of tables and sentences count alike. */
const NUMBER = /\d+(?:\.\d+)?/g;
/** A line that opens a page of its own costs its mark: `[page 12]` and the blank line before it. */
const MARK_QUARTERS = 12;

/** The lines for a section, at most `maxTokens` (estimated) of them; none when the paper has no text. */
export function passagesFor(section: SectionName, text: PaperText, maxTokens: number): PlacedLine[] {
  const passages = wholeSections(text)
    .filter(({ key, backMatter }) => backMatter === null && !NEVER_READ.has(key))
    .flatMap(passagesIn)
    .map((passage, place) => ({ ...passage, place }));
  const ranked = passages.toSorted(
    (one, other) => rankOf(section, one) - rankOf(section, other) || one.place - other.place,
  );
  const isResults = section === 'results';
  const ordered = isResults ? ranked.toSorted((one, other) => byFigures(section, one, other)) : ranked;
  return fill(ordered, 4 * maxTokens)
    .toSorted((one, other) => one.place - other.place)
    .flatMap(({ lines }) => lines);
}

function rankOf(section: SectionName, { key }: Passage): number {
  const rank = RANKS[section].findIndex(keys => keys.includes(key));
  return rank < 0 ? RANKS[section].length : rank;
}

/** Within a rank: rows and sentences with many figures first. */
function byFigures(section: SectionName, one: Passage, other: Passage): number {
  return rankOf(section, one) - rankOf(section, other) || density(other) - density(one);
}

function density({ lines, quarters }: Passage): number {
  const numbers = lines.reduce((sum, { line }) => sum + (line.text.match(NUMBER)?.length ?? 0), 0);
  return numbers / (quarters + 40);
}

/** Whole passages as long as they fit, and the beginning of the first one that does not. */
function fill(passages: readonly Passage[], mostQuarters: number): Passage[] {
  const taken: Passage[] = [];
  let left = mostQuarters;
  for (const passage of passages) {
    const fitting = passage.quarters <= left ? passage : cutTo(passage, left);
    if (fitting.lines.length > 0) taken.push(fitting);
    left -= fitting.quarters;
    if (fitting !== passage) break;
  }
  return taken;
}

function cutTo(passage: Passage, mostQuarters: number): Passage {
  let quarters = 0;
  const lines: PlacedLine[] = [];
  for (const line of passage.lines) {
    const more = quartersOf([line]);
    if (quarters + more > mostQuarters) break;
    quarters += more;
    lines.push(line);
  }
  return { ...passage, lines, quarters };
}

/** Paragraphs and rows of tables, which are paragraphs of their own; a heading goes with what follows it. */
function passagesIn({ key, lines }: WholeSection): Omit<Passage, 'place'>[] {
  const found: PlacedLine[][] = [];
  let open: PlacedLine[] = [];
  for (const placed of lines) {
    open.push(placed);
    if (placed.line.end !== 'break' || placed.line.kind === 'heading') continue;
    found.push(open);
    open = [];
  }
  if (open.length > 0) found.push(open);
  return found.map(of => ({ key, lines: of, quarters: quartersOf(of) }));
}

/** Never less than what they come to in a text of passages: each may stand on a page of its own. */
function quartersOf(lines: readonly PlacedLine[]): number {
  const pages = new Set(lines.map(({ page }) => page)).size;
  const words = lines.reduce((sum, { line }) => sum + quarterTokens(line.text) + 1, 0);
  return words + MARK_QUARTERS * pages;
}
