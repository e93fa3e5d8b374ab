// The value that `indexQuotes` makes of a paper, and the way from an offset of its text to a line. Pure.
import type { Line } from '../../domain/page.ts';
import type { QuoteKey } from './quote-key.ts';

/** One line of the paper and where it starts in `QuoteIndex.text`. */
export interface PlacedLine {
  readonly line: Line;
  readonly page: number;
  readonly start: number;
}

/** A text of the same length as the paper's, with `ASIDE` over what is left out of it, and its key. */
export interface Layer extends QuoteKey {
  readonly text: string;
}

/**
 * All lines of all pages one after the other, words mended; a place in the paper is an offset into `text`. Layers but
 * `exact` are made at the first question: most quotes stand in the text as it comes.
 */
export interface QuoteIndex {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
  /** The text as it stands. */
  readonly exact: Layer;
  /** The running text: without figures, tables, footnotes, their marks and the numbers of headings. */
  readonly running: () => Layer;
  /** The running text without displayed formulas. */
  readonly prose: () => Layer;
  /** Where to look for a quote that is a word off: running text, asides, prose, with citations out of their keys. */
  readonly uncited: () => readonly Layer[];
}

/** Stands for one character that is left out of a layer; a blank to whoever looks, and in no text of a PDF. */
export const ASIDE = '\f';

/** A stretch of the paper: offsets `[start, end)` into `QuoteIndex.text`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a key: positions `[from, to)`. */
export interface KeySpan {
  readonly from: number;
  readonly to: number;
}

/** The text that a stretch of a key came from. */
export function textSpan(key: QuoteKey, span: KeySpan): TextSpan {
  return { start: key.at[span.from] ?? 0, end: (key.at[span.to - 1] ?? 0) + 1 };
}

/** The words of a layer in a stretch, on one line. */
export function wordsIn(layer: string, { start, end }: TextSpan): string {
  return layer.slice(start, end).replaceAll(ASIDE, '').replace(/\s+/g, ' ').trim();
}

/** The stretch cut where whole lines are left out of the layer; marks of a character or two do not cut it. */
export function piecesOf(layer: string, { start, end }: TextSpan): TextSpan[] {
  const pieces: TextSpan[] = [];
  let from = start;
  for (const gap of layer.slice(start, end).matchAll(/\f{3,}\s*/g)) {
    if (start + gap.index > from) pieces.push({ start: from, end: start + gap.index });
    from = start + gap.index + gap[0].length;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

/** Position in `index.lines` of the line that holds `offset`. */
export function lineNumberAt(index: QuoteIndex, offset: number): number {
  let low = 0;
  let high = index.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Page of the line that holds `offset`. */
export function pageAt(index: QuoteIndex, offset: number): number {
  return index.lines[lineNumberAt(index, offset)]?.page ?? 1;
}
