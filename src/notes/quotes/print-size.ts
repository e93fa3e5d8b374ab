// Lines that stand beside the running text because of how they are set: footnotes, and what figures and tables
// hold in smaller print around their captions. Pure; heights are all it needs to know of fonts.
import { bodyHeight } from '../../domain/page.ts';
import type { PlacedLine } from './quote-index.ts';

/** Footnotes are set smaller than the body: 8 on 10, 9 on 11, 10 on 12 points. */
const FOOTNOTE = 0.9;
/** Smaller than this no line of the body is; labels in figures and cells of tables mostly are. */
const SMALL = 0.96;
const STRIP = 20;
const STRIPS = 200;
/** The mark a footnote begins with, right before its words. */
const MARK = /^(?:\d{1,2}|[*†‡§¶])(?=\s?(?:[“"(]?\p{L}{2}|@))/u;

/** Lines of footnotes, of captions, and of the small print next to captions. */
export function asideLines(lines: readonly PlacedLine[]): ReadonlySet<PlacedLine> {
  const body = bodyHeight(lines.map(({ line }) => line));
  return new Set([...footnotesOf(lines, FOOTNOTE * body), ...floatsOf(lines, SMALL * body)]);
}

/** The mark that a footnote line begins with, or null. */
export function footnoteMark({ line }: PlacedLine): string | null {
  return MARK.exec(line.text)?.[0] ?? null;
}

/** From a small line with a mark to the end of the small lines below it, when the body does not go on below. */
function footnotesOf(lines: readonly PlacedLine[], small: number): PlacedLine[] {
  const lowest = lowestOfBody(lines, small);
  const notes: PlacedLine[] = [];
  for (const [at, placed] of lines.entries()) {
    const { line, page } = placed;
    if (!isSmallPrint(placed, small) || line.section === 'references') continue;
    const last = notes.at(-1);
    const goesOn =
      last !== undefined && last === lines[at - 1] && last.page === page && line.y >= last.line.y;
    const isBelowBody = stripsOf(placed).every(strip => line.y >= (lowest.get(strip) ?? 0));
    if (goesOn || (footnoteMark(placed) !== null && isBelowBody)) notes.push(placed);
  }
  return notes;
}

/** For each upright strip of each page the lowest line of the body in it: columns without knowing their number. */
function lowestOfBody(lines: readonly PlacedLine[], small: number): ReadonlyMap<number, number> {
  const lowest = new Map<number, number>();
  for (const placed of lines) {
    if (placed.line.height <= small) continue;
    for (const strip of stripsOf(placed)) {
      lowest.set(strip, Math.max(placed.line.y, lowest.get(strip) ?? 0));
    }
  }
  return lowest;
}

/** The strips, 20 points wide, that a line crosses; pages wider than 4,000 points have no more. */
function stripsOf({ line, page }: PlacedLine): number[] {
  const first = Math.max(0, Math.floor(line.x / STRIP));
  const last = Math.min(STRIPS, Math.floor((line.x + line.width) / STRIP));
  const strips: number[] = [];
  for (let strip = first; strip <= last; strip += 1) strips.push(page * 2 * STRIPS + strip);
  return strips;
}

/** Captions, and the lines in smaller print that come right before or behind one on its page. */
function floatsOf(lines: readonly PlacedLine[], small: number): PlacedLine[] {
  const floats = new Set<PlacedLine>();
  const isNext = (at: number, step: number): boolean => {
    const [placed, last] = [lines[at], lines[at - step]];
    if (placed === undefined || last === undefined || placed.page !== last.page) return false;
    return floats.has(last) && isSmallPrint(placed, small);
  };
  for (const placed of lines) if (placed.line.kind === 'caption') floats.add(placed);
  for (const [at, placed] of lines.entries()) if (isNext(at, 1)) floats.add(placed);
  for (const [at, placed] of [...lines.entries()].reverse()) if (isNext(at, -1)) floats.add(placed);
  return [...floats];
}

function isSmallPrint({ line }: PlacedLine, small: number): boolean {
  return line.kind === 'text' && line.height <= small;
}
