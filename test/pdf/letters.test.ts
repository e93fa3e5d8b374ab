// Letters of a line, counted without a list of them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText, lettersIn } from '../../src/pdf/characters.ts';

it.each([
  ['both cases, and neither the signs beside them nor digits', 'AZaz @[`{ 0129 _-', 4],
  ['any script', 'Gödel 港口 𝛼 Æ', 9],
  ['none in an empty line', '', 0],
])('letters are counted: %s', (_, text, count) => {
  expect(lettersIn(text)).toBe(count);
});

it('the count is that of a list of all letters, whatever the text', () => {
  const texts = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }));
  fc.assert(
    fc.property(texts, text => {
      expect(lettersIn(text)).toBe(text.match(/\p{L}/gu)?.length ?? 0);
    }),
    { numRuns: 200 },
  );
});

it('a plain line is cleaned as one with a letter of another script, blanks and all', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), text => {
      expect(`${cleanText(`|${text}|`)}é`).toBe(cleanText(`|${text}|é`));
    }),
    { numRuns: 200 },
  );
});
