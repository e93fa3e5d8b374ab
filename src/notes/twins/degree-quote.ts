// A claim with `small range` where its quote has `large range`. Pure. Quotes in English.
import type { Side } from './negation-reading.ts';
import { DENIES, hasOtherPole } from './poles.ts';
import { isAbout } from './shared-words.ts';

/** Words that say how much of a thing there is, with the thing behind them. */
const DEGREES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:large|big|great)\s+([a-z-]{4,30})/gi, /\bsmall\s+([a-z-]{4,30})/gi],
  [/\bhigh\s+([a-z-]{4,30})/gi, /\blow\s+([a-z-]{4,30})/gi],
  [/\blong\s+([a-z-]{4,30})/gi, /\bshort\s+([a-z-]{4,30})/gi],
  [/\bstrong\s+([a-z-]{4,30})/gi, /\bweak\s+([a-z-]{4,30})/gi],
];

/** `small range` in the claim where the quote has `large range`, in these words; null when no such pair is there. */
export function turnedDegree(claim: Side, quote: Side): readonly [string, string] | null {
  if (
    claim.language === 'zh' ||
    !/\b(?:large|big|great|small|high|low|long|short|strong|weak)\s/i.test(claim.text)
  )
    return null;
  const found = DEGREES.flatMap(([more, less]) => [
    ...turned(claim.text, quote.text, [more, less]),
    ...turned(claim.text, quote.text, [less, more]),
  ]);
  const [first] = found;
  if (first === undefined || found.length > 1 || !isAbout(claim, quote)) return null;
  if (DENIES.test(claim.text) || DENIES.test(quote.text)) return null;
  const bare = (text: string): string => first.reduce((rest, words) => rest.replace(words, ' '), text);
  const [left, right] = [bare(claim.text), bare(quote.text)];
  return hasOtherPole(left, right) ? null : first;
}

function turned(
  claim: string,
  quote: string,
  [here, there]: readonly [RegExp, RegExp],
): (readonly [string, string])[] {
  const [same, opposite] = [thingsOf(quote, here), thingsOf(quote, there)];
  const also = thingsOf(claim, there);
  return [...thingsOf(claim, here)].flatMap(([thing, words]) => {
    const against = opposite.get(thing);
    return against === undefined || same.has(thing) || also.has(thing) ? [] : [[words, against] as const];
  });
}

function thingsOf(text: string, degree: RegExp): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(degree)].map(([words, thing = '']) => [thing.toLowerCase(), words]));
}
