// Which characters of a paper are its running text, so that a sentence is whole where the layout put something in
// between: figures, tables, footnotes and their marks, numbers of headings (LaTeX sets those, no author writes
// them), and, for the fuzzy match only, displayed formulas. Pure.
import type { Line } from '../../domain/page.ts';
import { asideLines, footnoteMark } from './print-size.ts';
import { ASIDE, type PlacedLine } from './quote-index.ts';

/** Width of a digit in font sizes: half a font size and more; a raised one, 7 on 10 points, has .35 to .4. */
const SMALL_DIGIT = 0.45;
/** Line height in font sizes, as domain/page.ts has it. */
const LINE_HEIGHT = 1.15;
const HEADING_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s/;
/** Letters of formulas stand alone, in capitals or Greek: `Kint`, `τρ`. */
const WORD = /[a-z\u00df-\u017f]{4}|\p{sc=Han}/u;
/** What joins two formulas on a line of its own: `where`, `and`, `for all`. */
const LINK = /^[a-z]{2,9}(?: [a-z]{2,9})?[.,;:]?$/;

/** `text` with `ASIDE` over everything that is not running text; no offset changes. */
export function runningText(text: string, lines: readonly PlacedLine[]): string {
  const aside = asideLines(lines);
  const marks = marksByPage(aside);
  return blanked(text, lines, (placed, length) => {
    if (aside.has(placed)) return [[0, length]];
    const { line, page } = placed;
    if (line.kind === 'heading') return [[0, HEADING_NUMBER.exec(line.text)?.[0].length ?? 0]];
    return marksIn(line, marks.get(page) ?? new Set());
  });
}

/** The other way round: only what `running` leaves out, blanks elsewhere. */
export function asideText(text: string, running: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { 0: stretch, index } of running.matchAll(/\f+/g)) {
    parts.push(' '.repeat(index - done), text.slice(index, index + stretch.length));
    done = index + stretch.length;
  }
  return parts.join('');
}

/**
 * The running text without displayed formulas as well: lines without a word behind a line that ends its paragraph,
 * as the sentence does in front of a formula. Without that condition numbers at a line's end could be skipped.
 */
export function proseText(running: string, lines: readonly PlacedLine[]): string {
  let isOpen = false;
  return blanked(running, lines, (placed, length) => {
    const { line, start } = placed;
    const isAside = running[start] === ASIDE && line.kind !== 'heading';
    const isLink = LINK.test(line.text);
    const isFormula = isOpen && line.kind === 'text' && !isLink && !WORD.test(line.text);
    isOpen = isAside || isFormula || isLink ? isOpen : line.end === 'break';
    return isFormula ? [[0, length]] : [];
  });
}

type Stretch = readonly [from: number, to: number];

/** `text` with `ASIDE` over the stretches that `asides` names in each line. */
function blanked(
  text: string,
  lines: readonly PlacedLine[],
  asides: (placed: PlacedLine, length: number) => readonly Stretch[],
): string {
  const parts: string[] = [];
  lines.forEach((placed, at) => {
    const whole = text.slice(placed.start, lines[at + 1]?.start);
    let done = 0;
    for (const [from, to] of asides(placed, whole.length)) {
      parts.push(whole.slice(done, from), ASIDE.repeat(to - from));
      done = to;
    }
    parts.push(whole.slice(done));
  });
  return parts.join('');
}

/** Marks of the footnotes of each page. */
function marksByPage(aside: ReadonlySet<PlacedLine>): ReadonlyMap<number, ReadonlySet<string>> {
  const marks = new Map<number, Set<string>>();
  for (const placed of aside) {
    const mark = footnoteMark(placed);
    if (mark !== null) marks.set(placed.page, (marks.get(placed.page) ?? new Set()).add(mark));
  }
  return marks;
}

/**
 * Marks of the page's own footnotes in a line: small digits in a run of their own, right behind a word.
 * An exponent or the 2 of `GPT2` is none of it unless the page has a footnote of that number, too.
 */
function marksIn(line: Line, marks: ReadonlySet<string>): Stretch[] {
  if (marks.size === 0) return [];
  const found: Stretch[] = [];
  let at = 0;
  for (const run of line.runs) {
    const text = run.text.trim();
    const from = line.text.indexOf(text, at);
    if (text === '' || from === -1) continue;
    at = from + text.length;
    const isSmall = run.width / run.text.length < (SMALL_DIGIT * line.height) / LINE_HEIGHT;
    if (marks.has(text) && isSmall && /\p{L}{2}[.,;:)”"]?$/u.test(line.text.slice(0, from))) {
      found.push([from, at]);
    }
  }
  return found;
}
