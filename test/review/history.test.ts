import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/domain/claim.ts';
import type { Notes } from '../../src/domain/notes.ts';
import type { Decision } from '../../src/domain/review.ts';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { changesFor, withStates } from '../../src/review/decide.ts';
import { doneLine, isAt, lineOf, namedEntry, stacksOf, turned, turnLine, type Entry } from '../../src/review/history.ts'; // prettier-ignore
import { itemsOf } from '../../src/review/items.ts';
import { CHINESE } from '../ui/chinese.ts';
import { REVIEWS, reviewNotes, stated } from './samples.ts';

const signature = { by: 'me', at: '2026-11-23T09:00:00.000Z' };

/** A decision about items of the notes: the notes after it, and its line in the log. */
function done(notes: Notes, ids: string[], decision: Decision): { after: Notes; line: string; entry: Entry } {
  const items = itemsOf(notes).filter(({ id }) => ids.includes(id));
  const taken = new Map(ids.map(id => [id, stated({ id, zh: '新', en: 'New' })]));
  const request = { items: items.map(({ id, seen }) => ({ item: id, seen })), decision };
  const changes = changesFor(notes, request, {
    signature,
    taken: { claims: taken, prose: new Map(), red: new Set() },
  });
  const line = doneLine('2501.00001', { notes, changes }, signature);
  const read = lineOf(line);
  if (read?.kind !== 'done') throw new Error(line);
  const after = withStates(notes, new Map(changes.map(({ item, after: state }) => [item, state])));
  return { after, line, entry: read.entry };
}

const DECISIONS: [string, string[], Decision, string, string][] = [
  ['accept', ['result-2'], { kind: 'accept' }, 'accept result-2', '接受 result-2'],
  ['edit', ['headline'], { kind: 'edit', zh: '甲', en: 'A' }, 'edit headline', '修改 headline'],
  ['reject', ['innovation-1'], { kind: 'reject', reason: 'no' }, 'reject innovation-1', '拒绝 innovation-1'],
  ['reopen', ['background-1'], { kind: 'reopen' }, 'put background-1 back to pending', '把 background-1 退回待审'],
  ['take', ['result-1'], { kind: 'take', proposal: 'p' }, 'take result-1 made anew', '采用重新生成的 result-1'],
  ['accept of several', ['result-1', 'headline'], { kind: 'accept' }, 'accept 2 items', '接受 2 条'],
  ['take of several', ['result-1', 'result-2'], { kind: 'take', proposal: 'p' }, 'take 2 items made anew', '采用重新生成的 2 条'],
]; // prettier-ignore

