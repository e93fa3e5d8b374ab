// Byte offsets of a digest → lines and columns as editors count them.
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
  let [line, from, column] = [1, bom, 1];
  return offsets.map(offset => {
    for (let next = view.indexOf('\n', from); next !== -1 && next < offset; next = view.indexOf('\n', from)) {
      [line, from, column] = [line + 1, next + 1, 1];
    }
    // Counted on from the last offset: thousands of findings may stand in one line.
    column += characters(view.slice(from, offset));
    from = Math.max(from, offset);
    return { line, column };
  });
}

/** Characters of a piece of a view: every byte that does not continue a UTF-8 character. */
function characters(piece: string): number {
  return piece.length - (piece.match(/[\x80-\xbf]/g)?.length ?? 0);
}
