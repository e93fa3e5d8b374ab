// One request at a time and a pause between starts, across all processes that share a cache folder:
// arXiv counts per user, not per process. A lock folder says whose turn it is, a stamp file when the last one began.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { ToolError, reasonOf, systemCode } from '../lib/errors.ts';
import { openQueue } from './lane-queue.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface LaneOptions {
  /** Made when missing; holds `lane` (the stamp) and `lane.lock`. */
  readonly folder: string;
  readonly intervalMs: number;
  /** Wall clock, milliseconds since 1970: compared between processes only. */
  readonly now: () => number;
  /** Told once when another process keeps us waiting. */
  readonly log?: (line: Told) => void;
}

export interface Lane {
  readonly intervalMs: number;
  /**
   * Runs the task when it is its turn. The next start is `intervalMs` after this one's, or after `arrived` was
   * called: a request counts from when the server had it. Throws the signal's reason as soon as it is aborted
   * while waiting, LaneError when the folder cannot be used, else what the task throws.
   */
  readonly run: <T>(task: (arrived: () => void) => Promise<T>, signal: AbortSignal) => Promise<T>;
}

/** The lane's files cannot be read or written; no request was made. */
export class LaneError extends ToolError {
  override name = 'LaneError';
  constructor(folder: string, cause: unknown) {
    super({
      code: 'E_LANE',
      category: 'disk',
      what: phrase`cannot keep the pace for arXiv in ${folder}`,
      why: reasonOf(cause),
      kept: phrase`nothing was changed`,
      next: phrase`make the folder writable, or set SUMMARIZE_CACHE_DIR to one that is`,
      cause,
    });
  }
}

/** A lock whose owner was killed is taken over after this long; the same for all processes. */
const STALE_MS = 10_000;
const POLL_MS = 50;
const SAY_AFTER_MS = 2000;

/** Opens a lane; the folder is touched by the first run. */
export function openLane(options: LaneOptions): Lane {
  const enter = openQueue();
  const pace: Pace = { ...options, stamp: join(options.folder, 'lane'), began: null, written: null };
  return {
    intervalMs: options.intervalMs,
    run: async (task, signal) => {
      const leave = await enter(signal);
      try {
        const unlock = await lock(pace, signal);
        try {
          await waitForTurn(pace, signal);
          return await runStamped(pace, task);
        } finally {
          await unlock();
        }
      } finally {
        leave();
      }
    },
  };
}

interface Pace extends LaneOptions {
  readonly stamp: string;
  /** When this process last began, on a clock that never jumps; and the stamp it then wrote. */
  began: number | null;
  written: string | null;
}

/** Takes the lock between processes; a live owner is waited for as long as it takes. */
async function lock(pace: Pace, signal: AbortSignal): Promise<() => Promise<void>> {
  const since = performance.now();
  let hasSaid = false;
  for (;;) {
    signal.throwIfAborted();
    const unlock = await tryLock(pace);
    if (unlock !== null) return unlock;
    if (!hasSaid && performance.now() - since > SAY_AFTER_MS) {
      hasSaid = true;
      pace.log?.(phrase`waiting: another summarize is talking to arXiv`);
    }
    await pause(POLL_MS, signal);
  }
}

async function tryLock(pace: Pace): Promise<(() => Promise<void>) | null> {
  // Losing the lock (a laptop that slept) costs one early request at worst; by default it would throw out of a timer.
  let isLost = false;
  try {
    await mkdir(pace.folder, { recursive: true });
    const release = await lockfile.lock(pace.stamp, {
      stale: STALE_MS,
      realpath: false,
      onCompromised: () => {
        isLost = true;
      },
    });
    return () => (isLost ? Promise.resolve() : release());
  } catch (error) {
    if (systemCode(error) === 'ELOCKED') return null;
    throw new LaneError(pace.folder, error);
  }
}

async function waitForTurn(pace: Pace, signal: AbortSignal): Promise<void> {
  const until = performance.now() + (await remaining(pace));
  // Timers may fire a millisecond early.
  for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
    await pause(Math.ceil(left), signal);
  }
}

/** Milliseconds until the next start is due; never more than the interval, whatever the clocks say. */
async function remaining(pace: Pace): Promise<number> {
  const own = pace.began === null ? 0 : pace.began + pace.intervalMs - performance.now();
  const stamp = await readStamp(pace);
  if (stamp === null || stamp === pace.written) return own;
  const age = pace.now() - Number.parseInt(stamp, 10);
  // A stamp from the future, or one that cannot be read: the other process may just have begun.
  const others = age >= 0 ? pace.intervalMs - age + 1 : pace.intervalMs;
  return Math.min(pace.intervalMs, Math.max(own, others));
}

/** Stamps before the task, so that a kill cannot hide a request; and after it, with the time it arrived. */
async function runStamped<T>(pace: Pace, task: (arrived: () => void) => Promise<T>): Promise<T> {
  await writeStamp(pace, pace.now());
  const started = { began: performance.now(), wall: pace.now(), hasArrived: false };
  try {
    return await task(() => {
      if (!started.hasArrived) Object.assign(started, { began: performance.now(), wall: pace.now() });
      started.hasArrived = true;
    });
  } finally {
    pace.began = started.began;
    await writeStamp(pace, started.wall);
  }
}

async function readStamp(pace: Pace): Promise<string | null> {
  try {
    return await readFile(pace.stamp, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new LaneError(pace.folder, error);
  }
}

async function writeStamp(pace: Pace, wall: number): Promise<void> {
  pace.written = `${wall} ${process.pid}`;
  try {
    await writeFile(pace.stamp, pace.written);
  } catch (error) {
    throw new LaneError(pace.folder, error);
  }
}

/** Ends at once, with the signal's own reason, when the user stops the run. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
