// A call failed that may succeed a moment later: how long to wait for it, and how often.
import { setTimeout as sleep } from 'node:timers/promises';
import { phrase, type Told } from '../lib/phrase.ts';
import { LONGEST_WAIT_S } from './denial.ts';
import type { ModelRequestError } from './model-errors.ts';

interface Waiting {
  readonly signal: AbortSignal;
  readonly log: (line: Told) => void;
  /** A number in [0, 1): spreads retries of many workers. */
  readonly random: () => number;
  /** First wait, milliseconds: 1000; tests shorten it. */
  readonly backoffMs?: number;
}

/** For failures: 5xx and the network. A call that the gate lets wait has not failed. */
const TRIES = 3;

/** Counts the failure and waits, as long as the server asked to (seconds); throws `error` when it was the last try. */
export async function waitOrThrow(
  error: ModelRequestError,
  { course, retryAfter }: { course: { failures: number }; retryAfter: number | null },
  tools: Waiting,
): Promise<void> {
  course.failures += 1;
  if (course.failures >= TRIES) throw error;
  const base = tools.backoffMs ?? 1000;
  const jitter = tools.random() * base;
  const wait =
    (retryAfter === null ? base * 2 ** (course.failures - 1) : Math.min(retryAfter, LONGEST_WAIT_S) * 1000) +
    jitter;
  const { what, why } = error.told;
  tools.log(phrase`${what} (${why}); trying again in ${Math.ceil(wait / 1000)} s`);
  await sleep(wait, undefined, { signal: tools.signal }).catch((reason: unknown) => {
    tools.signal.throwIfAborted();
    throw reason;
  });
}
