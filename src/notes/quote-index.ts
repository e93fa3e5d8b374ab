// The value that `indexQuotes` makes of a paper, and the way from an offset of its text to a line. Pure.
import type { Line } from '../domain/page.ts';
import type { QuoteKey } from './quote-key.ts';

/** One line of the paper and where it starts in `QuoteIndex.text`. */
export interface PlacedLine {
  readonly line: Line;
  readonly page: number;
  readonly start: number;
}

/** All lines of all pages as running text, words mended; a place in the paper is an offset into `text`. */
export interface QuoteIndex {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
  /** Key of the text as it stands. */
  readonly exact: QuoteKey;
  /** Key without citations, which models like to leave out of a quote. */
  readonly uncited: QuoteKey;
}

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
