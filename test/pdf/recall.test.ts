// The metric itself, on texts short enough to check by hand.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  brokenHyphens,
  controlCharacters,
  orderedRecall,
  recall,
  titleScore,
  wordsOf,
} from '../support/recall.ts';

it('counts words of two letters, Chinese by the character, and no markers', () => {
  expect(wordsOf('The ﬁrst x of ⟦M⟧ 12 检索 A-ware\n-- 1 of 9 --')).toEqual([
    'the',
    'first',
    'of',
    '检',
    '索',
    'ware',
  ]);
});

it('punishes words out of order, which plain recall does not see', () => {
  expect(orderedRecall('one two three four', 'three four one two')).toBe(0.5);
  expect(recall('one two three four', 'three four one two')).toBe(1);
  expect(recall('one one two', 'one two')).toBeCloseTo(2 / 3);
});

it('does not mind words in between', () => {
  expect(orderedRecall('one two', 'zero one and two more')).toBe(1);
});

it('equals the textbook algorithm', () => {
  const words = fc.array(fc.constantFrom('aa', 'bb', 'cc'), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const row = new Array<number>(right.length + 1).fill(0);
      for (const word of left) {
        let diagonal = 0;
        for (const [index, other] of right.entries()) {
          const above = row[index + 1]!;
          row[index + 1] = word === other ? diagonal + 1 : Math.max(above, row[index]!);
          diagonal = above;
        }
      }
      expect(orderedRecall(left.join(' '), right.join(' '))).toBeCloseTo(row[right.length]! / left.length);
    }),
  );
});

it('counts a broken word at the end of a line', () => {
  expect(brokenHyphens('the re-\nward of GPT-\n4 and Multi-\nAgent')).toBe(1);
});

it('counts control characters, but no line feed, tab, form feed and carriage return', () => {
  expect(controlCharacters('a\u0000b\tc\nd\fe\rf\u001f')).toBe(2);
});

it('matches titles by their letters, by a long beginning, and without their numbers', () => {
  const truth = ['Main Results', 'Training Details', '引言', 'Setup'];
  expect(
    titleScore(truth, ['2 main results', 'A.1 Training Details and Data', '1 引言', 'References', 'Else']),
  ).toEqual({
    known: 4,
    recalled: 3,
    found: 5,
    right: 4,
  });
});
