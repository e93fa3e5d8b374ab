// What a person decided outlives a new run: fresh notes + stored ones → fresh notes with the decisions. Pure.
// Each stored claim finds the fresh one that it is, or that it was made from; what a person vouches for and the engine
// does not state again is carried over. Next: carry-over.ts, keep-prose.ts
import { isVouchedFor, type Claim } from '../domain/claim.ts';
import { adopted } from '../domain/hand-change.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { ToolError } from '../lib/errors.ts';
import { fingerprint, PRINTS } from '../lib/fingerprint.ts';
import { phrase } from '../lib/phrase.ts';
import { carriedOver } from './carry-over.ts';
import { keepProse, lostProse } from './keep-prose.ts';

/**
 * Fresh notes with the decisions of the stored ones; the fresh ones themselves when nobody decided anything.
 * A claim that was made anew in review stands in the place of the engine's own, also while it is pending; it stays when
 * the engine's own is not stated again. A rejection of what is not stated any more goes.
 * Of another PDF nothing has been proven: there only what is stated again with the same quote keeps its decision.
 * Throws E_NOTES_REVIEWED when the notes are of another PDF, and what a person vouches for is not among them.
 */
export function keepReviews(fresh: Notes, stored: Notes | null): Notes {
  if (stored === null) return fresh;
  const before = adopted(stored, null, PRINTS);
  const isSamePdf = fresh.source.pdfSha256 === stored.source.pdfSha256;
  const kept = claimsOf(before)
    .filter(({ review, replaces }) => review.state !== 'pending' || (isSamePdf && replaces !== ''))
    .sort((one, other) => rankOf(one) - rankOf(other));
  if (kept.length === 0 && Object.keys(before.decisions).length === 0) return fresh;
  const pairs = pairsOf(claimsOf(fresh), kept, isSamePdf);
  const found = new Set(pairs.values());
  const lost = kept.filter(({ review }) => review.state !== 'rejected').filter(claim => !found.has(claim));
  if (!isSamePdf) assertNothingLost(fresh, before, lost);
  const decided = mapClaims(fresh, claim => standing(claim, pairs.get(claim), isSamePdf));
  const undecided = new Set(
    claimsOf(fresh).filter(claim => !pairs.has(claim) && claim.review.state === 'pending'),
  );
  const ids = new Set([...undecided].map(({ id }) => id));
  return keepProse(carriedOver(decided, lost, { stored: before, free: ids }), before);
}

/** Should two be the same statement, the one goes first that must not be lost. */
function rankOf({ review }: Claim): number {
  return isVouchedFor(review) ? 0 : 1;
}

/**
 * The fresh claim as it stands with the stored one: words that a person changed, or that were made anew, stay. Findings
 * are of the words that are shown: those of an edit stay with it.
 */
function standing(fresh: Claim, stored: Claim | undefined, isSamePdf: boolean): Claim {
  if (stored === undefined) return fresh;
  const { review, replaces, findings, checked } = stored;
  if (wordsOf(fresh) === wordsOf(stored)) {
    const own = { ...fresh, review, replaces };
    return isSamePdf && review.state === 'edited' ? { ...own, findings, checked } : own;
  }
  if (isSamePdf) return { ...stored, id: fresh.id };
  const { id, page, match, rects } = fresh;
  return { ...stored, id, page, match, rects, findings: fresh.findings, checked: fresh.checked };
}

/**
 * Which stored claim each fresh one is: one that was kept before, the same statement, or what was made anew from it;
 * under the same id before under another one. One for one.
 */
function pairsOf(
  fresh: readonly Claim[],
  stored: readonly Claim[],
  isSamePdf: boolean,
): ReadonlyMap<Claim, Claim> {
  const pairs = new Map<Claim, Claim>();
  const open = new Set(stored);
  const pair = (one: Claim, isSame: (one: Claim, other: Claim) => boolean): void => {
    const other = fresh.find(candidate => !pairs.has(candidate) && isSame(candidate, one));
    if (other === undefined) return;
    pairs.set(other, one);
    open.delete(one);
  };
  for (const isSame of isSamePdf ? [isKeptAlready, isSameStatement, isMadeFrom] : [isSameWithQuote]) {
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

/** In another PDF: a quote that only the stored claim has was never looked for in it. */
function isSameWithQuote(fresh: Claim, stored: Claim): boolean {
  return fresh.quote === stored.quote && isSameStatement(fresh, stored);
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
function assertNothingLost(fresh: Notes, stored: Notes, lost: readonly Claim[]): void {
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
