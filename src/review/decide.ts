// Notes + a decision → notes with it. Pure; who and when come from outside.
import { isVouchedFor, PENDING, type Claim, type Review, type Signature } from '../domain/claim.ts';
import { claimsOf, decisionOn, mapClaims, proseRecord, type Bilingual, type Notes } from '../domain/notes.ts';
import type { Decide, Decision, ReviewItem } from '../domain/review.ts';
import type { ToolError } from '../lib/errors.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { phrase } from '../lib/phrase.ts';
import { itemsOf, proseOf } from './items.ts';
import { blank, inBulk, locked, redInBulk, redProse, stale } from './refusals.ts';

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
  const isProse = proseOf(notes).some(({ id }) => id === item);
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
  const decisions = { ...notes.decisions, ...Object.fromEntries(prose) };
  const open = prose.flatMap(([item, { state }]) => (state === 'pending' ? [item] : []));
  return { ...decided, decisions, prose: asOpen(notes, open) };
}

/** Words of a headline or a title that a person changed in the file are open only as stated: else they count as decided. */
function asOpen(notes: Notes, items: readonly string[]): Notes['prose'] {
  const open = proseOf(notes).filter(({ id }) => items.includes(id));
  const records = open.flatMap(({ id, words }) => {
    const record = proseRecord(notes, id);
    const stated = fingerprint({ ...words, quote: '' });
    return record.stated === '' || record.stated === stated ? [] : [[id, { ...record, stated }] as const];
  });
  return records.length === 0 ? notes.prose : { ...notes.prose, ...Object.fromEntries(records) };
}

/** Who decides when, and what the proposal that is taken has, by id: claims, and words of headline and titles. */
export interface Given {
  readonly signature: Signature;
  readonly taken: {
    readonly claims: ReadonlyMap<string, Claim>;
    readonly prose: ReadonlyMap<string, Bilingual>;
    /** Items whose proposal failed a check. */
    readonly red: ReadonlySet<string>;
  };
}

/**
 * What the decision changes; every item once.
 * @throws ToolError E_REVIEW_STALE, E_REVIEW_RED, E_REVIEW_LOCKED, E_REVIEW_BULK, E_REVIEW_EMPTY
 */
export function changesFor(notes: Notes, { items, decision }: Decide, given: Given): Change[] {
  const known = new Map(itemsOf(notes).map(item => [item.id, item]));
  const asked = new Map(items.map(({ item, seen }) => [item, seen]));
  if (asked.size > 1 && !IN_BULK.has(decision.kind)) throw inBulk(notes);
  const isBlank = decision.kind === 'edit' && tidy(decision.zh) === '' && tidy(decision.en) === '';
  return [...asked].map(([id, seen]) => {
    const item = known.get(id);
    const before = stateOf(notes, id);
    if (item === undefined || before === undefined || item.seen !== seen) throw stale(notes, id);
    if (asked.size > 1 && decision.kind === 'accept' && item.risk === 'red') throw redInBulk(notes, item);
    if (isBlank) throw blank(notes, id);
    const after = decision.kind === 'take' ? takenFor(before, item, { notes, given }) : decided(before, decision, given); // prettier-ignore
    return { item: id, before, after };
  });
}

/** What may be said of several at once. */
const IN_BULK: ReadonlySet<Decision['kind']> = new Set(['accept', 'take']);

type Said = Exclude<Decision, { kind: 'take' }>;

function decided(before: ItemState, decision: Said, { signature }: Given): ItemState {
  if (before.kind === 'prose')
    return { kind: 'prose', review: reviewFor(before.review, decision, signature) };
  const claim = { ...before.claim, review: reviewFor(before.claim.review, decision, signature) };
  return { kind: 'claim', claim: decision.kind === 'reopen' ? asAnew(claim) : claim };
}

function reviewFor(before: Review, decision: Said, { by, at }: Signature): Review {
  const none = { zh: null, en: null, reason: null };
  switch (decision.kind) {
    case 'accept':
      // Whoever accepts an edit vouches for its words.
      return before.state === 'edited' ? { ...before, at, by } : { state: 'accepted', at, by, ...none };
    case 'edit':
      return { state: 'edited', at, by, zh: tidy(decision.zh), en: tidy(decision.en), reason: null };
    case 'reject':
      return { state: 'rejected', at, by, ...none, reason: decision.reason };
    case 'reopen':
      return PENDING;
  }
}

/** One line, as every text of notes is; half a character cannot be stored. */
function tidy(text: string): string {
  return text.toWellFormed().replaceAll(/\s/g, ' ').split(' ').filter(word => word !== '').join(' '); // prettier-ignore
}

/**
 * A claim whose words a person changed in the file is open only as one that was made anew: else those words, which are
 * all that there is, would count as decided at the next look.
 */
function asAnew(claim: Claim): Claim {
  const now = fingerprint(claim);
  if (claim.stated === '' || claim.stated === now) return claim;
  return { ...claim, stated: now, replaces: originOf(claim) };
}

/**
 * The claim of the proposal, in the place of the one that it was made from. Words for the headline or a title become
 * those of the person who takes them, and published: no quote proves them, so that what failed a check is not taken.
 */
function takenFor(
  before: ItemState,
  item: ReviewItem,
  { notes, given }: { notes: Notes; given: Given },
): ItemState {
  const { taken, signature } = given;
  if (isVouchedFor(before.kind === 'claim' ? before.claim.review : before.review))
    throw locked(notes, item.id);
  if (before.kind === 'prose') {
    const words = taken.prose.get(item.id) ?? fail(gone(notes, item));
    if (taken.red.has(item.id)) throw redProse(notes, item);
    return { kind: 'prose', review: reviewFor(before.review, { kind: 'edit', ...words }, signature) };
  }
  const claim = taken.claims.get(item.id) ?? fail(gone(notes, item));
  return {
    kind: 'claim',
    claim: { ...claim, id: item.id, replaces: originOf(before.claim), review: PENDING },
  };
}

function gone(notes: Notes, { id }: ReviewItem): ToolError {
  return stale(notes, id, phrase`there is no proposal for it any more`);
}

function fail(error: ToolError): never {
  throw error;
}

/** The fingerprint by which the engine's own claim is known when it states it again, however often it was made anew. */
function originOf(claim: Claim): string {
  if (claim.replaces !== '') return claim.replaces;
  return claim.stated === '' ? fingerprint(claim) : claim.stated;
}
