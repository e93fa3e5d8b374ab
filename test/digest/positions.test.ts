import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionsOf } from '../../src/digest/positions.ts';
import { viewOf } from '../../src/digest/view.ts';

const places = (text: string, offsets: readonly number[]): string[] =>
  positionsOf(viewOf(Buffer.from(text)), offsets).map(({ line, column }) => `${line}:${column}`);

describe('positions of byte offsets', () => {
  it('count lines and characters from 1, a Chinese character or an emoji as one, a BOM as none', () => {
    expect(places('ab\n摘要x\r\n💡y', [0, 1, 3, 6, 9, 12, 16])).toEqual([
      '1:1', '1:2', '2:1', '2:2', '2:3', '3:1', '3:2',
    ]); // prettier-ignore
    expect(places('\ufeff# A', [3, 5])).toEqual(['1:1', '1:3']);
  });

  it('are those of splitting the text, whatever the text and however many of them stand in one line', () => {
    const text = fc.array(fc.constantFrom('a', '摘', '💡', '\n', '\r\n', 'é', ' '), { maxLength: 60 });
    fc.assert(
      fc.property(text, pieces => {
        const offsets: number[] = [];
        const wanted: string[] = [];
        let before = '';
        for (const piece of pieces) {
          offsets.push(Buffer.byteLength(before));
          const lines = before.split('\n');
          wanted.push(`${lines.length}:${Array.from(lines.at(-1) ?? '').length + 1}`);
          before += piece;
        }
        expect(places(before, offsets)).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });
});
