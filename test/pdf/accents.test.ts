// Accents that are glyphs of their own: they join their letter by place, and no line breaks at them.
import { expect, it } from 'vitest';
import { joinAccents } from '../../src/pdf/accents.ts';
import { linesOf } from '../../src/pdf/lines.ts';
import { item } from '../support/text-lines.ts';

/** Ten-point type as TeX sets it: the accent first, then the letter that steps back under it. */
const CAPITAL = [
  item('by', { x: 72, width: 10 }),
  item('´', { x: 86.3, y: 97.8, width: 5 }),
  item('Alvarez', { x: 85, width: 32 }),
];

it('an accent over a capital starts no new line and becomes part of the letter', () => {
  expect(linesOf(joinAccents(CAPITAL), 1).map(({ text }) => text)).toEqual(['by Álvarez']);
  const [line] = linesOf(joinAccents(CAPITAL.slice(1)), 1);
  expect(line).toMatchObject({ text: 'Álvarez', x0: 85, y: 100 });
});

it.each([
  ['an accent behind letters', 'G¨', 'odel', 'Gödel'],
  ['a dotless i', 'na¨', 'ıve', 'naïve'],
  ['a Hungarian accent', 'Erd˝', 'os', 'Erdős'],
  ['a cedilla behind its letter', 'S', '¸en', 'Şen'],
])('%s', (_, left, right, whole) => {
  const [width, x] = left.endsWith('S') ? [5.6, 72.6] : [5 * left.length, 72 + 5 * left.length - 5];
  const pieces = joinAccents([item(left, { width }), item(right, { x })]);
  expect(pieces.map(({ text }) => text).join('')).toBe(whole);
  expect(linesOf(pieces, 1).map(({ text }) => text)).toEqual([whole]);
});

it.each([
  ['the accent stands beside the letter', { x: 77 }],
  ['the letter is of another font, as in formulas', { x: 72, font: 'f2' }],
  ['the letter stands on another line', { x: 72, y: 112 }],
])('nothing is joined when %s', (_, place) => {
  const pieces = [item('ˆ', { width: 5 }), item('y', place)];
  expect(joinAccents(pieces)).toEqual(pieces);
});

it('a letter that has no such form in Unicode stays as it is', () => {
  const pieces = [item('ˆ', { width: 5 }), item('x', { x: 72 })];
  expect(joinAccents(pieces)).toEqual(pieces);
});
