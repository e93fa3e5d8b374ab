// Places on the drawn page: rotation, turned text, text off the page, broken matrices.
import { describe, expect, it } from 'vitest';
import { placeItems, visible } from '../../src/pdf/geometry.ts';
import type { Matrix, RawPage, TextItem } from '../../src/pdf/items.ts';
import { stampOf } from '../../src/pdf/stamp.ts';
import { turnedTables } from '../../src/pdf/turned.ts';

const UPRIGHT: Matrix = [1, 0, 0, -1, 0, 792];
/** What pdf.js gives for `/Rotate 90` on a US letter page. */
const ROTATED: Matrix = [0, 1, 1, 0, 0, 0];

function raw(str: string, transform: Matrix, width = 50): TextItem {
  return { str, width, transform, fontName: 'f1', style: 'plain', hidden: null };
}
function pageOf(items: TextItem[], viewport = UPRIGHT): RawPage {
  return { page: 1, width: 612, height: 792, viewport, items, links: [] };
}

it('upright text gets its baseline from the top and its size from the matrix', () => {
  const { items } = placeItems(pageOf([raw('word', [9, 0, 0, 9, 72, 700])]));
  expect(items).toEqual([{ text: 'word', x: 72, y: 92, width: 50, size: 9, font: 'f1', style: 'plain' }]);
});

it('text of a landscape page is upright once the page is turned', () => {
  const { items, turned } = placeItems(pageOf([raw('cell', [0, 9, -9, 0, 100, 72])], ROTATED));
  expect(items).toEqual([expect.objectContaining({ text: 'cell', x: 72, y: 100, size: 9 })]);
  expect(turned.up).toEqual([]);
});

it('text off the page, with a broken matrix, or under two points is kept apart with its reason', () => {
  const placed = placeItems(
    pageOf([
      raw('below', [9, 0, 0, 9, 72, -20]),
      raw('right', [9, 0, 0, 9, 620, 700]),
      raw('nan', [NaN, 0, 0, 9, NaN, 700]),
      raw('edge', [9, 0, 0, 9, 614, 700]),
      raw('tiny', [1.9, 0, 0, 1.9, 72, 700]),
      raw('index', [4, 0, 0, 4, 72, 700]),
      { ...raw('white', [9, 0, 0, 9, 72, 700]), hidden: 'background-colour' },
    ]),
  );
  expect(placed.items.map(({ text }) => text)).toEqual(['edge', 'index']);
  expect(placed.unseen.map(({ text, reason }) => [text, reason])).toEqual([
    ['below', 'off-page'],
    ['right', 'off-page'],
    ['nan', 'off-page'],
    ['tiny', 'tiny'],
    ['white', 'background-colour'],
  ]);
});

describe('turned text', () => {
  const stamp = 'arXiv:hep-th/9901001v2  [hep-th]  1 Jan 1999';
  const up = (text: string, x: number, y: number): TextItem => raw(text, [0, 20, -20, 0, x, y], 300);

  it('in the left margin of page 1 is the stamp', () => {
    expect(stampOf([placeItems(pageOf([up(stamp, 30, 220)]))])).toBe('arXiv:hep-th/9901001v2');
  });

  it('elsewhere is no stamp, though it may cite a paper', () => {
    expect(stampOf([placeItems(pageOf([up(stamp, 300, 220)]))])).toBeNull();
    expect(stampOf([placeItems(pageOf([raw(stamp, [9, 0, 0, 9, 30, 700])]))])).toBeNull();
    expect(stampOf([])).toBeNull();
  });

  it('of a few words is a label; of many it is a table, read from left to right', () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      up(`row ${row} of a table set sideways`, 100 + 24 * row, 72),
    );
    expect(turnedTables([placeItems(pageOf(rows.slice(0, 3)))])).toEqual([]);
    const lines = turnedTables([placeItems(pageOf(rows))]);
    expect(lines.map(({ text }) => text)).toEqual(rows.map(({ str }) => str));
    expect(lines[0]).toMatchObject({ turn: 'up', page: 1, y: 100 });
  });
});

it('visible counts characters that leave a mark', () => {
  expect(visible(' a b\u00a0c\n检\u3000索 ')).toBe(5);
});
