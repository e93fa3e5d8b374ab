// Where a digest holds code, seen as the line scanner sees it (lex.ts), and the code fences that nobody closes.
// One pass over the lines that could be marks, however many of them are never closed.
import { FenceEnds } from '../fence-ends.ts';
import { afterFrontMatter, closesFence, fenceOf, type Fence } from '../line.ts';
import type { ByteRange, ScannedDigest, ScannedHeading } from '../scanned.ts';

export interface UnclosedFence {
  readonly at: number;
  /** The line that opens it, Latin-1 as the view. */
  readonly line: string;
  /** The heading that ended it for the scanner; null when it ends nowhere. */
  readonly endedBy: ScannedHeading | null;
}

export interface FencedCode {
  /** Code blocks and comments, in file order: Markdown means nothing in them. */
  readonly hidden: readonly ByteRange[];
  readonly unclosed: readonly UnclosedFence[];
}

/** Made once for all rules that ask. */
export function fencedCodeOf(digest: ScannedDigest): FencedCode {
  const known = made.get(digest);
  if (known !== undefined) return known;
  const code = new Fences(digest).read();
  made.set(digest, code);
  return code;
}

/** Whether the byte stands in a code block or a comment. */
export function isHidden(digest: ScannedDigest, offset: number): boolean {
  const { hidden } = fencedCodeOf(digest);
  let [low, high] = [0, hidden.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hidden[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (hidden[low]?.start ?? Infinity) <= offset;
}

const made = new WeakMap<ScannedDigest, FencedCode>();

interface Open extends Fence {
  readonly at: number;
  readonly line: string;
}

class Fences {
  readonly #hidden: ByteRange[] = [];
  readonly #unclosed: UnclosedFence[] = [];
  readonly #view: string;
  readonly #headings: readonly ScannedHeading[];
  #nextHeading = 0;
  readonly #ends: FenceEnds;
  readonly #lastCommentEnd: number;
  #commentEnd = -1;
  #open: Open | null = null;

  constructor({ view, headings }: ScannedDigest) {
    this.#view = view;
    this.#headings = headings.filter(({ fenced, setext }) => !fenced && !setext);
    this.#ends = new FenceEnds(view);
    this.#lastCommentEnd = view.lastIndexOf('-->');
  }

  read(): FencedCode {
    const offset = afterFrontMatter(this.#view);
    for (const match of this.#view.slice(offset).matchAll(MARK)) {
      this.#mark(offset + match.index + (match[1] ?? '').length, match[2] ?? '');
    }
    this.#endAtHeading(this.#view.length);
    if (this.#open !== null) this.#leaveOpen(this.#open, null);
    return { hidden: this.#hidden, unclosed: this.#unclosed };
  }

  /** Takes a line that begins at `at` with the mark of a fence or of a comment. */
  #mark(at: number, line: string): void {
    if (at <= this.#commentEnd) return;
    this.#endAtHeading(at);
    const open = this.#open;
    if (open !== null) {
      if (!closesFence(line, open)) return;
      this.#hidden.push({ start: open.at, end: at + line.length });
      this.#open = null;
    } else if (line.startsWith('<')) this.#comment(at);
    else this.#fence(at, line);
  }

  #fence(at: number, line: string): void {
    const fence = fenceOf(line);
    if (fence === null) return;
    if (this.#ends.isClosed(fence, at + line.length)) this.#open = { ...fence, at, line };
    else this.#unclosed.push({ at, line, endedBy: null });
  }

  #comment(at: number): void {
    if (at >= this.#lastCommentEnd) return;
    this.#commentEnd = this.#view.indexOf('-->', at + 4);
    if (this.#commentEnd !== -1) this.#hidden.push({ start: at, end: this.#commentEnd + 1 });
  }

  /** The scanner ended the open fence at a heading that list lines point at. */
  #endAtHeading(before: number): void {
    const from = this.#open?.at ?? before;
    while ((this.#headings[this.#nextHeading]?.start ?? Infinity) < from) this.#nextHeading++;
    const heading = this.#headings[this.#nextHeading];
    if (this.#open === null || heading === undefined || heading.start >= before) return;
    this.#hidden.push({ start: this.#open.at, end: heading.start });
    this.#leaveOpen(this.#open, heading);
  }

  #leaveOpen({ at, line }: Open, endedBy: ScannedHeading | null): void {
    this.#unclosed.push({ at, line, endedBy });
    this.#open = null;
  }
}

const MARK = /(?<![^\n])( {0,3})((?:`{3}|~{3}|<!--)[^\n]*)/g;
