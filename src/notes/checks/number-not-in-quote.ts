// A number of the paper that the claim's own quote does not show. Pure.
import type { Check, CheckContext } from '../check-context.ts';
import { followsFrom } from '../numbers/derive.ts';
import { holdsFigure, quoteHolds, type Figure } from '../numbers/figure.ts';
import { claimFigures } from '../numbers/claim-figures.ts';
import { listsSoMany } from '../numbers/listed.ts';
import { numbersOf } from '../numbers/numbers.ts';
import { besideQuote } from '../numbers/beside-quote.ts';

/** Warning `number-not-in-quote`, one for each number; says nothing when there is no quote to look in. */
export const numberNotInQuote: Check = {
  code: 'number-not-in-quote',
  severity: 'warning',
  of: 'claims',
  find: (claim, context) => {
    const { facts, located, quoteFigures } = context;
    if (located === null || located.match === 'missing') return [];
    const figures = claimFigures(claim);
    const proof = quoteFigures.filter(({ role }) => role !== 'reference');
    const absent = figures
      .filter(figure => figure.required && figure.kind === 'number')
      .filter(figure => !quoteHolds(proof, figure) && !followsFrom(figure, proof, figures))
      .filter(figure => holdsFigure(facts.figures(), figure) && !listsSoMany(claim.quote, figure));
    if (absent.length === 0) return [];
    const beside = figuresBeside(context, claim.quote);
    return absent
      .filter(figure => !quoteHolds(beside, figure))
      .map(({ text }) => ({
        en: `“${text}” stands in the paper but not in the quote.`,
        zh: `“${text}”在论文中有，但不在引文中。`,
      }));
  },
};

/** Numbers of the table that the quote is a part of or names. */
function figuresBeside({ facts, located }: CheckContext, quote: string): readonly Figure[] {
  return located === null ? [] : numbersOf(besideQuote(facts.index, located, quote));
}
