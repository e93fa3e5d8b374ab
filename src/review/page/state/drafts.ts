// Words that a person types: kept until they are saved or thrown away, and never passed over. Pure.
import type { Bilingual } from '../../../domain/notes.ts';
import { phrase } from '../../../lib/phrase.ts';
import { currentItem, draftOf, keyOf, withNews, type State } from './state.ts';

/** As the server takes them. */
const LONGEST = 5_000;

/** Words as they are typed, with the fingerprint of what they were begun over; none when they are the item's own. */
export function typed(state: State, words: Bilingual): State {
  const item = currentItem(state);
  if (state.paper === null || item === undefined) return state;
  const key = keyOf(state.paper.stem, item.id);
  const { seen } = state.drafts.get(key) ?? item;
  const draft = { zh: shortened(words.zh), en: shortened(words.en), seen };
  const next =
    draft.zh === item.zh && draft.en === item.en
      ? without(state, key)
      : { ...state, drafts: new Map([...state.drafts, [key, draft]]) };
  return draft.zh === words.zh && draft.en === words.en
    ? next
    : withNews(
        next,
        phrase`cut: a text has at most 5,000 characters, and what came behind them is left out`,
        true,
      );
}

function shortened(text: string): string {
  // No half of a character that takes two.
  return text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}

/** The editor, on the draft if there is one. Whoever opens it has the words in sight that it would replace. */
export function withEditor(state: State): State {
  const item = currentItem(state);
  if (state.paper === null || item === undefined) return state;
  const draft = draftOf(state, item);
  const key = keyOf(state.paper.stem, item.id);
  if (draft === null || state.isEditing)
    return { ...without(state, state.isEditing ? '' : key), isEditing: true };
  return {
    ...state,
    isEditing: true,
    drafts: new Map([...state.drafts, [key, { ...draft, seen: item.seen }]]),
  };
}

/** With an unsaved draft, accepting would lose it: the editor opens on it. Null: there is none. */
export function draftFirst(state: State): State | null {
  const item = currentItem(state);
  if (item === undefined || draftOf(state, item) === null) return null;
  const told = phrase`there is a draft: Ctrl+Enter saves it, or throw it away first`;
  return withNews(withEditor(state), told, true);
}

/** The draft of the item is thrown away. */
export function discarded(state: State): State {
  const item = currentItem(state);
  if (state.paper === null || item === undefined || draftOf(state, item) === null) return state;
  const next = { ...without(state, keyOf(state.paper.stem, item.id)), isEditing: false };
  return withNews(next, phrase`the draft was thrown away`);
}

/** True when words were typed that are not saved: they live in this tab only. */
export function hasDrafts({ drafts, paper }: State): boolean {
  return [...drafts].some(([key, { zh, en }]) => {
    const item = paper?.items.find(({ id }) => keyOf(paper.stem, id) === key);
    return item === undefined || item.zh !== zh || item.en !== en;
  });
}

function without(state: State, key: string): State {
  if (!state.drafts.has(key)) return state;
  return { ...state, drafts: new Map([...state.drafts].filter(([known]) => known !== key)) };
}
