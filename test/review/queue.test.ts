import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../../src/domain/review.ts';
import { english } from '../../src/lib/phrase.ts';
import { brokenEntry, entryFor, inOrder, misplaced } from '../../src/review/queue.ts';
import { REVIEWS, reviewNotes, stated } from './samples.ts';

const file = { stem: '2501.00001', updated: '2026-11-22T10:00:00.000Z' };
const entry = (stem: string, red: number, amber: number, more: Partial<QueueEntry> = {}): QueueEntry => ({
  ...entryFor(reviewNotes(), { ...file, stem }),
  open: { red, amber, green: 1 },
  ...more,
});

describe('the queue', () => {
  it('counts undecided items by risk, and decided ones', () => {
    const decided = [stated({ id: 'result-1', review: REVIEWS.rejected })];
    const notes = reviewNotes({ results: decided, decisions: { headline: REVIEWS.accepted } });
    expect(entryFor(reviewNotes(), file)).toEqual({
      ...file,
      id: '2501.00001',
      cited: '2501.00001v2',
      title: 'Sparse Routers for Long Context',
      open: { red: 1, amber: 1, green: 6 },
      decided: 0,
      items: 8,
      broken: null,
    });
    expect(entryFor(notes, file)).toMatchObject({
      open: { red: 0, amber: 1, green: 4 },
      decided: 2,
      items: 7,
    });
  });

  it('has the riskiest first, and of the same risk what waits longest, however many green ones there are', () => {
    const older = { updated: '2026-11-20T10:00:00.000Z', open: { red: 0, amber: 0, green: 1 } };
    const entries = [
      entry('done', 0, 0, { open: { red: 0, amber: 0, green: 0 }, updated: '2020' }),
      brokenEntry({ stem: 'unreadable', updated: '2021' }, 'why'),
      entry('green', 0, 0, { open: { red: 0, amber: 0, green: 99 } }),
      entry('older', 0, 0, older),
      entry('amber', 0, 3),
      entry('b', 1, 0),
      entry('a', 1, 0),
      entry('red', 2, 0),
    ];
    const expected = ['red', 'a', 'b', 'amber', 'older', 'green', 'unreadable', 'done'];
    expect(inOrder(entries).map(({ stem }) => stem)).toEqual(expected);
    expect(inOrder(entries.toReversed()).map(({ stem }) => stem)).toEqual(expected);
  });

  it('tells that a file holds another paper’s notes', () => {
    expect(misplaced(reviewNotes(), '2501.00001')).toBeNull();
    expect(english(misplaced(reviewNotes(), 'draft') ?? '')).toBe(
      'it holds the notes of 2501.00001, which belong into 2501.00001.json',
    );
  });
});
