// Numbers in order: as a sort with a function that compares would have them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/pdf/numbers.ts';

it('numbers come out from the least to the greatest, and the list that was given stays', () => {
  const numbers = fc.array(fc.double({ noNaN: true }).map(value => value + 0));
  fc.assert(
    fc.property(numbers, given => {
      const before = [...given];
      expect([...inOrder(given)]).toEqual([...before].sort((a, b) => a - b));
      expect(given).toEqual(before);
    }),
  );
});
