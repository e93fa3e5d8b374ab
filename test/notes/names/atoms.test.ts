// Atoms and addresses are those that one pattern over the whole text finds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesOf } from '../../../src/notes/names/addresses.ts';
import { atomsIn } from '../../../src/notes/names/atoms.ts';

const ATOM = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+|\d+(?:[A-Za-z]{1,2}(?![A-Za-z]))?/g;
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s]{1,200}|(?<![\w.-])(?:[\w-]{1,40}\.){1,3}(?:com|org|io|net|edu|cn|ai|dev)\b(?:\/[^\s]{0,200})?/g;

const piece = fc.constantFrom(
  ...['a', 'GPT', '4', '7B', '50ms', '3abc', '×', 'é', '模', ' ', '\n', '-', '.', '/', '_'],
  ...['www.', 'http://', 'https://', 'x.org', 'basilisk.fr', '.com', '.ai', '.computer', '\u00a0'],
);
const texts = fc.array(piece, { maxLength: 30 }).map(parts => parts.join(''));

test('atoms are runs of letters, and of digits with a letter or two', () => {
  fc.assert(
    fc.property(texts, text => {
      const found = [...text.matchAll(ATOM)].map(({ 0: written, index }) => ({ from: index, written }));
      expect(atomsIn(text)).toEqual(found);
    }),
  );
});

test('a place is in an address when the pattern finds one there', () => {
  fc.assert(
    fc.property(texts, text => {
      const found = [...text.matchAll(ADDRESS)].map(({ 0: { length }, index }) => [index, index + length]);
      const isAddress = addressesOf(text);
      const places = Array.from({ length: text.length }, (_, at) => at);
      const expected = places.map(at => found.some(([from = 0, to = 0]) => from <= at && at < to));
      expect(places.map(isAddress)).toEqual(expected);
    }),
  );
});
