// A view in pieces reads as the text with the same changes made to it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pieces } from '../../src/digest/pieces.ts';
import { lineAt, lineFinder, piecewise } from '../../src/digest/view.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', ' '), maxLength: 30 });
const place = fc.tuple(fc.nat(30), fc.nat(5), text);

describe('a view in pieces', () => {
  it('holds what a string with the same changes holds, and counts its lines', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(place, { maxLength: 6 }),
        fc.nat(60),
        fc.nat(60),
        (whole, places, from, to) => {
          const bytes = Buffer.from(whole, 'latin1');
          const pieces = new Pieces({ bytes, lineAt: lineFinder(bytes) });
          let told = whole;
          for (const [at, size, fresh] of places) {
            const start = Math.min(at, told.length);
            const end = Math.min(start + size, told.length);
            pieces.splice([{ start, end, text: fresh }]);
            told = told.slice(0, start) + fresh + told.slice(end);
          }
          expect(pieces.slice(0)).toBe(told);
          expect(pieces.length).toBe(told.length);
          expect(Buffer.from(pieces.bytes()).toString('latin1')).toBe(told);
          expect(pieces.slice(from, Math.max(from, to))).toBe(told.slice(from, Math.max(from, to)));
          expect(pieces.startsWith('a\n', from)).toBe(told.startsWith('a\n', Math.min(from, told.length)));
          if (from <= told.length) expect(pieces.lineAt(from)).toBe(lineAt(told, from));
          expect(lineFinder(Buffer.from(told, 'latin1'))(from)).toBe(lineAt(told, from));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes several changes at once, by the offsets before all of them', () => {
    const bytes = Buffer.from('0123456789');
    const pieces = new Pieces({ bytes, lineAt: lineFinder(bytes) });
    pieces.splice([
      { start: 2, end: 2, text: 'ab' },
      { start: 4, end: 6, text: '' },
    ]);
    expect(pieces.slice(0)).toBe('01ab236789');
    expect(piecewise(bytes).slice(8)).toBe('89');
    expect(piecewise(bytes).startsWith('45', 4)).toBe(true);
  });
});
