// One thing after the other: a key that is pressed while a decision is on its way is done when it has been answered.
// When the server is gone, nothing more is decided, looking goes on, and what was on its way is tried again.
import { phrase } from '../../../lib/phrase.ts';
import type { Action } from './action.ts';
import { applied } from './local.ts';
import type { Desk, Job } from './desk.ts';
import { jobFor } from './remote.ts';
import { gone, ServerError } from '../doors/server.ts';
import { keyOf, withNews, withQueue, type Problem, type State } from '../state/state.ts';

const RETRY_MS = 2_000;

/** What never waits: it depends on no decision. */
const AT_ONCE = new Set<Action['kind']>([
  ...['type', 'close', 'help', 'menu', 'texts', 'view', 'list', 'dismiss', 'quiet', 'page', 'evidence'],
  'unmade',
] as Action['kind'][]);

/** An action that waits, and the fingerprint of every item (`keyOf`) that was there when its key was pressed. */
interface Waiting {
  readonly action: Action;
  readonly sight: Map<string, string>;
}

const NOT_DONE = phrase`not done: the review server does not answer`;

export interface Lane {
  readonly act: (action: Action) => void;
  readonly start: (job: Job | null) => void;
  /** The server was found gone by others. What is under way fails by itself, and is tried again then. */
  readonly lost: () => void;
}

/** @param after runs something later */
export function openLane(desk: Desk, after: (ms: number, run: () => void) => void): Lane {
  const waiting: Waiting[] = [];
  let isBusy = false;
  let unsaved: Job | null = null;

  const start = (job: Job | null): void => {
    if (job === null) return;
    isBusy = true;
    void job
      .run()
      .then(end => {
        if (end === 'other') drop();
      })
      .catch((error: unknown) => failed(error, job))
      .finally(() => {
        isBusy = false;
        drain();
      });
  };
  /** They were meant for what would have been shown next, so they may not fall on what is shown now. */
  const drop = (): number => waiting.splice(0).filter(({ action }) => action.kind !== 'reload').length;
  /** To be called when nothing is under way. */
  const drain = (): void => {
    for (let next = waiting.shift(); next !== undefined; next = isBusy ? undefined : waiting.shift())
      perform(next);
  };
  const perform = ({ action, sight }: Waiting): void => {
    const state = applied(desk.state(), action);
    if (state !== null) desk.update(() => state);
    else if (!desk.state().isGone) start(jobFor(asPressed(desk, waiting, sight), action) ?? null);
    else if (action.kind !== 'reload') desk.update(now => withNews(now, NOT_DONE, true));
  };
  const failed = (error: unknown, job: Job | null): void => {
    const { code, told } = asServerError(error);
    const isGone = code === 'E_REVIEW_GONE';
    desk.update(withProblem({ code, told, stays: isGone, dropped: drop() }));
    unsaved = isGone && job?.canRepeat === true ? job : null;
    if (isGone) after(RETRY_MS, probe);
  };
  const probe = (): void => {
    void answersAgain(desk).then(isBack => {
      if (isBack === null) return;
      if (!isBack) return after(RETRY_MS, probe);
      const stem = desk.state().paper?.stem;
      start(unsaved ?? (stem === undefined ? null : jobFor(desk, { kind: 'reload', stem })) ?? null);
      unsaved = null;
    });
  };
  return {
    start,
    lost: () => {
      if (!isBusy && !desk.state().isGone) failed(gone(), null);
    },
    act: action => {
      const asked = { action, sight: sightOf(desk.state()) };
      if (isBusy && !AT_ONCE.has(action.kind)) waiting.push(asked);
      else perform(asked);
    },
  };
}

/** One that stays is that the server is gone: then what was being saved is not saved yet. */
function withProblem({ code, told, stays, dropped }: Problem): (state: State) => State {
  return state => ({
    ...state,
    ...{ problem: { code, told, stays, dropped }, isGone: stays, saving: stays ? state.saving : [] },
  });
}

/** What was decided here meanwhile is as the person expected it who pressed the keys that wait. */
function expected(waiting: readonly Waiting[]): NonNullable<Desk['wrote']> {
  return (paper, ids) => {
    for (const { id, seen } of paper.items.filter(item => ids.includes(item.id)))
      for (const { sight } of waiting) sight.set(keyOf(paper.stem, id), seen);
  };
}

function sightOf({ paper }: State): Map<string, string> {
  return new Map((paper?.items ?? []).map(({ id, seen }) => [keyOf(paper?.stem ?? '', id), seen]));
}

/** The desk for an action: what was not there when its key was pressed has no fingerprint, and the server refuses. */
function asPressed(desk: Desk, waiting: readonly Waiting[], sight: Waiting['sight']): Desk {
  const seen: Desk['seen'] = ({ id }) => sight.get(keyOf(desk.state().paper?.stem ?? '', id)) ?? '';
  return { ...desk, wrote: expected(waiting), seen };
}

/** Whether the server is back; null when another one has its place, and this page's address is of no use any more. */
async function answersAgain({ server, update }: Desk): Promise<boolean | null> {
  try {
    const queue = await server.queue();
    const back = phrase`the review server answers again`;
    update(now => withNews(withQueue({ ...now, isGone: false, problem: null, saving: [] }, queue), back));
    return true;
  } catch (error) {
    const { code, told } = asServerError(error);
    if (code === 'E_REVIEW_GONE') return false;
    update(now => ({ ...now, problem: { code, told, stays: true, dropped: 0 } }));
    return null;
  }
}

/** What is thrown by mistake is told like a failure, and not swallowed. */
function asServerError(error: unknown): ServerError {
  if (error instanceof ServerError) return error;
  return new ServerError('E_REVIEW_PAGE', {
    what: phrase`the page made a mistake`,
    why: error instanceof Error ? error.message : String(error),
    kept: phrase`every decision that was shown as saved`,
    next: phrase`reload the page`,
  });
}
