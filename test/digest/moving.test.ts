// What stands behind new text moves on; what stands before it stays; what it is put into grows.
import { describe, expect, it } from 'vitest';
import { before, firstFrom, shift } from '../../src/digest/moving.ts';

const LINES = [10, 20, 30].map(start => ({ start, end: start + 10 }));

describe('ranges of a digest', () => {
  it('are found by the offset from which a change can reach them', () => {
    expect([0, 10, 11, 20, 31].map(offset => firstFrom(LINES, offset))).toEqual([0, 0, 1, 1, 3]);
    expect([0, 10, 11, 15, 25, 40].map(offset => before(LINES, offset))).toEqual([0, 0, 0, 0, 1, 2]);
  });

  it.each([
    ['before it', { start: 0, end: 0, text: 'abc' }, { start: 13, end: 23 }],
    ['at its start', { start: 10, end: 10, text: 'abc' }, { start: 13, end: 23 }],
    ['in it', { start: 12, end: 14, text: 'abc' }, { start: 10, end: 21 }],
    ['at its end', { start: 20, end: 20, text: 'abc' }, { start: 10, end: 20 }],
    ['in its place', { start: 10, end: 20, text: 'abc' }, { start: 10, end: 13 }],
  ])('text %s', (_where, splice, expected) => {
    const range = { start: 10, end: 20 };
    shift(range, splice);
    expect(range).toEqual(expected);
  });
});
