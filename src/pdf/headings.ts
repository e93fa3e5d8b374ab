// Which lines are headings. Font size decides most, a known name or a number the rest; the font's weight is not
// known (pdf.js gives it only for a fifth to three quarters more time), so bold run-in headings are missed.
import { headingShapeOf, type HeadingShape } from './heading-rules.ts';
import type { TextLine } from './lines.ts';
import { splitNumber } from './numbering.ts';
import { keyOfTitle } from './titles.ts';

export interface Heading extends HeadingShape {
  /** Index of its first line in the document. */
  readonly line: number;
  /** How many lines it has; the title is of all of them. */
  readonly count: number;
  /** `Abstract—We show …`: the heading is only the beginning of its line. */
  readonly runIn: boolean;
}

const RUN_IN_ABSTRACT = /^(?:(abstract)\s?[—–:.-]|摘\s?要\s?[—–:：.】\]-]|[【[]摘\s?要[】\]])/iu;
/** The paper's own title is larger than the text by this at least; without such a title page 1 may have headings. */
const TITLE = 1.08;

/** Headings in order. `body` is the font size of the running text; the paper's own title is none. */
export function findHeadings(lines: readonly TextLine[], body: number): Heading[] {
  const titleSize = Math.max(TITLE * body, largestOnFirstPage(lines));
  const isTitle = (line: TextLine): boolean => line.page === 1 && line.largest >= titleSize;
  const headings: Heading[] = [];
  let hasRunIn = false;
  lines.forEach((line, index) => {
    if (line.turn !== 'none' || isTitle(line)) return;
    const before = headings.at(-1);
    const runIn = hasRunIn ? null : runInAbstract(line);
    const shape = runIn ?? headingShapeOf({ line, above: lines[index - 1], below: lines[index + 1] }, body);
    if (before && goesOn(before, lines, index)) headings[headings.length - 1] = longer(before, line);
    else if (shape) headings.push({ ...shape, line: index, count: 1, runIn: runIn !== null });
    hasRunIn ||= runIn !== null;
  });
  return headings;
}

function largestOnFirstPage(lines: readonly TextLine[]): number {
  const first = lines.filter(({ page, turn }) => page === 1 && turn === 'none');
  return Math.max(0, ...first.map(line => line.largest));
}

function runInAbstract({ page, text }: TextLine): HeadingShape | null {
  const match = page <= 2 ? RUN_IN_ABSTRACT.exec(text) : null;
  if (!match) return null;
  return { title: match[1] ?? '摘要', level: 1, key: 'abstract', lettered: false, big: false };
}

/** A long title goes on in a second line of the same large type. */
function goesOn(heading: Heading, lines: readonly TextLine[], index: number): boolean {
  const above = lines[index - 1];
  const line = lines[index];
  if (!above || !line || !heading.big || heading.line + heading.count !== index) return false;
  const step = line.y - above.y;
  const close = line.page === above.page && step > 0 && step < 1.6 * line.size;
  const alike = Math.abs(line.size - above.size) < 0.1 && Math.abs(line.largest - above.largest) < 0.1;
  return close && alike && splitNumber(line.text).numbering === 'none' && keyOfTitle(line.text) === null;
}

function longer(heading: Heading, line: TextLine): Heading {
  return { ...heading, count: heading.count + 1, title: `${heading.title} ${line.text}` };
}
