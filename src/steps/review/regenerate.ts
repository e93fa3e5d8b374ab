// Items of notes → what making them anew would cost, and the same items made anew and proven, for a person to take or
// leave. What a person vouches for is locked.
import type { Claim } from '../../domain/claim.ts';
import type { Notes } from '../../domain/notes.ts';
import type { Estimate, Proposal, Regenerate } from '../../domain/review.ts';
import type { Tools } from '../tools.ts';

/** A proposal, and the claims that stand in the notes once it is taken. */
export interface Made {
  readonly proposal: Proposal;
  readonly claims: ReadonlyMap<string, Claim>;
}

/** @throws what getting the paper's text throws; E_REVIEW_LOCKED */
export function estimateFor(_notes: Notes, _request: Regenerate, _tools: Tools): Promise<Estimate> {
  return Promise.reject(new TypeError('not yet'));
}

/** @throws as `estimateFor` and as asking a model does */
export function regenerateItems(_notes: Notes, _request: Regenerate, _tools: Tools): Promise<Made> {
  return Promise.reject(new TypeError('not yet'));
}
