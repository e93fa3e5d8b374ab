// Why reviewed notes are not published, in words.
import type { MergePlan } from '../../domain/digest.ts';
import type { Notes } from '../../domain/notes.ts';
import { citedId, type Paper } from '../../domain/paper.ts';
import { collisionsOf } from '../../digest/outlook.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import { verdictOn } from '../../notes/verdict.ts';

/** A paper is published only whole. @param sections those without a claim that may stand there */
export function whyNotWhole(sections: readonly string[]): Told {
  return phrase`no claim of ${sections.join(', ')} may stand in a digest yet: accept or edit one of each`;
}

/** A person took the paper out of the digest. @param reason the plan's */
export function whyRemoved({ id }: Pick<Paper, 'id'>, digest: string, reason: Told): Told {
  return phrase`${reason}; summarize ${id} --digest ${shellWord(digest)} --add brings it back`;
}

/** A section has no claim that may stand in a digest. */
export function notWhole(notes: Notes, digest: string): ToolError {
  return new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what: phrase`${citedId(notes.paper)} was not published into ${digest}`,
    why: whyNotWhole(verdictOn(notes).emptySections),
    kept: phrase`the notes and ${digest} as they were`,
    next: reviewOf(notes.paper.id, digest),
  });
}

/** Somebody changed the section, or the notes, since the preview was made. */
export function staleSection({ paper }: Notes, digest: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_STALE',
    category: 'person',
    what: phrase`${citedId(paper)} was not published into ${digest}`,
    why: phrase`its section or its notes changed since the preview was shown`,
    kept: phrase`the notes and ${digest} as they are now`,
    next: phrase`look at the preview again, then publish`,
  });
}

/** A person and the notes changed the same places, and not all of them are settled. */
export function collides(digest: string, plan: MergePlan): ToolError {
  const count = collisionsOf(plan).length;
  return new ToolError({
    code: 'E_REVIEW_COLLISION',
    category: 'digest',
    what: phrase`${plan.id} was not published into ${digest}`,
    why: count === 1
      ? phrase`${plan.reason}; 1 place is to be settled`
      : phrase`${plan.reason}; ${count} places are to be settled`,
    kept: phrase`the notes and ${digest} as they were`,
    next: phrase`${reviewOf(plan.id, digest)} shows both sides and settles it`,
  }); // prettier-ignore
}

function reviewOf(id: string, digest: string): ReturnType<typeof phrase> {
  return phrase`summarize review ${id} --digest ${shellWord(digest)}`;
}
