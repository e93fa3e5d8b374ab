// What asking the model costs, in words.
import { expect, test } from 'vitest';
import { english, inLanguage } from '../../../../src/lib/phrase.ts';
import { costAtMost, costOf } from '../../../../src/review/page/dialogs/money.ts';
import { CHINESE } from '../../../ui/chinese.ts';

const KNOWN = { cost: 0.004, currency: 'USD', isPaid: false };
const UNKNOWN = { cost: null, currency: null, isPaid: false };

test('before and after: at most so much, and so much', () => {
  expect([english(costAtMost(KNOWN)), english(costOf(KNOWN))]).toEqual([
    expect.stringMatching(/^at most 0\.0040? USD$/),
    expect.stringMatching(/^it did cost 0\.0040? USD$/),
  ]);
});

test('a model without a known price: not known before, paid for after', () => {
  expect(english(costAtMost(UNKNOWN))).toBe('price not known');
  expect(english(costOf(UNKNOWN))).toBe('it was paid for; the price of this model is not known');
  expect(inLanguage(costOf(UNKNOWN), CHINESE)).toBe('已付费；该模型的价格未知');
});

test('an answer from the cache costs nothing, whatever the price', () => {
  for (const paid of [KNOWN, UNKNOWN])
    expect(english(costOf({ ...paid, isPaid: true }))).toBe('already paid: from the cache');
});
