// What is said about single pages of a document that is good enough, and how a garbled figure is kept out of it.
import { expect, it } from 'vitest';
import type { RawDocument, TextItem } from '../../src/pdf/items.ts';
import { readingOf } from '../../src/pdf/pages.ts';

const WORDS = 'ordinary words about the harbour and its many ships';

function item(str: string, y: number, fontName = 'text'): TextItem {
  return {
    str,
    width: 5 * str.length,
    transform: [10, 0, 0, 10, 72, y],
    fontName,
    style: 'plain',
    hidden: null,
  };
}
function raw(pages: readonly TextItem[][], mayCopy = true): RawDocument {
  const viewport = [1, 0, 0, -1, 0, 792] as const;
  return {
    mayCopy,
    pages: pages.map((items, index) => ({
      page: index + 1,
      width: 612,
      height: 792,
      viewport,
      items,
      links: [],
    })),
  };
}
const page = (): TextItem[] => [700, 680, 660].map(y => item(WORDS, y));

it('pages with next to no text are named', () => {
  const { notices } = readingOf(raw([page(), [], page(), [item('Part II', 400)], page(), page()]));
  expect(notices).toEqual([
    { code: 'thin-pages', message: 'fewer than 50 letters could be read on pages 2 and 4', pages: [2, 4] },
  ]);
});

it('a font without a Unicode map is left out, and the page named; the text around it stays', () => {
  const reading = readingOf(
    raw([
      page(),
      [...page(), item('\u0003\u0004\u0005\u0006\u0007\u000e\u000f\u0010\u0011\u0012', 600, 'figure')],
      page(),
    ]),
  );
  expect(reading.pages[1]?.lines.map(({ text }) => text)).toEqual([WORDS, WORDS, WORDS]);
  expect(reading.dropped.lost).toBe(10);
  expect(reading.notices).toEqual([
    {
      code: 'unreadable-fonts',
      message: 'text in fonts without a Unicode map was left out on page 2',
      pages: [2],
    },
  ]);
});

it('a few symbols without a character are shown and named', () => {
  const reading = readingOf(raw([[...page(), item('\ue001\ue002\ue003\ue004', 600)], page()]));
  expect(reading.pages[0]?.lines.at(-1)?.text).toBe('\ue001\ue002\ue003\ue004');
  expect(reading.notices).toEqual([
    {
      code: 'lost-symbols',
      message: 'more than 2 % of the characters have no Unicode value on page 1',
      pages: [1],
    },
  ]);
});

it('a file that its owner locked against copying is read and marked', () => {
  expect(readingOf(raw([page()], false)).notices).toEqual([
    { code: 'no-copying', message: 'its owner marked the file "no copying"', pages: [] },
  ]);
});
