// A paper that just fits is read at once and whole; one token less, and a section goes.
import { expect, it } from 'vitest';
import { readingOf } from '../../src/model/reading.ts';
import { sectionedPaper } from '../support/sectioned-paper.ts';

it('reads at once what fits to the token', () => {
  const text = sectionedPaper([
    ['abstract', 'Abstract', 4],
    ['introduction', '1 Introduction', 8],
    ['related', '2 Related Work', 6],
    ['method', '3 Method', 12],
    ['conclusion', '4 Conclusion', 4],
    ['references', 'References', 9],
  ]);
  const whole = readingOf(text, { maxInputTokens: 100_000, mostParts: 1 }, 'x').source;
  const exact = readingOf(text, { maxInputTokens: whole.tokens, mostParts: 1 }, 'x').source;
  const less = readingOf(text, { maxInputTokens: whole.tokens - 1, mostParts: 1 }, 'x').source;
  expect(exact).toEqual(whole);
  expect(exact.omitted.map(({ what }) => what)).toEqual(['references']);
  expect(less.omitted.map(({ what }) => what)).toEqual(['related', 'references']);
  expect(less.parts).toEqual([]);
});
