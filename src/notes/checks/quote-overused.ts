// One quote under claim after claim: the model had no proofs. Pure.
import type { Check } from '../check-context.ts';
import { usesOf } from '../quotes/quote-uses.ts';

/** No sentence and no row of a table proves as many claims. */
const TOO_MANY = 5;

/** Error `quote-overused` on each of the claims: which of them the quote may prove cannot be told. */
export const quoteOverused: Check = {
  code: 'quote-overused',
  severity: 'error',
  of: 'claims',
  find: ({ quote }, { notes }) => {
    const uses = usesOf(quote, notes).length;
    if (uses < TOO_MANY) return [];
    return [
      {
        en: `The same quote is to prove ${uses} claims.`,
        zh: `同一条引文被用来证明 ${uses} 条论断。`,
      },
    ];
  },
};
