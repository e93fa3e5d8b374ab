// What people did to a notes file by hand or in a pull request, as decisions. Pure.
// Known by it: a state without who and when, an edit without words, and claims whose words are not those that the engine
// stated (`stated`). A quote that was changed stays as it is; its place in the PDF is that of the old one until the notes
// are checked again. Words of the headline and the titles have no fingerprint: for them only `decisions` count.
import { completed, withHandChange, type Signature } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { proseOf } from './items.ts';

/**
 * The notes with every change by hand as a decision; the notes themselves when there is none.
 * @param signature who and when, for decisions of which the file does not say it; null leaves that open, as for a view
 */
export function adoptHandChanges(notes: Notes, signature: Signature | null): Notes {
  const claims = new Map(
    claimsOf(notes).map(claim => [claim, withHandChange(claim, fingerprint(claim), signature)]),
  );
  const words = new Map(proseOf(notes).map(prose => [prose.id, prose.words]));
  const decisions = Object.entries(notes.decisions).map(([where, review]) => {
    const own = words.get(where);
    return [where, own === undefined ? review : completed(review, own, signature)] as const;
  });
  const isSame =
    [...claims].every(([before, after]) => before === after) &&
    decisions.every(([where, review]) => notes.decisions[where] === review);
  if (isSame) return notes;
  const adopted = mapClaims(notes, claim => claims.get(claim) ?? claim);
  return { ...adopted, decisions: Object.fromEntries(decisions) };
}
