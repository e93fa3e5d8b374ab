// What one line of Markdown is, as far as the line scanner needs to know: told by its first bytes.
// Nothing is cut out of the file here: a digest of 10,000 papers has half a million lines.

/** The line at hand. One object is used for all lines of a file, and moves on. */
export interface Line {
  /** Byte offset of the line. */
  from: number;
  /** After its indent. */
  start: number;
  /** Before its line break. */
  end: number;
  /** After its line break. */
  next: number;
  /** Columns; a tab counts as four. */
  indent: number;
}

/** An open code fence: its character and how many of it opened it. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** Level of the heading that the line is, 0 for none: `#hashtag`, `####### seven`. */
export function levelOf(bytes: Uint8Array, line: Line): number {
  const level = runLength(bytes, line);
  return level <= 6 && isBlankAt(bytes, line.start + level, line.end) ? level : 0;
}

/** True for `- `, `* `, `+ `, `1. `, `12) ` and for such a mark alone. */
export function isItem(bytes: Uint8Array, { start, end }: Line): boolean {
  const code = bytes[start];
  if (code === 0x2d || code === 0x2a || code === 0x2b) return isBlankAt(bytes, start + 1, end);
  if (!isDigit(code)) return false;
  const mark = isDigit(bytes[start + 1]) ? start + 2 : start + 1;
  if (mark >= end || (bytes[mark] !== 0x2e && bytes[mark] !== 0x29)) return false;
  return isBlankAt(bytes, mark + 1, end);
}

/** How often the first character of the line is repeated from there. */
export function runLength(bytes: Uint8Array, { start, end }: Line): number {
  const mark = bytes[start];
  let at = start + 1;
  while (at < end && bytes[at] === mark) at++;
  return at - start;
}

/** True when the line is one character repeated, and white space. */
export function isRun(bytes: Uint8Array, line: Line): boolean {
  for (let at = line.start + runLength(bytes, line); at < line.end; at++) {
    const code = bytes[at] ?? 0;
    if (code !== SPACE && (code < 0x09 || code > 0x0d)) return false;
  }
  return true;
}

/** The fence that this line opens; an info string of a backtick fence holds no backtick. */
export function fenceOf(text: string): Fence | null {
  const run = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0];
  return run === undefined ? null : { mark: run.slice(0, 1), length: run.length };
}

export function closesFence(text: string, fence: Fence): boolean {
  const bare = text.trimEnd();
  return bare.length >= fence.length && bare === fence.mark.repeat(bare.length);
}

/** What stands after the `#`s of a heading → its text, without closing ones. */
export function headingText(words: string): string {
  const text = words.trim();
  return text.endsWith('#') ? text.replace(/(?:^|[ \t])#{1,99}$/, '').trimEnd() : text;
}

/** Offset of the first line after a BOM and YAML front matter, whose closing `---` is no underline. */
export function afterFrontMatter(view: string): number {
  const start = view.startsWith('\xef\xbb\xbf') ? 3 : 0;
  if (!/^---[ \t]{0,80}\r?\n/.test(view.slice(start, start + 90))) return start;
  const close = /\n(?:---|\.\.\.)[ \t]{0,80}(?:\r?\n|$)/.exec(view.slice(start));
  return close === null ? start : start + close.index + close[0].length;
}

const SPACE = 0x20;
const TAB = 0x09;

function isBlankAt(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || bytes[at] === SPACE || bytes[at] === TAB;
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}
