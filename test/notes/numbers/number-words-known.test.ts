// Number words are found among all words of a paper, and only as whole words.
import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../../src/notes/numbers/numbers.ts';

const values = (text: string): number[] => numbersOf(text).map(({ value }) => value);

describe('number words', () => {
  it.each([
    ['It doubled twice in May.', [2, 2, 5]],
    ['The Second run and the thirds of it.', [2, 3]],
    ['half a million', [500_000]],
    ['x2half_of-both', [0.5, 2]],
  ])('reads %j', (text, expected) => {
    expect(
      values(text)
        .filter(value => expected.includes(value))
        .toSorted(),
    ).toEqual(expected.toSorted());
  });

  it.each(['The mayor bothers a halfback.', 'You may go.', 'twicely', 'firsthand'])(
    'finds none in %j',
    text => {
      expect(values(text)).toEqual([]);
    },
  );

  it('takes no word for a number that every JavaScript object happens to know', () => {
    expect(values('The constructor of the class')).toEqual([]);
  });
});
