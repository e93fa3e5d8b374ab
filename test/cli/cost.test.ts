// What notes cost: known by the price of the model, and never asked for again because of it.
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { told, type World } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const costOf = async (world: World): Promise<unknown> => {
  const run = await world.run(['2501.01234', '--until', 'checked', '--json']);
  const { engine } = JSON.parse(run.stdout) as {
    engine: Record<'calls' | 'usage' | 'cost' | 'currency', unknown>;
  };
  const { calls, usage, cost, currency } = engine;
  return { calls, usage, cost, currency };
};
const price = (world: World, prices: object): void =>
  writeFileSync(world.path('summarize.config.json'), JSON.stringify({ prices }));

describe.concurrent('the cost of notes', () => {
  test('is null for a model without a price, and follows the prices of the user without another call', async ({
    warm,
  }) => {
    const world = await warm();
    // Two calls, the repair included, of 100 tokens each, 40 of them cached, and 20 of output.
    const spent = { calls: 2, usage: { input: 200, cached: 80, output: 40 } };
    expect(await costOf(world)).toEqual({ ...spent, cost: null, currency: null });
    price(world, {
      'fixture-model-1': { input: 10_000, cachedInput: 1_000, output: 50_000, currency: 'CNY' },
    });
    expect(await costOf(world)).toEqual({ ...spent, cost: 3.28, currency: 'CNY' });
    expect(world.model.requests).toHaveLength(2);
  });

  test('is not worked out from a price with a word that is not one', async ({ open }) => {
    const world = await open();
    price(world, { 'fixture-model-1': { input: 1, outputs: 1 } });
    expect(told(await world.run(['2501.01234']))).toMatchObject({
      exit: 2,
      code: 'E_CONFIG',
      what: 'the setting prices cannot be used',
    });
  });
});
