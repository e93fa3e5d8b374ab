// A claim that says what an earlier one of the notes says. Pure.
import type { Check } from '../check-context.ts';
import { remembered } from '../remembered.ts';
import { repeatedClaims } from '../text/repeated-claims.ts';

const repeatsOf = remembered(repeatedClaims);

/** Warning `repeated-claim`, with the id of the earlier claim. */
export const repeatedClaim: Check = {
  code: 'repeated-claim',
  severity: 'warning',
  of: 'claims',
  find: ({ id }, { notes }) => {
    const earlier = repeatsOf(notes).get(id);
    if (earlier === undefined) return [];
    return [{ en: `Says the same as claim ${earlier}.`, zh: `与论断 ${earlier} 说的是同一件事。` }];
  },
};
