// Line numbers of review copies go; columns of numbers that belong to the paper stay.
import { expect, it } from 'vitest';
import type { PlacedItem } from '../../src/pdf/geometry.ts';
import { dropRulers } from '../../src/pdf/rulers.ts';
import { item, page } from '../support/text-lines.ts';

const TEXT = Array.from({ length: 40 }, (_, row) =>
  item('running text of the paper', { x: 100, y: 80 + 12 * row, width: 400 }),
);

function numbers(x: number, count = 40, step = 1): PlacedItem[] {
  return Array.from({ length: count }, (_, row) =>
    item(String((row + 1) * step), { x, y: 80 + 12 * row, width: 10 }),
  );
}
const textsLeft = (items: PlacedItem[]): number => dropRulers(page(items)).items.length;

it('a column of rising numbers left of the text is a ruler', () => {
  expect(dropRulers(page([...numbers(60), ...TEXT])).items).toEqual(TEXT);
});

it('numbers of growing length are a ruler when only their right edges are aligned', () => {
  const aligned = numbers(0).map(one => ({
    ...one,
    x: 80 - 5 * one.text.length,
    width: 5 * one.text.length,
  }));
  expect(dropRulers(page([...TEXT, ...aligned])).items).toEqual(TEXT);
});

it('a ruler that counts in fives goes as well', () => {
  expect(textsLeft([...TEXT, ...numbers(520, 14, 5)])).toBe(TEXT.length);
});

it.each([
  ['inside the text block, as in a multiplication table', numbers(200)],
  ['that fall', [...numbers(60)].map((one, row) => ({ ...one, text: String(500 - row) }))],
  ['that are too few', numbers(60, 11)],
  ['that leap, as page numbers of a long table of contents do', numbers(520, 20, 15)],
])('numbers %s stay', (_, column) => {
  expect(textsLeft([...TEXT, ...column])).toBe(TEXT.length + column.length);
});

it('numbers inside words and sentences are never touched', () => {
  const rows = TEXT.map((one, row) => ({ ...one, text: `${row} 90 746` }));
  expect(textsLeft([...rows, ...numbers(60)])).toBe(rows.length);
});
