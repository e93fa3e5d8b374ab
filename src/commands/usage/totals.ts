// Entries of the ledger → totals by day, model or paper. Pure. Currencies are never added to each other.
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { Money } from '../../domain/batch.ts';
import { LOCAL_HOST } from '../../domain/local-host.ts';
import { addUsage, type Usage } from '../../domain/reply.ts';

/** What several calls cost together. */
export interface Total {
  readonly calls: number;
  readonly usage: Usage;
  /** One sum for each currency, in the order of their names. */
  readonly cost: readonly Money[];
  /** Tokens of calls whose price is not known. */
  readonly unpricedTokens: number;
  /** Calls whose tokens the server did not count. */
  readonly estimatedCalls: number;
}

/** A total with what it is of: a day, a model, a paper. */
export interface Row extends Total {
  readonly name: string;
  /** Of a model only. */
  readonly host?: string;
}

export type By = 'day' | 'model' | 'paper';

/** The total of these entries. */
export function totalOf(entries: readonly LedgerEntry[]): Total {
  const sums = new Map<string, number>();
  for (const { cost, currency } of entries) {
    if (cost !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + cost);
  }
  const unpriced = unpricedIn(entries);
  return {
    calls: entries.length,
    usage: entries.map(({ usage }) => usage).reduce(addUsage, { input: 0, cached: 0, output: 0 }),
    cost: [...sums].sort().map(([currency, amount]) => ({ amount, currency })),
    unpricedTokens: tokensIn(unpriced),
    estimatedCalls: entries.filter(({ estimated }) => estimated).length,
  };
}

/** Calls whose price was not known when they were made. A model of this process costs nothing. */
function unpricedIn(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return entries.filter(({ cost, host }) => cost === null && host !== LOCAL_HOST);
}

/** Tokens of the calls without a cost whose model has a price by now, as `isPriced` tells. */
export function tokensBeforePrice(
  entries: readonly LedgerEntry[],
  isPriced: (entry: LedgerEntry) => boolean,
): number {
  return tokensIn(unpricedIn(entries).filter(isPriced));
}

function tokensIn(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, entry) => sum + tokensOf(entry), 0);
}

/**
 * A row for each day (in order), model at its host, or paper (those with most tokens first). `dayOf` gives the day of
 * a time in the zone of the person.
 */
export function rowsBy(by: By, entries: readonly LedgerEntry[], dayOf: (at: string) => string): Row[] {
  const groups = new Map<string, { row: { name: string; host?: string }; entries: LedgerEntry[] }>();
  for (const entry of entries) {
    const row = by === 'day' ? { name: dayOf(entry.at) } : nameOf(by, entry);
    const key = JSON.stringify(row);
    const group = groups.get(key) ?? { row, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(group => ({ ...group.row, ...totalOf(group.entries) }));
  return rows.sort((a, b) => (by === 'day' ? (a.name < b.name ? -1 : 1) : tokensOf(b) - tokensOf(a)));
}

function nameOf(by: 'model' | 'paper', { model, host, paper }: LedgerEntry): { name: string; host?: string } {
  return by === 'model' ? { name: model, host } : { name: paper ?? '-' };
}

function tokensOf({ usage }: Pick<Total, 'usage'>): number {
  return usage.input + usage.output;
}

/** The part of the input that came from caches of providers, 0 to 1; null without input. */
export function cachedShare({ usage }: Total): number | null {
  return usage.input === 0 ? null : Math.min(1, usage.cached / usage.input);
}
