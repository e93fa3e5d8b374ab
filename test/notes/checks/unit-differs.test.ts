// unit-differs: the same number with another meaning in zh, en or the quote is held back, and is told in both languages.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitDiffers } from '../../../src/notes/checks/unit-differs.ts';
import { findingsOf, type Case } from '../sample.ts';
import { numberPaper, said } from './number-paper.ts';

const find = (parts: Case) => findingsOf(unitDiffers, numberPaper, parts);
const twins = (zh: string, en: string) => find({ zh, en });

describe('the message tells both readings', () => {
  test('of Chinese and English', () => {
    expect(twins('准确率提升 13.7 个百分点。', 'Accuracy improves by 13.7%.')).toEqual([
      {
        code: 'unit-differs',
        severity: 'error',
        message: 'The Chinese says “13.7 个百分点”, the English “13.7%”.',
        messageZh: '中文是“13.7 个百分点”，英文是“13.7%”。',
      },
    ]);
  });

  test('of claim and quote, once for both languages', () => {
    expect(find({ quote: said.points, zh: '高 13.7%。', en: '13.7% better.' })).toEqual([
      {
        code: 'unit-differs',
        severity: 'error',
        message: '“13.7%” is “13.7 points” in the quote.',
        messageZh: '“13.7%”在引文中是“13.7 points”。',
      },
    ]);
  });

  test('of a level taken for a change', () => {
    expect(twins('成本降至 30%。', 'Cost is reduced by 30%.')).toMatchObject([
      {
        message: 'The Chinese says “to 30%”, the English “by 30%”.',
        messageZh: '中文是“到 30%”，英文是“变化 30%”。',
      },
    ]);
  });

  test('of a spread', () => {
    expect(find({ quote: said.spread, zh: 'F1 为 1.2。', en: 'The F1 is 1.2.' })).toEqual([
      {
        code: 'unit-differs',
        severity: 'error',
        message: '“1.2” is the spread (±) in the quote, not the value.',
        messageZh: '“1.2”在引文中是波动（±），不是数值。',
      },
    ]);
  });
});

describe('Chinese and English clash', () => {
  test.each([
    ['速度提升 2.4 倍。', 'It is 2.4% faster.'],
    ['耗时 120 秒。', 'It takes 120 ms.'],
    ['耗时 3 小时。', 'It takes 3 days.'],
    ['显存 80 MB。', 'It has 80 GB of memory.'],
    ['每次 0.03 元。', 'It costs $0.03 each.'],
    ['成本降至 30%。', 'Cost is reduced by 30%.'],
    ['提升 13.7 个点。', 'A 13.7% gain.'],
  ])('%s / %s', (zh, en) => {
    expect(twins(zh, en)).toMatchObject([{ code: 'unit-differs' }]);
  });
});

describe('Chinese and English agree', () => {
  test.each([
    ['准确率为 85.1%。', 'The accuracy is 85.1.'],
    ['准确率绝对提升 13.7%。', 'Accuracy improves by 13.7 points.'],
    ['准确率达到 85.1 分。', 'Accuracy reaches 85.1%.'],
    ['提升 13.7 个点。', 'A gain of 13.7 pts.'],
    ['500 个数据点。', '500 data points.'],
    ['提升到 2.4 倍。', 'It is 2.4 times as fast.'],
    ['耗时 3 天（72 小时）。', 'It takes 3 days (72 h).'],
    ['成本降低 50%。', 'Cost falls to 50%.'],
    ['提升至多 13.7%。', 'It improves by up to 13.7%.'],
    ['5% 的样本，5 倍数据。', '5% of the samples, 5 times the data.'],
    ['2023 年有 30 fps。', 'In 2023 it ran at 30 fps.'],
    ['在 30% 噪声下。', 'Robustness improves under 30% noise.'],
  ])('%s / %s', (zh, en) => {
    expect(twins(zh, en)).toEqual([]);
  });
});

describe('the quote agrees', () => {
  test.each<[keyof typeof said, string]>([
    ['row', 'GateNet has an F1 of 63.9%.'],
    ['row', 'F1 is higher by 63.9 points.'],
    ['spread', 'The F1 is 63.9, with a standard deviation of 1.2.'],
    ['loss', 'Perplexity drops by 3.1.'],
    ['latency', 'Latency falls by 120 ms.'],
    ['teaser', 'It gains 4.2 points over GPT-4o.'],
  ])('%s: %s', (quote, en) => {
    expect(find({ quote: said[quote], zh: '', en })).toEqual([]);
  });

  test('where it calls percent what is the difference of two of its numbers', () => {
    const quote = 'Accuracy is 71.4% without it and 85.1% with it, an increase of 13.7%.';
    expect(find({ quote, zh: '', en: 'Accuracy rises by 13.7 points.' })).toEqual([]);
  });

  test('and a quote that is not in the paper proves nothing', () => {
    expect(find({ quote: 'This is said nowhere: 13.7 points.', zh: '', en: 'A 13.7% gain.' })).toEqual([]);
  });
});

test('a sign turned round is told once, here and not as an invented number', () => {
  expect(find({ quote: said.loss, zh: '变化 +3.1。', en: 'It changes by +3.1.' })).toHaveLength(1);
});

test('one number in one unit agrees with itself in any unit and amount', () => {
  const units = ['%', ' points', ' times', ' ms', ' hours', ' GB', ''];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(...units), (value, unit) => {
      expect(twins(`${value}${unit}`, `${value}${unit}`)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
