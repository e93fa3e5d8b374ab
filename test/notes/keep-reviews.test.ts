// What a person decided outlives a new run: by hand-made cases, and for any notes whatever.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Review } from '../../src/domain/claim.ts';
import { claimsOf, type Bilingual, type Notes, type Point } from '../../src/domain/notes.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { fingerprintApart } from '../../src/lib/fingerprint.ts';
import { inLanguage } from '../../src/lib/phrase.ts';
import { keepReviews } from '../../src/notes/keep-reviews.ts';
import { finding, REVIEWS, reviewNotes, stated } from '../review/samples.ts';
import { CHINESE } from '../ui/chinese.ts';

/** Notes with these results only. */
const results = (...list: Claim[]): Notes =>
  reviewNotes({ background: [], innovations: [], takeaways: [], results: list });
const said = (id: string, en: string, parts: Partial<Claim> = {}): Claim =>
  stated({ id, en, zh: `${en}。`, quote: 'q', ...parts });
const point = (zh: string, ...claims: Claim[]): Point => ({ title: { zh, en: zh }, claims });
const shown = (notes: Notes) => claimsOf(notes).map(({ id, en, review }) => [id, en, review.state]);
const ofAnotherPdf = (notes: Notes): Notes => ({ ...notes, source: { ...notes.source, pdfSha256: '11' } });

describe('a decision about a claim that the engine states again', () => {
  it('goes with the claim, wherever it stands now', () => {
    const stored = results(said('result-1', 'One', { review: REVIEWS.accepted }), said('result-2', 'Two'));
    const fresh = results(said('result-1', 'Two'), said('result-2', 'One'));
    expect(shown(keepReviews(fresh, stored))).toEqual([
      ['result-1', 'Two', 'pending'],
      ['result-2', 'One', 'accepted'],
    ]);
  });

  it('is taken by one of two equal claims, the one of the same id', () => {
    const stored = results(said('result-1', 'One', { review: REVIEWS.rejected, zh: '一' }));
    const twice = results(said('result-2', 'One', { zh: '一' }), said('result-1', 'One', { zh: '一' }));
    expect(shown(keepReviews({ ...twice, results: twice.results }, stored)).map(([id, , state]) => [id, state])).toEqual([
      ['result-2', 'pending'],
      ['result-1', 'rejected'],
    ]); // prettier-ignore
  });

  it('finds claims of files from before fingerprints by their words', () => {
    const old = results(said('result-1', 'One', { review: REVIEWS.edited, stated: '' }));
    const kept = keepReviews(results(said('result-1', 'One')), old);
    expect(kept.results[0]?.review).toEqual(REVIEWS.edited);
  });

  it('stays with the words that a person changed in the file, and with its quote', () => {
    const own = said('result-1', 'One', { page: 3 });
    const changed = { ...own, en: 'Mine', quote: 'mine' };
    const kept = keepReviews(results(own), results(changed));
    expect(kept.results[0]).toMatchObject({ en: 'Mine', quote: 'mine', stated: own.stated });
    expect(kept.results[0]?.review).toMatchObject({ state: 'edited', en: 'Mine', by: null });
  });

  it('leaves place and findings to the new check', () => {
    const stored = results(said('result-1', 'One', { review: REVIEWS.accepted, page: 1 }));
    const fresh = results(said('result-1', 'One', { page: 2, findings: [finding('warning')] }));
    expect(keepReviews(fresh, stored).results[0]).toEqual({ ...fresh.results[0], review: REVIEWS.accepted });
  });
});

describe('a claim that was made anew in review', () => {
  it.each(['pending', 'accepted'] as const)(
    'stands in the place of the engine’s own while it is %s',
    state => {
      const own = said('result-1', 'One');
      const review = state === 'pending' ? own.review : REVIEWS.accepted;
      const anew = said('result-1', 'Anew', { replaces: own.stated, review });
      const kept = keepReviews(results(said('result-2', 'Two'), { ...own, id: 'result-3' }), results(anew));
      expect(kept.results).toEqual([said('result-2', 'Two'), { ...anew, id: 'result-3' }]);
    },
  );

  it('stays, pending and with its findings, when the engine does not state what it was made from', () => {
    const anew = said('result-1', 'Anew', { replaces: 'gone', findings: [finding('error')] });
    const fresh = results(said('result-1', 'Other'));
    const kept = keepReviews(fresh, results(anew));
    expect(kept.results).toEqual([said('result-1', 'Other'), { ...anew, id: 'result-2' }]);
    expect(keepReviews(fresh, kept)).toEqual(kept);
  });

  it('is not put into notes of another PDF while it is pending: its quote was never looked for there', () => {
    const own = said('result-1', 'One');
    const anew = said('result-1', 'Anew', { replaces: own.stated, quote: 'of version 1', page: 4 });
    const fresh = ofAnotherPdf(results(own));
    expect(keepReviews(fresh, results(anew))).toBe(fresh);
    const accepted = results({ ...anew, review: REVIEWS.accepted });
    expect(() => keepReviews(fresh, accepted)).toThrow(/2501.00001v2 would lose/);
  });
});

