// Tokens → money, and money as people read and type it.
import { describe, expect, test } from 'vitest';
import { EngineSchema } from '../../src/domain/notes.ts';
import { UsageError } from '../../src/lib/errors.ts';
import {
  costOf,
  inCurrencyOf,
  parseMoney,
  priceOf,
  type OwnPrices,
  type Price,
} from '../../src/model/cost.ts';

const OPENAI = 'api.openai.com';
const price = (parts: Partial<Price> = {}): Price => ({
  input: 2,
  cachedInput: 0.5,
  output: 8,
  currency: 'USD',
  atMost: false,
  seen: null,
  ...parts,
});

function refusal(act: () => unknown): Record<'code' | 'what' | 'why' | 'kept' | 'next', string> {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { code, what, why, kept, next } = error;
    return { code, what, why, kept, next };
  }
  return expect.fail('accepted');
}

describe('the price of a model', () => {
  test('the model that is taken by default has one', () => {
    expect(priceOf({ host: OPENAI, model: 'gpt-5.4-mini' }, {})).toEqual({
      input: 0.75,
      cachedInput: 0.075,
      output: 4.5,
      currency: 'USD',
      atMost: false,
      seen: '2026-06-04',
    });
  });

  test('a snapshot that is documented at that price has it too; one of another day has none', () => {
    const mini = priceOf({ host: OPENAI, model: 'gpt-5.4-mini' }, {});
    expect(priceOf({ host: OPENAI, model: 'gpt-5.4-mini-2026-03-17' }, {})).toEqual(mini);
    expect(priceOf({ host: OPENAI, model: 'gpt-5.4-mini-2026-11-01' }, {})).toBeNull();
    // Was sold at twice the price of gpt-4o.
    expect(priceOf({ host: OPENAI, model: 'gpt-4o-2024-05-13' }, {})).toBeNull();
  });

  test.each([
    ['another host', 'api.openai.com.example', 'gpt-5.4-mini'],
    ['a host below it', 'eu.api.openai.com', 'gpt-5.4-mini'],
    ['a name that begins so', OPENAI, 'gpt-5.4-mini-fast'],
    ['a name in other letters', OPENAI, 'GPT-5.4-mini'],
    ['a name that every object has', OPENAI, 'constructor'],
  ])('%s has none', (_, host, model) => expect(priceOf({ host, model }, {})).toBeNull());

  test('a host that takes less at some hours gives a bound', () => {
    expect(priceOf({ host: 'api.deepseek.com', model: 'deepseek-flash' }, {})).toMatchObject({
      atMost: true,
      output: 1.2,
    });
  });

  test("the user's own price wins over the table, at any host, and cached input costs as input unless said", () => {
    const own: OwnPrices = { 'gpt-5.4-mini': { input: 1, output: 2, currency: 'CNY' } };
    const mine = { input: 1, cachedInput: 1, output: 2, currency: 'CNY', atMost: false, seen: null };
    expect(priceOf({ host: OPENAI, model: 'gpt-5.4-mini' }, own)).toEqual(mine);
    expect(priceOf({ host: 'localhost', model: 'gpt-5.4-mini' }, own)).toEqual(mine);
    const free: OwnPrices = { m: { input: 1, cachedInput: 0, output: 2, currency: 'USD' } };
    expect(priceOf({ host: 'h', model: 'm' }, free)).toMatchObject({ cachedInput: 0 });
  });
});

describe('the cost of tokens', () => {
  test('cached tokens are a part of the input, and cheaper', () => {
    const usage = { input: 1_000_000, cached: 400_000, output: 100_000 };
    expect(costOf(usage, price())).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.1 * 8, 12);
  });
  test('a host that counts more cached than it was sent is not paid back for it', () => {
    expect(costOf({ input: 1_000_000, cached: 9_000_000, output: 0 }, price())).toBe(0.5);
  });
  test('nothing costs nothing', () => {
    expect(costOf({ input: 0, cached: 0, output: 0 }, price())).toBe(0);
  });
});

describe('money as it is typed', () => {
  test.each([
    ['1', 1, null],
    ['0.50', 0.5, null],
    ['0', 0, null],
    ['$1', 1, 'USD'],
    ['$ 1.25', 1.25, 'USD'],
    ['¥5', 5, 'CNY'],
    ['￥5', 5, 'CNY'],
    ['5元', 5, 'CNY'],
    ['5 CNY', 5, 'CNY'],
    ['1USD', 1, 'USD'],
    ['usd 1', 1, 'USD'],
    [' 2 € ', 2, 'EUR'],
  ])('%j is understood', (text, amount, currency) => expect(parseMoney(text)).toEqual({ amount, currency }));

  test.each([
    '',
    '$',
    'one',
    '-1',
    '1,50',
    '.5',
    '1e3',
    '$1USD',
    '1 DOLLARS',
    '1 ₿',
    'Infinity',
    '99999999999',
  ])('%j is refused', text => {
    expect(refusal(() => parseMoney(text)).code).toBe('E_USAGE');
  });

  test('the refusal says what was seen and what is understood', () => {
    expect(refusal(() => parseMoney('1,50\u{1b}'))).toEqual({
      code: 'E_USAGE',
      what: 'the sum of money is not understood',
      why: '"1,50\\u{1b}" is not a sum such as 1, 0.50, $1, ¥5 or 5 CNY',
      kept: 'nothing was started',
      next: '--max-cost 1.00, in the currency of the price',
    });
  });
});

test('a limit without currency is in that of the price; another currency is refused, never exchanged', () => {
  const yuan = price({ currency: 'CNY' });
  expect(inCurrencyOf(yuan, { amount: 5, currency: null })).toEqual({ amount: 5, currency: 'CNY' });
  expect(inCurrencyOf(yuan, { amount: 5, currency: 'CNY' })).toEqual({ amount: 5, currency: 'CNY' });
  expect(refusal(() => inCurrencyOf(yuan, { amount: 1, currency: 'USD' }))).toEqual({
    code: 'E_USAGE',
    what: 'the limit is in another currency than the price',
    why: '--max-cost is in USD, the model is billed in CNY',
    kept: 'nothing was started',
    next: 'give the limit in CNY: --max-cost "1.00 CNY", at the rate of your bank',
  });
});

test('notes of before, which name no currency, are read as notes without one', () => {
  const usage = { input: 1, cached: 0, output: 1 };
  const names = { model: 'm', host: 'h', prompt: 'notes.v1', promptSha256: '00', mode: 'json_schema' };
  const engine = { name: 'model', ...names, calls: 1, usage, cost: null };
  expect(EngineSchema.parse(engine)).toEqual({ ...engine, currency: null });
});
