// Sums of money as people read them.
import { expect, test } from 'vitest';
import { amountText } from '../../src/lib/money.ts';

test.each([
  [0, '0.00'],
  [0.004_249, '0.0042'],
  [0.004, '0.004'],
  [0.05, '0.05'],
  [0.097, '0.097'],
  [0.0996, '0.10'],
  [0.97, '0.97'],
  [0.999, '1.00'],
  [1.2, '1.20'],
  [1234.5, '1234.50'],
  [0.000_012_3, '0.000012'],
  [0.000_000_01, '0.00'],
])('%d is shown as %s', (amount, text) => expect(amountText(amount)).toBe(text));
