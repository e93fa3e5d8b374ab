import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  cut,
  cutWords,
  cutStart,
  padded,
  rowsTaken,
} from '../../../../src/commands/batch/tell/cells.ts';
import { oddText } from '../odd-text.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('text in the cells of a terminal', () => {
  it('stays whole where it fits, to the last cell', () => {
    expect(cut('Mistral 7B', 10)).toBe('Mistral 7B');
    expect(cut('稀疏路由', 8)).toBe('稀疏路由');
    expect(cut('', 5)).toBe('');
  });

  it('is cut where it does not, with `…` counted as the two cells that some Chinese terminals give it', () => {
    expect(cut('Mistral 7B', 9)).toBe('Mistral…');
    expect(cut('稀疏路由方法', 8)).toBe('稀疏路…');
    expect(cut('Sparse routers', 8)).toBe('Sparse…');
    expect([cut('ab', 1), cut('ab', 0), cut('ab', -3)]).toEqual(['…', '', '']);
  });

  it('never loses half of what is one character to a reader', () => {
    expect(cut(`a${FAMILY}b${FAMILY}`, 6)).toBe(`a${FAMILY}b${FAMILY}`);
    expect(cut(`a${FAMILY}b${FAMILY}c`, 6)).toBe(`a${FAMILY}b…`);
    expect(cut('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301…');
  });

  it('shows marks that are piled up on one letter as `?`, so that they cannot cover the lines above', () => {
    expect(cut(`Z${'\u0336'.repeat(500)}algo`, 10)).toBe('?algo');
  });

  it('keeps the end of a path', () => {
    expect(cutStart('/home/me/papers/very-long-name.pdf', 20)).toBe('…very-long-name.pdf');
    expect(cutStart('short.pdf', 20)).toBe('short.pdf');
  });

  it('is padded by cells and not by characters', () => {
    expect([padded('稀疏', 6), padded('abcdef', 3)]).toEqual(['稀疏  ', 'abcdef']);
    expect(cellsOf('\u001B[31mred\u001B[39m')).toBe(3);
  });

  it('takes as many rows as the terminal breaks it into; a wide character is never halved', () => {
    expect([rowsTaken('', 10), rowsTaken('a'.repeat(10), 10), rowsTaken('a'.repeat(11), 10)]).toEqual([
      1, 1, 2,
    ]);
    expect([rowsTaken('稀疏路由', 8), rowsTaken('稀疏路由', 7), rowsTaken('稀疏路由', 3)]).toEqual([1, 2, 4]);
    expect([rowsTaken('a'.repeat(20), 10), rowsTaken('a'.repeat(21), 10)]).toEqual([2, 3]);
    expect(rowsTaken(`\u001B[31m${'a'.repeat(10)}\u001B[39m`, 10)).toBe(1);
  });

  it('is never wider than it may be, whatever it is', () => {
    fc.assert(
      fc.property(oddText(24), fc.integer({ min: 1, max: 50 }), (text, most) => {
        const wide = { ambiguousIsNarrow: false };
        const fits = stringWidth(text, wide) <= most;
        // One cell has no room for an `…` of two; nobody has such a terminal.
        if (most > 1) expect(stringWidth(cut(text, most), wide)).toBeLessThanOrEqual(most);
        // An escape takes what follows it for a colour, which has no cells; a reporter takes escapes away before.
        const isPlain = !/[\u001B\u009B]|\u0336{3}/.test(text);
        if (fits && isPlain) expect(cut(text, most)).toBe(text);
        if (most > 1) expect(stringWidth(cutStart(text, most), wide)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});

describe('words cut to fit', () => {
  it.each([
    ['waiting for the model', 21, 'waiting for the model'],
    ['waiting for the model', 16, 'waiting for…'],
    ['asking the model to correct 3 claims', 21, 'asking the model to…'],
    ['asking the model to correct 3 claims', 18, 'asking the model…'],
    ['a wordthatisverylongindeed', 12, 'a wordthat…'],
    ['正在询问模型：第 1 部分', 12, '正在询问模…'],
  ])('%j in %i cells is %j: no word is cut in two where others tell enough', (text, most, short) => {
    expect(cutWords(text, most)).toBe(short);
    expect(cellsOf(cutWords(text, most))).toBeLessThanOrEqual(most);
  });
});
