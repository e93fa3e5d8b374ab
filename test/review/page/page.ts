// A page without a screen: its lane, its state and the server in memory.
import { setImmediate } from 'node:timers/promises';
import type { Claim } from '../../../src/domain/claim.ts';
import { english } from '../../../src/lib/phrase.ts';
import type { Action } from '../../../src/review/page/actions/action.ts';
import type { Desk } from '../../../src/review/page/actions/desk.ts';
import { openLane } from '../../../src/review/page/actions/lane.ts';
import { open } from '../../../src/review/page/actions/remote.ts';
import {
  lookKey,
  stateFor,
  withQueue,
  type Looked,
  type State,
} from '../../../src/review/page/state/state.ts';
import { green, memoryServer, SESSION } from './memory-server.ts';

/** Until all that was asked is answered. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await setImmediate();
};

/** A page that shows paper `a`, with time that passes when it is told to. */
export async function pageOf(a: readonly Claim[], b: readonly Claim[] = [green('b1')]) {
  const server = memoryServer({ a, b });
  const first = withQueue(stateFor(SESSION), await server.queue());
  const page = { state: first, later: [] as (() => void)[] };
  const update = (change: (state: State) => State): void => void (page.state = change(page.state));
  const desk: Desk = { server, state: () => page.state, update };
  const lane = openLane(desk, (_, run) => void page.later.push(run));
  lane.start(open(desk, 'a'));
  await settle();
  const kinds = (...actions: (Action['kind'] | Action)[]): void => {
    for (const action of actions)
      lane.act((typeof action === 'string' ? { kind: action } : action) as Action);
  };
  return {
    server,
    press: kinds,
    state: () => page.state,
    selected: () => page.state.selected,
    review: (id: string) => page.state.paper?.items.find(item => item.id === id)?.review.state,
    news: () => (page.state.news === null ? null : english(page.state.news.told)),
    lost: lane.lost,
    /** What the checks said of an item as it stands. */
    look: (id: string, looked: Looked) => {
      const item = page.state.paper?.items.find(one => one.id === id);
      if (item !== undefined) page.state = withLooked(page.state, lookKey('a', item), looked);
    },
    /** How much waits for its time. */
    later: () => page.later.length,
    passTime: async () => {
      for (const run of page.later.splice(0)) run();
      await settle();
    },
  };
}

function withLooked(state: State, key: string, looked: Looked): State {
  return { ...state, looked: new Map([...state.looked, [key, looked]]) };
}

export const MOVE = { kind: 'move', by: 1, only: 'all' } as const;
