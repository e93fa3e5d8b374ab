// What was decided, in order → what undo and redo would do now. A log of lines, each a decision, an undo or a redo; the
// notes file alone says what holds, so an entry that does not fit it is never carried out. Pure.
import * as z from 'zod';
import { ClaimSchema, ReviewSchema, type Claim, type Review, type Signature } from '../domain/claim.ts';
import type { Notes } from '../domain/notes.ts';
import { canonicalHash, sha256 } from '../lib/canonical-hash.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { stateOf, withStates, type Change, type ItemState } from './decide.ts';
import { proseOf } from './items.ts';

/** One item before and after: its review alone, when that is all that changed, and whose words it was about. */
const MarkSchema = z.union([
  z.object({ item: z.string(), words: z.string(), before: ReviewSchema, after: ReviewSchema }),
  z.object({ item: z.string(), before: ClaimSchema, after: ClaimSchema }),
]);
type Mark = z.infer<typeof MarkSchema>;

const who = { at: z.string(), by: z.string() };
const LineSchema = z.union([
  z.object({ ...who, stem: z.string(), changes: z.array(MarkSchema).min(1) }),
  z.object({ ...who, undo: z.string() }),
  z.object({ ...who, redo: z.string() }),
  /** The entry is void: it was never carried out, or something else was done to its items since. */
  z.object({ ...who, drop: z.string() }),
]);

/** A line of the log, as it counts. */
export type Line =
  | { readonly kind: 'done'; readonly entry: Entry }
  | { readonly kind: 'undo' | 'redo' | 'drop'; readonly of: string };

/** A decision that may be undone. */
export interface Entry {
  readonly id: string;
  readonly stem: string;
  readonly changes: readonly Mark[];
}

/** The last one first to go. */
export interface Stacks {
  readonly undo: readonly Entry[];
  readonly redo: readonly Entry[];
}

/** `before` is where undo leads, `after` where redo does. */
export type Side = 'before' | 'after';

/** The decision as a line of the log, without line break. */
export function doneLine(
  stem: string,
  given: { notes: Notes; changes: readonly Change[] },
  signature: Signature,
): string {
  const changes = given.changes.map(change => markOf(given.notes, change));
  return JSON.stringify({ at: signature.at, by: signature.by, stem, changes });
}

/** The line that says what became of an entry. */
export function turnLine(kind: 'undo' | 'redo' | 'drop', { id }: Entry, { at, by }: Signature): string {
  return JSON.stringify({ at, by, [kind]: id });
}

/** Null for a line that is torn or not ours. What stands before our line, such as the rest of a torn one, is passed over. */
export function lineOf(text: string): Line | null {
  const own = text.slice(Math.max(0, text.lastIndexOf('{"at":')));
  const { data } = LineSchema.safeParse(parsedOrNull(own));
  if (data === undefined) return null;
  if ('changes' in data)
    return { kind: 'done', entry: { id: sha256(own).slice(0, 16), stem: data.stem, changes: data.changes } };
  if ('undo' in data) return { kind: 'undo', of: data.undo };
  return 'redo' in data ? { kind: 'redo', of: data.redo } : { kind: 'drop', of: data.drop };
}

/** What may be undone and redone after these lines. A new decision ends what could be redone. */
export function stacksOf(lines: readonly Line[]): Stacks {
  const undo: Entry[] = [];
  const redo: Entry[] = [];
  for (const line of lines) {
    if (line.kind === 'done') {
      undo.push(line.entry);
      redo.splice(0);
    } else if (line.kind === 'undo') redo.push(...pulled(undo, line.of));
    else if (line.kind === 'redo') undo.push(...pulled(redo, line.of));
    else [undo, redo].forEach(stack => pulled(stack, line.of));
  }
  return { undo, redo };
}