describe('a decision in the log', () => {
  it.each(DECISIONS)('to %s can be taken back and done again', (_, ids, decision, name, chinese) => {
    const notes = reviewNotes();
    const { after, entry } = done(notes, ids, decision);
    expect([isAt(after, entry, 'after'), isAt(notes, entry, 'before')]).toEqual([true, true]);
    const back = turned(after, entry, 'before');
    expect(itemsOf(back)).toEqual(itemsOf(notes));
    expect(turned(back, entry, 'after')).toEqual(turned(after, entry, 'after'));
    expect(english(namedEntry(entry, '2501.00001'))).toBe(name);
    expect(inLanguage(namedEntry(entry, '2501.00001'), CHINESE)).toBe(chinese);
  });

  it('names its paper where another one is shown', () => {
    const { entry } = done(reviewNotes(), ['result-1'], { kind: 'accept' });
    const old = { ...entry, stem: 'hep-th_9901001' };
    expect(english(namedEntry(old, '2501.00001'))).toBe('accept result-1 of hep-th/9901001');
    expect(inLanguage(namedEntry(old, '2501.00001'), CHINESE)).toBe('hep-th/9901001 的：接受 result-1');
  });

  it('holds reviews, and whole claims only where words changed', () => {
    const notes = reviewNotes();
    expect(done(notes, ['result-1'], { kind: 'accept' }).line.length).toBeLessThan(400);
    expect(done(notes, ['result-1'], { kind: 'take', proposal: 'p' }).line).toContain('"zh":"新"');
  });

  it('is still there when the claim was checked anew, and its new place and findings stay', () => {
    const { after, entry } = done(reviewNotes(), ['result-1'], { kind: 'accept' });
    const moved = { ...after, results: after.results.map(claim => ({ ...claim, page: 9, findings: [] })) };
    expect(isAt(moved, entry, 'after')).toBe(true);
    expect(turned(moved, entry, 'before').results[0]).toMatchObject({
      page: 9,
      review: { state: 'pending' },
    });
  });

  it.each<[string, (notes: Notes) => Notes]>([
    ['somebody decided otherwise', notes => withReview(notes, REVIEWS.rejected)],
    ['somebody decided the same again', notes => withReview(notes, { ...REVIEWS.accepted, by: 'Bob' })],
    [
      'the words are others',
      notes => ({ ...notes, results: notes.results.map(claim => ({ ...claim, en: 'x' })) }),
    ],
    ['the claim is gone', notes => ({ ...notes, results: [] })],
  ])('does not fit any more when %s', (_, change) => {
    const { after, entry } = done(reviewNotes(), ['result-1'], { kind: 'accept' });
    expect(isAt(change(after), entry, 'after')).toBe(false);
  });

  it('about the headline does not fit other words', () => {
    const { after, entry } = done(reviewNotes(), ['headline'], { kind: 'accept' });
    expect(isAt({ ...after, headline: { zh: '别', en: 'Other' } }, entry, 'after')).toBe(false);
  });
});

function withReview(notes: Notes, review: Review): Notes {
  return { ...notes, results: notes.results.map(claim => ({ ...claim, review })) };
}

describe('a line of the log', () => {
  const { line } = done(reviewNotes(), ['result-1'], { kind: 'accept' });

  it('is found behind the rest of a torn one', () => {
    expect(lineOf(line.slice(0, 60) + line)).toEqual(lineOf(line));
  });

  it.each(['', '{', line.slice(0, -1), '{"at":1}', '[]', '{"at":"a","by":"b"}', 'null'])(
    'that is none of ours is passed over: %s',
    text => expect(lineOf(text)).toBeNull(),
  );
});

describe('undo and redo', () => {
  const entries = ['result-1', 'result-2', 'headline'].map(id =>
    done(reviewNotes(), [id], { kind: 'accept' }),
  );
  const [a = fail(), b = fail(), c = fail()] = entries.map(({ entry }) => entry);
  const lineFor = (entry: Entry): string => entries.find(one => one.entry.id === entry.id)?.line ?? '';
  const stacks = (...lines: (Entry | ['undo' | 'redo' | 'drop', Entry])[]) => {
    const texts = lines.map(line => ('id' in line ? lineFor(line) : turnLine(line[0], line[1], signature)));
    const { undo, redo } = stacksOf(texts.flatMap(text => lineOf(text) ?? []));
    return [undo.map(({ id }) => id), redo.map(({ id }) => id)];
  };
  function fail(): never {
    throw new Error('three entries');
  }

  it('take the last decision first, without limit', () => {
    expect(stacks(a, b)).toEqual([[a.id, b.id], []]);
    expect(stacks(a, b, ['undo', b], ['undo', a])).toEqual([[], [b.id, a.id]]);
    expect(stacks(a, b, ['undo', b], ['undo', a], ['redo', a])).toEqual([[a.id], [b.id]]);
  });

  it('begin anew with a new decision, and pass over what was dropped', () => {
    expect(stacks(a, ['undo', a], c)).toEqual([[c.id], []]);
    expect(stacks(a, b, ['drop', b])).toEqual([[a.id], []]);
    expect(stacks(a, ['undo', a], ['drop', a])).toEqual([[], []]);
    expect(stacks(a, ['undo', b], ['redo', c])).toEqual([[a.id], []]);
  });

  it('know one decision that was made twice in one instant', () => {
    expect(stacks(a, ['undo', a], a, ['undo', a])).toEqual([[], [a.id]]);
  });
});
