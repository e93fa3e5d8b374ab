// `[25/00]`: the date of a list line is the month in which arXiv got the paper, and the paper's id says which.
import { dateOf } from '../list-line.ts';
import type { ScannedEntry } from '../scanned.ts';
import type { Found, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const badDate: Rule = {
  name: 'bad-date',
  severity: 'error',
  finds: phrase`the date of the list line is no month, or another one than that of the arXiv id`,
  entry: (entry, { digest }) => {
    const { date, id, start } = entry;
    if (date === null) return [];
    const at = digest.view.indexOf(date, start);
    const month = id === null ? null : dateOf({ id, published: null });
    const proven = month !== null && isMonth(month) ? month : null;
    if (isMonth(date) && (proven === null || proven === date)) return [];
    return [{ id, at, ...verdict(entry, at, proven) }];
  },
};

function verdict(
  { id, date }: ScannedEntry,
  at: number,
  proven: string | null,
): Pick<Found, 'message' | 'fix'> {
  if (proven === null) return { message: phrase`[${date ?? ''}] is no month` };
  const fix = [{ start: at, end: at + proven.length, text: proven }];
  return { message: phrase`[${date ?? ''}] is not the month of ${id ?? ''}, which is ${proven}`, fix };
}

function isMonth(date: string): boolean {
  return /^\d\d\/(?:0[1-9]|1[0-2])$/.test(date);
}
