// Actions that need no server: what the page shows next. Pure, so that moving is as quick as drawing.
import type { ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { handled, type Action } from './action.ts';
import { withUnpublished } from '../state/saved.ts';
import { claimsToMakeAnew, mayBeMadeAnew, NOT_ANEW } from '../../next.ts';
import { acceptable, moved, movedToFlagged, visibleItems } from '../state/select.ts';
import { discarded, draftFirst, typed, withEditor } from '../state/drafts.ts';
import {
  currentItem,
  draftOf,
  keyOf,
  withNews,
  withPaper,
  withSelected,
  type State,
} from '../state/state.ts';

/** The state behind the action; null when the action is for the server. */
export function applied(state: State, action: Action): State | null {
  if (state.screen === 'paper' && state.view === 'pdf' && DECIDING.has(action.kind) && state.paper !== null)
    return withNews({ ...state, view: 'both' }, phrase`here is what you decide on: press the key again`);
  return handled(LOCAL, state, action) ?? null;
}

/** Nothing is decided that cannot be seen. */
const DECIDING = new Set<Action['kind']>([
  ...['enter', 'accept', 'accept-all', 'fix', 'edit', 'reject', 'reopen', 'regenerate'],
] as Action['kind'][]);

const TEXTS = { both: 'zh', zh: 'en', en: 'both' } as const;
const VIEWS = { both: 'notes', notes: 'pdf', pdf: 'both' } as const;

const LOCAL: Parameters<typeof handled<State | null, State>>[0] = {
  enter: draftFirst,
  accept: draftFirst,
  fix: draftFirst,
  'accept-all': state => (state.screen === 'queue' ? armed(state) : null),
  move: (state, { by, only }) =>
    state.screen === 'queue' ? markMoved(state, by) : itemMoved(state, by, only),
  select: (state, { item }) => withSelected({ ...state, news: null }, item),
  edit: withEditor,
  type: (state, { words }) => typed(state, words),
  discard: discarded,
  reject: state => {
    const item = currentItem(state);
    return item === undefined ? state : { ...state, dialog: { kind: 'reject', item } };
  },
  regenerate: (state, { what }) => toRegenerate(state, what),
  decided: (state, { paper }) => ({
    ...withUnpublished(withPaper(state, paper), paper.stem),
    hasSaved: true,
  }),
  unmade: (state, { told }) => withNews({ ...state, dialog: null }, told, true),
  taken: (state, { paper }) => ({
    ...withUnpublished(withPaper(state, paper), paper.stem),
    ...{ dialog: null, hasSaved: true },
  }),
  evidence: (state, { by }) => ({ ...state, evidence: state.evidence + by }),
  page: (state, { by }) => ({ ...state, turned: { by, turn: (state.turned?.turn ?? 0) + 1 } }),
  view: state => ({ ...state, view: VIEWS[state.view] }),
  texts: state => ({ ...state, texts: TEXTS[state.texts] }),
  publish: state => (state.paper === null ? state : { ...state, dialog: { kind: 'publish' } }),
  published: (state, { result }) => ({
    ...withNews(withPaper(state, result.paper), result.message),
    dialog: null,
    published: new Map([...state.published, [result.paper.stem, 'now']]),
  }),
  search: state => ({ ...state, screen: 'paper', search: state.search ?? '' }),
  seek: (state, { text }) => sought(state, text),
  flagged: state => ({ ...state, onlyFlagged: !state.onlyFlagged }),
  list: state => ({ ...state, isListOpen: !state.isListOpen }),
  help: state => ({ ...state, dialog: { kind: 'help' } }),
  menu: state => ({ ...state, dialog: { kind: 'menu' } }),
  quiet: (state, { turn }) => (state.news?.turn === turn ? { ...state, news: null, armed: null } : state),
  dismiss: state => (state.problem?.stays === false ? { ...state, problem: null } : state),
  close: closed,
};

/** Esc, from what lies on top. */
function closed(state: State): State {
  if (state.dialog !== null) return { ...state, dialog: null };
  if (state.isEditing) return { ...state, isEditing: false };
  if (state.isListOpen) return { ...state, isListOpen: false };
  if (state.search !== null) return { ...state, search: null };
  if (state.problem?.stays === false) return { ...state, problem: null };
  if (state.screen !== 'queue' || state.paper === null) return state;
  return { ...state, screen: 'paper', news: null, armed: null };
}

function markMoved(state: State, by: 1 | -1): State {
  const stems = (state.queue?.entries ?? []).map(({ stem }) => stem);
  const at = stems.indexOf(state.marked ?? '');
  const marked = stems[at + by] ?? stems[Math.max(at, 0)] ?? null;
  return { ...state, marked, news: null, armed: null };
}

function itemMoved(state: State, by: 1 | -1, only: 'all' | 'flagged'): State {
  const { paper, selected } = state;
  if (paper === null) return state;
  const quiet = { ...state, news: null };
  if (only === 'all') return withSelected(quiet, moved(visibleItems(paper.items, state), selected, by));
  const flagged = movedToFlagged(paper.items, selected, by);
  return flagged === null
    ? withNews(state, phrase`nothing else with a finding waits`)
    : withSelected(quiet, flagged);
}

function sought(state: State, text: string): State {
  const found = { ...state, search: text };
  const [first] = visibleItems(state.paper?.items ?? [], found);
  return text.trim() === '' || first === undefined
    ? found
    : { ...withSelected(found, first.id), search: text };
}

function toRegenerate(state: State, what: 'item' | 'section'): State {
  const item = currentItem(state);
  if (state.paper === null || item === undefined) return state;
  const items =
    what === 'section' ? claimsToMakeAnew(state.paper.items, item) : mayBeMadeAnew(item) ? [item] : [];
  if (items.length === 0) return withNews(state, NOT_ANEW[what]);
  return { ...state, dialog: { kind: 'regenerate', items } };
}

/** Items that `A` or Alt+A would accept now. */
export function acceptableNow(state: State, risk: 'green' | 'amber') {
  const { paper, shown } = state;
  if (paper === null) return [];
  const isShown = ({ id }: ReviewItem): boolean => shown.has(keyOf(paper.stem, id));
  // Whoever typed other words does not mean those that stand there.
  return acceptable(paper.items, { risk, isShown }).filter(item => draftOf(state, item) === null);
}

/** In the queue nothing of the paper is seen, so that a second press is asked for; null when this is the second. */
function armed(state: State): State | null {
  const entry = state.queue?.entries.find(({ stem }) => stem === state.marked);
  if (entry === undefined || entry.open.green === 0 || state.armed === entry.stem) return null;
  const told = phrase`A again accepts ${entry.open.green} green texts of ${entry.cited}, unseen`;
  return withNews({ ...state, armed: entry.stem }, told, true);
}
