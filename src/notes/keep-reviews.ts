// What a person decided outlives a new run: fresh notes + stored ones → fresh notes with the decisions. Pure.
// Each stored claim finds the fresh one that it is, or that it was made from; what a person vouches for and the engine
// does not state again is carried over. Next: carry-over.ts, keep-prose.ts
import { isVouchedFor, withHandChange, type Claim } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { ToolError } from '../lib/errors.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { phrase } from '../lib/phrase.ts';
import { carriedOver } from './carry-over.ts';
import { keepProse, lostProse } from './keep-prose.ts';

/**
 * Fresh notes with the decisions of the stored ones; the fresh ones themselves when nobody decided anything.
 * A claim that was made anew in review stands in the place of the engine's own. A rejection of what is not stated any
 * more goes.
 * Throws E_NOTES_REVIEWED when the notes are of another PDF, and what a person vouches for is not among them.
 */
export function keepReviews(fresh: Notes, stored: Notes | null): Notes {
  const kept = claimsOf(stored ?? NO_CLAIMS)
    .map(claim => withHandChange(claim, fingerprint(claim), null))
    .filter(claim => claim.review.state !== 'pending' || claim.replaces !== '')
    .sort((one, other) => rankOf(one) - rankOf(other));
  if (stored === null || (kept.length === 0 && Object.keys(stored.decisions).length === 0)) return fresh;
  const pairs = pairsOf(claimsOf(fresh), kept);
  const found = new Set(pairs.values());
  const lost = kept.filter(claim => isVouchedFor(claim.review) && !found.has(claim));
  assertSamePaper(fresh, stored, lost);
  const decided = mapClaims(fresh, claim => standing(claim, pairs.get(claim)));
  const undecided = new Set(
    claimsOf(fresh).filter(claim => !pairs.has(claim) && claim.review.state === 'pending'),
  );
  const ids = new Set([...undecided].map(({ id }) => id));
  return keepProse(carriedOver(decided, lost, { stored, free: ids }), stored);
}

/** Should two be the same statement, the one goes first that must not be lost. */
function rankOf({ review }: Claim): number {
  return isVouchedFor(review) ? 0 : 1;
}

const NO_CLAIMS = { background: [], innovations: [], results: [], takeaways: [] };

/** The fresh claim as it stands with the stored one: words that a person changed, or that were made anew, stay. */
function standing(fresh: Claim, stored: Claim | undefined): Claim {
  if (stored === undefined) return fresh;
  const { review, replaces } = stored;
  return wordsOf(fresh) === wordsOf(stored) ? { ...fresh, review, replaces } : { ...stored, id: fresh.id };
}

/**
 * Which stored claim each fresh one is: one that was kept before, the same statement, or what was made anew from it;
 * under the same id before under another one. One for one.
 */
function pairsOf(fresh: readonly Claim[], stored: readonly Claim[]): ReadonlyMap<Claim, Claim> {
  const pairs = new Map<Claim, Claim>();
  const open = new Set(stored);
  const pair = (one: Claim, isSame: (one: Claim, other: Claim) => boolean): void => {
    const other = fresh.find(candidate => !pairs.has(candidate) && isSame(candidate, one));
    if (other === undefined) return;
    pairs.set(other, one);
    open.delete(one);
  };
  for (const isSame of [isKeptAlready, isSameStatement, isMadeFrom]) {
    for (const one of open) pair(one, (a, b) => a.id === b.id && isSame(a, b));
    for (const one of open) pair(one, isSame);
  }
  return pairs;
}

function isKeptAlready(fresh: Claim, stored: Claim): boolean {
  const [one, other] = [fresh, stored].map(claim => [
    wordsOf(claim),
    claim.stated,
    claim.replaces,
    claim.review,
  ]);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** By the fingerprint of what the engine stated, where both have one: a person may have changed the words since. */
function isSameStatement(fresh: Claim, stored: Claim): boolean {
  if (fresh.stated !== '' && stored.stated !== '') return fresh.stated === stored.stated;
  return wordsOf(fresh) === wordsOf(stored);
}

function isMadeFrom(fresh: Claim, stored: Claim): boolean {
  return (
    stored.replaces !== '' && stored.replaces === (fresh.stated === '' ? fingerprint(fresh) : fresh.stated)
  );
}

function wordsOf({ zh, en, quote }: Claim): string {
  return JSON.stringify([zh, en, quote]);
}

/** What a person vouched for was read in one PDF. Of another one nobody has said that it still holds. */
function assertSamePaper(fresh: Notes, stored: Notes, lost: readonly Claim[]): void {
  if (fresh.source.pdfSha256 === stored.source.pdfSha256) return;
  const [claim] = lost;
  if (claim !== undefined) throw reviewedError(fresh, { what: claim.id, state: claim.review.state });
  const where = lostProse(fresh, stored);
  if (where !== null) throw reviewedError(fresh, { what: where, state: 'edited' });
}

function reviewedError(fresh: Notes, { what, state }: { what: string; state: string }): ToolError {
  const id = citedId(fresh.paper);
  return new ToolError({
    code: 'E_NOTES_REVIEWED',
    category: 'digest',
    what: phrase`new notes of ${id} would lose what a person decided`,
    why: phrase`${what} was ${state}, and the new notes, which are of another PDF, do not have it`,
    kept: phrase`the notes file and the digest as they were; the new reply is cached`,
    next: phrase`reopen it with summarize review ${fresh.paper.id}, or move the notes file away to take the new notes`,
  });
}
