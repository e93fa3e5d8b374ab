import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../src/domain/notes.ts';
import type { Decision } from '../../src/domain/review.ts';
import { fingerprint } from '../../src/lib/fingerprint.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { inLanguage } from '../../src/lib/phrase.ts';
import { changesFor, withStates } from '../../src/review/decide.ts';
import { adoptHandChanges } from '../../src/review/hand-changed.ts';
import { itemsOf } from '../../src/review/items.ts';
import { CHINESE } from '../ui/chinese.ts';
import { REVIEWS, reviewNotes, stated } from './samples.ts';

const signature = { by: 'me', at: '2026-11-23T09:00:00.000Z' };
type Notes = ReturnType<typeof reviewNotes>;

function seen(notes: Notes, ...ids: string[]) {
  const items = new Map(itemsOf(notes).map(item => [item.id, item.seen]));
  return ids.map(item => ({ item, seen: items.get(item) ?? '' }));
}

function decide(notes: Notes, ids: string | string[], decision: Decision, taken = new Map()): Notes {
  const changes = changesFor(
    notes,
    { items: seen(notes, ...[ids].flat()), decision },
    { signature, taken: { claims: taken, prose: new Map(), red: new Set() } },
  );
  return withStates(notes, new Map(changes.map(({ item, after }) => [item, after])));
}

const claimIn = (notes: Notes, id: string) => claimsOf(notes).find(claim => claim.id === id);
const refusal = (use: () => unknown): ToolError => {
  try {
    use();
  } catch (error) {
    if (error instanceof ToolError) return error;
  }
  throw new Error('not refused');
};
const chinese = ({ told }: ToolError) =>
  [told.what, told.why, told.kept, told.next].map(part => inLanguage(part, CHINESE));

describe('a decision', () => {
  it('is signed, and changes nothing but its item', () => {
    const notes = reviewNotes();
    const after = decide(notes, 'result-1', { kind: 'accept' });
    expect(claimIn(after, 'result-1')?.review).toEqual({
      ...REVIEWS.accepted,
      at: signature.at,
      by: 'me',
    });
    expect(claimsOf(after).filter(claim => claim.review.state !== 'pending')).toHaveLength(1);
    expect({ ...after, results: notes.results }).toEqual(notes);
  });

  it('is taken about the headline and titles as about claims', () => {
    const after = decide(reviewNotes(), 'headline', { kind: 'edit', zh: '新', en: 'New' });
    expect(after.decisions['headline']).toMatchObject({ state: 'edited', zh: '新', en: 'New', by: 'me' });
    expect(decide(after, 'innovation-1', { kind: 'reject', reason: 'r' }).decisions).toMatchObject({
      headline: { state: 'edited' },
      'innovation-1': { state: 'rejected', reason: 'r' },
    });
  });

  it('in words is stored in one line, without half characters and outer blanks', () => {
    const after = decide(reviewNotes(), 'result-1', { kind: 'edit', zh: ' 一\n 二 ', en: 'a\ud800 \t b' });
    expect(claimIn(after, 'result-1')?.review).toMatchObject({ zh: '一 二', en: 'a\ufffd b' });
  });

  it('to accept an edit vouches for the words of the edit', () => {
    const edited = reviewNotes({ results: [stated({ id: 'result-1', review: REVIEWS.edited })] });
    expect(claimIn(decide(edited, 'result-1', { kind: 'accept' }), 'result-1')?.review).toEqual({
      ...REVIEWS.edited,
      ...signature,
    });
  });

  it('is refused when the item was decided, or checked anew, since it was seen', () => {
    const notes = reviewNotes();
    const [old] = seen(notes, 'result-1');
    const request = { items: old === undefined ? [] : [old], decision: { kind: 'accept' } as const };
    for (const now of [
      decide(notes, 'result-1', { kind: 'reject', reason: null }),
      {
        ...notes,
        results: notes.results
          .map(claim => ({ ...claim, findings: [] }))
          .reverse()
          .slice(0, 1),
      },
      { ...notes, results: notes.results.map(claim => ({ ...claim, zh: '别的' })) },
      {
        ...notes,
        results: notes.results.map(claim => ({ ...claim, findings: notes.results[1]?.findings ?? [] })),
      },
    ]) {
      const error = refusal(() =>
        changesFor(now, request, {
          signature,
          taken: { claims: new Map(), prose: new Map(), red: new Set() },
        }),
      );
      expect(error.code).toBe('E_REVIEW_STALE');
    }
    const signedBySomebodyElse = decide(decide(notes, 'result-2', { kind: 'accept' }), 'result-2', { kind: 'accept' }); // prettier-ignore
    expect(
      changesFor(signedBySomebodyElse, request, {
        signature,
        taken: { claims: new Map(), prose: new Map(), red: new Set() },
      }),
    ).toHaveLength(1);
  });

  it('about nothing that there is, is refused in words, in both languages', () => {
    const error = refusal(() => decide(reviewNotes(), 'result-9', { kind: 'accept' }));
    expect(error).toMatchObject({
      what: 'result-9 of 2501.00001 was not decided',
      why: 'it has changed since it was shown',
      kept: 'the notes as they are now',
      next: 'look at it again, then decide',
    });
    expect(chinese(error)).toEqual([
      '未对 2501.00001 的 result-9 作出决定',
      '显示之后它又变了',
      '笔记保持现状',
      '请重新查看，再作决定',
    ]);
  });

  it('is never taken about red items in bulk, and only accepting and taking is', () => {
    const notes = reviewNotes();
    const bulk = (...ids: string[]) => decide(notes, ids, { kind: 'accept' });
    expect(claimsOf(bulk('result-1', 'innovation-1.1')).filter(({ review }) => review.by === 'me')).toHaveLength(2); // prettier-ignore
    expect(refusal(() => bulk('result-1', 'result-2')).code).toBe('E_REVIEW_RED');
    expect(claimIn(bulk('result-2'), 'result-2')?.review.state).toBe('accepted');
    expect(claimIn(bulk('result-2', 'result-2'), 'result-2')?.review.state).toBe('accepted');
    const error = refusal(() => decide(notes, ['result-1', 'headline'], { kind: 'reject', reason: null }));
    expect([error.code, error.why]).toEqual([
      'E_REVIEW_BULK',
      'several at once can only be accepted or taken',
    ]);
  });

  it('to edit everything away is refused; one language may stay empty', () => {
    const error = refusal(() => decide(reviewNotes(), 'result-1', { kind: 'edit', zh: ' ', en: '\n' }));
    expect([error.code, error.next]).toEqual(['E_REVIEW_EMPTY', 'reject it instead']);
    const after = decide(reviewNotes(), 'result-1', { kind: 'edit', zh: '', en: 'Only English.' });
    expect(claimIn(after, 'result-1')?.review).toMatchObject({ zh: '', en: 'Only English.' });
  });
});

