// The page's state, and what changes it: actions go through the lane, the server's news come in, drafts are kept.
import type { PaperView, Session } from '../../domain/review.ts';
import type { Action } from './actions/action.ts';
import { keepDrafts, keepPlace, keptDrafts, keptPlace, type Store } from './doors/kept.ts';
import { openLane } from './actions/lane.ts';
import { openLooking } from './actions/looking.ts';
import type { Desk } from './actions/desk.ts';
import { open } from './actions/remote.ts';
import { firstPaper } from './state/select.ts';
import type { Server } from './doors/server.ts';
import { stateFor, withQueue, type State } from './state/state.ts';

export interface Controller {
  readonly state: () => State;
  /** Told after every change. */
  readonly subscribe: (listener: () => void) => void;
  readonly act: (action: Action) => void;
  readonly start: () => Promise<void>;
}

/** Nothing is asked of the server before `start`. */
export function openController(server: Server, session: Session, store: Store): Controller {
  let state: State = { ...stateFor(session), drafts: keptDrafts(store) };
  const listeners: (() => void)[] = [];
  const update = (change: (state: State) => State): void => {
    const before = state;
    state = change(state);
    if (state === before) return;
    keep(before, state, store);
    for (const listener of listeners) listener();
  };
  const desk: Desk = { server, state: () => state, update };
  const lane = openLane(desk, (ms, run) => void setTimeout(run, ms));
  listeners.push(openLooking(desk, debounce()));
  return {
    state: () => state,
    subscribe: listener => void listeners.push(listener),
    act: lane.act,
    start: async () => {
      const queue = await server.queue();
      const kept = keptPlace(store);
      const place = queue.entries.some(({ stem }) => stem === kept?.stem) ? kept : null;
      const stem = place?.stem ?? firstPaper(queue.entries, session.first);
      update(now => withQueue({ ...now, screen: stem === null ? 'queue' : 'paper', marked: stem }, queue));
      lane.start(open(desk, stem, place?.item ?? null));
      server.onChange(changed => lane.act({ kind: 'reload', stem: changed }), lane.lost);
    },
  };
}

function keep(before: State, now: State, store: Store): void {
  if (before.drafts !== now.drafts) keepDrafts(now.drafts, store);
  const stem = (paper: PaperView | null): string | undefined => paper?.stem;
  const isElsewhere = before.selected !== now.selected || stem(before.paper) !== stem(now.paper);
  if (isElsewhere && now.paper !== null && now.selected !== null)
    keepPlace({ stem: now.paper.stem, item: now.selected }, store);
}

function debounce(): (ms: number, run: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (ms, run) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
}