describe('a claim whose quote a person changed in the file', () => {
  const own = said('result-1', 'One', { page: 3 });
  const changed = results({ ...own, quote: 'by hand' });

  it('keeps the quote in a new run, and is held back until it is found', () => {
    for (const fresh of [results({ ...own, id: 'result-1' }), results(said('result-1', 'Other'))]) {
      const kept = keepReviews(fresh, changed).results.find(({ quote }) => quote === 'by hand');
      expect(kept).toMatchObject({ match: 'missing', page: null, review: { state: 'pending' } });
      expect(kept?.findings).toMatchObject([{ code: 'not-checked', severity: 'error' }]);
    }
  });

  it('and that was accepted is not kept in another PDF', () => {
    const accepted = results({ ...own, quote: 'by hand', review: REVIEWS.accepted });
    expect(() => keepReviews(ofAnotherPdf(results(own)), accepted)).toThrow(/would lose/);
  });
});

describe('findings of a person’s own words', () => {
  const fresh = said('result-1', 'One', { findings: [finding('error', 'of-the-old-words')], page: 2 });
  const stored = { ...fresh, findings: [finding('warning', 'of-mine')], page: 1, review: REVIEWS.edited };

  it('stay with them in the same PDF, and the place is that of the new check', () => {
    const checked = fingerprintApart({ zh: '人写的。', en: 'By hand.', quote: 'q' });
    const [kept] = keepReviews(results(fresh), results({ ...stored, checked })).results;
    expect(kept).toEqual({ ...stored, page: 2, checked });
  });

  it('go in another PDF; the place of words changed in the file is that of the new check, too', () => {
    const other = ofAnotherPdf(results(fresh));
    expect(keepReviews(other, results(stored)).results).toEqual([{ ...fresh, review: REVIEWS.edited }]);
    const [byHand] = keepReviews(other, results({ ...stored, zh: '手', review: fresh.review })).results;
    expect(byHand).toMatchObject({
      zh: '手',
      page: 2,
      findings: fresh.findings,
      review: { state: 'edited' },
    });
  });

  it('stay with the headline, and are not those of the engine’s', () => {
    const of = (code: string, parts: Partial<Notes>): Notes =>
      reviewNotes({ findings: [{ ...finding('error', code), where: 'headline' }], ...parts });
    const own = of('of-mine', { decisions: { headline: REVIEWS.edited } });
    const kept = keepReviews(of('of-the-old-words', {}), own);
    expect(kept.findings).toMatchObject([{ code: 'of-mine', where: 'headline' }]);
    expect(kept.prose['headline']).toEqual(own.prose['headline']);
    const other = keepReviews(ofAnotherPdf(of('of-the-old-words', {})), own);
    expect(other.findings).toMatchObject([{ code: 'of-the-old-words', where: 'headline' }]);
  });

  it('go with a title that is carried over for a claim below it, which is held back as before', () => {
    const claim = said('innovation-1.1', 'a', { review: REVIEWS.accepted });
    const before = reviewNotes({
      innovations: [point('甲', claim)],
      findings: [{ ...finding('error'), where: 'innovation-1' }],
    });
    const kept = keepReviews(reviewNotes({ innovations: [point('乙')] }), before);
    expect(kept.innovations.map(({ title }) => title.zh)).toEqual(['乙', '甲']);
    expect(kept.findings).toMatchObject([{ where: 'innovation-2', severity: 'error' }]);
  });
});