describe('a claim made anew', () => {
  const made = stated({ id: 'x', zh: '新', en: 'New', review: REVIEWS.accepted });
  const take = (notes: Notes, id: string) =>
    decide(notes, id, { kind: 'take', proposal: 'p' }, new Map([[id, made]]));

  it('is pending under the old id, and known as made from the engine’s own, however often it is made', () => {
    const notes = reviewNotes();
    const origin = notes.results[0]?.stated;
    const once = take(notes, 'result-1');
    expect(claimIn(once, 'result-1')).toMatchObject({
      zh: '新',
      review: { state: 'pending' },
      stated: made.stated,
      replaces: origin,
    });
    expect(claimIn(take(once, 'result-1'), 'result-1')?.replaces).toBe(origin);
  });

  it('does not replace what a person vouches for, nor what there is no proposal for', () => {
    const notes = reviewNotes({ results: [stated({ id: 'result-1', review: REVIEWS.edited })] });
    expect(refusal(() => take(notes, 'result-1')).code).toBe('E_REVIEW_LOCKED');
    const error = refusal(() => decide(notes, 'background-1', { kind: 'take', proposal: 'p' }));
    expect([error.code, error.why]).toEqual(['E_REVIEW_STALE', 'there is no proposal for it any more']);
    expect(refusal(() => take(notes, 'headline')).code).toBe('E_REVIEW_STALE');
  });
});

describe('a headline made anew', () => {
  const take = (red: string[], ids = ['headline']) => {
    const notes = reviewNotes();
    const words = { zh: '新', en: 'New' };
    const prose = new Map(['headline', 'innovation-1'].map(id => [id, words]));
    const given = { signature, taken: { claims: new Map(), prose, red: new Set(red) } };
    const request = { items: seen(notes, ...ids), decision: { kind: 'take', proposal: 'p' } } as const;
    return withStates(notes, new Map(changesFor(notes, request, given).map(({ item, after }) => [item, after]))); // prettier-ignore
  };

  it('that failed a check is not taken, for taken it would be published; alone and with others', () => {
    const error = refusal(() => take(['headline']));
    expect(error).toMatchObject({
      code: 'E_REVIEW_RED',
      what: 'headline of 2501.00001 was not taken',
      why: 'what was proposed for it failed a check, and no quote could prove it',
      kept: 'the notes as they were',
      next: 'edit headline in your own words, or make it anew once more',
    });
    expect(chinese(error)).toEqual([
      '未采用为 2501.00001 的 headline 提出的文字',
      '提出的文字未通过检查，也没有引文可以证明',
      '笔记保持原样',
      '请自己改写 headline，或再次重新生成',
    ]);
    expect(refusal(() => take(['innovation-1'], ['headline', 'innovation-1'])).code).toBe('E_REVIEW_RED');
  });

  it('in which nothing was found is the edit of the person who takes it', () => {
    expect(take(['innovation-1']).decisions).toEqual({
      headline: { state: 'edited', ...signature, zh: '新', en: 'New', reason: null },
    });
  });
});

describe('a headline that a person changed in the file', () => {
  it('can be put back to pending, with the words that stand there', () => {
    const notes = adoptHandChanges({ ...reviewNotes(), headline: { zh: '手', en: 'Hand' } }, null);
    const after = adoptHandChanges(decide(notes, 'headline', { kind: 'reopen' }), signature);
    expect(after.decisions['headline']?.state).toBe('pending');
    expect(after.findings).toMatchObject([{ where: 'headline', code: 'not-checked' }]);
    const innovation = decide(notes, 'innovation-1', { kind: 'reopen' });
    expect(innovation.prose).toBe(notes.prose);
  });
});

describe('a claim that a person changed in the file', () => {
  it('can be put back to pending: it is open then as if it were made anew', () => {
    const own = stated({ id: 'result-1' });
    const changed = reviewNotes({ results: [{ ...own, en: 'Mine.' }] });
    const after = decide(adoptHandChanges(changed, null), 'result-1', { kind: 'reopen' });
    const claim = claimIn(adoptHandChanges(after, signature), 'result-1');
    expect(claim).toMatchObject({ en: 'Mine.', review: { state: 'pending' }, replaces: own.stated });
    expect(claim?.stated).toBe(claim === undefined ? '' : fingerprint(claim));
  });
});
