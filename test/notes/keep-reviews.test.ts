import { describe, expect, it } from 'vitest';
import { PENDING, type Claim } from '../../src/domain/claim.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { keepReviews } from '../../src/notes/keep-reviews.ts';

const claim = (id: string, en: string, state: Claim['review']['state'] = 'pending'): Claim => {
  const review = state === 'pending' ? PENDING : { state, at: '2026-11-22', by: 'me', zh: null, en: null, reason: null };
  return { id, zh: '中文', en, quote: 'q', page: 1, match: 'exact', rects: null, findings: [], review, stated: '', replaces: '' };
};
/** Only what keepReviews looks at; the rest of the notes flows through it untouched. */
const notes = (...background: Claim[]): Notes =>
  ({
    paper: { id: '2501.01234', version: 2 },
    background,
    innovations: [],
    results: [],
    takeaways: [],
  }) as unknown as Notes;

describe('keepReviews', () => {
  it('carries a decision to the claim of the same words, wherever it stands now', () => {
    const stored = notes(claim('background-1', 'One', 'accepted'), claim('background-2', 'Two'));
    const fresh = notes(claim('background-1', 'Two'), claim('background-2', 'One'));
    expect(keepReviews(fresh, stored).background.map(({ en, review }) => [en, review.state])).toEqual([
      ['Two', 'pending'],
      ['One', 'accepted'],
    ]);
  });

  it('gives the fresh notes as they are when nobody has decided anything', () => {
    const fresh = notes(claim('background-1', 'New'));
    expect(keepReviews(fresh, null)).toBe(fresh);
    expect(keepReviews(fresh, notes(claim('background-1', 'Old')))).toBe(fresh);
  });

  it('refuses new notes that would lose a decision', () => {
    const stored = notes(claim('background-1', 'Old', 'rejected'));
    expect(() => keepReviews(notes(claim('background-1', 'New')), stored)).toThrow(
      expect.objectContaining({
        code: 'E_NOTES_REVIEWED',
        category: 'digest',
        what: 'new notes of 2501.01234v2 would lose what a person decided',
        why: 'background-1 was rejected and is not among the new claims',
        kept: 'the notes file and the digest as they were; the new reply is cached',
        next: 'move the notes file of 2501.01234 away to take the new notes, or leave out --refresh and --model',
      }),
    );
  });
});
