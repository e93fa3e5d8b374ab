// Words and figures of a text, as two versions of it are compared.
import { describe, expect, test } from 'vitest';
import { countChanges, figuresOf, wordsOf } from '../../src/lib/word-changes.ts';

describe('words', () => {
  test('are small, bare of punctuation, and joined over hyphens', () => {
    expect(wordsOf('The State-of-the-art, “in 3.5%” (of U.S. cases).')).toEqual(
      ['the', 'stateoftheart', 'in', '3.5%', 'of', 'us', 'cases'], // prettier-ignore
    );
  });
  test('are single characters in Chinese', () => {
    expect(wordsOf('准确率为91.2%，更高。')).toEqual(['准', '确', '率', '为', '91.2%', '更', '高']);
  });
  test('are counted, so a word that stands there once more is one added', () => {
    expect(countChanges(['a', 'b', 'b'], ['b', 'a', 'a', 'c'])).toEqual({ added: 2, removed: 1 });
  });
});

describe('figures', () => {
  test.each([
    ['It reaches 91.2% (80.1 before), 2,380 steps, 0.3±0.1.', ['91.2%', '80.1', '2,380', '0.3', '0.1']],
    ['准确率从57.8%升至63.9%。', ['57.8%', '63.9%']],
    ['On 1200 ships, 45 of them late', ['1200']],
    ['12.1/45.3 and ~60.2', ['12.1', '45.3', '60.2']],
  ])('of %j are %j', (text, figures) => {
    expect(figuresOf(text)).toEqual(figures);
  });
  test.each([
    'Made in 2024 with 12 seeds [105].',
    'See Section 3.1, Table 2.4 and Fig. 1.2.',
    'GPT-4.1 and v3.5b',
  ])('are not in %j', text => expect(figuresOf(text)).toEqual([]));
});
