// number-unsupported, number-not-in-quote, numbers-differ: no number without a source, the same in both languages.
import { describe, expect, test } from 'vitest';
import { numberNotInQuote } from '../../../src/notes/checks/number-not-in-quote.ts';
import { numberUnsupported } from '../../../src/notes/checks/number-unsupported.ts';
import { numbersDiffer } from '../../../src/notes/checks/numbers-differ.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const quote = 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.';
const unsupported = (parts: Case) => findingsOf(numberUnsupported, sampleText, { quote, zh: '', ...parts });
const outside = (parts: Case) => findingsOf(numberNotInQuote, sampleText, { quote, zh: '', ...parts });
const differ = (zh: string, en: string) => findingsOf(numbersDiffer, sampleText, { zh, en });

describe('number-unsupported holds back', () => {
  test.each<[string, Case]>([
    ['an invented score', { en: 'It reaches 71.4 F1.' }],
    ['an invented score in Chinese only', { zh: 'F1 达到 71.4。', en: 'It reaches a high F1.' }],
    ['digits swapped', { en: 'It reaches 69.3 F1.' }],
    ['a wrong difference', { en: 'F1 rises by 12.9 points.' }],
    ['a wrong change in percent', { en: 'F1 rises by 19%.' }],
    ['a wrong scale', { zh: '参数量为 120 亿。', en: 'It has 12 billion parameters.' }],
    ['another exponent', { en: 'The learning rate is 1e-6.' }],
    ['a rank that the paper does not have', { en: 'It is best in top-13.' }],
    ['a wrong year', { en: 'The study is of 2019.' }],
    [
      'a number of a quote that is not in the paper',
      { en: 'It reaches 71.4 F1.', quote: 'It reaches 71.4 F1 on LongBench.' },
    ],
    ['a number of takeaways', { en: 'Use 640 routers.', quote: '', place: 'takeaway' }],
  ])('%s', (_, parts) => {
    expect(unsupported(parts)).toMatchObject([{ code: 'number-unsupported', severity: 'error' }]);
  });
});

describe('number-unsupported lets pass', () => {
  test.each<[string, Case]>([
    ['numbers of the quote', { zh: 'F1 为 63.9，基线为 54.6。', en: 'F1 is 63.9, the baseline 54.6.' }],
    ['their difference', { en: 'F1 rises by 9.3 points.' }],
    ['their change in percent, rounded', { en: 'F1 rises by 17%.' }],
    ['a rounded number', { zh: '约 64 分', en: 'about 64' }],
    ['numbers elsewhere in the paper', { en: 'Accuracy is 91.2% after 2380 steps.' }],
    [
      'another notation of the paper’s numbers',
      { zh: '120 万参数，学习率 10^{-4}', en: '1,200,000 parameters at 0.0001' },
    ],
    ['a share instead of a percentage', { en: 'An accuracy of 0.912.' }],
    ['number words and labels', { en: 'Four ideas, shown in Table 9 and Figure 12.' }],
    ['names with digits, spelled otherwise', { en: 'Llama-2-7B, ResNet50, Top-5, A100s and an F1-score.' }],
    ['a word of the paper as a digit', { zh: '需要 3 轮', en: 'It needs 3 passes.' }],
    ['numbers of abstract and title', { en: '17 runs in 2024.' }],
    ['a link of the paper', { en: 'Data: https://zenodo.org/record/123' }],
    ['no number at all', { en: 'It is better.' }],
  ])('%s', (_, parts) => {
    expect(unsupported(parts)).toEqual([]);
  });
});

test('number-unsupported tells each number once, as it was written', () => {
  const findings = unsupported({ zh: 'F1 达到 71.4，召回 80.8。', en: 'F1 reaches 71.4, recall 80.8.' });
  expect(findings.map(({ message }) => message)).toEqual([
    '“71.4” stands neither in the quote nor elsewhere in the paper.',
    '“80.8” stands neither in the quote nor elsewhere in the paper.',
  ]);
});

