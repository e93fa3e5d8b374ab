// Why a decision is not carried out, in four parts. Pure.
import type { Notes } from '../domain/notes.ts';
import type { ReviewItem } from '../domain/review.ts';
import { ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { printable } from '../lib/printable.ts';

/** The item is not the one that was seen, or not there. */
export function stale(
  { paper }: Notes,
  item: string,
  why: Told = phrase`it has changed since it was shown`,
): ToolError {
  return new ToolError({
    code: 'E_REVIEW_STALE',
    category: 'person',
    what: phrase`${printable(item)} of ${paper.id} was not decided`,
    why,
    kept: phrase`the notes as they are now`,
    next: phrase`look at it again, then decide`,
  });
}

/** A person vouches for it. */
export function locked({ paper }: Notes, item: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_LOCKED',
    category: 'person',
    what: phrase`${item} of ${paper.id} was not replaced`,
    why: phrase`a person vouches for it as it is`,
    kept: phrase`the notes as they were`,
    next: phrase`put it back to pending first`,
  });
}

/** Several at once, and one of them failed a check. */
export function redInBulk({ paper }: Notes, { id }: ReviewItem): ToolError {
  return new ToolError({
    code: 'E_REVIEW_RED',
    category: 'person',
    what: phrase`nothing of ${paper.id} was accepted`,
    why: phrase`${id} failed a check, and what failed is decided one by one`,
    kept: phrase`the notes as they were`,
    next: phrase`decide ${id} by itself`,
  });
}

/** A headline or title made anew that failed a check: taken, it would be published as a person's own words. */
export function redProse({ paper }: Notes, { id }: ReviewItem): ToolError {
  return new ToolError({
    code: 'E_REVIEW_RED',
    category: 'person',
    what: phrase`${id} of ${paper.id} was not taken`,
    why: phrase`what was proposed for it failed a check, and no quote could prove it`,
    kept: phrase`the notes as they were`,
    next: phrase`edit ${id} in your own words, or make it anew once more`,
  });
}

/** Several at once, and not to accept or take them. */
export function inBulk({ paper }: Notes): ToolError {
  return new ToolError({
    code: 'E_REVIEW_BULK',
    category: 'person',
    what: phrase`nothing of ${paper.id} was decided`,
    why: phrase`several at once can only be accepted or taken`,
    kept: phrase`the notes as they were`,
    next: phrase`decide them one by one`,
  });
}

/** An edit without words. */
export function blank({ paper }: Notes, item: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_EMPTY',
    category: 'person',
    what: phrase`${item} of ${paper.id} was not edited`,
    why: phrase`it would have no words in either language`,
    kept: phrase`the notes as they were`,
    next: phrase`reject it instead`,
  });
}
