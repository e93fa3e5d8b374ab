// One thing after the other: a key that is pressed while a decision is on its way is done when it has been answered.
// When the server is gone, nothing more is decided, looking goes on, and what was on its way is tried again.
import { phrase } from '../../lib/phrase.ts';
import type { Action } from './action.ts';
import { applied } from './local.ts';
import type { Desk, Job } from './desk.ts';
import { jobFor } from './remote.ts';
import { ServerError } from './server.ts';
import { withNews, withQueue } from './state.ts';

const RETRY_MS = 2_000;

/** What never waits: it depends on no decision. */
const AT_ONCE = new Set<Action['kind']>([
  ...['type', 'close', 'help', 'texts', 'view', 'list', 'dismiss', 'page', 'evidence'],
] as Action['kind'][]);

const NOT_DONE = phrase`not done: the review server does not answer`;

export interface Lane {
  readonly act: (action: Action) => void;
  readonly start: (job: Job | null) => void;
}

/** @param after runs something later */
export function openLane(desk: Desk, after: (ms: number, run: () => void) => void): Lane {
  const waiting: Action[] = [];
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
  const drop = (): number => waiting.splice(0).filter(({ kind }) => kind !== 'reload').length;
  const drain = (): void => {
    while (!isBusy) {
      const action = waiting.shift();
      if (action === undefined) return;
      perform(action);
    }
  };
  const perform = (action: Action): void => {
    const state = applied(desk.state(), action);
    if (state !== null) desk.update(() => state);
    else if (!desk.state().isGone) start(jobFor(desk, action) ?? null);
    else if (action.kind !== 'reload') desk.update(now => withNews(now, NOT_DONE));
  };
  const failed = (error: unknown, job: Job): void => {
    const dropped = drop();
    const { code, told } = asServerError(error);
    const isGone = code === 'E_REVIEW_GONE';
    const problem = { code, told, stays: isGone, dropped };
    desk.update(state => ({ ...state, problem, isGone, saving: isGone ? state.saving : [] }));
    unsaved = isGone && job.canRepeat ? job : null;
    if (isGone) after(RETRY_MS, probe);
  };
  const probe = (): void => {
    void answersAgain(desk).then(isBack => {
      if (isBack === null) return;
      if (!isBack) return after(RETRY_MS, probe);
      const { paper } = desk.state();
      start(unsaved ?? (paper === null ? null : jobFor(desk, { kind: 'reload', stem: paper.stem })) ?? null);
      unsaved = null;
    });
  };
  return {
    start,
    act: action => {
      if (isBusy && !AT_ONCE.has(action.kind)) waiting.push(action);
      else perform(action);
    },
  };
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
