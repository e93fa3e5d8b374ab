// Notes → checked notes: places, findings, and a person's word kept.
import { describe, expect, test } from 'vitest';
import { isPublishable } from '../../src/domain/claim.ts';
import { claimsOf, mapClaims, NotesSchema } from '../../src/domain/notes.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { verdictOn } from '../../src/notes/verdict.ts';
import { engine, errorsOf, paper, sampleText, source, stated } from './sample.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const good = 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.';
const reply = stated([
  'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
  'Code is at https://github.com/example/sparse-router',
  good,
  'SparseRoute is the first router that ever was.',
  '',
]);
const notes = assembleNotes(reply, { paper, source, engine });
const checked = checkNotes(notes, sampleText);

test('every quote gets its page, its match and a rectangle per line', () => {
  const places = claimsOf(checked).map(({ page, match, rects }) => [page, match, rects?.length ?? null]);
  expect(places).toEqual([
    [1, 'exact', 1],
    [1, 'exact', 2],
    [1, 'exact', 1],
    [null, 'missing', null],
    [null, 'none', null],
  ]);
});

test('only the claim with the invented quote is held back', () => {
  expect(errorsOf(claimsOf(checked))).toEqual({
    'background-1': [],
    'innovation-1.1': [],
    'result-1': [],
    'result-2': ['quote-missing'],
    'takeaway-1.1': [],
  });
  expect(
    claimsOf(checked)
      .filter(isPublishable)
      .map(({ id }) => id),
  ).not.toContain('result-2');
});

test('a second check changes nothing', () => {
  expect(checkNotes(checked, sampleText)).toEqual(checked);
  expect(NotesSchema.parse(checked)).toEqual(checked);
});

test('the notes given stay as they were', () => {
  expect(claimsOf(notes).every(({ match, findings }) => match === 'none' && findings.length === 0)).toBe(
    true,
  );
});

describe('what a person decided', () => {
  const decided = mapClaims(notes, claim => ({
    ...claim,
    review: {
      state: 'edited',
      at: '2025-01-01T00:00:00Z',
      by: 'me',
      zh: '准确率 99.9%。',
      en: 'Accuracy 99.9%.',
      reason: null,
    },
  }));
  const again = checkNotes(decided, sampleText);

  test('keeps its words and its state', () => {
    expect(claimsOf(again).map(({ zh, en, review }) => ({ zh, en, review }))).toEqual(
      claimsOf(decided).map(({ zh, en, review }) => ({ zh, en, review })),
    );
  });

  test('is still checked, in the words that will be shown', () => {
    expect(errorsOf(claimsOf(again))['result-1']).toEqual(['number-unsupported']);
  });
});

describe('the verdict', () => {
  test('a paper is whole when every section has a claim that may stand', () => {
    expect(verdictOn(checked)).toEqual({ publishable: 4, heldBack: 1, emptySections: [], isWhole: true });
  });

  test('a section whose claims are all held back or rejected is empty', () => {
    const rejected = { state: 'rejected', at: null, by: null, zh: null, en: null, reason: null } as const;
    const without = {
      ...checked,
      results: checked.results.slice(1),
      background: checked.background.map(claim => ({ ...claim, review: rejected })),
      takeaways: [],
    };
    expect(verdictOn(without)).toEqual({
      publishable: 1,
      heldBack: 1,
      emptySections: ['background', 'results', 'takeaways'],
      isWhole: false,
    });
  });

  test('an accepted claim counts though it has errors', () => {
    const accepted = { state: 'accepted', at: null, by: 'me', zh: null, en: null, reason: null } as const;
    const all = mapClaims(checked, claim => ({ ...claim, review: accepted }));
    expect(verdictOn(all)).toMatchObject({ publishable: 5, heldBack: 0 });
  });
});

test('eight times as many claims of a paper of 40,000 characters are checked in about eight times the time', () => {
  const line =
    'The router of stage 12 keeps a loss of 3.45 on the held-out set of LongBench while others do not. ';
  const long = {
    ...sampleText,
    pages: sampleText.pages.map(page => ({
      ...page,
      lines: page.lines.flatMap(one =>
        Array.from({ length: 40 }, (_, at) => ({ ...one, text: `${line}${at}` })),
      ),
    })),
  };
  const many = (length: number): typeof notes => ({
    ...notes,
    results: Array.from({ length }, (_, at) => ({ ...notes.results[at % 2]!, id: `result-${at + 1}` })),
  });
  const check = (some: typeof notes): void =>
    expect(checkNotes(some, long).results).toHaveLength(some.results.length);
  expect(growthOfEight(check, many, 480)).toBeLessThan(MOST_OF_EIGHT);
});
