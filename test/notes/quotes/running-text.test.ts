// A sentence is whole where the layout put something in between, and a formula left out of it is told.
import { describe, expect, test } from 'vitest';
import { indexQuotes, locate } from '../../../src/notes/quotes/ground.ts';
import { paperText, type LineLike } from '../../support/paper-text.ts';

/** A body line, and one of a footnote or a label: 8 on 10 points. */
const small = (text: string, y: number): LineLike => ({ text, y, height: 9.2, end: 'break' });
const runs = (...parts: readonly (readonly [text: string, character: number])[]) => {
  let x = 72;
  return parts.map(([text, character]) => {
    const run = { text, x, width: text.length * character };
    x += run.width;
    return run;
  });
};

const first: readonly LineLike[] = [
  { text: '1 Introduction', kind: 'heading', end: 'break' },
  {
    text: 'MSAGL2 draws large graphs in a browser, and GPT2 and x2 have nothing to',
    runs: runs(['MSAGL', 5], ['2', 3], [' draws large graphs in a browser, and GPT2 and x', 5], ['2', 3]),
  },
  'do with it. Its pipeline keeps a tree of tiles so that only a few nodes',
  small('2 https://example.org/msagl holds all of the code that is described', 700),
  small('here, and the data as well.', 712),
];
const second: readonly LineLike[] = [
  small('level 0', 72),
  small('level 1', 80),
  { text: 'Figure 1: A tree of tiles over three of its levels.', kind: 'caption', y: 100, end: 'break' },
  { text: 'are drawn at any zoom. The scales of both energies are given by', y: 130, end: 'break' },
  { text: 'E(t) = 0.5', y: 150 },
  { text: 'mv2', y: 158 },
  { text: 'where', y: 170 },
  { text: 'v = ds/dt (3)', y: 180 },
  { text: 'is the speed of the drop. Accuracy rises in every run (12 %', y: 200 },
  { text: 'vs. 8 %)', y: 214 },
  { text: 'when the gate is trained. Rows of the table', y: 228, end: 'break' },
];
const index = indexQuotes(paperText([first, second]));

describe('a quote is found exactly through', () => {
  test.each([
    [
      'footnotes, a page break, a figure’s labels and its caption',
      'so that only a few nodes are drawn at any zoom',
      1,
    ],
    ['the number of a heading', 'Introduction MSAGL draws large graphs in a browser', 1],
    ['the mark of a footnote', 'MSAGL draws large graphs in a browser, and GPT2', 1],
  ])('%s', (_, quote, page) => {
    expect(locate(index, quote)).toMatchObject({ match: 'exact', page, distance: 0, text: quote });
  });

  test('and its rectangles lie on both pages, none on the footnote or the figure', () => {
    const { rects } = locate(index, 'so that only a few nodes are drawn at any zoom');
    expect(rects.map(({ page, y }) => [page, y])).toEqual([
      [1, 72 + 2 * 14],
      [2, 130],
    ]);
  });
});

describe('what stands beside the running text is quoted as well', () => {
  test.each([
    ['a caption', 'A tree of tiles over three of its levels', 2],
    ['a footnote', 'holds all of the code that is described here', 1],
  ])('%s', (_, quote, page) => {
    expect(locate(index, quote)).toMatchObject({ match: 'exact', page });
  });

  test.each([
    ['a caption', 'A tree of tiles over three of our levels', 2],
    ['a footnote', 'holds all of the code that is discussed here', 1],
  ])('%s, a word off', (_, quote, page) => {
    expect(locate(index, quote)).toMatchObject({ match: 'fuzzy', page });
  });
});

describe('a displayed formula that a quote leaves out', () => {
  test('is told: the match is fuzzy and dots stand for the formula', () => {
    const quote = 'The scales of both energies are given by where is the speed of the drop.';
    expect(locate(index, quote)).toMatchObject({
      match: 'fuzzy',
      page: 2,
      text: 'The scales of both energies are given by … where … is the speed of the drop',
    });
  });

  test('may be left out of a quote that is a word off, too', () => {
    const quote = 'The scales of both energies are defined by where is the speed of the drop.';
    expect(locate(index, quote).match).toBe('fuzzy');
  });

  test('must be one: numbers at the end of a line cannot be left out', () => {
    expect(locate(index, 'Accuracy rises in every run when the gate is trained').match).toBe('missing');
  });
});

describe('a number is no mark', () => {
  test.each([
    ['of a name, though the page has a footnote of that number', 'in a browser, and GPT and x have nothing'],
    ['raised above a letter', 'and GPT2 and x have nothing to do with it'],
  ])('%s', (_, quote) => {
    expect(locate(index, quote).match).not.toBe('exact');
  });
});
