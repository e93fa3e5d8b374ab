// Pure functions over text and bytes that know nothing about papers: wrapping, ranges, splicing.

/** Bytes `[start, end)` to be replaced by `text`, written as UTF-8. */
export interface ByteChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The bytes with every change applied. Changes are in order and do not overlap. */
export function applyChanges(bytes: Uint8Array, changes: readonly ByteChange[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  for (const change of changes) {
    pieces.push(bytes.subarray(kept, change.start), Buffer.from(change.text, 'utf8'));
    kept = change.end;
  }
  pieces.push(bytes.subarray(kept));
  return Buffer.concat(pieces);
}

/**
 * Text broken into lines of at most `width` characters where it has blanks; a word longer than that
 * (or Chinese, which has no blanks) stays whole. White space is collapsed.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(part => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * The text without any of the characters of `set` (none of them a surrogate pair) at its end. For `/[…]+$/`, which
 * takes the square of a run's length when the run stands in the middle of the text.
 */
export function trimEndOf(text: string, set: string): string {
  let end = text.length;
  while (end > 0 && set.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Ascending numbers as people write page ranges: [1, 2, 3, 5] → `1–3, 5`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
