// What a person decided about a claim outlives a new run. Pure.
import type { Claim } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';

/**
 * Fresh notes with the decisions of the stored ones, claim by claim of the same words.
 * Throws E_NOTES_REVIEWED when a claim that a person accepted, edited or rejected is not among the fresh ones:
 * its decision would be lost.
 */
export function keepReviews(fresh: Notes, stored: Notes | null): Notes {
  const decided = (stored === null ? [] : claimsOf(stored)).filter(claim => claim.review.state !== 'pending');
  if (decided.length === 0) return fresh;
  const reviews = new Map(decided.map(claim => [wordsOf(claim), claim.review]));
  const present = new Set(claimsOf(fresh).map(wordsOf));
  const lost = decided.find(claim => !present.has(wordsOf(claim)));
  if (lost !== undefined) throw reviewedError(fresh, lost);
  return mapClaims(fresh, claim => ({ ...claim, review: reviews.get(wordsOf(claim)) ?? claim.review }));
}

function wordsOf({ zh, en, quote }: Claim): string {
  return JSON.stringify([zh, en, quote]);
}

function reviewedError(fresh: Notes, lost: Claim): ToolError {
  const id = citedId(fresh.paper);
  return new ToolError({
    code: 'E_NOTES_REVIEWED',
    category: 'digest',
    what: phrase`new notes of ${id} would lose what a person decided`,
    why: phrase`${lost.id} was ${lost.review.state} and is not among the new claims`,
    kept: phrase`the notes file and the digest as they were; the new reply is cached`,
    next: phrase`move the notes file of ${fresh.paper.id} away to take the new notes, or leave out --refresh and --model`,
  });
}
