// What the page and the terminal agree on: what Enter leaves alone, and what can be made anew.
import { expect, test } from 'vitest';
import type { ReviewItem } from '../../src/domain/review.ts';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { claimsToMakeAnew, isHeldBack, mayBeMadeAnew, NOT_ANEW } from '../../src/review/next.ts';
import { CHINESE } from '../ui/chinese.ts';
import { itemOf } from './terminal/sample.ts';

type State = ReviewItem['review']['state'];
const one = (id: string, state: State, parts: Partial<ReviewItem> = {}): ReviewItem =>
  itemOf({ id, review: { ...itemOf().review, state }, ...parts });

test('held back is what failed a check, until a person vouches for it; a warning is not', () => {
  const states: readonly State[] = ['pending', 'rejected', 'accepted', 'edited'];
  expect(states.map(state => isHeldBack(one('a', state)))).toEqual([true, true, false, false]);
  for (const risk of ['amber', 'green'] as const)
    expect(isHeldBack(one('a', 'pending', { risk }))).toBe(false);
});

test('made anew is what nobody vouches for, headlines and titles and what was rejected too', () => {
  for (const kind of ['claim', 'headline', 'title'] as const) {
    expect(mayBeMadeAnew(one('a', 'pending', { kind }))).toBe(true);
    expect(mayBeMadeAnew(one('a', 'rejected', { kind }))).toBe(true);
    expect(mayBeMadeAnew(one('a', 'accepted', { kind }))).toBe(false);
    expect(mayBeMadeAnew(one('a', 'edited', { kind }))).toBe(false);
  }
});

test('made anew together are the claims of a section without those that are vouched for, and no titles', () => {
  const title = one('t', 'pending', { kind: 'title' });
  const headline = one('h', 'pending', { kind: 'headline', section: 'headline' });
  const elsewhere = one('x', 'pending', { section: 'background' });
  const claims = [one('a', 'pending'), one('b', 'rejected'), one('c', 'accepted'), one('d', 'edited')];
  const all = [headline, title, ...claims, elsewhere];
  expect(claimsToMakeAnew(all, title).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(claimsToMakeAnew(all, headline)).toEqual([]);
});

test('what is said where nothing can be made anew is told in both languages', () => {
  const both = Object.values(NOT_ANEW).map(told => [english(told), inLanguage(told, CHINESE)]);
  expect(both).toEqual([
    [
      'it is decided; u puts it back to open, then it can be made anew',
      '已经决定了；按 u 改回未决定后可以重新生成',
    ],
    ['no claim of this section can be made anew', '这一部分没有可重新生成的论断'],
  ]);
});
