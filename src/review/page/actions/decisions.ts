// Decisions: what is shown as saved was answered by the server. Each names what was seen, so that making it twice, or
// behind somebody else's back, does no harm.
import type { Decision, ReviewItem } from '../../../domain/review.ts';
import { phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import type { Desk, Job } from './desk.ts';
import { isHeldBack } from '../../next.ts';
import { acceptableNow } from './local.ts';
import { withDecided, withUnpublished } from '../state/saved.ts';
import { acceptable, nextPaper } from '../state/select.ts';
import { ServerError } from '../doors/server.ts';
import * as states from '../state/state.ts';
import { itemName } from '../speech/words.ts';

/** The corrections that are offered for the item as it is shown. */
export function fixesOf(state: states.State): states.Looked['fixes'] {
  const item = states.currentItem(state);
  if (item === undefined || state.paper === null) return [];
  return state.looked.get(states.lookKey(state.paper.stem, item))?.fixes ?? [];
}

/** A decision about the item that is shown; null when it makes no sense. */
export function one(desk: Desk, decision: Decision, told: Told): Job | null {
  const item = states.currentItem(desk.state());
  // Only what was decided can be put back.
  if (item === undefined || (decision.kind === 'reopen' && item.review.state === 'pending')) return null;
  return decide(desk, [item], { decision, told });
}

/** Accepts the item that is shown; of one that a check holds back it says which keys there are. */
export function enter(desk: Desk): Job | null {
  const state = desk.state();
  const item = states.currentItem(state);
  if (item === undefined || !isHeldBack(item)) return one(desk, { kind: 'accept' }, phrase`accepted`);
  const told =
    fixesOf(state).length === 0
      ? phrase`a check failed: a accepts it as it is, e edits it, r makes it anew, x rejects it`
      : phrase`a check failed: 1 corrects it, a accepts it as it is, e edits it, r makes it anew, x rejects it`;
  desk.update(now => states.withNews(now, told, true));
  return null;
}

/** The words of the open editor, saved. */
export function saveDraft(desk: Desk): Job | null {
  const state = desk.state();
  const item = states.currentItem(state);
  if (item === undefined || state.paper === null || !state.isEditing) return null;
  const draft = states.draftOf(state, item);
  const { zh, en } = draft ?? item;
  if (zh.trim() === '' || en.trim() === '') {
    desk.update(now => states.withNews(now, phrase`both languages need words`, true));
    return null;
  }
  // Words that were typed over other words than those that stand there now are refused by the server.
  const asBegun = draft === null ? desk : { ...desk, seen: () => draft.seen };
  return decide(asBegun, [item], { decision: { kind: 'edit', zh, en }, told: phrase`saved in your words` });
}

type Decided = Readonly<{ decision: Decision; told: Told }>;

/** A decision about items of the open paper. */
export function decide(desk: Desk, items: readonly ReviewItem[], decided: Decided): Job | null {
  const stem = desk.state().paper?.stem;
  if (stem === undefined) return null;
  const ids = items.map(({ id }) => id);
  const seen = desk.seen ?? ((item: ReviewItem): string => item.seen);
  const request = {
    items: items.map(item => ({ item: item.id, seen: seen(item) })),
    decision: decided.decision,
  };
  const run = async (): Promise<'done' | 'other'> => {
    desk.update(state => ({ ...state, saving: ids, problem: null }));
    try {
      const paper = await desk.server.decide(stem, request);
      desk.update(state => told(withDecided(state, paper, ids), ids, decided.told));
      desk.wrote?.(paper, ids);
      return 'done';
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 'E_REVIEW_STALE') throw error;
      return stale(desk, { stem, ids, decided });
    }
  };
  return { canRepeat: true, run };
}

