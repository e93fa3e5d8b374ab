// The fuzzy pass: a quote that is a word or two off. Pure.
// Pieces of the quote vote for a place (with k edits, one of k + 1 pieces must be untouched), a banded
// alignment measures the distance there, and whatever changes the meaning (a number, a negation, a direction, a name) is refused at any distance.
import { align } from './align.ts';
import { saysTheSame } from './same-meaning.ts';
import { isTooShort, quoteKey } from './quote-key.ts';
import { textSpan, type QuoteIndex, type TextSpan } from './quote-index.ts';

/** Edits allowed: a tenth of the quote's kept characters, or one word of a shorter quote. */
const TOLERANCE = 0.1;
const WORD = 8;
const WORD_TOLERANCE = 0.2;
const CANDIDATES = 4;
/** `[12]`, `[3, 7–9]` and `(Smith et al., 2020; Lee, 2021a)`. */
const CITATION =
  /\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}\]|\((?:(?:e\.g\.|see|cf\.),?\s)?(?:\p{Lu}[^();\d]{1,60}\s\(?(?:19|20)\d\d[a-z]?\)?(?:;\s)?){1,12}\)/gu;

/** A place and its distance in edits of kept characters. */
export interface Almost {
  readonly span: TextSpan;
  readonly distance: number;
}

/** Blanks out citations, keeping every offset. */
export function blankCitations(text: string): string {
  return text.replace(CITATION, citation => ' '.repeat(citation.length));
}

/** The nearest place that says the same within a tenth of the quote's characters, or null. */
export function findAlmost(index: QuoteIndex, quote: string): Almost | null {
  const uncited = blankCitations(quote);
  const { key } = quoteKey(uncited);
  // Twice the least length: a short quote with an edit proves nothing.
  if (isTooShort(key.slice(0, key.length / 2))) return null;
  const oneWord = Math.min(WORD, key.length * WORD_TOLERANCE);
  const limit = Math.floor(Math.max(key.length * TOLERANCE, oneWord));
  const alignments = candidates(index.uncited.key, key, limit)
    .map(diagonal => align(index.uncited.key, key, { diagonal, limit }))
    .filter(alignment => alignment !== null)
    .sort((one, other) => one.distance - other.distance);
  for (const alignment of alignments) {
    const nearest = wholeWords(index.text, textSpan(index.uncited, alignment));
    const span = widenings(index.text, nearest).find(({ start, end }) =>
      saysTheSame(uncited, blankCitations(index.text.slice(start, end))),
    );
    if (span !== undefined) return { span, distance: alignment.distance };
  }
  return null;
}

/**
 * The span, and it with a word or two more on either side: when the quote leaves out its second word, giving up
 * the first one too is the shorter way for the alignment.
 */
function widenings(text: string, { start, end }: TextSpan): TextSpan[] {
  const [before, behind] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)];
  const left = [/\S+\s*$/, /\S+\s+\S+\s*$/].map(words => words.exec(before)?.[0].length ?? 0);
  const right = [/^\s*\S+/, /^\s*\S+\s+\S+/].map(words => words.exec(behind)?.[0].length ?? 0);
  return [
    { start, end },
    ...left.map(more => ({ start: start - more, end })),
    ...right.map(more => ({ start, end: end + more })),
  ];
}

/** Diagonals (paper position − quote position) on which most untouched pieces of the quote lie, best first. */
function candidates(paper: string, key: string, limit: number): number[] {
  const size = Math.max(5, Math.floor(key.length / (limit + 1)));
  const bucket = limit + 1;
  const votes = new Map<number, Set<number>>();
  let pieces = 0;
  for (let offset = 0; offset + size <= key.length; offset += size) {
    const piece = key.slice(offset, offset + size);
    pieces += 1;
    for (let at = paper.indexOf(piece); at !== -1; at = paper.indexOf(piece, at + 1)) {
      const place = Math.floor((at - offset) / bucket);
      for (const near of [place, place - 1]) votes.set(near, (votes.get(near) ?? new Set()).add(offset));
    }
  }
  const least = Math.max(1, Math.ceil(pieces / 3));
  return [...votes]
    .filter(([, voters]) => voters.size >= least)
    .sort(([, one], [, other]) => other.size - one.size)
    .slice(0, CANDIDATES)
    .map(([place]) => place * bucket + bucket);
}

/** The span widened to the words and numbers it cuts. */
function wholeWords(text: string, span: TextSpan): TextSpan {
  const isInside = (at: number): boolean =>
    /^[\p{sc=Latin}\d]{2}$/u.test(text.slice(at - 1, at + 1)) ||
    /^(?:\d[.,]\d|[.,]\d)/.test(text.slice(at - 1, at + 2));
  let { start, end } = span;
  while (start > 0 && isInside(start)) start -= 1;
  while (end < text.length && isInside(end)) end += 1;
  return { start, end };
}
