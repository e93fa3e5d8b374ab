// A quote that is to prove many claims: one rich sentence proves two, a model that is short of proofs uses it again.
// Pure.
import type { Check } from '../check-context.ts';
import { usesOf } from '../quotes/quote-uses.ts';

const MOST_USES = 2;

/** Warning `quote-reused` on the third claim that a quote is to prove and on all behind it. */
export const quoteReused: Check = {
  code: 'quote-reused',
  severity: 'warning',
  of: 'claims',
  find: ({ id, quote }, { notes }) => {
    const ids = usesOf(quote, notes);
    const before = ids.lastIndexOf(id);
    if (before < MOST_USES) return [];
    const [first = '', second = ''] = ids;
    return [
      {
        en: `The same quote already proves ${before} claims, ${first} and ${second} among them.`,
        zh: `同一条引文已用来证明 ${before} 条论断，如 ${first} 和 ${second}。`,
      },
    ];
  },
};
