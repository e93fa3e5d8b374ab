// What was proposed in this review. Asked again because a person wants something else, a model is told what it wrote
// before, and the question is not the one whose answer is in the cache.
import type { Notes } from '../../domain/notes.ts';
import type { Proposal, ReviewItem } from '../../domain/review.ts';
import { canonicalHash } from '../../lib/canonical-hash.ts';
import type { Former } from '../../notes/regenerate.ts';
import type { Tools } from '../tools.ts';

/** By the proposal's id, then by the item that was to be made anew. */
type Proposed = Map<string, ReadonlyMap<string, Former>>;

const proposed = new WeakMap<Tools, Proposed>();

/**
 * What the proposals that a person did not want have for an item in its present words, in the order of the ids. An id
 * that this process knows nothing of (the review was started anew) says nothing.
 */
export function formerOf(
  { paper }: Notes,
  { item, not }: { item: ReviewItem; not: readonly string[] },
  tools: Tools,
): readonly Former[] {
  const key = keyOf(paper.id, item);
  return [...new Set(not)].flatMap(id => {
    const former = proposed.get(tools)?.get(id)?.get(key);
    return former === undefined ? [] : [former];
  });
}

/** Keeps what was proposed, as long as the review lasts. */
export function remember(
  { paper }: Notes,
  { id, changes }: Pick<Proposal, 'id' | 'changes'>,
  tools: Tools,
): void {
  const known: Proposed = proposed.get(tools) ?? new Map<string, ReadonlyMap<string, Former>>();
  proposed.set(tools, known);
  const words = changes.map(({ before, after }): [string, Former] => [
    keyOf(paper.id, before),
    after === null ? null : { zh: after.zh, en: after.en },
  ]);
  known.set(id, new Map(words));
}

function keyOf(paper: string, { id, zh, en, quote }: ReviewItem): string {
  return canonicalHash([paper, id, zh, en, quote]);
}
