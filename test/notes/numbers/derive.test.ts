// A number may follow from two numbers of the quote; with many numbers the claim has to name the two.
import { expect, test } from 'vitest';
import { followsFrom } from '../../../src/notes/numbers/derive.ts';
import { numbersOf } from '../../../src/notes/numbers/numbers.ts';

function follows(wanted: string, quote: string, claim = ''): boolean {
  const figure = numbersOf(wanted)[0];
  return figure !== undefined && followsFrom(figure, numbersOf(quote), numbersOf(`${claim} ${wanted}`));
}

test.each([
  ['9.3', '63.9 against 54.6', 'a difference'],
  ['17%', '63.9 against 54.6', 'a change in percent, rounded'],
  ['14.6%', '63.9 against 54.6', 'a change in percent of the larger'],
  ['3×', '12 hours against 4 hours', 'a ratio'],
  ['25%', '4 of 16 cases', 'a share'],
  ['100%', '703/703 programs and 703 more, 1406 in all', 'a share of a fraction'],
  ['约 64', '63.9 points', 'a rounding'],
  ['1.2 万', '12,380 steps', 'a rounding with scale'],
  ['9 points', 'from 0.54 to 0.63', 'a difference of shares in points'],
])('%s follows from “%s”: %s', (wanted, quote) => {
  expect(follows(wanted, quote)).toBe(true);
});

test.each([
  ['12.9', '63.9 against 54.6'],
  ['9.4', '63.9 against 54.6'],
  ['18%', '63.9 against 54.6'],
  ['0', '63.9 against 54.6'],
  ['3', '2.6 points'],
  ['42', 'no number'],
])('%s does not follow from “%s”', (wanted, quote) => {
  expect(follows(wanted, quote)).toBe(false);
});

test('of a row of many numbers the claim must name the two', () => {
  const row = 'MCD 9.5 94.2 61.3 63.9 54.6 10.1 88.8 20.0';
  expect(follows('9.3', row)).toBe(false);
  expect(follows('9.3', row, '63.9, not 54.6:')).toBe(true);
});
