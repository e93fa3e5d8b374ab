// A digest as a Latin-1 string: one character a byte, so that string searches (fast, no copies) give byte offsets.
// ASCII patterns work on it as on the real text; anything shown or compared with UTF-8 text goes through `utf8`.

/** Bytes → view. */
export function viewOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A piece of a view → its text. */
export function utf8(view: string): string {
  if (/^[\u0000-\u007f]*$/.test(view)) return view;
  return Buffer.from(view, 'latin1').toString('utf8');
}

/** Text → as it would look in a view. */
export function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** What plans ask of a view: a string, or one that takes in changes (pieces.ts). */
export interface View {
  readonly length: number;
  slice(start: number, end?: number): string;
  startsWith(words: string, at: number): boolean;
}

/** A view of bytes of which only pieces are asked for: a string of 10 MB is never made. */
export function piecewise(bytes: Uint8Array): View {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const slice = (start: number, end = buffer.length): string =>
    buffer.toString('latin1', Math.max(0, start), Math.max(0, end));
  return {
    length: buffer.length,
    slice,
    startsWith: (words, at) => slice(at, at + words.length) === words,
  };
}

/**
 * Tells the line number, from 1, of any byte offset. The line feeds are looked for once, when first asked: a digest
 * of a thousand papers is asked a thousand times.
 */
export function lineFinder(bytes: Uint8Array): (offset: number) => number {
  let feeds: readonly number[] | undefined;
  return offset => {
    feeds ??= lineFeedsOf(bytes);
    let [low, high] = [0, feeds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((feeds[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function lineFeedsOf(bytes: Uint8Array): number[] {
  const feeds: number[] = [];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) feeds.push(at);
  return feeds;
}

/** Line number of a byte offset, from 1. */
export function lineAt(view: string, offset: number): number {
  let line = 1;
  for (let at = view.indexOf('\n'); at !== -1 && at < offset; at = view.indexOf('\n', at + 1)) line++;
  return line;
}

/**
 * End of the last line of `[start, end)` that is not blank, after its line break; `start` when all are blank.
 * @param file as view or as bytes
 */
export function contentEnd(file: string | Uint8Array, start: number, end: number): number {
  const codeAt = (at: number): number | undefined =>
    typeof file === 'string' ? file.charCodeAt(at) : file[at];
  let last = end;
  while (last > start && isBlank(codeAt(last - 1))) last--;
  if (last === start) return start;
  const lineBreak = typeof file === 'string' ? file.indexOf('\n', last) : file.indexOf(0x0a, last);
  return lineBreak === -1 || lineBreak >= end ? end : lineBreak + 1;
}

function isBlank(code: number | undefined): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
