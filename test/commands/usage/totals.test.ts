// Totals of what was spent, and the table that shows them.
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { notesOf, tableOf, tokensText } from '../../../src/commands/usage/table.ts';
import {
  cachedShare,
  rowsBy,
  tokensBeforePrice,
  totalOf,
  type By,
} from '../../../src/commands/usage/totals.ts';
import type { LedgerEntry } from '../../../src/domain/ledger.ts';
import { english, inLanguage } from '../../../src/lib/phrase.ts';

const zh = JSON.parse(readFileSync(new URL('../../../src/ui/zh.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: '2026-11-23T07:10:12.000Z',
  paper: '2501.01234v2',
  host: 'api.example',
  model: 'm1',
  mode: 'json_schema',
  purpose: 'notes',
  usage: { input: 100, cached: 40, output: 20 },
  cost: 0.5,
  currency: 'USD',
  estimated: false,
  ...more,
});
const yuan = entry({
  at: '2026-11-24T07:10:12.000Z',
  model: 'qwen',
  cost: 1.25,
  currency: 'CNY',
  usage: { input: 12_000, cached: 0, output: 900 },
});
const unpriced = entry({ model: 'qwen', cost: null, currency: null, paper: null, estimated: true });
const day = (at: string): string => at.slice(0, 10);
const shown = (by: By, entries: readonly LedgerEntry[], catalogue = {}) =>
  tableOf(
    { by, rows: rowsBy(by, entries, day), total: totalOf(entries) },
    { catalogue, clean: text => text },
  );

describe('a total', () => {
  test('never adds one currency to another, and keeps apart what has no price', () => {
    expect(totalOf([entry(), yuan, entry(), unpriced])).toEqual({
      calls: 4,
      usage: { input: 12_300, cached: 120, output: 960 },
      cost: [
        { amount: 1.25, currency: 'CNY' },
        { amount: 1, currency: 'USD' },
      ],
      unpricedTokens: 120,
      estimatedCalls: 1,
    });
  });

  test('of nothing is nothing, and has no share of cached tokens', () => {
    expect(totalOf([])).toMatchObject({ calls: 0, cost: [], unpricedTokens: 0 });
    expect(cachedShare(totalOf([]))).toBeNull();
    expect(cachedShare(totalOf([entry()]))).toBe(0.4);
  });

  test('that costs nothing is a price too', () => {
    expect(totalOf([entry({ cost: 0 })])).toMatchObject({
      cost: [{ amount: 0, currency: 'USD' }],
      unpricedTokens: 0,
    });
  });
});

describe('rows', () => {
  test('are the days in order, and models and papers by their tokens', () => {
    const all = [yuan, entry(), entry(), unpriced];
    expect(rowsBy('day', all, day).map(({ name, calls }) => [name, calls])).toEqual([
      ['2026-11-23', 3],
      ['2026-11-24', 1],
    ]);
    expect(rowsBy('model', all, day).map(({ name, host, calls }) => [name, host, calls])).toEqual([
      ['qwen', 'api.example', 2],
      ['m1', 'api.example', 2],
    ]);
    expect(rowsBy('paper', all, day).map(({ name, calls }) => [name, calls])).toEqual([
      ['2501.01234v2', 3],
      ['-', 1],
    ]);
  });

  test('keep the same model at two hosts apart', () => {
    expect(rowsBy('model', [entry(), entry({ host: 'other.example' })], day)).toHaveLength(2);
  });
});

describe('the table', () => {
  test('has a line for each currency, marks what has no price, and says what the marks mean', () => {
    expect(shown('day', [entry(), yuan, unpriced])).toBe(
      `day         calls   input  cached  output       cost
2026-11-23      2    ~200     40%     ~40  ~0.50 USD
                                                   ?
2026-11-24      1   12.0k      0%     900   1.25 CNY
total           3  ~12.2k      1%    ~940  ~1.25 CNY
                                           ~0.50 USD
                                                   ?`,
    );
    expect(notesOf(totalOf([entry(), unpriced]), 0).map(english)).toEqual([
      '? 120 tokens have no known price: give it under "prices" in summarize.config.json',
      '~ in 1 of 2 calls the server counted no tokens: we did',
    ]);
    expect(notesOf(totalOf([entry()]), 0)).toEqual([]);
  });

  test('has no price to give for a model of this process, and none for calls before it was given', () => {
    const local = entry({ host: 'local', model: 'q.gguf', cost: null, currency: null });
    expect(shown('model', [local])).toBe(
      `model   calls  input  cached  output  cost
q.gguf      1    100     40%      20     –
total       1    100     40%      20     –`,
    );
    expect(notesOf(totalOf([local]), 0)).toEqual([]);
    const all = [local, entry(), unpriced, entry({ cost: null, currency: null })];
    const before = tokensBeforePrice(all, ({ model }) => model === 'm1');
    const notes = notesOf(totalOf(all.slice(0, 2).concat(all.slice(3))), before);
    expect([before, ...notes.map(english)]).toEqual([
      120,
      '? 120 tokens are of calls before a price was known',
    ]);
    expect(inLanguage(notes[0] ?? '', zh)).toBe('? 120 个 token 来自价格已知之前的调用');
    expect(notesOf(totalOf(all), before).map(english)[0]).toBe(
      '? 120 tokens have no known price: give it under "prices" in summarize.config.json',
    );
  });

  test('stands straight in Chinese', () => {
    expect(shown('model', [entry()], zh)).toBe(
      `模型  调用  输入  缓存  输出      花费
m1       1   100   40%    20  0.50 USD
合计     1   100   40%    20  0.50 USD`,
    );
  });

  test('fits 60 cells, whatever the names and sums', () => {
    const long = [
      entry({
        model: '很长的模型名字'.repeat(9),
        cost: 123_456.78,
        usage: { input: 987_654_321, cached: 987_654_321, output: 123_456_789 },
        estimated: true,
      }),
      entry({ model: 'a-very-long-name-of-a-model-of-a-vendor', cost: 0.000012 }),
    ];
    for (const by of ['day', 'model', 'paper'] as const)
      for (const line of shown(by, long).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.0k'],
    [99_949, '99.9k'],
    [99_950, '100k'],
    [999_499, '999k'],
    [999_500, '1.0M'],
    [12_345_678, '12.3M'],
  ])('writes %i tokens as %s', (tokens, text) => expect(tokensText(tokens)).toBe(text));
});
