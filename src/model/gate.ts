// The gate before model calls, one for all papers of a run: how many may be under way, and when none may.
// What one call learns holds for all of them: a server that is asked too often is left alone by everybody until the
// time it named, and after a refusal that the next call would get as well nothing more is sent.
import pLimit from 'p-limit';
import type { Usage } from '../domain/reply.ts';
import { eitherSignal } from '../lib/or-aborted.ts';
import { phrase } from '../lib/phrase.ts';
import type { Outcome } from './ask.ts';
import {
  denialError,
  isFinalForAll,
  isThrottle,
  LONGEST_WAIT_S,
  noRoomError,
  secondsToWait,
  type Denial,
} from './denial.ts';
import { ModelRequestError, type Asked } from './model-errors.ts';
import { atMost, usageOf, type Bound } from './bound.ts';
import { openPace, type Pace } from './pace.ts';
import { openPause, type Pause, type PauseOptions } from './pause.ts';
import { secondsUntilRoom, type Room } from './rate-limits.ts';

/** What a run may spend: told before a call what it may cost at most, and after it what it did cost. */
export interface Budget {
  /**
   * Waits until the money is there; throws when it never will be, or the signal's reason. Gives what is called once
   * with the tokens that were used, or null when nothing was: the call was denied, or not sent after all.
   */
  readonly reserve: (bound: Bound, signal: AbortSignal) => Promise<(actual: Usage | null) => void>;
}

export interface GatedCall extends Bound {
  /** A call that is refused here is refused in the name of its own paper. */
  readonly asked: Asked;
}

export interface GateOptions extends PauseOptions {
  /** Calls under way at most. */
  readonly concurrency: number;
  /** A number in [0, 1): several runs that wait for one server do not come back in the same moment. */
  readonly random: () => number;
  /** Told how many calls may be under way from now on. */
  readonly onPace?: (concurrency: number) => void;
  readonly budget?: Budget;
  /** First pause when the server names none, milliseconds: 1000; tests shorten it. */
  readonly backoffMs?: number;
}

export interface ModelGate {
  /**
   * Waits for a slot, for the end of a pause and for the budget, then sends. A denial that asks to slow down has set
   * the pause by the time it is given back: to run the call again is to wait. Throws what `send` and the budget throw,
   * the signal's reason, and ModelRequestError once no call is sent any more.
   */
  readonly run: (call: GatedCall, send: () => Promise<Outcome>) => Promise<Outcome>;
}

/** Denials with no success between them after which the run ends: two minutes of pauses when the server names none. */
const MOST_DENIALS = 8;
/** Shorter waits for room are not told: a server near its limit causes one before every call. */
const WORTH_TELLING_S = 1;
/** What the gate has learned. */
interface Gate {
  readonly options: GateOptions;
  readonly limit: ReturnType<typeof pLimit>;
  readonly pace: Pace;
  readonly pause: Pause;
  readonly stopping: AbortController;
  /** Aborted with the run, or when the gate stops. */
  readonly ended: AbortSignal;
  /** Why nothing is sent any more, for each paper in its own name. */
  refusal: ((asked: Asked) => ModelRequestError) | null;
  /** What the last answer said of the limits, and when. */
  room: { readonly left: Room; readonly at: number } | null;
}

/** Opens the gate of a run. */
export function openGate(options: GateOptions): ModelGate {
  const stopping = new AbortController();
  const ended = eitherSignal(options.signal, stopping.signal);
  const gate: Gate = {
    options,
    limit: pLimit(options.concurrency),
    pace: openPace(options.concurrency),
    pause: openPause({ ...options, signal: ended }),
    stopping,
    ended,
    refusal: null,
    room: null,
  };
  return {
    run: async (call, send) => {
      for (;;) {
        refuse(gate, call);
        await gate.pause.over();
        // Whoever has to wait gives its slot back, or more calls than may would go at once after a pause.
        const outcome = await gate.limit(() => sendInTurn(gate, call, send));
        if (outcome !== null) return outcome;
      }
    },
  };
}

