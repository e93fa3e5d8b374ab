// What was proposed for items before, in this review: asked again with the same words, a model must be told to write
// something else, and the question must not be the one whose answer is in the cache.
import type { Notes } from '../../domain/notes.ts';
import type { Proposal, ReviewItem } from '../../domain/review.ts';
import { canonicalHash } from '../../lib/canonical-hash.ts';
import type { Former } from '../../notes/regenerate.ts';
import type { Tools } from '../tools.ts';

const formers = new WeakMap<Tools, Map<string, readonly Former[]>>();

/** The proposals for an item in its present words, oldest first. */
export function formerOf({ paper }: Notes, item: ReviewItem, tools: Tools): readonly Former[] {
  return formers.get(tools)?.get(keyOf(paper.id, item)) ?? [];
}

/** Keeps what was proposed, as long as the review lasts. */
export function remember({ paper }: Notes, changes: Proposal['changes'], tools: Tools): void {
  const known = formers.get(tools) ?? new Map<string, readonly Former[]>();
  formers.set(tools, known);
  for (const { before, after } of changes) {
    const key = keyOf(paper.id, before);
    known.set(key, [...(known.get(key) ?? []), after === null ? null : { zh: after.zh, en: after.en }]);
  }
}

function keyOf(paper: string, { id, zh, en, quote }: ReviewItem): string {
  return canonicalHash([paper, id, zh, en, quote]);
}
