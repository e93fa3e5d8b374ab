// Are two pieces of a digest the same but for white space? Read side by side, no copies, and left at the first difference.
import type { ByteRange } from '../scanned.ts';

/** True when both say the same: any run of blanks and line breaks counts as one blank, none at the ends. */
export function sameWords(view: string, a: ByteRange, b: ByteRange): boolean {
  let [i, j] = [skipBlank(view, a.start, a.end), skipBlank(view, b.start, b.end)];
  while (i < a.end && j < b.end) {
    const [nextI, nextJ] = [skipBlank(view, i, a.end), skipBlank(view, j, b.end)];
    if (nextI === a.end || nextJ === b.end) [i, j] = [nextI, nextJ];
    else if (nextI > i !== nextJ > j || view.charCodeAt(nextI) !== view.charCodeAt(nextJ)) return false;
    else [i, j] = [nextI + 1, nextJ + 1];
  }
  return skipBlank(view, i, a.end) === a.end && skipBlank(view, j, b.end) === b.end;
}

function skipBlank(view: string, from: number, end: number): number {
  let at = from;
  while (at < end && BLANKS.has(view.charCodeAt(at))) at++;
  return at;
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
