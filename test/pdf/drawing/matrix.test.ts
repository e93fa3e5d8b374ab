// The length of a vector: to the last bit the one of Math.hypot, since sizes are compared with it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthOf } from '../../../src/pdf/drawing/matrix.ts';

it('a vector is as long as Math.hypot says, upright or slanted', () => {
  const number = fc.oneof(fc.constantFrom(0, -0), fc.double());
  fc.assert(
    fc.property(number, number, (x, y) => {
      expect(lengthOf(x, y)).toBe(Math.hypot(x, y));
    }),
  );
});
