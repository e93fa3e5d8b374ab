// Which paths are rectangles: text under one is hidden, so what is anything else must not pass for it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectanglesOf } from '../../../src/pdf/drawing/rectangles.ts';
import { rectangle } from '../../support/drawings.ts';

const CURVE = [2, 1, 1, 2, 2, 3, 3];

describe('a path is rectangles', () => {
  it.each<[string, number[], number[][]]>([
    ['closed by its operator', rectangle([0, 0, 10, 5]), [[0, 0, 10, 5]]],
    ['closed by a fifth corner', [0, 0, 0, 1, 10, 0, 1, 10, 5, 1, 0, 5, 1, 0, 0], [[0, 0, 10, 5]]],
    ['left open, as a fill closes it', [0, 0, 0, 1, 10, 0, 1, 10, 5, 1, 0, 5], [[0, 0, 10, 5]]],
    ['drawn the other way round', [0, 10, 5, 1, 10, 0, 1, 0, 0, 1, 0, 5, 3], [[0, 0, 10, 5]]],
    ['off by less than a hundredth', [0, 0, 0, 1, 10, 0.004, 1, 10, 5, 1, 0, 5, 3], [[0, 0, 10, 5]]],
    [
      'several beside each other',
      [...rectangle([0, 0, 10, 5]), ...rectangle([10, 0, 20, 5])],
      [
        [0, 0, 10, 5],
        [10, 0, 20, 5],
      ],
    ],
  ])('%s', (_, path, boxes) => {
    expect(rectanglesOf(path)).toEqual(boxes);
    expect(rectanglesOf(new Float32Array(path))).toHaveLength(boxes.length);
  });
});

describe('a path is something else', () => {
  it.each<[string, number[]]>([
    ['when it is empty', []],
    ['when it is a line', [0, 0, 0, 1, 10, 0]],
    ['when it is a triangle', [0, 0, 0, 1, 10, 0, 1, 10, 5, 3]],
    ['when it is askew', [0, 0, 0, 1, 10, 1, 1, 10, 6, 1, 0, 5, 3]],
    ['when a corner is cut off', [0, 0, 0, 1, 8, 0, 1, 10, 2, 1, 10, 5, 1, 0, 5, 3]],
    ['when a side of it is a curve', [...rectangle([0, 0, 10, 5]), ...CURVE]],
    ['when it is a frame, whose inside is open', [...rectangle([0, 0, 10, 10]), ...rectangle([1, 1, 9, 9])]],
    ['when it goes back the way it came', [0, 0, 0, 1, 10, 0, 1, 10, 10, 1, 10, 0, 3]],
    ['when it begins with no place to start from', rectangle([0, 0, 10, 5]).slice(3)],
    ['when one part of it is none', [...rectangle([0, 0, 10, 5]), 0, 20, 20, 1, 30, 20]],
    ['when a number of it is none', rectangle([0, 0, NaN, 5])],
    [
      'when it is a drawing of many parts',
      Array.from({ length: 31 }, (_, n) => rectangle([n, 0, n + 1, 1])).flat(),
    ],
  ])('%s', (_, path) => {
    expect(rectanglesOf(path)).toBeNull();
  });
});

it('whatever the path, it never throws, and its boxes lie within its corners', () => {
  const at = fc.integer({ min: -20, max: 20 });
  const corner = fc.tuple(fc.constantFrom(0, 1), at, at);
  const whole = fc.tuple(at, at, at, at).map(rectangle);
  const part = fc.oneof(whole, whole, corner, fc.constantFrom([3], [4], CURVE), fc.array(fc.double()));
  let boxes = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), parts => {
      const path = parts.flat();
      for (const [x0, y0, x1, y1] of rectanglesOf(path) ?? []) {
        boxes++;
        expect([x0 <= x1, y0 <= y1]).toEqual([true, true]);
        expect([x0, y0, x1, y1].filter(side => !path.includes(side))).toEqual([]);
      }
    }),
    { seed: 1 },
  );
  expect(boxes).toBeGreaterThan(10);
});
