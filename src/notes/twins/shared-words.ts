// What two texts of one language have in common: the stems of their telling words, and their numbers. Pure.
import type { Side } from './negation-reading.ts';
import type { Language } from './negation-words.ts';

/** The telling words and the numbers of a text. */
export interface Words {
  readonly stems: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** What a claim must have in common with its quote. */
const LEAST_COVERED = 0.5;
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

/** What a clause names: its telling words, and names in capitals. */
export function namedIn(text: string, language: Language): ReadonlySet<string> {
  return new Set([...wordsOf(text, language).stems, ...(text.match(/\b[A-Z][A-Z\d]{1,20}\b/g) ?? [])]);
}

/** True when most of what the claim speaks of stands in the quote. */
export function isAbout(claim: Side, quote: Side): boolean {
  return sharedWords(claim, quote).isMost;
}

/** How many telling words the claim and its quote share, and whether these are most of the claim's. */
export function sharedWords(claim: Side, quote: Side): { readonly count: number; readonly isMost: boolean } {
  const [mine, theirs] = [wordsOf(claim.text, claim.language), wordsOf(quote.text, quote.language)];
  const count = inCommon(mine.stems, theirs.stems);
  return { count, isMost: count >= LEAST_COVERED * mine.stems.size };
}
