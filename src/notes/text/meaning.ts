// What a text is about, in pieces that two texts can be compared by: English words without their endings, and pairs of
// Chinese characters. Pure, linear.
import { isHan, isTelling, tokensOf } from './tokens.ts';

const ENDING = /(?:ations?|ions?|ings?|ed|es|s|e|er|ly)$/;

/** English words that carry meaning, without their endings. */
export function meaningOf(en: string): Set<string> {
  const words = tokensOf(en).map(({ word }) => word);
  return new Set(words.filter(word => isTelling(word) && !isHan(word)).map(word => word.replace(ENDING, '')));
}

/** Chinese characters by twos. */
export function pairsOf(zh: string): Set<string> {
  const han = tokensOf(zh)
    .map(({ word }) => word)
    .filter(isHan);
  return new Set(han.slice(1).map((word, index) => `${han[index] ?? ''}${word}`));
}
