// `summarize usage`: the ledger of this machine, as people and programs read it.
import { describe, expect } from 'vitest';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { told, type World } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Calls of so many days ago; the last one has no price. */
async function spend(world: World, ...daysAgo: number[]): Promise<void> {
  const ledger = openLedger(world.path('state'));
  for (const [index, days] of daysAgo.entries()) {
    const isLast = index === daysAgo.length - 1;
    const entry: LedgerEntry = {
      at: new Date(Date.now() - days * DAY_MS).toISOString(),
      paper: `2501.0${index}v1`,
      host: 'api.example',
      model: isLast ? 'm2' : 'm1',
      mode: 'json_schema',
      purpose: 'notes',
      usage: { input: 1000, cached: 250, output: 100 },
      cost: isLast ? null : 0.25,
      currency: isLast ? null : 'USD',
      estimated: false,
    };
    await ledger.record(entry);
  }
}
const env = (world: World, more = {}) => ({ SUMMARIZE_STATE_DIR: world.path('state'), ...more });

describe.concurrent('summarize usage', () => {
  test('with nothing on record says so, and what to type, in both languages', async ({ open }) => {
    const world = await open();
    const english = await world.run(['usage'], env(world));
    const chinese = await world.run(['usage', '--ui-lang', 'zh'], env(world));
    expect([english.code, english.stdout, chinese.stdout]).toEqual([0, '', '']);
    expect(english.stderr).toMatch(
      /^no call of a model is on record since \d{4}-\d\d-\d\d; each one is written down from the first paper on: summarize 2310\.06825\nfor older ones: summarize usage --since 2026-01-01\n$/,
    );
    expect(chinese.stderr).toMatch(/^自 \d{4}-\d\d-\d\d 起没有模型调用记录/);
    expect(JSON.parse((await world.run(['usage', '--json'], env(world))).stdout)).toMatchObject({
      days: [],
      models: [],
      total: { calls: 0 },
    });
  });

  test('shows 30 days, and the models of them', async ({ open }) => {
    const world = await open();
    await spend(world, 40, 3, 3, 1);
    const { stdout, code } = await world.run(['usage'], env(world));
    expect(code).toBe(0);
    expect(stdout.replace(/\d{4}-\d\d-\d\d/g, 'YYYY-MM-DD'))
      .toBe(`day         calls  input  cached  output      cost
YYYY-MM-DD      2   2.0k     25%     200  0.50 USD
YYYY-MM-DD      1   1.0k     25%     100         ?
total           3   3.0k     25%     300  0.50 USD
                                                 ?

model  calls  input  cached  output      cost
m1         2   2.0k     25%     200  0.50 USD
m2         1   1.0k     25%     100         ?
total      3   3.0k     25%     300  0.50 USD
                                            ?
? 1.1k tokens have no known price: give it under "prices" in summarize.config.json
`);
  });

  test('gives one JSON object with --json, for the span and the kind that were asked for', async ({
    open,
  }) => {
    const world = await open();
    await spend(world, 40, 3, 1);
    const { stdout } = await world.run(['usage', '--json', '--by', 'paper', '--since', '2d'], env(world));
    const total = {
      calls: 1,
      usage: { input: 1000, cached: 250, output: 100 },
      cachedShare: 0.25,
      cost: [],
      unpricedTokens: 1100,
      estimatedCalls: 0,
    };
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      papers: [{ paper: '2501.02v1', ...total }],
      total,
      skippedLines: 0,
    });
  });

  test('takes the days of the zone that the person lives in', async ({ open }) => {
    const world = await open();
    const at = Date.UTC(2026, 0, 1, 20);
    await openLedger(world.path('state')).record({
      at: new Date(at).toISOString(),
      paper: null,
      host: 'h',
      model: 'm',
      mode: 'prompt',
      purpose: 'notes',
      usage: { input: 1, cached: 0, output: 1 },
      cost: null,
      currency: null,
      estimated: false,
    });
    const daysIn = async (zone: string): Promise<string> => {
      const started = world.start(
        ['usage', '--since', '2026-01-01', '--by', 'day', '--json'],
        env(world, { TZ: zone }),
      );
      return (JSON.parse((await started.ended).stdout) as { days: { day: string }[] }).days[0]?.day ?? '';
    };
    expect(await Promise.all(['UTC', 'Asia/Shanghai'].map(daysIn))).toEqual(['2026-01-01', '2026-01-02']);
  });

  test('refuses a span and a kind that there is not', async ({ open }) => {
    const world = await open();
    expect(told(await world.run(['usage', '--since', 'soon'], env(world)))).toMatchObject({
      exit: 2,
      code: 'E_USAGE',
      why: '"soon": it is neither a span such as 7d nor a day such as 2026-11-01',
    });
    expect(told(await world.run(['usage', '--by', 'hour'], env(world)))).toMatchObject({
      exit: 2,
      code: 'E_USAGE',
    });
  });
});
