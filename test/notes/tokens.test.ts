// Tokens of the pieces of a text are those that each piece has by itself.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrasesOf, piecesOf, tokensOf } from '../../src/notes/text/tokens.ts';

const piece = fc.constantFrom(
  ...['a', 'the', 'BERT', '5', '模', '型', 'é', ' ', ' ', '. ', '。', ', ', '\n', '.'],
);
const texts = fc.array(piece, { maxLength: 30 }).map(parts => parts.join(''));
const MARK = /[。\n]|[.,](?=\s|$)/gu;

test('pieces are what split gives, with the words of each', () => {
  fc.assert(
    fc.property(texts, text => {
      const words = (of: string): string[] => tokensOf(of).map(({ word }) => word);
      const expected = text.split(MARK).map(part => ({ part, words: words(part) }));
      const pieces = piecesOf(text, MARK);
      expect(
        pieces.map(({ text: part, tokens }) => ({ part, words: tokens.map(({ word }) => word) })),
      ).toEqual(expected);
    }),
  );
});

test('stretches of known words are those of all stretches that have no other word', () => {
  fc.assert(
    fc.property(texts, fc.uniqueArray(piece), (text, some) => {
      const known = new Set(some.map(word => word.toLowerCase()));
      const tokens = tokensOf(text);
      const isKnown = ({ from, to }: { from: number; to: number }): boolean =>
        tokens.slice(from, to).every(({ word }) => known.has(word));
      expect(phrasesOf(tokens, 2, known)).toEqual(phrasesOf(tokens, 2).filter(isKnown));
    }),
  );
});
