// The word diff gives back both texts, keeps words and numbers whole, and is read at a glance.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../src/lib/word-diff.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

/** As git's word diff writes it: `[-old-]{+new+}`. */
const marked = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

const joinedOf = (before: string, after: string, kind: 'removed' | 'added'): string =>
  wordDiff(before, after)
    .filter(run => run.kind === 'same' || run.kind === kind)
    .map(run => run.text)
    .join('');

describe('the word diff', () => {
  test.each([
    ['a number', 'MMLU +4.6 points.', 'MMLU +6.1 points.', 'MMLU [-+4.6-]{++6.1+} points.'],
    ['an arrow between numbers', '76.1→77.3', '76.1→78.0', '76.1→[-77.3-]{+78.0+}'],
    ['a percentage', 'from 5% to 6.2%', 'from 5% to 6.3%', 'from 5% to [-6.2%-]{+6.3%+}'],
    ['a sign alone', 'by -5.2 points', 'by +5.2 points', 'by [--5.2-]{++5.2+} points'],
    ['thousands', 'on 1,024 tasks', 'on 1,025 tasks', 'on [-1,024-]{+1,025+} tasks'],
    [
      'Chinese words',
      '在所有基准上超过 Llama 2 13B，提升 6.1 个百分点。',
      '在多数基准上超过 Llama 2 13B，提升 4.6 个百分点。',
      '在[-所有-]{+多数+}基准上超过 Llama 2 13B，提升 [-6.1-]{+4.6+} 个百分点。',
    ],
    ['words added at the end', 'It is fast', 'It is fast and small', 'It is fast{+ and small+}'],
    ['a name beside a number', 'GPT-4 is one', 'GPT-5 is one', 'GPT-[-4-]{+5+} is one'],
    ['nothing', 'the same 词', 'the same 词', 'the same 词'],
    ['an empty text', '', 'all new', '{+all new+}'],
  ])('marks %s', (_, before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  test('takes words side by side for one change, with the blank between them', () => {
    expect(marked('we use two heads here now', 'we use four layers here now')).toBe(
      'we use [-two heads-]{+four layers+} here now',
    );
  });

  test('does not pick the few words that two different sentences share', () => {
    expect(marked('The router is fast.', 'Sparse attention bounds the memory of a layer.')).toBe(
      '[-The router is fast.-]{+Sparse attention bounds the memory of a layer.+}',
    );
  });

  test('shows a short text that was put into a long one as it was', () => {
    expect(marked('Fast', `Fast ${'word '.repeat(50)}`)).toBe(`Fast{+ ${'word '.repeat(50)}+}`);
  });

  test('of two empty texts is empty', () => {
    expect(wordDiff('', '')).toEqual([]);
  });
});

describe('any two texts', () => {
  const words = fc.constantFrom(
    '在',
    '所有',
    '基准',
    ' ',
    '6.1',
    '%',
    '-',
    '+',
    '，',
    'the',
    'model',
    '\u202e',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(words, { maxLength: 60 }).map(list => list.join('')),
  );

  test('are given back whole: what stayed and went is the old one, what stayed and came the new one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joinedOf(before, after, 'removed')).toBe(before);
        expect(joinedOf(before, after, 'added')).toBe(after);
      }),
      { numRuns: 200 },
    );
  });

  test('give no empty run and no two of a kind side by side, and what went stands before what came', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kinds = wordDiff(before, after).map(run => run.kind);
        expect(wordDiff(before, after).every(run => run.text !== '')).toBe(true);
        expect(kinds.join(' ')).not.toMatch(/\b(\w+) \1\b|added removed/);
      }),
      { numRuns: 200 },
    );
  });

  test('of any length take time in proportion to it, changed everywhere or nowhere', () => {
    const long = (word: string, count: number): string => `${word} 所有基准 `.repeat(count);
    const diff = (count: number): void =>
      expect(joinedOf(long('a', count), long('b', count), 'added')).toBe(long('b', count));
    expect(growthOfEight(diff, count => count, 16_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
