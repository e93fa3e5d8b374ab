// Banded edit distance between a quote and its best stretch of the paper. Pure.
// Both ends of the stretch are free: Sellers 1980, https://doi.org/10.1016/0196-6774(80)90016-4.
import type { KeySpan } from './quote-index.ts';

/** A stretch of the paper's key and its distance from the quote. */
export interface Alignment extends KeySpan {
  readonly distance: number;
}

/** One edit. A cell holds `edits * EDIT + start`, so that the least cell is the best path and knows its start. */
const EDIT = 2 ** 32;

/**
 * `near.diagonal` is about where in `paper` the quote begins, `near.limit` the edits allowed; null beyond them.
 * Only cells within twice the limit of the diagonal are filled: time is length of `key` × limit.
 */
export function align(
  paper: string,
  key: string,
  near: { readonly diagonal: number; readonly limit: number },
): Alignment | null {
  const reach = 2 * near.limit + 2;
  // Cell c of row r stands for paper position first + r + c: the band slides along with the rows.
  // Positions before the paper's first character match nothing, but a path may pass them.
  const first = near.diagonal - reach;
  const cells = 2 * reach + 1;
  let row = Float64Array.from({ length: cells }, (_, cell) => Math.max(0, first + cell));
  for (let at = 0; at < key.length; at += 1) {
    const next = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell += 1) {
      const same = paper[first + at + cell] === key[at] ? 0 : EDIT;
      const kept = (row[cell] ?? 0) + same;
      const quoteHasMore = (row[cell + 1] ?? Infinity) + EDIT;
      const paperHasMore = cell === 0 ? Infinity : (next[cell - 1] ?? 0) + EDIT;
      next[cell] = Math.min(kept, quoteHasMore, paperHasMore);
    }
    row = next;
  }
  const best = Math.min(...row);
  const distance = Math.floor(best / EDIT);
  if (distance > near.limit) return null;
  return { from: best % EDIT, to: Math.min(paper.length, first + key.length + row.indexOf(best)), distance };
}
