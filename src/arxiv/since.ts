// How far back to look, as people write it: `7d`, `2w`, `24h`, `2026-11-01`. Pure.
import { excerpt } from '../lib/excerpt.ts';
import { UsageError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

const HOUR_MS = 3_600_000;
const UNITS = new Map([
  ['h', HOUR_MS],
  ['d', 24 * HOUR_MS],
  ['w', 7 * 24 * HOUR_MS],
]);

/**
 * A span of hours, days or weeks before `now` (milliseconds since 1970), or the beginning of a day in UTC.
 * Throws UsageError E_USAGE for anything else, and for a time still to come.
 */
export function parseSince(text: string, now: number): Date {
  const words = text.trim();
  const [, count = '', unit = ''] = /^(\d{1,4})([hdw])$/.exec(words) ?? [];
  if (count !== '') {
    if (Number(count) === 0) throw notUnderstood(text, phrase`nothing lies in a span of 0`);
    return new Date(now - Number(count) * (UNITS.get(unit) ?? 0));
  }
  const day = dayOf(words);
  if (day === null)
    throw notUnderstood(text, phrase`it is neither a span such as 7d nor a day such as 2026-11-01`);
  if (day > now) throw notUnderstood(text, phrase`that day is still to come`);
  return new Date(day);
}

/** Null for what is no day, 2026-02-30 included: Date would take it for 2 March. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text) ? day : null;
}

function notUnderstood(text: string, reason: Told): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`the time to look back to is not understood`,
    why: phrase`"${excerpt(text)}": ${reason}`,
    next: phrase`--since 24h, --since 7d, --since 2w or --since YYYY-MM-DD`,
  });
}
