// The paper's own links in its PDF: labelled passages, and what any text at all may give.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINE_END } from '../../src/links/broken.ts';
import { minePdfLinks } from '../../src/links/mine-pdf.ts';
import { addressKey } from '../../src/links/url.ts';
import { paperText } from '../support/paper-text.ts';
import { BROKEN } from './snippets/broken.ts';
import { CHINESE } from './snippets/chinese.ts';
import { CITED } from './snippets/cited.ts';
import { HELD_OUT_LATER } from './snippets/held-out-later.ts';
import { HELD_OUT } from './snippets/held-out.ts';
import { OWN_ENGLISH } from './snippets/own.ts';
import type { Snippet } from './snippets/snippet.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const nobody = { title: 'A Study', abstract: '', authors: [] };
const mined = ({ text, title = 'A Study', abstract = '', authors = [] }: Snippet) =>
  minePdfLinks(text, { title, abstract, authors: [...authors] });

describe.each([
  ['own links are found', OWN_ENGLISH],
  ['broken addresses are put together', BROKEN],
  ['links of others stay out', CITED],
  ['Chinese sentences are read', CHINESE],
  ['rules hold for passages they were not made on', [...HELD_OUT, ...HELD_OUT_LATER]],
])('%s', (_claim, snippets) => {
  test.each(snippets.map(snippet => [snippet.says, snippet] as const))('%s', (_says, snippet) => {
    const links = mined(snippet);
    expect(links.map(({ kind, url }) => `${kind} ${url}`)).toEqual(snippet.own);
    for (const { source, page } of links) expect([source, page]).toEqual(['pdf', snippet.text.pages.length]);
  });
});

describe('of several links', () => {
  const statement = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      text: `Our code is available at https://github.com/lab/part${index}x.`,
      end: 'break' as const,
    }));

  test('a handful is kept', () => {
    expect(minePdfLinks(paperText([statement(9)]), nobody)).toHaveLength(6);
  });

  test('the surest comes first', () => {
    const text = paperText([
      [
        { text: '1 Code: https://github.com/lab/helper', height: 9, section: 'introduction', end: 'break' },
        { text: 'Our code is available at https://github.com/lab/main.', section: 'abstract', end: 'break' },
        ...Array.from({ length: 4 }, () => 'Words in the size of the body of this paper, and nothing else.'),
      ],
    ]);
    const links = minePdfLinks(text, nobody);
    expect(links.map(link => link.url)).toEqual([
      'https://github.com/lab/main',
      'https://github.com/lab/helper',
    ]);
  });

  test('one address stands once, however often and wherever it is told', () => {
    const text = paperText([
      ['Our code is at https://github.com/Lab/main.'],
      ['Our code is at http://www.github.com/lab/main/tree/master.'],
      ['Our code is available at https://github.com/lab/main/blob/master/run.py.'],
    ]);
    expect(minePdfLinks(text, nobody).map(link => [link.url, link.page])).toEqual([
      ['https://github.com/Lab/main', 1],
    ]);
  });

  test('a page is the one on which the address stands, not where its paragraph began', () => {
    const text = paperText([
      [{ text: 'Our paragraph goes on', section: 'conclusion' }],
      [{ text: 'and our code is at https://github.com/lab/main.', section: 'conclusion' }],
    ]);
    expect(minePdfLinks(text, nobody)[0]?.page).toBe(2);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'https:',
    'https://',
    '//',
    'github.com/',
    'github. com',
    'x.org',
    'lab/tool',
    'Our code is available at ',
    '我们的代码见',
    '1 ',
    '-',
    '.',
    ')',
    '(',
    ' ',
    '²',
    LINE_END,
    '%5C_',
  );
  const line = fc
    .array(fc.oneof(piece, piece, fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 8 })
    .map(parts => parts.join(''));
  const lineLike = fc.record({
    text: line.filter(text => text !== ''),
    end: fc.constantFrom('space' as const, 'cut' as const, 'glue' as const, 'break' as const),
    section: fc.constantFrom('front' as const, 'abstract' as const, 'other' as const, 'references' as const),
    height: fc.constantFrom(9, 11.5),
  });
  const pages = fc.array(fc.array(lineLike, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
  const links = fc.array(fc.record({ url: line, page: fc.integer({ min: 1, max: 5 }), words: line }), {
    maxLength: 4,
  });

  test('gives at most six addresses that parse, each once, and none ends in punctuation (600 papers)', () => {
    fc.assert(
      fc.property(pages, links, line, (pages, links, title) => {
        const found = minePdfLinks(paperText(pages, { links }), { title, abstract: title, authors: [title] });
        expect(found.length).toBeLessThanOrEqual(6);
        expect(new Set(found.map(({ url }) => addressKey(url))).size).toBe(found.length);
        for (const { url } of found) {
          expect(url).toMatch(/^https?:\/\/[^\s<>"]+$/);
          expect(new URL(url).href).toBe(url);
          if (!/[)\]]$/.test(url)) expect(url).toMatch(/[\p{L}\p{Nd}/=+]$/u);
        }
      }),
      { numRuns: 250 },
    );
  });

  test.each([
    'https://',
    'github.com/a/',
    'github. com / a / ',
    'Our code is available at https://x.org/a ',
    'Our code we use our data is ',
    '我们的代码',
    'https://x.org/((((((',
    '-1',
  ])('of %j is read in time that grows like its length', unit => {
    const paper = (size: number) => {
      const text = unit.repeat(size / unit.length);
      const lines = Array.from({ length: size / 100 }, (_, index) =>
        text.slice(index * 100, index * 100 + 100),
      );
      const half = lines.map(text => ({ text, end: 'space' as const, section: 'other' as const }));
      const url = `https://x.org/${unit}`;
      const links = lines.map((_, index) => ({ url: `${url}${index}`, page: 1, words: unit }));
      return paperText([[{ text }, ...half], half], { links });
    };
    expect(growthOfEight(text => minePdfLinks(text, nobody), paper, 80_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
