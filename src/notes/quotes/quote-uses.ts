// Which claims rest on the same quote. Pure.
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { remembered } from '../remembered.ts';
import { keyOf } from './quote-key.ts';

/** Ids of the claims that rest on this quote, in reading order; rejected ones are left out. */
export function usesOf(quote: string, notes: Notes): readonly string[] {
  return allUses(notes).get(keyOf(quote)) ?? [];
}

const allUses = remembered((notes: Notes) => {
  const uses = new Map<string, string[]>();
  for (const { id, quote, review } of claimsOf(notes)) {
    const key = keyOf(quote);
    if (key === '' || review.state === 'rejected') continue;
    const ids = uses.get(key);
    if (ids === undefined) uses.set(key, [id]);
    else ids.push(id);
  }
  return uses;
});
