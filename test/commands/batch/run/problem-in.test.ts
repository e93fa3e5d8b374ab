// What a batch that came to its end still ends with: the exit code's error, and a next step that helps.
import { describe, expect, test } from 'vitest';
import { problemIn } from '../../../../src/commands/batch/run/problem-in.ts';
import { end, problem, result } from '../events.ts';

const failed = (name: string, code: string, next: string): ReturnType<typeof end> =>
  end(name, { outcome: 'failed', problem: problem(code, { next }) });

describe('a batch of which some failed', () => {
  const gone = failed('x', 'E_NOT_FOUND', 'correct the list');

  test('says what the list needs where no run can help, and counts papers that had their notes as done', () => {
    const ends = [gone, end('a'), end('b', { outcome: 'skipped' })];
    expect(problemIn(result(ends), { merge: true })).toMatchObject({
      code: 'E_SOME_FAILED',
      category: 'partial',
      what: '1 of 3 papers failed',
      why: '1 × E_NOT_FOUND',
      kept: '2 of 3 papers have notes',
      next: 'correct the list',
    });
  });

  test('says the command that does the rest where one can', () => {
    const again = 'summarize batch failed.txt';
    expect(
      problemIn(result([gone, failed('y', 'E_MODEL_TIMEOUT', '')], { again }), { merge: true })?.next,
    ).toBe(again);
  });
});
