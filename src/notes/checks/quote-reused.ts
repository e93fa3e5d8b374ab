// A quote that is to prove many claims: one rich sentence proves two, a model that is short of proofs uses it again.
// Pure.
import { claimsOf, type Notes } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { quoteKey } from '../quotes/quote-key.ts';
import { remembered } from '../remembered.ts';

const MOST_USES = 2;

/** Ids of the claims that rest on each quote, in reading order. */
const usesOf = remembered((notes: Notes) => {
  const uses = new Map<string, string[]>();
  for (const { id, quote, review } of claimsOf(notes)) {
    const { key } = quoteKey(quote);
    if (key === '' || review.state === 'rejected') continue;
    const ids = uses.get(key);
    if (ids === undefined) uses.set(key, [id]);
    else ids.push(id);
  }
  return uses;
});

/** Warning `quote-reused` on the third claim that a quote is to prove and on all behind it. */
export const quoteReused: Check = {
  code: 'quote-reused',
  severity: 'warning',
  of: 'claims',
  find: ({ id, quote }, { notes }) => {
    const ids = usesOf(notes).get(quoteKey(quote).key) ?? [];
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
