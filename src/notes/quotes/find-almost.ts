// The fuzzy pass: a quote that is a word or two off. Pure.
// Pieces of the quote vote for a place (with k edits, one of k + 1 pieces must be untouched), a banded alignment
// measures the distance there, and whatever changes the meaning (a number, a negation, a direction, a name) is
// refused at any distance.
import { align } from './align.ts';
import { saysTheSame } from './same-meaning.ts';
import { isTooShort, quoteKey } from './quote-key.ts';
import { textSpan, wordsIn, type Layer, type QuoteIndex, type TextSpan } from './quote-index.ts';

/** Edits allowed: a tenth of the quote's kept characters, or one word of a shorter quote. */
const TOLERANCE = 0.1;
const WORD = 8;
const WORD_TOLERANCE = 0.2;
const CANDIDATES = 4;
/** A stop with something behind it: a `not` of the sentence before is none of this one. */
const SENTENCE_END = /[.?!。！？]["”’)\]]?(?:\s|$)/;
/** A mark that the PDF glues to the word before, `tasks3` or `tasks.3`; `float32` is one only when it comes once. */
const MARKED = /(\p{L}{2,40}[.,;:)”"]?)\d{1,2}(?![\p{L}\p{N}.])/gu;
/** `[12]`, `[3, 7–9]` and `(Smith et al., 2020; Lee, 2021a)`. */
const CITATION =
  /\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}\]|\((?:(?:e\.g\.|see|cf\.),?\s)?(?:\p{Lu}[^();\d]{1,60}\s\(?(?:19|20)\d\d[a-z]?\)?(?:;\s)?){1,12}\)/gu;

/** A place in a layer of the paper, and its distance in edits of kept characters. */
export interface Almost {
  readonly layer: Layer;
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
  const refused = new Set<string>();
  for (const layer of index.uncited()) {
    const found = nearest(layer, { quote: uncited, key, limit, refused });
    if (found !== null) return found;
  }
  return null;
}

interface Wanted {
  readonly quote: string;
  readonly key: string;
  readonly limit: number;
  /** Words of the paper that do not say the same: they come up again in the next layer. */
  readonly refused: Set<string>;
}

function nearest(layer: Layer, { quote, key, limit, refused }: Wanted): Almost | null {
  const alignments = candidates(layer.key, key, limit)
    .map(diagonal => align(layer.key, key, { diagonal, limit }))
    .filter(alignment => alignment !== null)
    .sort((one, other) => one.distance - other.distance);
  for (const alignment of alignments) {
    const place = wholeWords(layer.text, textSpan(layer, alignment));
    const span = widenings(layer.text, place).find(wider => {
      const words = wordsIn(layer.text, wider);
      const isSame = !refused.has(words) && isSaidBy(blankCitations(words), quote, layer.text);
      if (!isSame) refused.add(words);
      return isSame;
    });
    if (span !== undefined) return { layer, span, distance: alignment.distance };
  }
  return null;
}

/** The paper's words say what the quote says, as they are or without what may be marks of footnotes. */
function isSaidBy(words: string, quote: string, paper: string): boolean {
  if (saysTheSame(quote, words)) return true;
  const unmarked = words.replace(MARKED, (marked, word: string) =>
    paper.indexOf(marked) === paper.lastIndexOf(marked) ? word : marked,
  );
  return unmarked !== words && saysTheSame(quote, unmarked);
}

/**
 * The span, and it with a word or two more on either side: when the quote leaves out its second word, giving up
 * the first one too is the shorter way for the alignment.
 */
function widenings(text: string, { start, end }: TextSpan): TextSpan[] {
  const [before, behind] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)];
  const inSentence = (words: RegExpExecArray | null): number =>
    words === null || SENTENCE_END.test(words[0]) ? 0 : words[0].length;
  const left = [/(?<!\S)\S+\s*$/, /(?<!\S)\S+\s+\S+\s*$/].map(words => inSentence(words.exec(before)));
  const right = [/^\s*\S+/, /^\s*\S+\s+\S+/].map(words => inSentence(words.exec(behind)));
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
