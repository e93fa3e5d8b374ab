// Byte offsets of a digest → lines and columns as editors count them.
import { utf8 } from './view.ts';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (code points); a BOM is none. */
  readonly column: number;
}

/**
 * One pass over the file however many offsets there are.
 * @param view of the digest @param offsets in ascending order
 */
export function positionsOf(view: string, offsets: readonly number[]): Position[] {
  const bom = view.startsWith('\xef\xbb\xbf') ? 3 : 0;
  let [line, start] = [1, bom];
  return offsets.map(offset => {
    for (
      let next = view.indexOf('\n', start);
      next !== -1 && next < offset;
      next = view.indexOf('\n', start)
    ) {
      line++;
      start = next + 1;
    }
    return { line, column: characters(utf8(view.slice(start, offset))) + 1 };
  });
}

function characters(text: string): number {
  return Array.from(text).length;
}
