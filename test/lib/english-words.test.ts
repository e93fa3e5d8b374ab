import { describe, expect, it } from 'vitest';
import { count, isMostlyEnglish, isOnlyNames } from '../../src/lib/english-words.ts';

describe('isMostlyEnglish', () => {
  it.each([
    ['three function words and fewer Chinese characters than words', '奖励 of the agent is sparse', true],
    ['two function words only', '奖励 of the agent', false],
    ['as many Chinese characters as words', '奖励很稀疏 of the is sparse', false],
    ['only words that are cited', '见 “the reward of the agent is sparse in all of the mazes”', false],
    ['words beside what is cited', '见 “PPO” and the reward of an agent', true],
  ])('goes by %s', (_, text, expected) => {
    expect(isMostlyEnglish(text)).toBe(expected);
  });
});

describe('isOnlyNames', () => {
  it.each([
    ['names and figures', 'MCD: 63.9 F1 (Inter-RAT: 54.6)', true],
    ['what only looks like a word: units and parts of names', '2x, 40ms, GPT-4o-mini, @user', true],
    ['a word', 'MCD: 63.9 points', false],
    ['a word of another language', 'MCD: élevé', false],
    ['a Chinese character', 'MCD：高', false],
  ])('is asked of %s', (_, text, expected) => {
    expect(isOnlyNames(text)).toBe(expected);
  });
});

describe('count', () => {
  it('gives 0 for what is not there', () => {
    expect([count('a b a', /a/g), count('b', /a/g)]).toEqual([2, 0]);
  });
});
