// How long a server asks us to wait, and how to say it. Pure.
import { phrase, type Phrase } from './phrase.ts';

/**
 * `Retry-After` as seconds or as an HTTP date → milliseconds from now; null when absent or malformed.
 * A date is measured against the server's own `Date`, so that a wrong local clock is never too early;
 * `now` (milliseconds since 1970) stands in when there is none; without either a date says nothing. RFC 9110, section 10.2.3.
 */
export function retryAfterMs(headers: Headers, now: number | null): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Every HTTP date begins with a day name; Date.parse alone would take `-5` for a year.
  const until = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(until)) return null;
  const served = Date.parse(headers.get('date') ?? '');
  const from = Number.isNaN(served) ? now : served;
  return from === null ? null : Math.max(0, until - from);
}

/** `45 s`, `20 min`, `24 h`: rounded up, so that it is never too early. */
export function durationText(milliseconds: number): Phrase {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 120) return phrase`${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? phrase`${minutes} min` : phrase`${Math.ceil(minutes / 60)} h`;
}

/** `2026-11-22 14:32 UTC`, rounded up to the minute. */
export function timeText(milliseconds: number): string {
  const minute = Math.ceil(milliseconds / 60_000) * 60_000;
  return `${new Date(minute).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
