// What two texts of one language have in common: the stems of their telling words, and their numbers. Pure.
import type { Language } from './negation-words.ts';

/** The telling words and the numbers of a text. */
export interface Words {
  readonly stems: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** Letters that the forms of an English word share. */
const STEM = 5;
/** Words that tell nothing of what a sentence is about, and units. */
const EMPTY =
  /^(?:been|being|have|does|must|this|that|with|from|such|more|than|very|also|will|would|could|should|their|these|those|there|when|where|which|while|then|hence|thus|because|into|over|under|much|most|only|even|both|each|other|percent|percentage|point|time|table|figure|without|cannot|some|they|about|after|before|between|through|during|make|using|used|show|find|paper|author)s?$/;

/** The telling words and the numbers of a text: stems of English words, pairs of Chinese characters. */
export function wordsOf(text: string, language: Language): Words {
  const numbers = new Set(text.match(/\d+(?:\.\d+)?/g) ?? []);
  const latin = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const stems = new Set(latin.filter(word => !EMPTY.test(word)).map(stemOf));
  if (language === 'zh')
    for (const run of text.match(/\p{sc=Han}{2,}/gu) ?? [])
      for (let at = 0; at + 2 <= run.length; at += 1) stems.add(run.slice(at, at + 2));
  return { stems, numbers };
}

/** The first letters of an English word, without a plural's s. */
export function stemOf(word: string): string {
  return word.toLowerCase().replace(/s$/, '').slice(0, STEM);
}

/** How many members the two sets have in common. */
export function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const each of one) if (other.has(each)) count += 1;
  return count;
}