/** Somebody else was quicker; or we were, and the answer was lost on its way. */
async function stale(
  desk: Desk,
  what: { stem: string; ids: readonly string[]; decided: Decided },
): Promise<'done' | 'other'> {
  const { stem, ids, decided } = what;
  const paper = await desk.server.paper(stem);
  const isDone = paper.items.filter(({ id }) => ids.includes(id)).every(item => isAs(item, decided.decision));
  desk.update(state => {
    if (isDone) return told(withDecided(state, paper, ids), ids, decided.told);
    const changed = new Set([...state.changed, ...ids.map(id => states.keyOf(stem, id))]);
    const fresh = states.withPaper({ ...state, changed, saving: [], isEditing: false }, paper);
    return states.withNews(fresh, phrase`not saved: it has changed meanwhile; look at it again`, true);
  });
  return isDone ? 'done' : 'other';
}

function isAs({ review }: ReviewItem, decision: Decision): boolean {
  if (decision.kind === 'edit')
    return review.state === 'edited' && review.zh === decision.zh && review.en === decision.en;
  const state = { accept: 'accepted', reject: 'rejected', reopen: 'pending', take: null }[decision.kind];
  return review.state === state;
}

function told(state: states.State, ids: readonly string[], did: Told): states.State {
  const item = states.currentItem(state);
  const isLeft = state.paper?.items.some(({ review }) => review.state === 'pending') === true;
  if (!isLeft) return states.withNews(state, allDecided(state, did));
  const isNext = item !== undefined && !ids.includes(item.id);
  return states.withNews(state, isNext ? phrase`${did}; next: ${itemName(item)}` : did);
}

/** The keys that are named are keys of the screen that one is on. */
function allDecided({ screen, queue, paper }: states.State, did: Told): Phrase {
  if (screen === 'queue') return phrase`${did}; everything in this paper is decided`;
  return nextPaper(queue?.entries ?? [], paper?.stem ?? null, 1) === null
    ? phrase`${did}; everything is decided: s publishes`
    : phrase`${did}; everything is decided: s publishes, J opens the next paper`;
}

/** What is said of several: none of them is claimed to have been looked at. */
function acceptedTold(count: number, unseen: number): Phrase {
  return unseen === 0
    ? phrase`${count} accepted together`
    : phrase`${count} accepted together, without being looked at one by one`;
}

/** All of a colour at once: of the open paper, or of the marked one of the queue. */
export function acceptAll(desk: Desk, risk: 'green' | 'amber'): Job | null {
  const { screen, marked, paper, shown } = desk.state();
  desk.update(state => ({ ...state, armed: null }));
  if (screen === 'queue' && marked !== null && marked !== paper?.stem) return acceptGreenOf(desk, marked);
  const items = acceptableNow(desk.state(), risk);
  if (items.length > 0) {
    const unseen = items.filter(({ id }) => !shown.has(states.keyOf(paper?.stem ?? '', id))).length;
    return decide(desk, items, {
      decision: { kind: 'accept' },
      told: acceptedTold(items.length, unseen),
    });
  }
  const none = risk === 'green' ? NO_GREEN : phrase`nothing amber that you have looked at waits`;
  desk.update(state => states.withNews(state, none));
  return null;
}

const NO_GREEN = phrase`nothing green waits`;

/** From the queue: the green ones of a paper that is not open. */
function acceptGreenOf(desk: Desk, stem: string): Job {
  const run = async (): Promise<'done'> => {
    const before = await desk.server.paper(stem);
    const items = acceptable(before.items, { risk: 'green', isShown: () => false });
    if (items.length === 0) {
      desk.update(state => states.withNews(state, NO_GREEN));
      return 'done';
    }
    const request = {
      items: items.map(({ id, seen }) => ({ item: id, seen })),
      decision: { kind: 'accept' },
    } as const;
    const paper = await desk.server.decide(stem, request);
    const done = acceptedTold(items.length, items.length);
    desk.update(state => {
      const fresh = withUnpublished(states.withPaper(state, paper), stem);
      return states.withNews({ ...fresh, hasSaved: true }, done);
    });
    return 'done';
  };
  return { canRepeat: false, run };
}
