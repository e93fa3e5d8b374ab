// Text → words for comparing texts: one token a Latin word or number, one a Chinese character. Pure, linear.

import { rememberedText } from '../remembered.ts';

export interface Token {
  /** In lower case, compatibility forms resolved: `ＢＥＲＴ` and `BERT` are `bert`. */
  readonly word: string;
  /** Where it stands in the text: `[at, end)`. */
  readonly at: number;
  readonly end: number;
}

/** A stretch of tokens `[from, to)` and its words, joined by blanks. */
interface Phrase {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

const TOKEN = /\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{N}\p{M}])+/gu;
const HAN = /\p{sc=Han}/u;
/** Eight Chinese characters say as much as five words. */
const HAN_WEIGHT = 5 / 8;
const STOP_WORDS = new Set(
  (
    'about above after also been before being between both each from have into more most only other over same some ' +
    'such than that their them then there these they this those through under very were what when where which ' +
    'while will with within would your'
  ).split(' '),
);

/** The words of a text in order, without marks. */
export const tokensOf: (text: string) => readonly Token[] = rememberedText(text =>
  [...text.matchAll(TOKEN)].map(({ 0: found, index }) => ({
    word: found.normalize('NFKC').toLowerCase(),
    at: index,
    end: index + found.length,
  })),
);

/** A piece of a text, and its tokens; these stand where they stand in the whole text. */
export interface Piece {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** What `text.split(mark)` gives, with the tokens of each piece. @param mark with the flag `g`, matching no letter */
export function piecesOf(text: string, mark: RegExp): Piece[] {
  const tokens = tokensOf(text);
  const pieces: Piece[] = [];
  let [from, first] = [0, 0];
  const pieceTo = (to: number): Piece => {
    let last = first;
    while ((tokens[last]?.at ?? Infinity) < to) last += 1;
    const piece = { text: text.slice(from, to), tokens: tokens.slice(first, last) };
    first = last;
    return piece;
  };
  for (const { 0: found, index } of text.matchAll(mark)) {
    pieces.push(pieceTo(index));
    from = index + found.length;
  }
  return [...pieces, pieceTo(text.length)];
}

/**
 * Every stretch of so many words; of Chinese characters it takes more. The same words give the same stretches. With
 * `known`, only those of which every word is known.
 */
export function phrasesOf(tokens: readonly Token[], words: number, known?: ReadonlySet<string>): Phrase[] {
  const phrases: Phrase[] = [];
  let [to, weight, lastUnknown] = [0, 0, -1];
  for (let from = 0; from < tokens.length; from += 1) {
    for (; weight < words && to < tokens.length; to += 1) {
      weight += weightOf(tokens[to]);
      if (known?.has(tokens[to]?.word ?? '') === false) lastUnknown = to;
    }
    if (weight < words) break;
    if (lastUnknown < from) phrases.push({ words: wordsIn(tokens.slice(from, to)), from, to });
    weight -= weightOf(tokens[from]);
  }
  return phrases;
}

/** The tokens as one string. */
export function wordsIn(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join(' ');
}

export function isHan(word: string): boolean {
  return HAN.test(word);
}

/** A word that carries meaning: four letters that are no `which`; every Chinese character counts. */
export function isTelling(word: string): boolean {
  return isHan(word) || (word.length >= 4 && !STOP_WORDS.has(word));
}

function weightOf(token: Token | undefined): number {
  return token !== undefined && isHan(token.word) ? HAN_WEIGHT : 1;
}
