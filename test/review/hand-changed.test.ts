import { describe, expect, it } from 'vitest';
import { NOT_CHECKED, QUOTE_NOT_CHECKED } from '../../src/domain/finding.ts';
import { claimsOf, isHeldBack, NotesSchema } from '../../src/domain/notes.ts';
import { fingerprint } from '../../src/lib/fingerprint.ts';
import { adoptHandChanges } from '../../src/review/hand-changed.ts';
import { REVIEWS, reviewNotes, stated } from './samples.ts';
import { isPublishable, PENDING, type Claim, type Review } from '../../src/domain/claim.ts';

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

describe('a quote that a person changed in the notes file', () => {
  const own = stated({ id: 'result-1', page: 2, rects: [{ page: 2, x: 1, y: 1, width: 1, height: 1 }] });
  const looked = (parts: Partial<Claim>) =>
    adoptHandChanges(reviewNotes({ results: [{ ...own, ...parts }] }), null);
  const unproven = {
    quote: 'other',
    page: null,
    match: 'missing',
    rects: null,
    findings: [QUOTE_NOT_CHECKED],
  };

  it('alone is no edit: the claim is as open as before, and held back until the quote is found', () => {
    const notes = looked({ quote: 'other' });
    const [claim] = notes.results;
    expect(claim).toMatchObject({ ...unproven, review: PENDING, replaces: own.stated });
    expect(claim?.stated).toBe(claim && fingerprint(claim));
    expect(claim && isPublishable(claim)).toBe(false);
    expect(adoptHandChanges(notes, signature)).toBe(notes);
    expect(QUOTE_NOT_CHECKED).toEqual({
      code: 'not-checked',
      severity: 'error',
      message: 'The quote was changed by hand and has not been looked for in the PDF yet.',
      messageZh: '引文经人工改动，尚未在 PDF 中查找。',
    });
  });

  it('is no edit either when it is changed once more, back, or to none', () => {
    const { results: [once] } = looked({ quote: 'other' }); // prettier-ignore
    for (const [quote, match] of [['third', 'missing'], [own.quote, 'missing'], ['', 'none']] as const) {
      expect(looked({ ...once, quote }).results[0]).toMatchObject({
        ...unproven, quote, match, review: PENDING, replaces: own.stated,
      });
    } // prettier-ignore
  });

  it('proves nothing for a claim that a person vouches for; that one stays decided', () => {
    expect(looked({ quote: 'other', review: REVIEWS.accepted }).results[0]).toMatchObject({
      ...unproven,
      review: REVIEWS.accepted,
    });
    const edited = stated({ id: 'result-1', review: REVIEWS.edited, page: 2 });
    expect(looked({ ...edited, quote: 'other' }).results[0]).toMatchObject({
      ...unproven,
      review: REVIEWS.edited,
    });
  });

  it('with the words is an edit whose quote is not proven', () => {
    const [claim] = looked({ quote: 'other', en: 'Mine.' }).results;
    expect(claim).toMatchObject({ ...unproven, review: { state: 'edited', en: 'Mine.' }, replaces: '' });
  });

  it('in a file from before it was kept what was checked counts as an edit, as it did', () => {
    expect(looked({ quote: 'other', checked: '' }).results[0]?.review.state).toBe('edited');
  });
});

describe('a headline or title that a person changed in the notes file', () => {
  const headline = { zh: '人写的', en: 'By hand' };

  it.each([
    ['nobody decided', {}],
    ['it was accepted before', { headline: REVIEWS.accepted }],
  ])('is an edit when %s', (_, decisions) => {
    const notes = { ...reviewNotes({ decisions }), headline };
    const adopted = adoptHandChanges(notes, signature);
    expect(adopted.decisions['headline']).toEqual({ ...PENDING, state: 'edited', ...headline, ...signature });
    expect(adopted.findings).toEqual([]);
    expect(adoptHandChanges(adopted, null)).toBe(adopted);
  });

  it('changes nothing once it is edited or rejected', () => {
    for (const review of [REVIEWS.edited, REVIEWS.rejected]) {
      const notes = { ...reviewNotes({ decisions: { headline: review } }), headline };
      expect(adoptHandChanges(notes, null)).toBe(notes);
    }
  });

  it('is not looked for in files from before fingerprints, also when these are added', () => {
    const notes = adoptHandChanges(reviewNotes({ prose: {} }), null);
    expect(notes.prose['headline']).toMatchObject({ stated: '' });
    expect(adoptHandChanges({ ...notes, headline }, null).decisions).toEqual({});
  });
});

describe('what is pending with findings of other words', () => {
  it('is held back, a claim as a headline: nobody has compared its words with the paper', () => {
    const { checked } = stated({ id: 'result-1', review: REVIEWS.edited });
    const record = { headline: { stated: '', checked: 'other' } };
    const notes = adoptHandChanges(
      reviewNotes({ results: [stated({ id: 'result-1', checked })], prose: record }),
      null,
    );
    expect(notes.results[0]).toMatchObject({ findings: [NOT_CHECKED], page: 1, match: 'exact' });
    expect(notes.findings).toEqual([{ ...NOT_CHECKED, where: 'headline' }]);
    expect([isHeldBack(notes, 'headline'), isHeldBack(notes, 'innovation-1')]).toEqual([true, false]);
    expect(adoptHandChanges(notes, null)).toBe(notes);
    expect([NOT_CHECKED.message, NOT_CHECKED.messageZh]).toEqual([
      'These words have not been compared with the paper yet.',
      '这些文字尚未与论文核对。',
    ]);
  });

  it('is known also of an edit in an old file, once it is taken back', () => {
    const old = stated({ id: 'result-1', review: REVIEWS.edited, checked: '' });
    const known = adoptHandChanges(reviewNotes({ results: [old], prose: {}, decisions: { headline: REVIEWS.edited } }), null); // prettier-ignore
    expect(known.results[0]?.findings).toEqual([]);
    const back = { ...known, decisions: {}, results: known.results.map(claim => ({ ...claim, review: PENDING })) }; // prettier-ignore
    const open = adoptHandChanges(back, null);
    expect(open.results[0]?.findings).toEqual([NOT_CHECKED]);
    expect(open.findings).toEqual([{ ...NOT_CHECKED, where: 'headline' }]);
  });
});
