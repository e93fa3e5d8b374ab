// Notes → checked notes. Pure, idempotent: every quote gets its place, every claim its findings.
// A person's decision stays: findings of an accepted or edited claim are told, its words are not touched.
// Next: notes/repair.ts
import type { Claim } from '../domain/claim.ts';
import { mapClaims, type Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { CHECKS } from './checks/index.ts';
import { contextOf, factsOf } from './check-context.ts';

/**
 * The notes with page, match, rectangles and findings of every claim set anew from the paper's text.
 * Facts may be handed in: they are the dear part, and notes of one paper are checked twice.
 */
export function checkNotes(notes: Notes, text: PaperText, facts = factsOf(notes.paper, text)): Notes {
  const takeaways = new Set(notes.takeaways.flatMap(point => point.claims.map(claim => claim.id)));
  return mapClaims(notes, claim => {
    const about = { isTakeaway: takeaways.has(claim.id), engine: notes.engine.name };
    const context = contextOf(claim, facts, about);
    const { located } = context;
    return {
      ...claim,
      page: located?.page ?? null,
      match: located?.match ?? 'none',
      rects: located === null || located.match === 'missing' ? null : located.rects,
      findings: CHECKS.flatMap(check => check(asShown(claim), context)),
    };
  });
}

/** The claim in the words a reader will see: a person's own, where there are any. */
function asShown(claim: Claim): Claim {
  const { state, zh, en } = claim.review;
  return state === 'edited' ? { ...claim, zh: zh ?? claim.zh, en: en ?? claim.en } : claim;
}
