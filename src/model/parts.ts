// Lines → parts that each fit, cut where a reader would stop: before a section, else before a heading, else between
// pages, else behind a paragraph; and of those places where the parts come out most alike. Pure.
import { textOf } from '../domain/page.ts';
import { estimateTokens, quarterTokens } from '../lib/tokens.ts';
import type { PlacedLine } from './paper-sections.ts';

/** Lines of one page under its number, as a model reads them; pages in order, a blank line between them. */
export function textOfLines(lines: readonly PlacedLine[]): string {
  const blocks: string[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end) {
    const page = lines[start]?.page;
    while (end < lines.length && lines[end]?.page === page) end += 1;
    blocks.push(`[page ${page}]\n${textOf(lines.slice(start, end).map(({ line }) => line))}`);
  }
  return blocks.join('\n\n');
}

/** Exactly `count` parts of at most `maxTokens` (estimated) each, in order and none empty; null when there are none. */
export function cutInParts(
  lines: readonly PlacedLine[],
  count: number,
  maxTokens: number,
): (readonly PlacedLine[])[] | null {
  if (count === 1) return estimateTokens(textOfLines(lines)) <= maxTokens ? [lines] : null;
  const strip = measure(lines);
  const most = 4 * maxTokens;
  // No cut helps a single line, and looking for one would take long.
  if (lines.some((_, index) => strip.length(index, index + 1) > most)) return null;
  const cuts = cutsFrom({ start: 0, count, most }, strip);
  if (cuts === null) return null;
  return [0, ...cuts].map((start, index) => lines.slice(start, cuts[index]));
}

/** A text as a tape measure sees it; lengths are quarters of a token, never less than what textOfLines gives. */
interface Strip {
  readonly end: number;
  readonly length: (from: number, to: number) => number;
  /** How good a place for a cut the beginning of this line is; 0 is no place at all. */
  readonly grade: (line: number) => number;
}

function measure(lines: readonly PlacedLine[]): Strip {
  const mark = (index: number): number => `[page ${lines[index]?.page}]\n\n\n`.length;
  const turnsPage = (index: number): boolean => lines[index]?.page !== lines[index - 1]?.page;
  const upTo = [0];
  for (const [index, { line }] of lines.entries()) {
    const text = line.end === 'cut' ? line.text.slice(0, -1) : line.text;
    const blank = line.end === 'space' || line.end === 'break' ? 1 : 0;
    const around = (turnsPage(index) ? mark(index) : 0) + (turnsPage(index + 1) ? 0 : blank);
    upTo.push((upTo[index] ?? 0) + quarterTokens(text) + around);
  }
  return {
    end: lines.length,
    length: (from, to) => (upTo[to] ?? 0) - (upTo[from] ?? 0) + (turnsPage(from) ? 0 : mark(from)),
    grade(index) {
      const begins = lines[index]?.begins;
      if (begins === 'section') return 4;
      if (begins === 'subsection') return 3;
      if (turnsPage(index)) return 2;
      return lines[index - 1]?.line.end === 'break' ? 1 : 0;
    },
  };
}

/** Where to cut what begins at `start` into `count` parts; the best cut first, another when the rest cannot follow. */
function cutsFrom(
  { start, count, most }: { start: number; count: number; most: number },
  strip: Strip,
): number[] | null {
  const whole = strip.length(start, strip.end);
  if (count === 1) return whole <= most ? [] : null;
  const places: { at: number; grade: number; off: number }[] = [];
  for (let at = start + 1; at < strip.end; at += 1) {
    const length = strip.length(start, at);
    if (length > most) break;
    if (strip.length(at, strip.end) > (count - 1) * most) continue;
    places.push({ at, grade: strip.grade(at), off: Math.abs(length - whole / count) });
  }
  places.sort((one, other) => other.grade - one.grade || one.off - other.off);
  for (const { at } of places) {
    const rest = cutsFrom({ start: at, count: count - 1, most }, strip);
    if (rest !== null) return [at, ...rest];
  }
  return null;
}
