// Answers by which arXiv tells us to wait or to stay away, and what we do then. Pure.
import { ArxivError } from './arxiv-error.ts';
import { classifyPage, isHtml } from './page-class.ts';
import { AGAIN } from '../lib/again.ts';
import { durationText, retryAfterMs, timeText } from '../lib/retry-after.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface WaitTimes {
  /** Waits after the first and second answer that says "too many requests" but not how long to wait. */
  readonly busyMs: readonly number[];
  /** A longer wait than this is the user's to take, not ours. */
  readonly longestWaitMs: number;
}

/** `wait` that long, then ask again · `stop` asking arXiv in this run, with this error for every paper. */
export type Refusal =
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'stop'; readonly failure: (subject: Told) => ArxivError };

interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}
interface Situation {
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly times: WaitTimes;
  readonly isLastTry: boolean;
  /** Counts from 1. */
  readonly attempt: number;
}

/** Null for an answer that is no refusal. */
export function refusalOf(answer: Refused, situation: Situation): Refusal | null {
  const { status, headers, body } = answer;
  const { host, now, times } = situation;
  const asked = retryAfterMs(headers, now);
  if (status === 429 || (status === 503 && asked !== null)) {
    const milliseconds = asked ?? times.busyMs[situation.attempt - 1] ?? times.longestWaitMs;
    const isOurs = milliseconds <= times.longestWaitMs && !situation.isLastTry;
    if (isOurs) return { kind: 'wait', milliseconds };
    const why = phrase`${host} asks us to wait ${durationText(milliseconds)} (HTTP ${status})`;
    return { kind: 'stop', failure: mustWait(why, now + milliseconds) };
  }
  if (status === 403) return { kind: 'stop', failure: blocked(host, 'HTTP 403') };
  const isBlocked = isHtml(body) && classifyPage(body).kind === 'blocked';
  return isBlocked ? { kind: 'stop', failure: blocked(host, phrase`a page that shuts out programs`) } : null;
}

function mustWait(why: Told, until: number): (subject: Told) => ArxivError {
  const next = phrase`${AGAIN} after ${timeText(until)}`;
  return subject => new ArxivError({ code: 'E_ARXIV_WAIT', subject, why, next });
}

function blocked(host: string, sign: Told): (subject: Told) => ArxivError {
  const next = phrase`open https://arxiv.org in a browser on this network; ${AGAIN} once it lets you in`;
  return subject =>
    new ArxivError({
      code: 'E_ARXIV_BLOCKED',
      subject,
      why: phrase`${host} keeps us out: it answered with ${sign}`,
      next,
    });
}
