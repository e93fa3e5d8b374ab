// What `summarize usage` does: the ledger of this machine, added up for a person or as JSON.
import { parseSince } from '../../arxiv/since.ts';
import { loadConfig } from '../../config.ts';
import { phrase } from '../../lib/phrase.ts';
import { priceOf } from '../../model/cost.ts';
import { openLedger } from '../../store/ledger.ts';
import type { CommandContext } from '../context.ts';
import { notesOf, tableOf } from './table.ts';
import { cachedShare, rowsBy, tokensBeforePrice, totalOf, type By, type Row, type Total } from './totals.ts';

/** Flags of `summarize usage`, as commander gives them. */
export interface UsageFlags {
  readonly by?: By;
  readonly since?: string;
  readonly json?: boolean;
}

const USUAL_DAYS = 30;

/** Prints the totals. Throws UsageError for a time that is not understood, ToolError for a ledger that cannot be read. */
export async function runUsage({ by, since, json }: UsageFlags, context: CommandContext): Promise<void> {
  const { reporter, now } = context;
  const from = beginning(since, now());
  const { stateDir, prices } = await loadConfig({});
  const { entries, skipped } = await openLedger(stateDir).read(from);
  const day = localDay(new Date(from).toISOString());
  const total = totalOf(entries);
  const tables = (by === undefined ? (['day', 'model'] as const) : [by]).map(one => ({
    by: one,
    rows: rowsBy(one, entries, localDay),
    total,
  }));
  if (json === true) {
    const parts = tables.map(
      ({ by: one, rows }) => [`${one}s`, rows.map(row => rowAsJson(one, row))] as const,
    );
    const whole = {
      schemaVersion: 1,
      since: day,
      ...Object.fromEntries(parts),
      total: asJson(total),
      skippedLines: skipped,
    };
    return reporter.out(JSON.stringify(whole, null, 2));
  }
  if (skipped > 0) reporter.say(phrase`${skipped} lines of the ledger could not be read and are not counted`);
  if (entries.length === 0) {
    reporter.say(
      phrase`no call of a model is on record since ${day}; each one is written down from the first paper on: summarize 2310.06825`,
    );
    if (since === undefined) reporter.say(phrase`for older ones: summarize usage --since 2026-01-01`);
    return;
  }
  const how = { catalogue: reporter.catalogue, clean: reporter.clean };
  reporter.out(tables.map(table => tableOf(table, how)).join('\n\n'));
  const beforePrice = tokensBeforePrice(entries, entry => priceOf(entry, prices) !== null);
  for (const note of notesOf(total, beforePrice)) reporter.out(reporter.speak(note));
}

/** The beginning of the day, in the zone of the person, that lies so far back. */
function beginning(since: string | undefined, now: number): number {
  const today = new Date(now);
  if (since === undefined)
    return new Date(today.getFullYear(), today.getMonth(), today.getDate() - USUAL_DAYS + 1).getTime();
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(since.trim()) ?? [];
  // It may be tomorrow here while it is still today in UTC, by which parseSince judges.
  const then = parseSince(since, year === undefined ? now : now + 24 * 60 * 60 * 1000);
  return year === undefined
    ? then.getTime()
    : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
}

/** `2026-11-23`, in the zone of the person. */
function localDay(at: string): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function rowAsJson(by: By, row: Row): object {
  return { [by]: row.name, ...(row.host === undefined ? {} : { host: row.host }), ...asJson(row) };
}

function asJson(total: Total): object {
  const { calls, usage, cost, unpricedTokens, estimatedCalls } = total;
  return { calls, usage, cachedShare: cachedShare(total), cost, unpricedTokens, estimatedCalls };
}