/** True when all items of the entry are as they were on that side of it, down to who and when. */
export function isAt(notes: Notes, { changes }: Entry, side: Side): boolean {
  return changes.every(mark => {
    const state = stateOf(notes, mark.item);
    if (state === undefined) return false;
    if (!('words' in mark)) return state.kind === 'claim' && nameOf(state.claim) === nameOf(mark[side]);
    return wordsOf(notes, mark.item, state) === mark.words && isSameReview(reviewOf(state), mark[side]);
  });
}

/** The notes with the items of the entry on that side of it. */
export function turned(notes: Notes, { changes }: Entry, side: Side): Notes {
  const states = changes.flatMap(mark => {
    const state = stateOf(notes, mark.item);
    return state === undefined ? [] : [[mark.item, stateAt(mark, state, side)] as const];
  });
  return withStates(notes, new Map(states));
}

/** What undoing or redoing the entry is about: `accept result-2`, and of which paper when it is another one. */
export function namedEntry({ stem, changes }: Entry, shown: string): Phrase {
  const [first, ...others] = changes;
  const what = others.length > 0 ? severalOf(changes) : first === undefined ? phrase`nothing` : oneOf(first);
  return stem === shown ? what : phrase`${what} of ${stem.replace('_', '/')}`;
}

function oneOf(mark: Mark): Phrase {
  const { item } = mark;
  if (!('words' in mark) && fingerprint(mark.before) !== fingerprint(mark.after))
    return phrase`take ${item} made anew`;
  const { state } = 'words' in mark ? mark.after : mark.after.review;
  switch (state) {
    case 'accepted':
      return phrase`accept ${item}`;
    case 'edited':
      return phrase`edit ${item}`;
    case 'rejected':
      return phrase`reject ${item}`;
    case 'pending':
      return phrase`put ${item} back to pending`;
  }
}

function severalOf(changes: readonly Mark[]): Phrase {
  const isTaken = changes.some(mark => !('words' in mark));
  return isTaken ? phrase`take ${changes.length} items made anew` : phrase`accept ${changes.length} items`;
}

function markOf(notes: Notes, { item, before, after }: Change): Mark {
  const words = wordsOf(notes, item, before);
  const isOther =
    before.kind === 'claim' && after.kind === 'claim' && !isSameButReview(before.claim, after.claim);
  if (isOther) return { item, before: before.claim, after: after.claim };
  return { item, words, before: reviewOf(before), after: reviewOf(after) };
}

/** The words that an item is about, as a fingerprint. */
function wordsOf(notes: Notes, item: string, state: ItemState): string {
  if (state.kind === 'claim') return fingerprint(state.claim);
  const prose = proseOf(notes).find(({ id }) => id === item);
  return prose === undefined ? '' : fingerprint({ ...prose.words, quote: '' });
}

function stateAt(mark: Mark, now: ItemState, side: Side): ItemState {
  if (!('words' in mark)) return { kind: 'claim', claim: mark[side] };
  const review = mark[side];
  return now.kind === 'claim'
    ? { kind: 'claim', claim: { ...now.claim, review } }
    : { kind: 'prose', review };
}

function reviewOf(state: ItemState): Review {
  return state.kind === 'claim' ? state.claim.review : state.review;
}

/** Not its place in the PDF and its findings: they are set anew by every check. */
function nameOf(claim: Claim): string {
  return canonicalHash([fingerprint(claim), claim.stated, claim.replaces, claim.review]);
}

function isSameButReview(one: Claim, other: Claim): boolean {
  const [review, id] = [one.review, ''];
  return canonicalHash({ ...one, review, id }) === canonicalHash({ ...other, review, id });
}

function isSameReview(one: Review, other: Review): boolean {
  return canonicalHash(one) === canonicalHash(other);
}

/** Takes the entry out of the stack; the last of them, should one decision have been made twice in one instant. */
function pulled(stack: Entry[], id: string): Entry[] {
  const at = stack.findLastIndex(entry => entry.id === id);
  return at < 0 ? [] : stack.splice(at, 1);
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