describe('number-not-in-quote warns of', () => {
  test.each([
    'Accuracy is 91.2%.',
    'Training takes 2,380 steps.',
    'F1 is 63.9 after 2,380 steps.',
    'It cuts cost by 30%.',
    'It fails on 17 tasks.',
    'There are 250 tasks.',
    'It uses 8 GPUs.',
    'The rate is 1e-4.',
    'It has 1.2M parameters.',
  ])('%s', en => {
    expect(outside({ en })).toMatchObject([{ code: 'number-not-in-quote', severity: 'warning' }]);
  });

  test('and names the number', () => {
    expect(outside({ en: 'Accuracy is 91.2%.' })[0]?.message).toBe(
      '“91.2%” stands in the paper but not in the quote.',
    );
  });
});

describe('number-not-in-quote is silent about', () => {
  test.each<[string, Case]>([
    ['numbers of the quote', { en: 'F1 is 63.9.' }],
    ['what follows from them', { en: 'F1 rises by 9.3 points, or 17%.' }],
    ['an invented number, which is an error', { en: 'F1 is 71.4.' }],
    ['names', { en: 'It runs on ResNet-50 and Llama-2-7B.' }],
    ['labels', { en: 'See Table 2.' }],
    ['words', { en: 'It needs three passes.' }],
    [
      'a claim whose quote is missing, which is an error',
      { en: 'Accuracy is 91.2%.', quote: 'no such sentence here' },
    ],
    ['a takeaway without quote', { en: 'Accuracy is 91.2%.', quote: '', place: 'takeaway' }],
  ])('%s', (_, parts) => {
    expect(outside(parts)).toEqual([]);
  });
});

describe('numbers-differ holds back', () => {
  test.each([
    ['F1 为 63.9。', 'F1 is 69.3.'],
    ['提升 6.1 个百分点。', 'It rises by 4.6 points.'],
    ['参数量 7 亿。', 'It has 7 billion parameters.'],
    ['F1 为 63.9，基线 54.6。', 'F1 is 63.9, the baseline is lower.'],
    ['准确率很高。', 'Accuracy is 91.2%.'],
    ['用了 3 轮。', 'It takes two passes.'],
    ['在 ResNet-50 上。', 'On ResNet-101.'],
    ['学习率 1e-4。', 'The learning rate is 1e-5.'],
    ['变化为 -5.2。', 'A change of +5.2.'],
    ['始于 2023 年。', 'It began in 2024.'],
  ])('%s / %s', (zh, en) => {
    expect(differ(zh, en)).toMatchObject([{ code: 'numbers-differ', severity: 'error' }]);
  });

  test('and tells both sides', () => {
    expect(differ('F1 为 63.9。', 'F1 is 69.3.')[0]?.message).toBe(
      'Only the Chinese says “63.9”. Only the English says “69.3”.',
    );
    expect(differ('准确率很高。', 'Accuracy is 91.2%.')[0]?.message).toBe('Only the English says “91.2%”.');
  });
});

describe('numbers-differ lets pass', () => {
  test.each([
    ['F1 为 63.9，基线 54.6。', 'Baseline 54.6; F1 is 63.9.'],
    ['训练 1.2 万步。', 'Training takes 12,000 steps.'],
    ['参数量 70 亿（7B）。', 'It has 7 billion parameters.'],
    ['三个阶段。', 'It has 3 stages.'],
    ['共 3 个阶段。', 'Three stages in all.'],
    ['见表 2。', 'It is shown there.'],
    ['成本降到三分之一。', 'Cost falls to 1/3.'],
    ['提升一倍。', 'It is 2x as fast.'],
    ['在 GPT-4o 上为 91.2％。', 'On GPT-4o it is 91.2%.'],
    ['63.9，63.9 与 54.6。', '63.9 against 54.6.'],
    ['', 'F1 is 63.9.'],
    ['F1 为 63.9。', ''],
  ])('%s / %s', (zh, en) => {
    expect(differ(zh, en)).toEqual([]);
  });
});
