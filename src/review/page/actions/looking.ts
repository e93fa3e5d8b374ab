// The checks, while a person looks at an item or types its words: never in the way of showing it. Of several answers
// that come in only the one about the words that stand there now is shown.
import type { Look } from '../../../domain/review.ts';
import type { Desk } from './desk.ts';
import { ServerError } from '../doors/server.ts';
import { currentItem, keyOf, lookKey, type Looked, type State } from '../state/state.ts';

const TYPED_MS = 200;
/** So that a held `j` asks about none of the items that it passes. */
const SHOWN_MS = 60;
const NOTHING: Looked = { findings: [], fixes: [] };

interface Wanted {
  readonly stem: string;
  readonly words: Look;
  readonly key: string;
  readonly isTyped: boolean;
}

/** What the checks should be asked now; null when that is known, or there is nothing to ask. */
export function wantedOf(state: State): Wanted | null {
  const { paper, looked, isGone, screen } = state;
  const item = currentItem(state);
  if (paper === null || item === undefined || isGone || screen === 'queue') return null;
  const draft = state.isEditing ? state.drafts.get(keyOf(paper.stem, item.id)) : undefined;
  const { zh, en } = draft ?? item;
  const key = typedKey(lookKey(paper.stem, item), item, { zh, en });
  if (looked.has(key)) return null;
  return { stem: paper.stem, words: { item: item.id, zh, en }, key, isTyped: draft !== undefined };
}

/** The key of words: those of the item as it stands have the item's own. */
export function typedKey(key: string, item: Words, { zh, en }: Words): string {
  return item.zh === zh && item.en === en ? key : `${key}\n${zh}\n${en}`;
}
type Words = Readonly<{ zh: string; en: string }>;

/** To be called when the state has changed. @param later runs something later, unless it is called again before */
export function openLooking(desk: Desk, later: (ms: number, run: () => void) => void): () => void {
  let isAsking = false;
  let planned: string | null = null;
  const ask = async ({ stem, words, key }: Wanted): Promise<void> => {
    isAsking = true;
    const answer = await desk.server.look(stem, words).catch((error: unknown) => {
      if (error instanceof ServerError) return { ...NOTHING, failure: error.told.why };
      throw error;
    });
    isAsking = false;
    desk.update(state => ({ ...state, looked: new Map([...state.looked, [key, answer]]) }));
  };
  return () => {
    const wanted = wantedOf(desk.state());
    if (wanted === null || wanted.key === planned || isAsking) return;
    planned = wanted.key;
    later(wanted.isTyped ? TYPED_MS : SHOWN_MS, () => {
      planned = null;
      const now = wantedOf(desk.state());
      if (now !== null && !isAsking) void ask(now);
    });
  };
}
