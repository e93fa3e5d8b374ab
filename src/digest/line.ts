// What one line of Markdown is, as far as the line scanner needs to know.
import type { ScannedHeading } from './scanned.ts';
import { utf8 } from './view.ts';

/** Offsets into the view: `from` the line, `start` after its indent, `end` before and `next` after its line break. */
export interface Line {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Columns; a tab counts as four. */
  readonly indent: number;
}

/** An open code fence: its character and how many of it opened it. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

export function indentOf(view: string, from: number, end: number): Pick<Line, 'start' | 'indent'> {
  let indent = 0;
  let start = from;
  for (; start < end; start++) {
    const code = view.charCodeAt(start);
    if (code === 0x20) indent++;
    else if (code === 0x09) indent += 4;
    else break;
  }
  return { start, indent };
}

/** `## words ##` → heading; null for `#hashtag`. */
export function atxHeading(text: string, line: Line, fenced: boolean): ScannedHeading | null {
  const level = /^#{1,6}(?=[ \t]|$)/.exec(text)?.[0].length;
  if (level === undefined) return null;
  const words = utf8(text.slice(level))
    .trim()
    .replace(/(?:^|[ \t])#{1,99}$/, '')
    .trimEnd();
  return { level, text: words, start: line.from, end: line.next, fenced, setext: false };
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

/** A fence that nobody closes is no fence to us: it would hide the rest of the file and all that is ever added. */
export function isClosedAfter(view: string, fence: Fence, offset: number): boolean {
  const close = new RegExp(`\\n {0,3}${fence.mark}{${fence.length},}[ \\t]{0,99}(?=\\r?\\n|$)`, 'g');
  close.lastIndex = offset;
  return close.test(view);
}

/** Offset of the first line after a BOM and YAML front matter, whose closing `---` is no underline. */
export function afterFrontMatter(view: string): number {
  const start = view.startsWith('\xef\xbb\xbf') ? 3 : 0;
  if (!/^---[ \t]{0,80}\r?\n/.test(view.slice(start, start + 90))) return start;
  const close = /\n(?:---|\.\.\.)[ \t]{0,80}(?:\r?\n|$)/.exec(view.slice(start));
  return close === null ? start : start + close.index + close[0].length;
}
