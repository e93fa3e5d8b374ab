// Items to lines in stream order: blanks, superscripts, columns, and that nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLines, commonSize, linesOf } from '../../src/pdf/lines.ts';
import { item } from '../support/text-lines.ts';

const texts = (...items: ReturnType<typeof item>[]): string[] => linesOf(items, 1).map(({ text }) => text);

describe('items on one baseline', () => {
  it('join without a blank when they touch, with one when there is a gap', () => {
    expect(texts(item('re', { width: 10 }), item('ward', { x: 82, width: 20 }))).toEqual(['reward']);
    expect(texts(item('sparse', { width: 30 }), item('reward', { x: 104.5 }))).toEqual(['sparse reward']);
  });

  it('get one blank from a blank item, however many there are', () => {
    const blank = item(' ', { x: 102, width: 2 });
    expect(texts(item('sparse', { width: 30 }), blank, blank, item('reward', { x: 103 }))).toEqual([
      'sparse reward',
    ]);
  });

  it('in Chinese join over the small gaps of spread type', () => {
    expect(
      texts(item('检索', { width: 20 }), item(' ', { x: 92, width: 3 }), item('增强', { x: 95 })),
    ).toEqual(['检索增强']);
    expect(texts(item('林砚秋', { width: 30 }), item('沈望舒', { x: 115 }))).toEqual(['林砚秋 沈望舒']);
  });

  it('part into lines at a gap as wide as the space between columns', () => {
    expect(texts(item('left', { width: 20 }), item('right', { x: 130 }))).toEqual(['left', 'right']);
  });
});

it('a superscript stays in its line and does not move it', () => {
  const [line] = linesOf(
    [item('ten', { width: 15 }), item('2', { x: 87, y: 96, size: 7, width: 4 }), item(' apples', { x: 91 })],
    1,
  );
  expect(line).toMatchObject({ text: 'ten2 apples', y: 100, size: 10, largest: 10 });
});

it('an index of a number is a number of its own', () => {
  const index = (text: string, y: number): string[] =>
    texts(item('56.1', { width: 18 }), item(text, { x: 90, y, size: 7, width: 9 }));
  expect([index('0.3', 101.5), index('2', 96.4), index('†', 96.4)]).toEqual([
    ['56.1 0.3'],
    ['56.1 2'],
    ['56.1†'],
  ]);
});

it('a heading in small capitals shows its size in `largest`', () => {
  const [line] = linesOf([item('I', { size: 12, width: 6 }), item('NTRODUCTION', { x: 78, size: 9.6 })], 1);
  expect(line).toMatchObject({ text: 'INTRODUCTION', size: 9.6, largest: 12 });
});

it('the second column follows the first, as the stream has them', () => {
  const lines = texts(
    item('left one', { x: 72, y: 100 }),
    item('left two', { x: 72, y: 112 }),
    item('right one', { x: 320, y: 100 }),
  );
  expect(lines).toEqual(['left one', 'left two', 'right one']);
});

it('a gap of a ninth of the size is a blank; next to a bracket or comma of another font, of a fifth', () => {
  const after = (gap: number, text: string, font = 'f1'): string[] =>
    texts(item('T', { width: 5 }), item(text, { x: 77 + gap, font }));
  expect([after(0.8, 'line'), after(1.3, 'line'), after(1.3, 'line', 'f2')]).toEqual([
    ['Tline'],
    ['T line'],
    ['T line'],
  ]);
  expect([after(1.4, ')', 'f2'), after(1.4, ')'), after(2.5, '(', 'f2')]).toEqual([['T)'], ['T )'], ['T (']]);
});

it('an upper and a lower index, a numerator and a denominator are two numbers', () => {
  const stacked = texts(
    item('V', { width: 7 }),
    item('2', { x: 79, y: 96, size: 7, width: 4 }),
    item('0', { x: 79, y: 103, size: 7, width: 4 }),
  );
  expect(stacked).toEqual(['V2 0']);
});

it('lines of nothing but invisible characters are left out', () => {
  expect(
    cleanLines(linesOf([item('\u00ad\u0003'), item('word', { y: 120 })], 1)).map(({ text }) => text),
  ).toEqual(['word']);
});

it('the common size is that of most characters, not of most items', () => {
  expect(commonSize([item('a', { size: 7 }), item('b', { size: 7 }), item('words', { size: 10.04 })])).toBe(
    10,
  );
});

it('every character that leaves a mark is in the lines, once and in the order of the items', () => {
  const anyItem = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', 'B', '检', '-', ' ', '.', '3'), maxLength: 8 }),
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 790 }),
    width: fc.integer({ min: 0, max: 200 }),
    size: fc.constantFrom(6, 10, 14),
    endsLine: fc.boolean(),
  });
  const marks = (parts: readonly string[]): string => parts.join('').replaceAll(' ', '');
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), found => {
      const lines = linesOf(
        found.map(({ text, ...place }) => item(text, place)),
        1,
      );
      const shown = found.map(({ text }) => text);
      expect(marks(lines.map(({ text }) => text))).toBe(marks(shown));
      expect(marks(lines.flatMap(({ items }) => items.map(({ text }) => text)))).toBe(marks(shown));
    }),
  );
});
