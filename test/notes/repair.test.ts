// The one repair call: what is asked, and what of the answer is taken.
import { describe, expect, test } from 'vitest';
import { claimsOf, mapClaims, type Notes } from '../../src/domain/notes.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { applyRepair, planRepair } from '../../src/notes/repair.ts';
import { paperText } from '../support/paper-text.ts';
import { engine, paper, sampleText, source, stated } from './sample.ts';

const said = [
  'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
  'Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
  'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
] as const;
const invented = 'Accuracy with routing is better than anything the model had before it.';
const reply = stated([said[0], said[1], said[2], invented, '']);
const notes = checkNotes(assembleNotes(reply, { paper, source, engine }), sampleText);

/** Notes whose results state figures, all proven. */
function proven(): Notes {
  const full = stated([...said, 'Accuracy is 91.2% with routing and 88.7% without it.', '']);
  full.results = [
    { zh: 'F1 为 63.9。', en: 'F1 is 63.9.', quote: said[2] },
    { zh: '准确率 91.2%。', en: 'Accuracy is 91.2%.', quote: 'Accuracy is 91.2% with routing' },
    { zh: '成本降低 30%。', en: 'Cost falls by 30%.', quote: 'cuts cost by 30%' },
  ];
  return checkNotes(assembleNotes(full, { paper, source, engine }), sampleText);
}

describe('planRepair', () => {
  test('asks for nothing when every claim holds and the results state three figures', () => {
    expect(planRepair(proven(), sampleText)).toBeNull();
  });

  test('names what failed and why, and the pages where it probably stands', () => {
    const request = planRepair(notes, sampleText);
    expect(request?.claims).toEqual([
      {
        id: 'result-2',
        zh: '路由器更快。',
        en: 'The router is faster.',
        quote: invented,
        problems: [`The quote “${invented}” is not in the PDF.`],
      },
    ]);
    expect(request?.pages).toContain(2);
    expect(request?.problems.split('\n')).toEqual([
      `- result-2: The quote “${invented}” is not in the PDF.`,
      '  zh: 路由器更快。',
      '  en: The router is faster.',
      `  quote: ${invented}`,
      expect.stringMatching(/^- results: together they state fewer than 3 figures/),
    ]);
  });

  test('asks for figures when the experiment section has ten numbers and the results state fewer than three', () => {
    const request = planRepair({ ...proven(), results: proven().results.slice(1) }, sampleText);
    expect(request).toMatchObject({ claims: [], wantsResults: true, pages: [2] });
  });

  test('does not ask for figures that the paper does not have', () => {
    const theory = paperText([said.map(text => ({ text, section: 'method', end: 'break' }))]);
    expect(planRepair({ ...proven(), results: [] }, theory)).toBeNull();
  });

  test('leaves alone what a person decided on', () => {
    for (const state of ['accepted', 'edited', 'rejected'] as const) {
      const decided = mapClaims(notes, claim => ({ ...claim, review: { ...claim.review, state } }));
      expect(planRepair(decided, sampleText)?.claims ?? []).toEqual([]);
    }
  });

  test('sends no more than eight pages, in order, however much failed', () => {
    const pages = Array.from({ length: 20 }, (_, at) => [
      { text: `page${'abcdefghijklmnopqrst'[at]} wording`, end: 'break' as const },
    ]);
    const results = Array.from({ length: 20 }, (_, at) => ({
      zh: '更快。',
      en: 'Faster.',
      quote: `the invented page${'abcdefghijklmnopqrst'[at]} sentence of nowhere`,
    }));
    const text = paperText(pages);
    const failed = checkNotes(assembleNotes({ ...reply, results }, { paper, source, engine }), text);
    const asked = planRepair(failed, text)?.pages ?? [];
    expect(asked).toHaveLength(8);
    expect([...asked].sort((one, other) => one - other)).toEqual(asked);
  });
});

describe('applyRepair', () => {
  const corrected = {
    zh: '准确率 91.2%。',
    en: 'Accuracy is **91.2%**.',
    quote: 'Accuracy is 91.2% with routing',
  };

  test('replaces a failed claim by id, made plain and unchecked, and checking clears it', () => {
    const mended = applyRepair(notes, { claims: [{ id: 'result-2', ...corrected }], results: [] });
    expect(mended.results[1]).toMatchObject({
      id: 'result-2',
      en: 'Accuracy is 91.2%.',
      match: 'none',
      findings: [],
    });
    expect(checkNotes(mended, sampleText).results[1]).toMatchObject({
      page: 2,
      match: 'exact',
      findings: [],
    });
  });

  test('ignores claims that did not fail, unknown ids and second answers', () => {
    const mended = applyRepair(notes, {
      claims: [
        { id: 'result-1', ...corrected },
        { id: 'result-99', ...corrected },
        { id: 'result-2', ...corrected },
        { id: 'result-2', ...corrected, en: 'Second answer.' },
      ],
      results: [],
    });
    expect(mended.results[0]).toEqual(notes.results[0]);
    expect(mended.results).toHaveLength(2);
    expect(mended.results[1]?.en).toBe('Accuracy is 91.2%.');
  });

  test('never touches a claim that a person accepted, edited or rejected', () => {
    for (const state of ['accepted', 'edited', 'rejected'] as const) {
      const decided = mapClaims(notes, claim => ({ ...claim, review: { ...claim.review, state } }));
      expect(applyRepair(decided, { claims: [{ id: 'result-2', ...corrected }], results: [] })).toEqual(
        decided,
      );
    }
  });

  test('adds results under new ids, but none whose quote is there already or missing', () => {
    const mended = applyRepair(notes, {
      claims: [],
      results: [
        corrected,
        { ...corrected, quote: said[2] },
        { ...corrected, quote: '' },
        { ...corrected, en: 'Again.' },
      ],
    });
    expect(mended.results.map(({ id }) => id)).toEqual(['result-1', 'result-2', 'result-3']);
    const ids = claimsOf(mended).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
