import { describe, expect, it } from 'vitest';
import { claimsOf, NotesSchema } from '../../src/domain/notes.ts';
import { adoptHandChanges } from '../../src/review/hand-changed.ts';
import { REVIEWS, reviewNotes, stated } from './samples.ts';
import { PENDING, type Review } from '../../src/domain/claim.ts';

const signature = { by: 'me', at: '2026-11-23T09:00:00.000Z' };
const unsigned = (review: Partial<Review>): Review => ({ ...PENDING, ...review });

describe('a decision written into the notes file', () => {
  it('is signed by whoever adopts it, and left open by a look at it', () => {
    const notes = reviewNotes({
      results: [stated({ id: 'result-1', review: unsigned({ state: 'accepted' }) })],
      decisions: { headline: unsigned({ state: 'rejected' }) },
    });
    expect(adoptHandChanges(notes, null)).toBe(notes);
    const adopted = adoptHandChanges(notes, signature);
    expect(adopted.results[0]?.review).toMatchObject({ state: 'accepted', ...signature });
    expect(adopted.decisions['headline']).toMatchObject({ state: 'rejected', ...signature });
    expect(adoptHandChanges(adopted, { by: 'other', at: 'later' })).toBe(adopted);
  });

  it('keeps the name and the time that it has, each by itself', () => {
    const review = unsigned({ state: 'accepted', by: 'Ann' });
    const adopted = adoptHandChanges(
      reviewNotes({ results: [stated({ id: 'result-1', review })] }),
      signature,
    );
    expect(adopted.results[0]?.review).toMatchObject({ by: 'Ann', at: signature.at });
  });

  it('of an edit without words is about the words that stand there', () => {
    const review = unsigned({ state: 'edited', en: 'Mine.' });
    const notes = reviewNotes({
      results: [stated({ id: 'result-1', zh: '原文', review })],
      decisions: { 'innovation-1': unsigned({ state: 'edited' }) },
    });
    const adopted = adoptHandChanges(notes, null);
    expect(adopted.results[0]?.review).toMatchObject({ zh: '原文', en: 'Mine.' });
    expect(adopted.decisions['innovation-1']).toMatchObject({ zh: '路由器', en: 'A router', by: null });
  });

  it('in a word that there is not, is refused by the schema with its place', () => {
    const notes = JSON.parse(JSON.stringify(reviewNotes()));
    notes.results[0].review.state = 'acepted';
    expect(NotesSchema.safeParse(notes).error?.issues[0]?.path).toEqual(['results', 0, 'review', 'state']);
  });
});

describe('words that a person changed in the notes file', () => {
  it.each([
    ['pending', PENDING],
    ['accepted before', REVIEWS.accepted],
  ])('count as an edit of a claim that is %s', (_, review) => {
    const own = stated({ id: 'result-1', review });
    const adopted = adoptHandChanges(reviewNotes({ results: [{ ...own, zh: '改过的。' }] }), signature);
    expect(adopted.results[0]).toMatchObject({
      zh: '改过的。',
      stated: own.stated,
      review: { state: 'edited', zh: '改过的。', en: own.en, ...signature },
    });
    expect(adoptHandChanges(adopted, signature)).toBe(adopted);
  });

  it('count as one when the quote alone was changed: its place waits for the next check', () => {
    const own = stated({ id: 'result-1', page: 2 });
    const adopted = adoptHandChanges(reviewNotes({ results: [{ ...own, quote: 'other' }] }), null);
    expect(adopted.results[0]).toMatchObject({
      quote: 'other',
      page: 2,
      review: { state: 'edited', en: own.en },
    });
  });

  it.each([
    ['that is rejected', REVIEWS.rejected],
    ['that was edited in review: those words are the later ones', REVIEWS.edited],
  ])('change nothing about a claim %s', (_, review) => {
    const own = { ...stated({ id: 'result-1', review }), en: 'Mine.' };
    expect(adoptHandChanges(reviewNotes({ results: [own] }), null).results[0]).toBe(own);
  });

  it('are not looked for in files from before fingerprints', () => {
    const notes = reviewNotes({ results: [stated({ id: 'result-1', stated: '' })] });
    expect(adoptHandChanges(notes, signature)).toBe(notes);
    expect(claimsOf(notes).every(({ review }) => review.state === 'pending')).toBe(true);
  });
});
