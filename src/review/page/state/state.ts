// What the page shows, as one value, and how it changes. Pure: no clock, no network, nothing of the browser.
import type { Finding } from '../../../domain/finding.ts';
import type { Bilingual } from '../../../domain/notes.ts';
import type { Fix, PaperView, Queue, ReviewItem, Session } from '../../../domain/review.ts';
import type { Told } from '../../../lib/phrase.ts';
import { firstToDecide } from './select.ts';

/** Words that were typed and not saved, and the fingerprint of what they were typed over. */
export interface Draft extends Bilingual {
  readonly seen: string;
}

/** What the checks say of some words of an item. */
export interface Looked {
  /** Why the checks could not run; then nothing is known of the words. */
  readonly failure?: Told;
  readonly findings: readonly Finding[];
  readonly fixes: readonly Fix[];
}

/** A failure in its four parts. `stays` until what it tells of is over. */
export interface Problem {
  readonly code: string;
  readonly told: Readonly<Record<'what' | 'why' | 'kept' | 'next', Told>>;
  readonly stays: boolean;
  /** Decisions that were asked for behind the one that failed, and were not made. */
  readonly dropped: number;
}

/** For the live region; `turn` tells two alike apart. */
export interface News {
  readonly told: Told;
  readonly turn: number;
  /** Of something that was not done: it stays longer. */
  readonly isBad: boolean;
}

export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'publish' }
  | { readonly kind: 'reject'; readonly item: ReviewItem }
  | { readonly kind: 'regenerate'; readonly items: readonly ReviewItem[] };

export interface State {
  readonly session: Session;
  readonly queue: Queue | null;
  readonly paper: PaperView | null;
  readonly screen: 'paper' | 'queue';
  /** The item that is shown large. */
  readonly selected: string | null;
  /** The stem of the marked line of the queue. */
  readonly marked: string | null;
  /** Keys (`keyOf`) of items that were shown large: amber ones of them may be accepted together. */
  readonly shown: ReadonlySet<string>;
  /** Keys of items that somebody else changed while they were looked at. */
  readonly changed: ReadonlySet<string>;
  /** By key and fingerprint. */
  readonly looked: ReadonlyMap<string, Looked>;
  /** Words that were typed and not saved, by key. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly isEditing: boolean;
  readonly dialog: Dialog | null;
  /** Items whose decision is on its way. */
  readonly saving: readonly string[];
  /** True once a decision of this page was saved. */
  readonly hasSaved: boolean;
  readonly isGone: boolean;
  readonly problem: Problem | null;
  /** What happened last, until it has been read. */
  readonly news: News | null;
  readonly turns: number;
  /** The paper of the queue whose green items a second `A` accepts. */
  readonly armed: string | null;
  /** Papers that this page published: as they are now, or as they were before something was decided again. */
  readonly published: ReadonlyMap<string, 'now' | 'before'>;
  readonly texts: 'both' | 'zh' | 'en';
  readonly view: 'both' | 'notes' | 'pdf';
  /** How often the evidence was asked for since the item is shown, back counted as less: it goes through its places. */
  readonly evidence: number;
  /** The last turn of a page; `turn` tells two alike apart. */
  readonly turned: { readonly by: 1 | -1; readonly turn: number } | null;
  /** What is searched for; null when nothing is. */
  readonly search: string | null;
  readonly onlyFlagged: boolean;
  /** On a phone the list stands behind a button. */
  readonly isListOpen: boolean;
}

/** The page before anything of a paper is known. */
export function stateFor(session: Session): State {
  return {
    session,
    queue: null,
    paper: null,
    screen: 'paper',
    selected: null,
    marked: null,
    shown: new Set(),
    changed: new Set(),
    looked: new Map(),
    drafts: new Map(),
    isEditing: false,
    dialog: null,
    saving: [],
    hasSaved: false,
    isGone: false,
    problem: null,
    news: null,
    turns: 0,
    armed: null,
    published: new Map(),
    texts: 'both',
    view: 'both',
    evidence: 0,
    turned: null,
    search: null,
    onlyFlagged: session.onlyFlagged,
    isListOpen: false,
  };
}

/** An item among all papers. */
export function keyOf(stem: string, item: string): string {
  return `${stem} ${item}`;
}

/** Key of what the checks said of an item as it stands. */
export function lookKey(stem: string, { id, seen }: Pick<ReviewItem, 'id' | 'seen'>): string {
  return `${keyOf(stem, id)} ${seen}`;
}

/** The item that is shown large; undefined when there is none. */
export function currentItem({ paper, selected }: State): ReviewItem | undefined {
  return paper?.items.find(({ id }) => id === selected);
}

/** Another item is shown large: the evidence is its own, and amber ones count as seen. */
export function withSelected(state: State, item: string | null): State {
  const { paper, shown } = state;
  const isNew = paper !== null && item !== null && !shown.has(keyOf(paper.stem, item));
  const left = paper === null || item === state.selected ? null : keyOf(paper.stem, state.selected ?? '');
  return {
    ...state,
    selected: item,
    shown: isNew ? new Set([...shown, keyOf(paper.stem, item)]) : shown,
    // It has been seen as it is now.
    changed: new Set([...state.changed].filter(key => key !== left)),
    evidence: 0,
    isEditing: state.isEditing && item === state.selected,
    isListOpen: false,
  };
}

/** A paper is opened, at the item or at the first one that wants a person. */
export function withOpened(state: State, paper: PaperView, item: string | null = null): State {
  const known = paper.items.find(({ id }) => id === item)?.id ?? null;
  const opened: State = { ...state, paper, screen: 'paper', isEditing: false, search: null, news: null };
  return withSelected({ ...opened, marked: paper.stem, selected: null }, known ?? firstToDecide(paper.items));
}

/** The same paper as it is now: the selection stays. */
export function withPaper(state: State, paper: PaperView): State {
  const queue = state.queue === null ? null : withCounts(state.queue, paper);
  if (state.paper?.stem !== paper.stem) return { ...state, queue };
  const isThere = paper.items.some(({ id }) => id === state.selected);
  const fresh = { ...state, queue, paper };
  return isThere ? fresh : withSelected(fresh, firstToDecide(paper.items));
}

/** Something to tell. */
export function withNews(state: State, told: Told, isBad = false): State {
  const turn = state.turns + 1;
  return { ...state, turns: turn, news: { told, turn, isBad } };
}

/** The words that were typed for an item and not saved; null when there are none, or none other than its own. */
export function draftOf({ drafts, paper }: State, item: ReviewItem): Draft | null {
  const draft = paper === null ? undefined : drafts.get(keyOf(paper.stem, item.id));
  return draft === undefined || (draft.zh === item.zh && draft.en === item.en) ? null : draft;
}

/** A newer queue: known papers keep their places, so that `J` goes on where it was going. */
export function withQueue(state: State, queue: Queue): State {
  const order = new Map((state.queue?.entries ?? []).map(({ stem }, index) => [stem, index]));
  const placeOf = (stem: string): number => order.get(stem) ?? order.size;
  const entries = [...queue.entries].sort((a, b) => placeOf(a.stem) - placeOf(b.stem));
  return { ...state, queue: { ...queue, entries } };
}

function withCounts(queue: Queue, { stem, open, items }: PaperView): Queue {
  const decided = items.filter(({ review }) => review.state !== 'pending').length;
  const entries = queue.entries.map(entry =>
    entry.stem === stem ? { ...entry, open, decided, items: items.length } : entry,
  );
  return { ...queue, entries };
}
