// A pause that many wait for with one timer. It may be made longer while they wait, never shorter, and says so.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Told } from '../lib/phrase.ts';

/** All calls wait. */
export interface Wait {
  readonly host: string;
  readonly seconds: number;
  readonly why: Told;
}

/** Why a pause is made, and the line that tells it. */
export interface PauseReason {
  readonly host: string;
  readonly why: Told;
  readonly line: (seconds: number) => Told;
}

export interface PauseOptions {
  /** Ends every pause at once. */
  readonly signal: AbortSignal;
  readonly log: (line: Told) => void;
  readonly onWait?: (wait: Wait) => void;
}

export interface Pause {
  readonly isOn: () => boolean;
  /** Makes it end at `at` (on the clock of performance.now), or later if it does already. No reason: not told. */
  readonly holdUntil: (at: number, reason: PauseReason | null) => void;
  /** Resolves when the pause is over, or at once when the signal aborts. */
  readonly over: () => Promise<void>;
}

/** A pause that grows by less is not told again. */
const NEWS_MS = 1000;

/** No pause yet. */
export function openPause({ signal, log, onWait }: PauseOptions): Pause {
  let until = 0;
  let ending: Promise<void> | null = null;
  const isOn = (): boolean => performance.now() < until;
  const wait = async (): Promise<void> => {
    const left = (): number => Math.ceil(until - performance.now());
    while (left() > 0 && !signal.aborted) await sleep(left(), undefined, { signal }).catch(() => undefined); // aborted: looked at above
    ending = null;
  };
  return {
    isOn,
    holdUntil: (at, reason) => {
      const isNews = !isOn() || at - until >= NEWS_MS;
      if (at <= Math.max(until, performance.now())) return;
      until = at;
      if (!isNews || reason === null) return;
      const seconds = Math.ceil((until - performance.now()) / 1000);
      log(reason.line(seconds));
      onWait?.({ host: reason.host, seconds, why: reason.why });
    },
    over: () => (isOn() ? (ending ??= wait()) : Promise.resolve()),
  };
}
