// A quote that stands in the paper and has nothing to do with its claim. Pure. Telling whether a quote proves a claim is
// beyond us; telling that the two have no word, no name and no number in common is not.
import type { Check } from '../check-context.ts';
import { twinFigures } from '../numbers/claim-figures.ts';
import { holdsFigure } from '../numbers/figure.ts';
import { meaningOf, pairsOf } from '../text/meaning.ts';

/** A text with fewer words of meaning may well share none with another about the same. */
const LEAST_WORDS = 4;
/** Words that differ in their ends are one: diffuse and diffusion. */
const STEM = 5;
const NAME = /(?<![\p{L}\p{N}])\p{L}{0,20}\p{Lu}\p{L}{1,20}(?![\p{L}\p{N}])/gu;
/** A caption proves by the table below it. */
const CAPTION = /^(?:table|tab\.|figure|fig\.|表|图)\s?\d/iu;

/** Error `quote-unrelated`. */
export const quoteUnrelated: Check = {
  code: 'quote-unrelated',
  severity: 'error',
  of: 'claims',
  find: (claim, { located, quoteFigures }) => {
    if (located === null || located.match === 'missing' || CAPTION.test(claim.quote)) return [];
    const { zh, en } = twinFigures(claim);
    if ([...zh, ...en].some(figure => holdsFigure(quoteFigures, figure))) return [];
    if (sharesName(`${claim.zh} ${claim.en}`, claim.quote)) return [];
    const shared = sharedWords(claim.en, claim.quote, stemsOf) ?? sharedWords(claim.zh, claim.quote, pairsOf);
    return shared === 0 ? [MESSAGE] : [];
  },
};

const MESSAGE = {
  en: 'The quote has no word, name or number in common with the claim.',
  zh: '引文与论断没有任何共同的词语、名称或数字。',
};

/** A word with a capital, as MCD is. */
function sharesName(claim: string, quote: string): boolean {
  const names = new Set(quote.match(NAME));
  return (claim.match(NAME) ?? []).some(name => names.has(name));
}

/** Null when one of them has too few words of that language to tell. */
function sharedWords(claim: string, quote: string, wordsOf: (text: string) => Set<string>): number | null {
  const [said, proof] = [wordsOf(claim), wordsOf(quote)];
  if (said.size < LEAST_WORDS || proof.size < LEAST_WORDS) return null;
  return [...said].filter(word => proof.has(word)).length;
}

function stemsOf(text: string): Set<string> {
  return new Set([...meaningOf(text)].map(word => word.slice(0, STEM)));
}
