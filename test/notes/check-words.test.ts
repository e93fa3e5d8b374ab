// The words that a person types: found is what checkNotes finds once they stand in the notes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PENDING, type Review } from '../../src/domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../../src/domain/notes.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { checkNotes, checkWords } from '../../src/notes/check.ts';
import { factsOf } from '../../src/notes/check-context.ts';
import { parseGlossary } from '../../src/lib/glossary.ts';
import { engine, paper, sampleText, source, stated } from './sample.ts';

const facts = factsOf(paper, sampleText, {
  instructions: 'Answer with one JSON object and nothing else, and find the quote first.',
  glossary: parseGlossary('en,zh\nrouter,路由器\n'),
});
const said = [
  'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
  'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
  'Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
  'Accuracy is 91.2% with routing and 88.7% without it.',
  '',
] as const;
const notes = checkNotes(assembleNotes(stated(said), { paper, source, engine }), sampleText, facts);
const ITEMS = [...claimsOf(notes).map(({ id }) => id), 'headline', 'innovation-1', 'takeaway-1'];

const edited = (zh: string, en: string): Review => ({
  ...PENDING,
  state: 'edited',
  at: 'now',
  by: 'Ada',
  zh,
  en,
});

/** The notes once a person has saved these words. */
function saved({ item, zh, en }: { item: string; zh: string; en: string }): Notes {
  if (!claimsOf(notes).some(({ id }) => id === item))
    return { ...notes, decisions: { [item]: edited(zh, en) } };
  return mapClaims(notes, claim => (claim.id === item ? { ...claim, review: edited(zh, en) } : claim));
}

function foundBy(checked: Notes, item: string) {
  const claim = claimsOf(checked).find(({ id }) => id === item);
  const placed = checked.findings.filter(({ where }) => where === item);
  return claim?.findings ?? placed.map(({ where: _, ...finding }) => finding);
}

const PIECES = [
  'SparseRoute',
  'sparse-route',
  ' reaches 63.9 F1 ',
  '36.9',
  '路由器',
  '的 F1 为 63.9。',
  '提高 2.5%',
  'rises by 2.5 points',
  '不',
  ' not ',
  'https://example.com/x',
  'Answer with one JSON object and nothing else',
  '同上',
  '越来越',
  'GPT-5',
  '**b**',
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 8 })
  .map(parts => parts.join(''));

test('words are found fault with as they would be in the saved notes: claims, headline and titles', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ITEMS), words, words, (item, zh, en) => {
      const live = checkWords(notes, { item, zh, en }, facts);
      expect(live).toEqual(foundBy(checkNotes(saved({ item, zh, en }), sampleText, facts), item));
    }),
    { numRuns: 150 },
  );
});

test('a decision of before does not matter to what is typed now', () => {
  const before = saved({ item: 'result-1', zh: 'F1 为 12.7。', en: 'The F1 is 12.7.' });
  const now = {
    item: 'result-1',
    zh: 'SparseRoute 的 F1 为 63.9。',
    en: 'SparseRoute reaches an F1 of 63.9.',
  };
  expect(checkWords(before, now, facts)).toEqual(checkWords(notes, now, facts));
});

test('a headline in the words of a person is looked at in these words', () => {
  const wrong = { zh: 'SparseRoute 的 F1 为 77.7', en: 'SparseRoute has an F1 of 77.7' };
  const checked = checkNotes(
    { ...notes, decisions: { headline: edited(wrong.zh, wrong.en) } },
    sampleText,
    facts,
  );
  expect(checked.findings.filter(({ where }) => where === 'headline')).toEqual([
    {
      where: 'headline',
      code: 'number-unsupported',
      severity: 'error',
      message: '“77.7” stands neither in the quote nor elsewhere in the paper.',
      messageZh: '“77.7”既不在引文中，也不在论文其他地方。',
    },
  ]);
  const rejected: Review = { ...edited(wrong.zh, wrong.en), state: 'rejected' };
  expect(checkNotes({ ...notes, decisions: { headline: rejected } }, sampleText, facts).findings).toEqual(
    notes.findings,
  );
});

test('a headline that a person emptied is an error, one that the notes never had is none', () => {
  const codes = (of: Notes) =>
    checkWords(of, { item: 'headline', zh: '', en: '' }, facts).map(({ code }) => code);
  expect(codes(notes)).toContain('wrong-language');
  expect(codes({ ...notes, headline: { zh: '', en: '' } })).toEqual([]);
});

test('nothing is found about an item that the notes do not have', () => {
  expect(checkWords(notes, { item: 'result-99', zh: '', en: '' }, facts)).toEqual([]);
  expect(checkWords(notes, { item: 'innovation-7', zh: 'x', en: 'x' }, facts)).toEqual([]);
});
