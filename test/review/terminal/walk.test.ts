// Which item a person comes to, and which are decided together.
import { describe, expect, test } from 'vitest';
import type { ReviewItem, Risk } from '../../../src/domain/review.ts';
import { firstOf, listed, openGreen, stepFrom } from '../../../src/review/terminal/walk.ts';
import { nextToDecide } from '../../../src/review/next.ts';
import { itemOf } from './sample.ts';

const accepted = { ...itemOf().review, state: 'accepted' } as const;
const one = (id: string, risk: Risk, isDone = false): ReviewItem =>
  itemOf({ id, risk, ...(isDone ? { review: accepted } : {}) });
const items = [
  one('a', 'green'),
  one('b', 'amber'),
  one('c', 'red', true),
  one('d', 'red'),
  one('e', 'green', true),
];

describe('the way through a paper', () => {
  test('begins at the first red one that is open, then amber, then green', () => {
    expect(firstOf(items)?.id).toBe('d');
    expect(firstOf(items.slice(0, 3))?.id).toBe('b');
    expect(firstOf([one('c', 'red', true), one('a', 'green')])?.id).toBe('a');
    expect(firstOf([one('c', 'red', true), one('e', 'green', true)])?.id).toBe('c');
    expect(firstOf([])).toBeUndefined();
  });

  test('goes on to what is open, round the end, until nothing is', () => {
    expect(nextToDecide(items, 'a')?.id).toBe('b');
    expect(nextToDecide(items, 'e')?.id).toBe('a');
    expect(nextToDecide([one('a', 'green'), one('e', 'red', true)], 'e')?.id).toBe('a');
    expect(nextToDecide([one('e', 'red', true)], 'e')).toBeUndefined();
    expect(nextToDecide(items, 'gone')?.id).toBe('a');
  });

  test('goes from one that a check found something about to the next of that kind, also round the end', () => {
    const mixed = [one('a', 'amber'), one('b', 'red', true), one('c', 'green'), one('d', 'red')];
    expect(nextToDecide(mixed, 'b')?.id).toBe('d');
    expect(nextToDecide([...mixed.slice(0, 3), one('d', 'red', true)], 'd')?.id).toBe('a');
    expect(nextToDecide([one('b', 'red', true), one('c', 'green')], 'b')?.id).toBe('c');
    expect(nextToDecide([one('c', 'green', true), one('g', 'green'), one('d', 'red')], 'c')?.id).toBe('g');
  });

  test('steps through all of them, and ends at the ends', () => {
    expect(stepFrom(items, 'b', 1)?.id).toBe('c');
    expect(stepFrom(items, 'b', -1)?.id).toBe('a');
    expect(stepFrom(items, 'a', -1)).toBeUndefined();
    expect(stepFrom(items, 'e', 1)).toBeUndefined();
    expect(stepFrom(items, 'gone', 1)?.id).toBe('a');
  });

  test('leaves out what no check found anything about, when that is asked for', () => {
    expect(listed({ items }, true).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    expect(listed({ items }, false)).toHaveLength(5);
  });
});

test('accepted together are open green ones and nothing else', () => {
  expect(openGreen({ items }).map(({ id }) => id)).toEqual(['a']);
});
