// The cost that notes hold.
import { expect, test } from 'vitest';
import { costIn } from '../../src/steps/cost.ts';

const tools = { config: { prices: { m: { input: 1, output: 2, currency: 'CNY' } } } };
const usage = { input: 1_000_000, cached: 0, output: 500_000 };

test('it is in the currency of the price', () => {
  expect(costIn(tools, { host: 'h', model: 'm' }, usage)).toEqual({ cost: 2, currency: 'CNY' });
});
test('it is not known without a price', () => {
  expect(costIn(tools, { host: 'h', model: 'other' }, usage)).toEqual({ cost: null, currency: null });
});
test('it is not known when the host does not say how many tokens it billed: that is not 0', () => {
  const none = { input: 0, cached: 0, output: 0 };
  expect(costIn(tools, { host: 'h', model: 'm' }, none)).toEqual({ cost: null, currency: null });
});
