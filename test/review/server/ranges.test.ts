import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeIn } from '../../../src/review/server/ranges.ts';

describe('a range of 100 bytes', () => {
  test.each<[string, ReturnType<typeof rangeIn>]>([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-200', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-200', { first: 0, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
  ])('%s', (header, range) => {
    expect(rangeIn(header, 100)).toEqual(range);
  });

  test.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,5-6', 'lines=0-9', 'bytes=a-b', 'bytes= 0-9', ''])(
    'is the whole when it is none that is served: %j',
    header => {
      expect(rangeIn(header, 100)).toBe('whole');
    },
  );

  test('is the whole when none is asked for, and nothing of an empty file', () => {
    expect([rangeIn(undefined, 100), rangeIn('bytes=0-', 0), rangeIn('bytes=-1', 0)]).toEqual([
      'whole',
      'outside',
      'outside',
    ]);
  });

  test('never reaches outside the file', () => {
    const number = fc.option(fc.nat(300), { nil: '' });
    fc.assert(
      fc.property(number, number, fc.nat(200), (from, to, size) => {
        const range = rangeIn(`bytes=${from}-${to}`, size);
        if (typeof range === 'string') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
        expect(range.last).toBeLessThan(size);
      }),
      { numRuns: 200 },
    );
  });
});
