import { describe, expect, it } from 'vitest';
import { courseOf, emptyCourse } from '../../../../src/commands/batch/tell/course.ts';
import { lineOf } from '../../../../src/commands/batch/tell/lines.ts';
import type { BatchEvent } from '../../../../src/domain/batch.ts';
import {
  after,
  at,
  end,
  ended,
  merge,
  nameOf,
  note,
  NOTHING_SPENT,
  pace,
  papers,
  planned,
  problem,
  result,
  stage,
  start,
  wait,
} from '../events.ts';

const running = after(start(papers(300)), ...papers(11).map(({ name }, index) => ended(index, name)));
const paperLine = (parts: Parameters<typeof end>[1]): string | null =>
  lineOf(ended(20, nameOf(12), parts), running);

describe('the log of a batch', () => {
  it('tells each paper that ended with what it holds, what it cost and how long it took', () => {
    const spent = { ...end('').spent, cost: { amount: 0.0031, currency: 'USD' } };
    expect(paperLine({ heldBack: 2, spent })).toBe(
      '[12/300] 2501.00012v1 done: 18 claims, 2 held back, $0.0031, 14 s',
    );
    expect(paperLine({ claims: 1, spent: NOTHING_SPENT, seconds: 0.4 })).toBe(
      '[12/300] 2501.00012v1 done: 1 claim, from the cache, 0 s',
    );
    expect(paperLine({ spent: { ...spent, cost: null } })).toBe(
      '[12/300] 2501.00012v1 done: 18 claims, 10k tok, 14 s',
    );
  });

  it('counts up through the papers of one merge, although all were ready before it', () => {
    const two = papers(2);
    const begun = after(
      start(two),
      ...two.map(({ name }): BatchEvent => ({ event: 'ready', at: 1, name, spent: NOTHING_SPENT })),
    );
    const first = ended(20, nameOf(1));
    expect(lineOf(first, begun)).toMatch(/^\[1\/2\] /);
    expect(lineOf(ended(20, nameOf(2)), courseOf(begun, first))).toMatch(/^\[2\/2\] /);
  });

  it('says nothing at the start when there is nothing to do', () => {
    expect(lineOf(start([]), emptyCourse())).toBeNull();
  });

  it('tells why a paper has no notes, in one line', () => {
    const failed = problem('E_PDF_TEXT', { why: 'no text\non 9 pages' });
    expect(paperLine({ outcome: 'failed', problem: failed })).toBe(
      '[12/300] 2501.00012v1 failed: E_PDF_TEXT, no text on 9 pages',
    );
    const held = problem('E_NOTES_HELD_BACK', { why: 'no claim of results could be proven' });
    expect(paperLine({ outcome: 'held-back', problem: held })).toBe(
      '[12/300] 2501.00012v1 waits for review: E_NOTES_HELD_BACK, no claim of results could be proven',
    );
    expect(paperLine({ outcome: 'skipped' })).toBe('[12/300] 2501.00012v1 skipped');
  });

  it('has no line for papers that nothing was to be done about, nor for those that are left', () => {
    const list = [...papers(2), planned('old', null, { kind: 'has-notes', where: 'README.md' })];
    const course = after(start(list));
    expect(lineOf(ended(1, 'old', { outcome: 'skipped' }), course)).toBeNull();
    expect(lineOf(ended(1, nameOf(1), { outcome: 'left' }), course)).toBeNull();
  });

  it('tells once when a model begins to be asked about a paper, and no other stage', () => {
    const asking = stage(1, nameOf(12), 'model', 'asking qwen3-8b');
    expect(lineOf(asking, running)).toBe('2501.00012v1 asking qwen3-8b: Paper 12');
    expect(lineOf(stage(2, nameOf(12), 'model', 'part 2 of 3'), after(start(papers(20)), asking))).toBeNull();
    for (const other of ['metadata', 'pdf', 'text', 'check', 'merge'] as const)
      expect(lineOf(stage(1, nameOf(12), other), running)).toBeNull();
  });

  it('tells what is to be done, waits, changes of pace, merges and notes', () => {
    const list = [...papers(3), planned('c', null, { kind: 'cached' })];
    expect(lineOf(start(list), after())).toBe('4 papers to do: 3 to ask about, 1 from the cache');
    expect(lineOf(start(papers(1)), after())).toBe('1 paper to do: 1 to ask about');
    expect(lineOf(wait(1, 'api.example.org', 23), running)).toBe(
      'api.example.org asked to wait 23 s: HTTP 429',
    );
    expect(lineOf(pace(1, 1), running)).toBe('at most 1 call at a time from now on');
    expect(lineOf(pace(2, 4), after(pace(1, 4)))).toBeNull();
    expect(lineOf(merge(1, 25), running)).toBe('merged 25 papers into README.md');
    expect(lineOf(note(1, 'a cache entry\r\nwas made anew'), running)).toBe('a cache entry was made anew');
    expect(lineOf({ event: 'end', at: at(9), result: result([]) }, running)).toBeNull();
  });
});