describe('a claim that a person vouches for and the engine does not state again', () => {
  it('takes the place of the undecided claim of its id, as it was stored', () => {
    const own = said('result-1', 'Old', { review: REVIEWS.edited, page: 7, findings: [finding('error')] });
    const kept = keepReviews(results(said('result-1', 'New'), said('result-2', 'Two')), results(own));
    expect(kept.results).toEqual([own, said('result-2', 'Two')]);
  });

  it('stands behind the others when that claim is decided, or there is none', () => {
    const [one, two] = [said('result-1', 'One', { review: REVIEWS.accepted }), said('result-2', 'Two')];
    const stored = results({ ...two, review: REVIEWS.accepted }, { ...one, id: 'result-7' });
    const kept = keepReviews(results({ ...one, id: 'result-2', review: two.review }), stored);
    expect(shown(kept)).toEqual([
      ['result-2', 'One', 'accepted'],
      ['result-3', 'Two', 'accepted'],
    ]);
  });

  it('goes to its point, or to a new one of its title', () => {
    const decided = (id: string, en: string) => said(id, en, { review: REVIEWS.accepted });
    const stored = reviewNotes({
      innovations: [
        point('甲', said('innovation-1.1', 'a'), decided('innovation-1.2', 'b')),
        point('乙', decided('innovation-2.1', 'c'), decided('innovation-2.2', 'd')),
      ],
    });
    const fresh = reviewNotes({ innovations: [point('甲', said('innovation-1.1', 'e'))] });
    const kept = keepReviews(fresh, stored).innovations;
    expect(kept.map(({ title, claims }) => [title.zh, claims.map(({ id, en }) => [id, en])])).toEqual([
      ['甲', [['innovation-1.1', 'e'], ['innovation-1.2', 'b']]],
      ['乙', [['innovation-2.1', 'c'], ['innovation-2.2', 'd']]],
    ]); // prettier-ignore
  });

  it('is not carried into notes of another PDF: they are refused', () => {
    const stored = results(said('result-1', 'Old', { review: REVIEWS.accepted }));
    const refused = (): unknown => keepReviews(ofAnotherPdf(results(said('result-1', 'New'))), stored);
    let error: unknown;
    try {
      refused();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: 'E_NOTES_REVIEWED',
      category: 'digest',
      what: 'new notes of 2501.00001v2 would lose what a person decided',
      why: 'result-1 was accepted, and the new notes, which are of another PDF, do not have it',
      kept: 'the notes file and the digest as they were; the new reply is cached',
      next: 'reopen it with summarize review 2501.00001, or move the notes file away to take the new notes',
    });
    if (!(error instanceof ToolError)) throw error;
    expect([error.told.why, error.told.next].map(part => inLanguage(part, CHINESE))).toEqual([
      'result-1 的审阅状态为 accepted，而新笔记出自另一份 PDF，其中没有它',
      '用 summarize review 2501.00001 把它退回待审，或移走笔记文件以采用新笔记',
    ]);
  });

  it('is kept in notes of another PDF that state it too', () => {
    const stored = results(said('result-1', 'One', { review: REVIEWS.edited }));
    expect(shown(keepReviews(ofAnotherPdf(results(said('result-4', 'One'))), stored))).toEqual([
      ['result-4', 'One', 'edited'],
    ]);
  });
});

describe('a rejection of what is not stated any more', () => {
  it.each([(notes: Notes) => notes, ofAnotherPdf])('goes', form => {
    const stored = results(said('result-1', 'Old', { review: REVIEWS.rejected }));
    const fresh = form(results(said('result-1', 'New')));
    expect(keepReviews(fresh, stored)).toEqual(fresh);
  });
});

it('gives the fresh notes as they are when nobody has decided anything', () => {
  const fresh = results(said('result-1', 'New'));
  expect(keepReviews(fresh, null)).toBe(fresh);
  expect(keepReviews(fresh, results(said('result-1', 'Old')))).toBe(fresh);
});

describe('a decision about the headline or a title', () => {
  const words = (zh: string): Bilingual => ({ zh, en: zh });
  const titles = (...list: string[]) => list.map(title => point(title));
  const decided = (decisions: Notes['decisions'], innovations: Point[], headline = words('标题')): Notes =>
    reviewNotes({ decisions, innovations, headline });
  const kept = (fresh: Notes, stored: Notes) => keepReviews(fresh, stored).decisions;

  it('stays with its words, and goes when they are gone', () => {
    const stored = decided({ headline: REVIEWS.accepted, 'innovation-1': REVIEWS.rejected }, titles('甲'));
    expect(kept(decided({}, titles('甲')), stored)).toEqual(stored.decisions);
    expect(kept(decided({}, titles('乙'), words('新的')), stored)).toEqual({});
  });

  it('is made by whoever changes the words in the file, and outlives a new run', () => {
    const stored = { ...decided({}, titles('甲')), headline: words('手写') };
    const notes = keepReviews(decided({}, titles('甲')), stored);
    expect(notes.decisions['headline']).toMatchObject({ state: 'edited', zh: '手写', en: '手写' });
    expect(keepReviews(decided({}, titles('甲')), notes).decisions).toEqual(notes.decisions);
  });

  it('follows the title to another place', () => {
    const stored = decided(
      { 'innovation-1': REVIEWS.accepted, 'innovation-2': REVIEWS.edited },
      titles('甲', '乙'),
    );
    expect(kept(decided({}, titles('乙', '甲')), stored)).toEqual({
      'innovation-1': REVIEWS.edited,
      'innovation-2': REVIEWS.accepted,
    });
  });

  it('in a person’s own words stays in its place whatever the engine says there', () => {
    const stored = decided({ headline: REVIEWS.edited, 'innovation-1': REVIEWS.edited }, titles('甲'));
    expect(kept(decided({}, titles('乙'), words('新的')), stored)).toEqual(stored.decisions);
  });

  it('in a person’s own words keeps its point when there is no place for it', () => {
    const stored = decided({ 'innovation-2': REVIEWS.edited }, titles('甲', '乙'));
    const notes = keepReviews(decided({}, titles('丙')), stored);
    expect(notes.innovations).toEqual([...titles('丙'), ...titles('乙')]);
    expect(notes.decisions).toEqual({ 'innovation-2': REVIEWS.edited });
  });

  it('in a person’s own words is not put over another PDF’s headline', () => {
    const stored = decided({ headline: REVIEWS.edited }, titles('甲'));
    expect(kept(ofAnotherPdf(decided({}, titles('甲'))), stored)).toEqual(stored.decisions);
    const other = ofAnotherPdf(decided({}, titles('甲'), words('新的')));
    expect(() => keepReviews(other, stored)).toThrow(/headline was edited/);
  });
});

