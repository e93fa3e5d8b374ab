// Ends one HTTP exchange when the user stops it, when it takes too long, or when it only drips.
import { ArxivError } from './arxiv-error.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface WatchTimes {
  /** An exchange that is not over by then is given up. */
  readonly deadlineMs: number;
  /** In each window of this length at least 1 kB/s must arrive, the wait for headers included. */
  readonly floorWindowMs: number;
}

export interface Watch {
  /** Aborted with the user's reason, or with an ArxivError. */
  readonly signal: AbortSignal;
  readonly count: (bytes: number) => void;
  readonly stop: () => void;
}

const FLOOR_BYTES_PER_SECOND = 1000;

/** Starts the clocks; `stop` must be called when the exchange is over. */
export function startWatch(user: AbortSignal, times: WatchTimes, subject: Told): Watch {
  const controller = new AbortController();
  const fail = (code: string, why: Told, isRetryable: boolean): void =>
    controller.abort(new ArxivError({ code, subject, why, isRetryable }));
  const onAbort = (): void => controller.abort(user.reason);
  if (user.aborted) onAbort();
  user.addEventListener('abort', onAbort, { once: true });

  let inWindow = 0;
  // Body timeouts of HTTP clients restart on every byte, so a server that drips would hold us for ever.
  const floor = setInterval(() => {
    const least = (FLOOR_BYTES_PER_SECOND * times.floorWindowMs) / 1000;
    if (inWindow < least) {
      fail('E_ARXIV_SLOW', phrase`only ${inWindow} bytes came in ${times.floorWindowMs / 1000} s`, true);
    }
    inWindow = 0;
  }, times.floorWindowMs);
  // Not tried again: a line that needs longer than this will need as long the next time.
  const deadline = setTimeout(
    () =>
      fail('E_ARXIV_TIMEOUT', phrase`the download was not over after ${times.deadlineMs / 1000} s`, false),
    times.deadlineMs,
  );
  return {
    signal: controller.signal,
    count: bytes => {
      inWindow += bytes;
    },
    stop: () => {
      clearInterval(floor);
      clearTimeout(deadline);
      user.removeEventListener('abort', onAbort);
    },
  };
}
