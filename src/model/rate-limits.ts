// What a model's server says of its limits in headers: how long to wait, and how much room is left. Pure.
// `retry-after-ms` and `x-ratelimit-*` are OpenAI's; most servers of the same interface took them over.
import { retryAfterMs } from '../lib/retry-after.ts';

/** Seconds to wait, as told with a denial; null when the server did not say. */
export interface ToldWait {
  /** From `retry-after-ms` or Retry-After: the server's word on when to come again. */
  readonly retryAfter: number | null;
  /** Until the limit that was hit is as new, from `x-ratelimit-reset-*`. */
  readonly resetAfter: number | null;
}

/** What is left of the limits after a call; null where the server did not say. Seconds. */
export interface Room {
  readonly requests: number | null;
  readonly requestsReset: number | null;
  readonly tokens: number | null;
  readonly tokensLimit: number | null;
  readonly tokensReset: number | null;
}

/** The waits in the headers of a denial. */
export function toldWaitIn(headers: Headers): ToldWait {
  const exact = durationIn(headers, 'retry-after-ms');
  const coarse = retryAfterMs(headers, null);
  const seconds = coarse === null ? durationIn(headers, 'retry-after') : coarse / 1000;
  return { retryAfter: exact === null ? seconds : exact / 1000, resetAfter: resetAfter(roomIn(headers)) };
}

/** What the headers of any response say of the room that is left. */
export function roomIn(headers: Headers): Room {
  return {
    requests: countIn(headers, 'x-ratelimit-remaining-requests'),
    requestsReset: durationIn(headers, 'x-ratelimit-reset-requests'),
    tokens: countIn(headers, 'x-ratelimit-remaining-tokens'),
    tokensLimit: countIn(headers, 'x-ratelimit-limit-tokens'),
    tokensReset: durationIn(headers, 'x-ratelimit-reset-tokens'),
  };
}

/** Seconds until a call of so many tokens has room; 0 when it has, or when nobody knows. */
export function secondsUntilRoom(room: Room, tokens: number): number {
  const { requests, requestsReset, tokensLimit, tokensReset } = room;
  // A call above the whole limit is not helped by waiting for more than all of it.
  const needed = Math.min(tokens, tokensLimit ?? Infinity);
  const forRequests = requests === 0 ? (requestsReset ?? 0) : 0;
  const forTokens = room.tokens !== null && room.tokens < needed ? (tokensReset ?? 0) : 0;
  return Math.max(forRequests, forTokens);
}

/** Of two limits one was hit: not the one that has room left. */
function resetAfter({ requests, requestsReset, tokens, tokensReset }: Room): number | null {
  const hasRequests = requests !== null && requests > 0;
  const hasTokens = requests === 0 && tokens !== null && tokens > 0;
  const resets = [hasRequests ? null : requestsReset, hasTokens ? null : tokensReset];
  const known = resets.filter(reset => reset !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function countIn(headers: Headers, name: string): number | null {
  const value = headers.get(name)?.trim() ?? '';
  return /^\d{1,12}$/.test(value) ? Number(value) : null;
}

const SECONDS = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);

/** `1s`, `6m0s`, `350ms`, `2m59.56s`, `20`; null for anything else, such as the seconds since 1970. */
function durationIn(headers: Headers, name: string): number | null {
  const value = headers.get(name)?.trim() ?? '';
  if (/^\d{1,8}(?:\.\d{1,9})?$/.test(value)) return Number(value);
  let seconds = 0;
  let read = 0;
  for (const part of value.matchAll(/(\d{1,8}(?:\.\d{1,9})?)(ms|[smhd])/gy)) {
    seconds += Number(part[1]) * (SECONDS.get(part[2] ?? '') ?? 0);
    read += part[0].length;
  }
  return read > 0 && read === value.length ? seconds : null;
}
