// Whether Latin letters within a Chinese text are English, or names that any language has, or words of somebody who is
// cited. Pure; of the checks of notes and of the rules of digests, which shall agree.

/** Words that make English a sentence; names have next to none of them. */
export const FUNCTION_WORD =
  /\b(?:the|of|is|are|was|were|that|with|we|our|by|from|which|this|these|and|to|in|for|on|than|as|it|has|have)\b/gi;

/** A title or a sentence of the paper that is quoted in its own language. */
export const CITED = /《[^《》]{0,300}》|“[^“”]{0,300}”|"[^"]{0,300}"|「[^「」]{0,300}」/gu;

/** True for so many of its words, outside what is cited, that a text with fewer Chinese characters is an English one. */
export function isMostlyEnglish(text: string): boolean {
  const own = text.replace(CITED, ' ');
  const han = count(text, /\p{sc=Han}/gu);
  return count(own, FUNCTION_WORD) >= A_SENTENCE && han < count(own, /[A-Za-z]{2,}/g);
}

const A_SENTENCE = 3;

/** True when no word stands in it but names: `MCD: 63.9 F1 (Inter-RAT: 54.6)`. Abbreviations and `2x` are no words. */
export function isOnlyNames(text: string): boolean {
  return !/\p{sc=Han}/u.test(text) && !/(?<![\p{L}\p{N}@_-])\p{Ll}[\p{L}]{2,}/u.test(text);
}

/** How often a pattern is found. @param pattern with the flag `g` */
export function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
