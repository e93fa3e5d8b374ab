// Whether a code fence is ever closed, told without reading to the end of the file for each of them.
import type { Fence } from './line.ts';

/**
 * Tells which fences of a file are closed. One that nobody closes is no fence to us: it would hide the rest of the
 * file and all that is ever added. The file is gone through once for each of the two marks, however many fences
 * there are; offsets are asked for in ascending order.
 */
export class FenceEnds {
  readonly #view: string;
  readonly #ends = new Map<string, Ends>();

  constructor(view: string) {
    this.#view = view;
  }

  /** @param after byte offset of the end of the line that opened it */
  isClosed({ mark, length }: Fence, after: number): boolean {
    const ends = this.#ends.get(mark) ?? endsOf(this.#view, mark);
    this.#ends.set(mark, ends);
    const { breaks, longest } = ends;
    while ((breaks[ends.next] ?? Infinity) < after) ends.next++;
    return (longest[ends.next] ?? 0) >= length;
  }
}

/** The lines that can close a fence, in file order. */
interface Ends {
  /** Offset of the line feed before each. */
  readonly breaks: readonly number[];
  /** How long the longest is from each on. */
  readonly longest: readonly number[];
  next: number;
}

function endsOf(view: string, mark: string): Ends {
  const breaks: number[] = [];
  const longest: number[] = [];
  const three = mark.repeat(3);
  for (let at = view.indexOf(three); at !== -1;) {
    let end = at + 3;
    while (view[end] === mark) end++;
    const lineBreak = breakBefore(view, at);
    if (lineBreak !== -1 && endsLine(view, end)) {
      breaks.push(lineBreak);
      longest.push(end - at);
    }
    at = view.indexOf(three, end);
  }
  for (let index = longest.length - 2; index >= 0; index--) {
    longest[index] = Math.max(longest[index] ?? 0, longest[index + 1] ?? 0);
  }
  return { breaks, longest, next: 0 };
}

/** Offset of the line feed up to three spaces before `at`; -1 when something else stands there. */
function breakBefore(view: string, at: number): number {
  let before = at - 1;
  while (before >= at - 3 && view.charCodeAt(before) === 0x20) before--;
  return view.charCodeAt(before) === 0x0a ? before : -1;
}

function endsLine(view: string, at: number): boolean {
  return /^[ \t]{0,99}(?:\r?\n|$)/.test(view.slice(at, at + 102));
}