describe('for any notes of the same PDF', () => {
  const review = fc.constantFrom<Review>(stated().review, REVIEWS.accepted, REVIEWS.edited, REVIEWS.rejected);
  const text = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');
  const someClaims = fc.array(
    fc.record({ en: text, review, changed: fc.boolean(), replaces: fc.option(text), old: fc.boolean() }),
    { maxLength: 4 },
  );
  type Some = { en: string; review: Review; changed: boolean; replaces: string | null; old: boolean };
  const claimsFor = (prefix: string, list: readonly Some[], isStored: boolean): Claim[] =>
    list.map(({ en, review: own, changed, replaces, old }, index) => {
      const made = stated({
        id: `${prefix}${index + 1}`,
        en,
        zh: en,
        quote: 'q',
        ...(old ? { stated: '' } : {}),
      });
      if (!isStored) return made;
      const origin = replaces === null ? '' : stated({ en: replaces, zh: replaces, quote: 'q' }).stated;
      return { ...made, review: own, replaces: origin, ...(changed ? { zh: '手' } : {}) };
    });
  const someNotes = (isStored: boolean) =>
    fc.record({ results: someClaims, points: fc.uniqueArray(fc.tuple(text, someClaims, fc.option(review)), { maxLength: 3, selector: ([title]) => title }), headline: text, own: fc.option(review) })
      .map(({ results: list, points, headline, own }): Notes => {
        const decisions = [['headline', own] as const, ...points.map(([, , one], at) => [`innovation-${at + 1}`, one] as const)];
        return reviewNotes({
          background: [],
          headline: { zh: headline, en: headline },
          results: claimsFor('result-', list, isStored),
          innovations: points.map(([title, inside], at) => point(title, ...claimsFor(`innovation-${at + 1}.`, inside, isStored))),
          decisions: isStored ? Object.fromEntries(decisions.flatMap(([where, one]) => (one === null ? [] : [[where, one]]))) : {},
        });
      }); // prettier-ignore

  const vouched = (notes: Notes): string[] =>
    claimsOf(notes)
      .filter(({ review: { state } }) => state === 'accepted' || state === 'edited')
      .map(({ zh, en, quote, review: own }) => JSON.stringify([zh, en, quote, own.zh, own.en]));
  const counts = (list: readonly string[]): Map<string, number> => {
    const all = new Map<string, number>();
    for (const one of list) all.set(one, (all.get(one) ?? 0) + 1);
    return all;
  };

  /** No two claims are the same, or made from the same one: else any of them may stand for the other. */
  const isPlain = (notes: Notes): boolean => {
    const names = claimsOf(notes).flatMap(({ stated: own, zh, en, quote, replaces }) => [
      own === '' ? stated({ zh, en, quote }).stated : own,
      ...(replaces === '' ? [] : [replaces]),
    ]);
    return new Set(names).size === names.length;
  };

  it('no words are lost that a person vouches for, ids stay unique, and keeping twice is keeping once', () => {
    fc.assert(
      fc.property(someNotes(false), someNotes(true), (fresh, stored) => {
        const kept = keepReviews(fresh, stored);
        const now = counts(vouched(kept));
        // What was changed in the file counts as edited from here on: compare it as it is adopted.
        const before = vouched(keepReviews(stored, stored));
        for (const [words, count] of counts(before)) expect(now.get(words) ?? 0).toBeGreaterThanOrEqual(count);
        const ids = claimsOf(kept).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const edits = (notes: Notes): number => Object.values(notes.decisions).filter(({ state }) => state === 'edited').length;
        expect(edits(kept)).toBe(edits(stored));
        if (isPlain(stored)) expect(keepReviews(kept, stored)).toEqual(kept);
        expect(vouched(keepReviews(fresh, kept)).sort()).toEqual(vouched(kept).sort());
      }),
      { numRuns: 200 },
    );
  }); // prettier-ignore
});
