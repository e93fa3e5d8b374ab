// A number of the paper that the claim's own quote does not show. Pure.
import type { Check } from '../check-context.ts';
import { followsFrom } from '../derive.ts';
import { holdsFigure } from '../figure.ts';
import { claimFigures } from '../claim-figures.ts';

/** Warning `number-not-in-quote`, one for each number; says nothing when there is no quote to look in. */
export const numberNotInQuote: Check = {
  code: 'number-not-in-quote',
  severity: 'warning',
  of: 'claims',
  find: (claim, { facts, located, quoteFigures }) => {
    if (located === null || located.match === 'missing') return [];
    const figures = claimFigures(claim);
    return figures
      .filter(figure => figure.required && figure.kind === 'number')
      .filter(figure => !holdsFigure(quoteFigures, figure) && !followsFrom(figure, quoteFigures, figures))
      .filter(figure => holdsFigure(facts.figures, figure))
      .map(({ text }) => ({
        en: `“${text}” stands in the paper but not in the quote.`,
        zh: `“${text}”在论文中有，但不在引文中。`,
      }));
  },
};
