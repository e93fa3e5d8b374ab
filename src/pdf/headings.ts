// Which lines are headings. Font size decides most, then a known name, a number, bold type. Headings that run into
// their paragraph are missed, but for the abstract.
import { headingShapeOf, type HeadingShape } from './heading-rules.ts';
import type { TextLine } from './lines.ts';
import { splitNumber } from './numbering.ts';
import { keyOfTitle } from './titles.ts';

/** So many numbered headings are a habit. */
const NUMBERED = 2;
const BACK_MATTER =
  /^(?:acknowledg|data |code |author|funding|ethic|broader impact|competing|conflict|reproducib|availab|致\s?谢|作者贡献|数据可用)/i;
const BY_WORDS = { numbered: false, byStyle: false } as const;

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
  return withoutLabels(headings);
}

/**
 * Where headings are numbered, a bold line without a number is a paragraph's title or a label; only what stands behind
 * the work (thanks, statements) is never numbered.
 */
function withoutLabels(headings: readonly Heading[]): Heading[] {
  const numbered = headings.filter(heading => heading.numbered && !heading.lettered).length;
  if (numbered < NUMBERED) return [...headings];
  return headings.filter(({ byStyle, numbered: own, title }) => !byStyle || own || BACK_MATTER.test(title));
}

function largestOnFirstPage(lines: readonly TextLine[]): number {
  const first = lines.filter(({ page, turn }) => page === 1 && turn === 'none');
  return Math.max(0, ...first.map(line => line.largest));
}

function runInAbstract({ page, text }: TextLine): HeadingShape | null {
  const match = page <= 2 ? RUN_IN_ABSTRACT.exec(text) : null;
  if (!match) return null;
  return { title: match[1] ?? '摘要', level: 1, key: 'abstract', lettered: false, big: false, ...BY_WORDS };
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
