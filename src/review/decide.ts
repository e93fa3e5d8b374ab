// Notes + a decision → notes with it. Pure; who and when come from outside.
import { PENDING, type Claim, type Review } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import type { Decide, Decision, ReviewItem } from '../domain/review.ts';
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { decisionOn, itemsOf } from './items.ts';

/** Who decided, and when: ISO 8601. */
export interface Signature {
  readonly by: string;
  readonly at: string;
}

/** What a decision says of an item: a claim as a whole, or what was decided about a headline or a title. */
export type ItemState =
  { readonly kind: 'claim'; readonly claim: Claim } | { readonly kind: 'prose'; readonly review: Review };

/** One item before and after a decision: what undo and redo need. */
export interface Change {
  readonly item: string;
  readonly before: ItemState;
  readonly after: ItemState;
}

/** The state of an item; undefined when the notes have no such item. */
export function stateOf(notes: Notes, item: string): ItemState | undefined {
  const claim = claimsOf(notes).find(({ id }) => id === item);
  if (claim !== undefined) return { kind: 'claim', claim };
  const isProse = itemsOf(notes).some(({ id }) => id === item);
  return isProse ? { kind: 'prose', review: decisionOn(notes, item) } : undefined;
}

/** The notes with these states. */
export function withStates(notes: Notes, states: ReadonlyMap<string, ItemState>): Notes {
  const decided = mapClaims(notes, claim => {
    const state = states.get(claim.id);
    return state?.kind === 'claim' ? state.claim : claim;
  });
  const prose = [...states].flatMap(([item, state]) =>
    state.kind === 'prose' ? [[item, state.review] as const] : [],
  );
  return { ...decided, decisions: { ...notes.decisions, ...Object.fromEntries(prose) } };
}

/**
 * What the decision changes.
 * @param taken the claims of the proposal that is taken, by id
 * @throws ToolError E_REVIEW_STALE, E_REVIEW_RED
 */
export function changesFor(
  notes: Notes,
  { items, decision }: Decide,
  given: { signature: Signature; taken: ReadonlyMap<string, Claim> },
): Change[] {
  const known = new Map(itemsOf(notes).map(item => [item.id, item]));
  return items.map(({ item: id, seen }) => {
    const item = known.get(id);
    const before = stateOf(notes, id);
    if (item === undefined || before === undefined || item.seen !== seen) throw stale(notes, id);
    if (items.length > 1 && item.risk === 'red') throw redInBulk(notes, item);
    return { item: id, before, after: after(before, decision, given) };
  });
}

function after(
  before: ItemState,
  decision: Decision,
  { signature, taken }: { signature: Signature; taken: ReadonlyMap<string, Claim> },
): ItemState {
  if (before.kind === 'prose') return { kind: 'prose', review: reviewFor(decision, signature) };
  const { claim } = before;
  if (decision.kind === 'take') return { kind: 'claim', claim: taken.get(claim.id) ?? claim };
  return { kind: 'claim', claim: { ...claim, review: reviewFor(decision, signature) } };
}

function reviewFor(decision: Decision, { by, at }: Signature): Review {
  const none = { zh: null, en: null, reason: null };
  switch (decision.kind) {
    case 'accept':
      return { state: 'accepted', at, by, ...none };
    case 'edit':
      return { state: 'edited', at, by, zh: decision.zh, en: decision.en, reason: null };
    case 'reject':
      return { state: 'rejected', at, by, ...none, reason: decision.reason };
    case 'reopen':
    case 'take':
      return PENDING;
  }
}

function stale({ paper }: Notes, item: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_STALE',
    category: 'person',
    what: phrase`${item} of ${paper.id} was not decided`,
    why: phrase`it has changed since it was shown`,
    kept: phrase`the notes as they are now`,
    next: phrase`look at it again, then decide`,
  });
}

function redInBulk({ paper }: Notes, { id }: ReviewItem): ToolError {
  return new ToolError({
    code: 'E_REVIEW_RED',
    category: 'person',
    what: phrase`nothing of ${paper.id} was accepted`,
    why: phrase`${id} failed a check, and what failed is decided one by one`,
    kept: phrase`the notes as they were`,
    next: phrase`decide ${id} by itself`,
  });
}
