// Running heads, feet and page numbers go; text near the edge of the page stays.
import { expect, it } from 'vitest';
import { dropFurniture } from '../../src/pdf/furniture.ts';
import type { TextLine } from '../../src/pdf/lines.ts';
import { line } from '../support/text-lines.ts';

const HEIGHT = 792;

/** Six pages of one body line each, with the lines that `extra` puts on them. */
function left(extra: (page: number) => TextLine[]): string[] {
  const pages = Array.from({ length: 6 }, (_, index) => ({ page: index + 1, height: HEIGHT }));
  const lines = pages.flatMap(({ page }) => [
    ...extra(page),
    line(`body ${'abcdef'[page - 1] ?? ''}`, { page, y: 400 }),
    line('last line', { page, y: 500 }),
  ]);
  return dropFurniture(lines, pages)
    .map(({ text }) => text)
    .filter(text => !text.startsWith('body') && text !== 'last line');
}

it('a head that repeats with another number goes', () => {
  expect(left(page => [line(`Published at Venue 2025, ${page}`, { page, y: 40 })])).toEqual([]);
});

it('a line at the edge that does not repeat stays', () => {
  expect(left(page => (page === 1 ? [line('Preprint. Under review.', { page, y: 760 })] : []))).toEqual([
    'Preprint. Under review.',
  ]);
});

it('a line that repeats in the middle of pages stays', () => {
  expect(left(page => [line('Proof.', { page, y: 300 })])).toHaveLength(6);
});

it.each(['7', 'xii', '- 7 -', 'Page 7 of 9', '第 7 页'])('the page number %s in the foot goes', text => {
  expect(left(page => (page === 3 ? [line(text, { page, y: 760 })] : []))).toEqual([]);
});

it('a page number above the usual foot goes because it counts with the pages', () => {
  expect(left(page => [line(String(page + 10), { page, y: 700 })])).toEqual([]);
});

it('lone numbers that do not count with the pages stay', () => {
  expect(left(page => [line(String(page * page + 3), { page, y: 700 })])).toHaveLength(6);
});

it('a head that names the section of its page goes though it occurs once', () => {
  const head = (page: number): TextLine[] =>
    page === 2 ? [line('3 方法', { page, y: 54 }), line('3 方法', { page, y: 300 })] : [];
  expect(left(head)).toEqual(['3 方法']);
});

it('turned lines are no furniture wherever they stand', () => {
  expect(left(page => [line('7', { page, y: 20, turn: 'up' })])).toHaveLength(6);
});
