// What a failure means for its paper and for the run.
import { describe, expect, test } from 'vitest';
import { FailureJudge, LeftError } from '../../../../src/commands/batch/run/judge-failure.ts';
import { ToolError, type ErrorCategory } from '../../../../src/lib/errors.ts';

const error = (code: string, category: ErrorCategory) =>
  new ToolError({ code, category, what: 'what', why: 'why', next: 'next' });
const judged = (code: string, category: ErrorCategory) => new FailureJudge().judge(error(code, category));

describe('a failure', () => {
  test.each([
    ['E_MODEL_KEY', 'access'],
    ['E_MODEL_QUOTA', 'access'],
    ['E_MAX_COST', 'access'],
    ['E_MODEL_UNKNOWN', 'usage'],
    ['E_DISK_FULL', 'disk'],
    ['E_ARXIV_BLOCKED', 'remote'],
    ['E_ARXIV_WAIT', 'remote'],
    ['E_MODEL_WAIT', 'remote'],
    ['E_DIGEST_LOCKED', 'digest'],
    ['E_DIGEST_NOT_UTF8', 'digest'],
    ['E_INTERRUPTED', 'interrupted'],
  ] as const)('that every paper would meet ends the run: %s', (code, category) => {
    expect(judged(code, category)).toEqual({ outcome: 'left', ends: true });
  });

  test.each([
    ['E_NOT_FOUND', 'paper'],
    ['E_PDF_SCANNED', 'paper'],
    ['E_REPLY_SHAPE', 'paper'],
    ['E_PDF_PENDING', 'remote'],
    ['E_MODEL_UNAVAILABLE', 'remote'],
    ['E_FILE', 'usage'],
    ['E_NOTES_FILE', 'digest'],
  ] as const)('of one paper is its own: %s', (code, category) => {
    expect(judged(code, category)).toEqual({ outcome: 'failed', ends: false });
  });

  test.each([
    ['E_NOTES_HELD_BACK', 'person'],
    ['E_DIGEST_HAND_EDIT', 'digest'],
  ] as const)('that only a person can settle holds the paper back: %s', (code, category) => {
    expect(judged(code, category)).toEqual({ outcome: 'held-back', ends: false });
  });

  test('to reach a server ends the run at the fifth paper in a row, and not while papers get through', () => {
    const away = error('E_MODEL_UNAVAILABLE', 'remote');
    const judge = new FailureJudge();
    const row = (times: number): boolean[] => Array.from({ length: times }, () => judge.judge(away).ends);
    expect(row(4)).toEqual([false, false, false, false]);
    judge.succeeded();
    expect(row(5)).toEqual([false, false, false, false, true]);
  });

  test('of different servers in turn is no row', () => {
    const judge = new FailureJudge();
    const codes = ['E_MODEL_UNAVAILABLE', 'E_ARXIV_NETWORK'];
    const ends = Array.from(
      { length: 12 },
      (_, index) => judge.judge(error(codes[index % 2] ?? '', 'remote')).ends,
    );
    expect(ends).not.toContain(true);
  });

  test('of a paper that the run gave up is none', () => {
    expect(new FailureJudge().judge(new LeftError('2401.00001', 'the run ended'))).toEqual({
      outcome: 'left',
      ends: false,
    });
  });
});
