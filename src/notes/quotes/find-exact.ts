// A quote's key in the paper's key, letter for letter. Pure.
import { isTooShort, type QuoteKey } from './quote-key.ts';
import { lineNumberAt, pageAt, type KeySpan, type QuoteIndex } from './quote-index.ts';

const PAGES_APART = 2;
const LONG_HEAD = 40;
const SHORT_TAIL = 6;

/** First occurrence at or behind key position `from` that neither begins inside a word nor cuts a number. */
export function findExact(paper: QuoteKey, key: string, from = 0): KeySpan | null {
  for (let at = paper.key.indexOf(key, from); at !== -1; at = paper.key.indexOf(key, at + 1)) {
    const span = { from: at, to: at + key.length };
    if (hasCleanEdges(paper, span)) return span;
  }
  return null;
}

/**
 * The quote in two pieces, the first ending a line and the second beginning one, at most two pages on:
 * between them stands a footnote, a figure or what else the layout put there.
 */
export function findInterrupted(index: QuoteIndex, key: string): [KeySpan, KeySpan] | null {
  const paper = index.exact;
  const length = longestPrefix(paper.key, key);
  const from = paper.key.indexOf(key.slice(0, length));
  const cut = lineStartBefore(index, from + length);
  if (cut <= from) return null;
  const head = { from, to: cut };
  const rest = key.slice(cut - from);
  if (isTooShort(paper.key.slice(from, cut)) || !mayContinue(cut - from, rest) || !hasCleanEdges(paper, head))
    return null;
  const pageOf = (position: number): number => pageAt(index, paper.at[position] ?? 0);
  for (let tail = findExact(paper, rest, cut); tail !== null; tail = findExact(paper, rest, tail.to)) {
    if (pageOf(tail.from) - pageOf(from) > PAGES_APART) return null;
    if (startsLine(index, tail.from)) return [head, tail];
  }
  return null;
}

/** Behind a long head a few words of tail will do, as they do when a page ends before `are drawn.` */
function mayContinue(headLength: number, rest: string): boolean {
  if (!isTooShort(rest)) return true;
  return headLength >= LONG_HEAD && rest.length >= SHORT_TAIL && !/\d/.test(rest);
}

/** `able` inside `unable`, `5 %` inside `15 %` and `9` of `9.5` are other statements. */
function hasCleanEdges(paper: QuoteKey, { from, to }: KeySpan): boolean {
  const before = neighbours(paper, from - 1);
  const behind = neighbours(paper, to - 1);
  return !/^(?:\p{sc=Latin}{2}|[\d.-]\d|\d\.)$/u.test(before) && !/^\d[\d.]$/.test(behind);
}

/** The kept characters at `left` and `left + 1` when nothing stands between them in the text, else ''. */
function neighbours({ key, at }: QuoteKey, left: number): string {
  if (left < 0 || left + 1 >= key.length) return '';
  return (at[left + 1] ?? 0) - (at[left] ?? 0) <= 1 ? key.slice(left, left + 2) : '';
}

/** Length of the longest beginning of `key` that the paper has; its own beginnings are there too, so halve. */
function longestPrefix(paper: string, key: string): number {
  let low = 0;
  let high = key.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paper.includes(key.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStartBefore(index: QuoteIndex, position: number): number {
  let start = position;
  while (start > 0 && !startsLine(index, start)) start -= 1;
  return start;
}

function startsLine(index: QuoteIndex, position: number): boolean {
  const offsetAt = (at: number): number => index.exact.at[at] ?? index.text.length;
  return lineNumberAt(index, offsetAt(position)) !== lineNumberAt(index, offsetAt(position - 1));
}