/** Null when it was not sent, because a pause began. */
async function sendInTurn(
  gate: Gate,
  call: GatedCall,
  send: () => Promise<Outcome>,
): Promise<Outcome | null> {
  refuse(gate, call);
  waitForRoom(gate, call);
  if (gate.pause.isOn()) return null;
  const settle = await reserve(gate, call);
  if (gate.ended.aborted || gate.pause.isOn()) {
    settle(null);
    return null;
  }
  const { round } = gate.pace;
  const outcome = await send().catch((error: unknown) => {
    settle(error instanceof ModelRequestError && error.mayBeBilled ? atMost(call) : null);
    throw error;
  });
  if (outcome.kind === 'answer') {
    settle(usageOf(outcome.answer, call));
    answered(gate, outcome.room, round);
  } else {
    settle(null);
    denied(gate, outcome.denial, { call, round });
  }
  return outcome;
}

function refuse({ options, refusal }: Gate, { asked }: GatedCall): void {
  options.signal.throwIfAborted();
  if (refusal !== null) throw refusal(asked);
}

async function reserve(gate: Gate, call: GatedCall): Promise<(actual: Usage | null) => void> {
  try {
    return (await gate.options.budget?.reserve(call, gate.ended)) ?? (() => undefined);
  } catch (error) {
    refuse(gate, call); // the wait for money was cut short by this
    throw error;
  }
}

function answered(gate: Gate, room: Room, round: number): void {
  gate.room = { left: room, at: performance.now() };
  if (gate.pace.answered(round)) changePace(gate);
}

/** Slows everybody down, or stops everybody. Throws when it is the last denial that is borne. */
function denied(
  gate: Gate,
  denial: Denial,
  { call: { asked }, round }: { call: GatedCall; round: number },
): void {
  const error = denialError(denial, asked);
  if (isFinalForAll(error)) return stop(gate, other => denialError(denial, other));
  if (!isThrottle(denial) || !error.retryable) return;
  const isFirst = gate.pace.denied(round);
  if (isFirst) changePace(gate);
  const { denials } = gate.pace;
  if (denials >= MOST_DENIALS) {
    stop(gate, other => noRoomError(denial, other, denials));
    throw noRoomError(denial, asked, denials);
  }
  const told = secondsToWait(denial);
  // The others of a burst add nothing to a pause that no server named.
  if (told === null && !isFirst && gate.pause.isOn()) return;
  const { backoffMs = 1000, random } = gate.options;
  const guessed = Math.min(backoffMs * 2 ** Math.max(0, denials - 1), LONGEST_WAIT_S * backoffMs);
  const wait = (told === null ? guessed : told * 1000) + random() * backoffMs;
  const { why } = error.told;
  const line = (seconds: number) => phrase`${error.told.what} (${why}); trying again in ${seconds} s`;
  gate.pause.holdUntil(performance.now() + wait, { host: asked.host, why, line });
}

/** Waits before the server has to say so, when its last answer said that there is no room for this call. */
function waitForRoom(gate: Gate, { asked: { host }, inputTokens, outputTokens }: GatedCall): void {
  if (gate.room === null) return;
  const seconds = secondsUntilRoom(gate.room.left, inputTokens + outputTokens);
  // A longer one is for the server to name: what it says here is when the limit is as new, not when a call has room.
  if (seconds === 0 || seconds > LONGEST_WAIT_S) return;
  const line = (left: number) => phrase`${host} has no room for a call; going on in ${left} s`;
  const reason = seconds < WORTH_TELLING_S ? null : { host, why: phrase`its limit is used up`, line };
  gate.pause.holdUntil(gate.room.at + seconds * 1000, reason);
}

function changePace({ limit, pace, options }: Gate): void {
  if (limit.concurrency === pace.concurrency) return;
  limit.concurrency = pace.concurrency;
  options.onPace?.(pace.concurrency);
}

function stop(gate: Gate, refusal: (asked: Asked) => ModelRequestError): void {
  gate.refusal ??= refusal;
  gate.stopping.abort();
}
