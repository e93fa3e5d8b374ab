import { describe, expect, test } from 'vitest';
import type { ReviewItem } from '../../../../src/domain/review.ts';
import {
  acceptable,
  afterDecision,
  type Filter,
  firstPaper,
  firstToDecide,
  moved,
  movedToFlagged,
  nextPaper,
  visibleItems,
} from '../../../../src/review/page/state/select.ts';
import { amber, green, itemsFor, queueOf, red } from '../memory-server.ts';

const items = itemsFor(green('g1'), amber('a1'), red('r1'), green('g2'), red('r2'));
const decided = (...ids: string[]): ReviewItem[] =>
  items.map(item =>
    ids.includes(item.id) ? { ...item, review: { ...item.review, state: 'accepted' } } : item,
  );

describe('a paper is opened', () => {
  test('at the first red text, then amber, then any that is undecided', () => {
    expect(firstToDecide(items)).toBe('r1');
    expect(firstToDecide(decided('r1', 'r2'))).toBe('a1');
    expect(firstToDecide(decided('r1', 'r2', 'a1', 'g1'))).toBe('g2');
  });

  test('at its beginning when all is decided, and nowhere when it is empty', () => {
    expect(firstToDecide(decided('g1', 'a1', 'r1', 'g2', 'r2'))).toBe('g1');
    expect(firstToDecide([])).toBeNull();
  });
});

describe('behind a decision', () => {
  test('about a flagged text comes the next flagged one in reading order, round the end', () => {
    expect(afterDecision(decided('r1'), 'r1')).toBe('r2');
    expect(afterDecision(decided('r2'), 'r2')).toBe('a1');
  });

  test('about the last flagged one come the green ones', () => {
    expect(afterDecision(decided('r1', 'r2', 'a1'), 'r2')).toBe('g1');
  });

  test('about a green one comes the next in reading order, whatever it is', () => {
    expect(afterDecision(decided('g1'), 'g1')).toBe('a1');
  });

  test('about the last of all comes nothing', () => {
    expect(afterDecision(decided('g1', 'a1', 'r1', 'g2', 'r2'), 'r2')).toBeNull();
  });
});

describe('moving', () => {
  test('goes to the neighbours, and stays at the ends', () => {
    expect(moved(items, 'a1', 1)).toBe('r1');
    expect(moved(items, 'a1', -1)).toBe('g1');
    expect(moved(items, 'r2', 1)).toBe('r2');
    expect(moved(items, null, 1)).toBe('g1');
    expect(moved([], 'g1', 1)).toBeNull();
  });

  test('to flagged ones leaves out what is decided, round the ends', () => {
    expect(movedToFlagged(items, 'g2', 1)).toBe('r2');
    expect(movedToFlagged(items, 'r2', 1)).toBe('a1');
    expect(movedToFlagged(items, 'a1', -1)).toBe('r2');
    expect(movedToFlagged(decided('a1', 'r2'), 'r1', 1)).toBeNull();
  });
});

describe('together are accepted', () => {
  test('all green ones, seen or not', () => {
    const found = acceptable(decided('g1'), { risk: 'green', isShown: () => false });
    expect(found.map(({ id }) => id)).toEqual(['g2']);
  });

  test('amber ones only when they were shown, and red ones never', () => {
    expect(acceptable(items, { risk: 'amber', isShown: () => false })).toEqual([]);
    expect(acceptable(items, { risk: 'amber', isShown: () => true }).map(({ id }) => id)).toEqual(['a1']);
  });
});

describe('the list', () => {
  const filter = { search: null, onlyFlagged: false, selected: null };
  const shown = (parts: Partial<Filter>) => visibleItems(items, { ...filter, ...parts }).map(({ id }) => id);

  test('has only flagged texts when that is wanted, and the one that is selected', () => {
    expect(shown({ onlyFlagged: true })).toEqual(['a1', 'r1', 'r2']);
    expect(shown({ onlyFlagged: true, selected: 'g2' })).toEqual(['a1', 'r1', 'g2', 'r2']);
  });

  test('has what is searched for, in either language, in capitals or not', () => {
    expect(shown({ search: ' ROUTER ' })).toHaveLength(5);
    expect(shown({ search: '路由器' })).toHaveLength(5);
    expect(shown({ search: 'harbour' })).toEqual([]);
    expect(shown({ search: '  ' })).toHaveLength(5);
  });
});

describe('papers', () => {
  const view = (stem: string, open: number) => ({
    ...queueOf([]).entries[0]!,
    stem,
    decided: 2 - open,
    items: 2,
    broken: null,
  });
  const entries = [view('a', 0), { ...view('b', 2), broken: 'no JSON' }, view('c', 1), view('d', 1)];

  test('begin with the named one, else the first that has something to decide and can be read', () => {
    expect(firstPaper(entries, 'd')).toBe('d');
    expect(firstPaper(entries, null)).toBe('c');
    expect(firstPaper(entries, 'b')).toBe('c');
    expect(firstPaper(entries.slice(0, 2), null)).toBe('a');
    expect(firstPaper(entries.slice(1, 2), null)).toBeNull();
  });

  test('follow each other without those that cannot be read', () => {
    expect(nextPaper(entries, 'a', 1)).toBe('c');
    expect(nextPaper(entries, 'c', -1)).toBe('a');
    expect(nextPaper(entries, 'd', 1)).toBeNull();
    expect(nextPaper(entries, 'a', -1)).toBeNull();
  });
});
