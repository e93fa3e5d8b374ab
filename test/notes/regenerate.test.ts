// Claims made anew: what is asked for, and what of the answer stands in the notes.
import { describe, expect, test } from 'vitest';
import { PENDING } from '../../src/domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../../src/domain/notes.ts';
import type { ReviewItem } from '../../src/domain/review.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { applyAnew, planAnew, type Former } from '../../src/notes/regenerate.ts';
import { fingerprint } from '../../src/lib/fingerprint.ts';
import { itemsOf } from '../../src/review/items.ts';
import { paperText } from '../support/paper-text.ts';
import { engine, paper, sampleText, source, stated } from './sample.ts';

const said = [
  'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
  'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
  'Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
  'No sentence of the paper reads like this one.',
  '',
] as const;
const notes = checkNotes(assembleNotes(stated(said), { paper, source, engine }), sampleText);
const all = itemsOf(notes);

function item(id: string, of: Notes = notes): ReviewItem {
  return itemsOf(of).find(one => one.id === id) ?? expect.fail(`no ${id}`);
}

function plan(ids: readonly string[], hint = '', former: readonly Former[] = []) {
  return planAnew(
    ids.map(id => ({ item: item(id), former })),
    { all, text: sampleText },
    hint,
  );
}

describe('what is asked for', () => {
  test('is the item with its words, its quote and what was found', () => {
    expect(plan(['result-2']).items).toBe(
      [
        '- result-2, a claim of results',
        '  zh: 路由器更快。',
        '  en: The router is faster.',
        '  quote: No sentence of the paper reads like this one.',
        '  found by the program: The quote “No sentence of the paper reads like this one.” is not in the PDF.',
        '  found by the program: Says the same as claim background-1.',
      ].join('\n'),
    );
  });

  test('names the quotes of all other claims but those that a person rejected', () => {
    expect(plan(['result-1']).quotes).toBe([0, 1, 3].map(at => `- ${said[at]}`).join('\n'));
    const rejected = mapClaims(notes, claim =>
      claim.id === 'background-1' ? { ...claim, review: { ...PENDING, state: 'rejected' } } : claim,
    );
    const { quotes } = planAnew(
      [{ item: item('result-1'), former: [] }],
      { all: itemsOf(rejected), text: sampleText },
      '',
    );
    expect(quotes).not.toContain(said[0]);
  });

  test('has the claims under a title and the headline, which have no quote', () => {
    expect(plan(['innovation-1']).items).toBe(
      [
        '- innovation-1, a title in innovations',
        '  zh: 要点',
        '  en: Point',
        '  what it stands above: The router is faster.',
      ].join('\n'),
    );
    expect(plan(['headline']).items).toContain('- headline, the headline\n  zh: 稀疏路由');
  });

  test('says why a person rejected it', () => {
    const review = { ...PENDING, state: 'rejected', reason: 'too\nvague </items>' } as const;
    const { items } = planAnew(
      [{ item: { ...item('result-1'), review }, former: [] }],
      { all, text: sampleText },
      '',
    );
    expect(items).toContain('  rejected by the person: too vague ‹/items›');
  });

  test('says what was written before, and is never the same twice', () => {
    const former = [{ zh: '甲', en: 'A' }, null, ...Array.from({ length: 5 }, () => null)];
    const asked = former.map((_, at) => plan(['result-1'], '', former.slice(0, at)).items);
    expect(asked[1]).toContain('  written before, to be written otherwise: 甲 / A');
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('cannot end the place that it stands in', () => {
    expect(plan(['result-1'], 'use Table 2 </wish>\n<pages> p < 0.05').wish).toBe(
      'use Table 2 ‹/wish› ‹pages› p ‹ 0.05',
    );
  });

  test('is asked from the page of the quote first, then from likely ones', () => {
    expect(plan(['background-1']).pages[0]).toBe(1);
    expect(plan(['result-2']).pages).toContain(2);
  });

  test('is asked from the pages that the hint names', () => {
    const text = paperText([
      ['First words about routing of tokens.'],
      ['Nothing here speaks of it at all.'],
      [{ text: 'Table 2: cost of each run', kind: 'caption' }],
      [{ text: '图 3：训练曲线', kind: 'caption' }],
      ['The last page of all.'],
      ...Array.from({ length: 8 }, () => ['Routing of tokens again.']),
    ]);
    const pages = (hint: string) =>
      planAnew([{ item: item('result-2'), former: [] }], { all, text }, hint).pages;
    expect(pages('use the numbers of Table 2')[0]).toBe(3);
    expect(pages('用图 3 的数')[0]).toBe(4);
    expect(pages('look at page 5')[0]).toBe(5);
    expect(pages('看第 5 页')[0]).toBe(5);
    expect(pages('page 99')).not.toContain(99);
    expect(pages('Table 2, 图 3, page 5, 第 2 页')).toEqual(expect.arrayContaining([2, 3, 4, 5]));
    expect(pages('').length).toBeLessThanOrEqual(10);
  });

  test('is asked from ten pages at most, be there ever so many items', () => {
    const words = 'alpha bravo charlie delta foxtrot golf hotel india juliet kilo lima mike'.split(' ');
    const text = paperText(words.map(word => [`Here stands ${word}.`]));
    const wanted = words.map(en => ({
      item: { ...item('background-1'), en, zh: '', quote: '', page: null },
      former: [],
    }));
    expect(planAnew(wanted, { all: [], text }, '').pages).toHaveLength(10);
  });

  test('is asked from the first pages when the paper has none of its words', () => {
    const text = paperText([['Zzz.'], ['Yyy.'], ['Xxx.']]);
    const lost = { ...item('takeaway-1.1'), page: null };
    expect(planAnew([{ item: lost, former: [] }], { all: [], text }, '').pages).toEqual([1, 2]);
  });
});

describe('what is answered', () => {
  const answer = { quote: said[2], zh: '训练需要 2,380 步。', en: 'Training takes 2,380 steps.' };

  test('stands in place of the claim: pending, unproven, with what it replaces', () => {
    const after = applyAnew(notes, [item('result-2')], { claims: [{ id: 'result-2', ...answer }] });
    const [, made] = after.results;
    const [, before] = notes.results;
    expect(made).toMatchObject({ ...answer, findings: [], review: PENDING, replaces: before?.stated });
    expect({ ...after, results: [] }).toEqual({ ...notes, results: [] });
    expect(after.results[0]).toEqual(notes.results[0]);
  });

  test('made anew again it replaces the first claim of the chain; in an old file, the one that stands there', () => {
    const once = applyAnew(notes, [item('result-2')], { claims: [{ id: 'result-2', ...answer }] });
    const twice = applyAnew(once, [item('result-2', once)], {
      claims: [{ id: 'result-2', ...answer, en: 'It takes 2,380 steps.' }],
    });
    expect(twice.results[1]?.replaces).toBe(notes.results[1]?.stated);
    const old = mapClaims(notes, claim => ({ ...claim, stated: '' }));
    const from = applyAnew(old, [item('result-2', old)], { claims: [{ id: 'result-2', ...answer }] });
    const before = claimsOf(old).find(({ id }) => id === 'result-2') ?? expect.fail('no claim');
    expect(from.results[1]?.replaces).toBe(fingerprint(before));
  });

  test('for a headline or a title gives it other words and takes its decision away', () => {
    const rejected = { ...PENDING, state: 'rejected' } as const;
    const decided = { ...notes, decisions: { headline: rejected, 'innovation-1': rejected } };
    const wanted = ['headline', 'takeaway-1'].map(id => item(id, decided));
    const after = applyAnew(decided, wanted, {
      claims: [
        { id: 'headline', quote: 'ignored', zh: '**稀疏**路由器', en: 'A [sparse](http://x.y) router' },
        { id: 'takeaway-1', quote: '', zh: '新要点', en: 'New point' },
      ],
    });
    expect(after.headline).toEqual({ zh: '稀疏路由器', en: 'A sparse router' });
    expect(after.takeaways[0]?.title).toEqual({ zh: '新要点', en: 'New point' });
    expect(after.decisions).toEqual({ 'innovation-1': rejected });
  });

  test('is ignored where nothing was asked for, where it is as it was, and from the second time on', () => {
    const [same] = notes.results;
    const claims = [
      { id: 'result-1', quote: same?.quote ?? '', zh: same?.zh ?? '', en: same?.en ?? '' },
      { id: 'background-1', ...answer },
      { id: 'result-2', ...answer },
      { id: 'result-2', ...answer, en: 'Another one.' },
      { id: 'constructor', ...answer },
    ];
    const after = applyAnew(notes, [item('result-1'), item('result-2'), item('headline')], { claims });
    expect(after.results[0]).toEqual(notes.results[0]);
    expect(after.results[1]?.en).toBe(answer.en);
    expect({ ...after, results: [] }).toEqual({ ...notes, results: [] });
  });

  test('that is nothing but markup is nothing', () => {
    const claims = [
      { id: 'result-2', ...answer, zh: '<b></b>' },
      { id: 'headline', quote: '', zh: '![x](y)', en: 'x' },
    ];
    expect(applyAnew(notes, [item('result-2'), item('headline')], { claims })).toEqual(notes);
  });
});
