// Fixes: each kind with cases that must be offered, and near misses for which nothing may be.
import { expect, test } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { parseGlossary } from '../../src/lib/glossary.ts';
import { factsOf } from '../../src/notes/check-context.ts';
import { checkWords } from '../../src/notes/check.ts';
import { suggestFixes } from '../../src/notes/suggest.ts';
import { paperText } from '../support/paper-text.ts';
import { claim, notesOf, paper } from './sample.ts';

const text = paperText([
  [
    'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
    '',
    'Training takes 2,380 steps on 8 A100 GPUs, and one query takes 45 ms.',
    '',
    'Accuracy is 91.2% with routing and 88.7% without it, a gain of 2.5 percentage points.',
    '',
    'The model has 1.2 million parameters and was compared with GPT-4o and GPT-3.5 on GSM8K.',
    '',
    'The reward model is trained by fine-tuning on data of 5 March 2023 and of 7 March 2023.',
    '',
    'Table 4 shows that 4 of 17 tasks fail, and that cost falls by 30% to 70% of the former cost.',
  ],
]);
const glossary = parseGlossary('en,zh\nreward model,奖励模型\nfine-tuning,微调\npre-training,预训练\n');
const facts = factsOf(paper, text, { glossary });

const REACHES = 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.';
const STEPS = 'Training takes 2,380 steps on 8 A100 GPUs, and one query takes 45 ms.';
const ACCURACY = 'Accuracy is 91.2% with routing and 88.7% without it, a gain of 2.5 percentage points.';
const SIZE = 'The model has 1.2 million parameters and was compared with GPT-4o and GPT-3.5 on GSM8K.';
const REWARD = 'The reward model is trained by fine-tuning on data of 5 March 2023 and of 7 March 2023.';
const TABLE = 'Table 4 shows that 4 of 17 tasks fail, and that cost falls by 30% to 70% of the former cost.';

type Words = readonly [zh: string, en: string];

function fixes([zh, en]: Words, quote: string, notes: Notes = notesOf(claim({ quote }))) {
  const words = { item: 'result-1', zh, en };
  const findings = checkWords(notes, words, facts);
  return { findings, fixes: suggestFixes(notes, { words, findings }, facts) };
}

const offered: readonly (readonly [name: string, words: Words, quote: string, fixed: Words, label: Words])[] =
  [
    [
      'a digit off in the Chinese',
      ['SparseRoute 的 F1 为 69.3。', 'SparseRoute reaches an F1 of 63.9.'],
      REACHES,
      ['SparseRoute 的 F1 为 63.9。', 'SparseRoute reaches an F1 of 63.9.'],
      ['中文也用 63.9', 'use 63.9 in the Chinese too'],
    ],
    [
      'the number of the other system in the Chinese',
      ['最好的基线为 63.9。', 'The best baseline reaches 54.6.'],
      REACHES,
      ['最好的基线为 54.6。', 'The best baseline reaches 54.6.'],
      ['中文也用 54.6', 'use 54.6 in the Chinese too'],
    ],
    [
      'the number of the other system, put right in the English',
      ['最好的基线为 54.6。', 'The best baseline reaches 63.9.'],
      REACHES,
      ['最好的基线为 54.6。', 'The best baseline reaches 54.6.'],
      ['英文也用 54.6', 'use 54.6 in the English too'],
    ],
    [
      'a percentage, whose sign stays',
      ['使用路由时准确率为 88.7%。', 'Accuracy is 91.2% with routing.'],
      ACCURACY,
      ['使用路由时准确率为 91.2%。', 'Accuracy is 91.2% with routing.'],
      ['中文也用 91.2%', 'use 91.2% in the Chinese too'],
    ],
    [
      'percentage points, whose words stay',
      ['准确率提高 5.2 个百分点。', 'Accuracy rises by 2.5 percentage points.'],
      ACCURACY,
      ['准确率提高 2.5 个百分点。', 'Accuracy rises by 2.5 percentage points.'],
      ['中文也用 2.5 个百分点', 'use 2.5 percentage points in the Chinese too'],
    ],
    [
      'millions that become 万',
      ['该模型有 12 万个参数。', 'The model has 1.2 million parameters.'],
      SIZE,
      ['该模型有 120 万个参数。', 'The model has 1.2 million parameters.'],
      ['中文也用 120 万', 'use 1.2 million in the Chinese too'],
    ],
    [
      '万 that become millions',
      ['该模型有 120 万个参数。', 'The model has 12 million parameters.'],
      SIZE,
      ['该模型有 120 万个参数。', 'The model has 1.2 million parameters.'],
      ['英文也用 1.2 million', 'use 1.2 million in the English too'],
    ],
    [
      '亿 for a number of millions, in 万 then',
      ['该模型有 1.2 亿个参数。', 'The model has 1.2 million parameters.'],
      SIZE,
      ['该模型有 120 万个参数。', 'The model has 1.2 million parameters.'],
      ['中文也用 120 万', 'use 1.2 million in the Chinese too'],
    ],
    [
      'a number with commas on one side only',
      ['训练需要 2830 步。', 'Training takes 2,380 steps.'],
      STEPS,
      ['训练需要 2380 步。', 'Training takes 2,380 steps.'],
      ['中文也用 2380', 'use 2,380 in the Chinese too'],
    ],
    [
      'a number with commas on the side that is wrong',
      ['训练需要 2380 步。', 'Training takes 2,830 steps.'],
      STEPS,
      ['训练需要 2380 步。', 'Training takes 2,380 steps.'],
      ['英文也用 2,380', 'use 2,380 in the English too'],
    ],
    [
      'a wrong number on both sides, one slip from the quote',
      ['SparseRoute 的 F1 为 69.3，基线为 54.6。', 'SparseRoute reaches an F1 of 69.3, the baseline 54.6.'],
      REACHES,
      ['SparseRoute 的 F1 为 63.9，基线为 54.6。', 'SparseRoute reaches an F1 of 63.9, the baseline 54.6.'],
      ['改用引文中的 63.9', 'use 63.9, as the quote has it'],
    ],
    [
      'a wrong number on both sides, where one number of the quote is left',
      ['SparseRoute 的 F1 为 71.2，基线为 54.6。', 'SparseRoute reaches an F1 of 71.2, the baseline 54.6.'],
      REACHES,
      ['SparseRoute 的 F1 为 63.9，基线为 54.6。', 'SparseRoute reaches an F1 of 63.9, the baseline 54.6.'],
      ['改用引文中的 63.9', 'use 63.9, as the quote has it'],
    ],
    [
      'a number of the paper that the quote does not have',
      ['SparseRoute 的 F1 为 91.2，基线为 54.6。', 'SparseRoute reaches an F1 of 91.2, the baseline 54.6.'],
      REACHES,
      ['SparseRoute 的 F1 为 63.9，基线为 54.6。', 'SparseRoute reaches an F1 of 63.9, the baseline 54.6.'],
      ['改用引文中的 63.9', 'use 63.9, as the quote has it'],
    ],
    [
      'percent for points in the Chinese',
      ['准确率提高 2.5%。', 'Accuracy rises by 2.5 percentage points.'],
      ACCURACY,
      ['准确率提高 2.5 个百分点。', 'Accuracy rises by 2.5 percentage points.'],
      ['按引文写作“2.5 个百分点”', 'write 2.5 percentage points, as the quote has it'],
    ],
    [
      'percent for points on both sides',
      ['准确率提高 2.5%。', 'Accuracy rises by 2.5%.'],
      ACCURACY,
      ['准确率提高 2.5 个百分点。', 'Accuracy rises by 2.5 percentage points.'],
      ['按引文写作“2.5 个百分点”', 'write 2.5 percentage points, as the quote has it'],
    ],
    [
      'two numbers of different units at once',
      [
        '使用路由时准确率为 88.7%，提高 5.2 个百分点。',
        'Accuracy is 91.2% with routing, up by 2.5 percentage points.',
      ],
      ACCURACY,
      [
        '使用路由时准确率为 91.2%，提高 2.5 个百分点。',
        'Accuracy is 91.2% with routing, up by 2.5 percentage points.',
      ],
      ['中文也用 91.2%、2.5 个百分点', 'use 91.2%, 2.5 percentage points in the Chinese too'],
    ],
    [
      'seconds for milliseconds',
      ['一次查询需要 45 秒。', 'One query takes 45 ms.'],
      STEPS,
      ['一次查询需要 45 毫秒。', 'One query takes 45 ms.'],
      ['按引文写作“45 毫秒”', 'write 45 ms, as the quote has it'],
    ],
    [
      'risen to for risen by',
      ['成本降低到 30%。', 'The cost falls by 30%.'],
      TABLE,
      ['成本降低了 30%。', 'The cost falls by 30%.'],
      ['按引文写作“了 30%”', 'write by 30%, as the quote has it'],
    ],
    [
      'a name in other letters, in both languages',
      ['与 Gpt-4o 比较。', 'It was compared with Gpt-4o.'],
      SIZE,
      ['与 GPT-4o 比较。', 'It was compared with GPT-4o.'],
      ['按论文写作 GPT-4o', 'spell it GPT-4o, as the paper does'],
    ],
    [
      'a name right behind Chinese, with the blank that is due there',
      ['与Gpt-4o比较。', 'It was compared with GPT-4o.'],
      SIZE,
      ['与 GPT-4o 比较。', 'It was compared with GPT-4o.'],
      ['按论文写作 GPT-4o', 'spell it GPT-4o, as the paper does'],
    ],
    [
      'a name that is a slip of the pen',
      ['LongBanch 上的 F1 为 63.9。', 'The F1 on LongBench is 63.9.'],
      REACHES,
      ['LongBench 上的 F1 为 63.9。', 'The F1 on LongBench is 63.9.'],
      ['按论文写作 LongBench', 'spell it LongBench, as the paper does'],
    ],
    [
      'a term with one other character than the glossary has',
      ['奖赏模型通过微调训练。', 'The reward model is trained by fine-tuning.'],
      REWARD,
      ['奖励模型通过微调训练。', 'The reward model is trained by fine-tuning.'],
      ['按术语表写作“奖励模型”', 'write “奖励模型” for “reward model”, as the glossary does'],
    ],
  ];

test.each(offered)('%s is mended', (_, words, quote, [zh, en], [labelZh, labelEn]) => {
  expect(fixes(words, quote).fixes).toContainEqual({
    zh,
    en,
    label: { zh: labelZh, en: labelEn },
  });
});

const notOffered: readonly (readonly [name: string, words: Words, quote: string])[] = [
  [
    'words with which nothing is wrong',
    ['SparseRoute 的 F1 为 63.9。', 'SparseRoute reaches an F1 of 63.9.'],
    REACHES,
  ],
  [
    'two numbers on each side that may both be meant',
    ['F1 为 71.2，基线为 48.3。', 'The F1 is 63.9, the baseline 54.6.'],
    REACHES,
  ],
  ['a number with two of the quote that may both be meant', ['F1 为 71.2。', 'The F1 is 71.2.'], REACHES],
  [
    'a number that stands on one side only',
    ['F1 为 63.9，基线更低。', 'The F1 is 63.9, the baseline 54.6.'],
    REACHES,
  ],
  ['other digits of a name', ['与 GPT-4 比较。', 'It was compared with GPT-3.5.'], SIZE],
  ['a data set with a digit', ['在 GSM9K 上比较。', 'It was compared on GSM8K.'], SIZE],
  ['days of a date', ['数据来自 3 月 5 日。', 'The data are of 7 March.'], REWARD],
  ['years', ['数据来自 2022 年。', 'The data are of 2023.'], REWARD],
  ['a count far from all of the quote', ['该模型在 9 个任务上失败。', 'It fails on 9 tasks.'], TABLE],
  [
    'digits that are the number of a table as well',
    ['表 5 中 5 个任务失败。', 'In Table 4, 4 tasks fail.'],
    TABLE,
  ],
  ['numbers in letters', ['共有三个任务失败。', 'There are four tasks that fail.'], TABLE],
  ['the end of a range', ['成本降低 20–70%。', 'The cost falls by 30–70%.'], TABLE],
  [
    'a term in quite other words',
    ['打分器通过微调训练。', 'The reward model is trained by fine-tuning.'],
    REWARD,
  ],
  [
    'a term of two characters',
    ['奖励模型通过强调训练。', 'The reward model is trained by fine-tuning.'],
    REWARD,
  ],
  [
    'part of a longer word that looks like a term',
    ['该无奖励模块通过微调训练。', 'The reward model is trained by fine-tuning.'],
    REWARD,
  ],
  [
    'half of a text in the other language',
    ['SparseRoute reaches an F1 of 63.9.', 'SparseRoute reaches an F1 of 63.9.'],
    REACHES,
  ],
  ['a denial', ['该模型没有失败。', 'The model fails.'], TABLE],
  [
    'a wrong number when the quote is not in the paper',
    ['F1 为 69.3。', 'The F1 is 69.3.'],
    'No such words reach 63.9 anywhere.',
  ],
];

test.each(notOffered)('%s: nothing is offered', (_, words, quote) => {
  expect(fixes(words, quote).fixes).toEqual([]);
});

test('a fix leaves less to find, and nothing that is new; at most five are offered', () => {
  for (const [, words, quote] of [...offered, ...notOffered]) {
    const { findings, fixes: all } = fixes(words, quote);
    const before = findings.map(({ message }) => message);
    expect(all.length).toBeLessThanOrEqual(5);
    for (const { zh, en } of all) {
      const after = fixes([zh, en], quote).findings.map(({ message }) => message);
      expect(after.length).toBeLessThan(before.length);
      expect(before).toEqual(expect.arrayContaining(after));
    }
  }
});

test('the headline is mended as well: its numbers are those of the other language', () => {
  const notes = {
    ...notesOf(claim()),
    headline: { zh: '最好的基线为 54.6', en: 'The best baseline has 54.6' },
  };
  const words = { item: 'headline', zh: '最好的基线为 58.6', en: 'The best baseline has 54.6' };
  const findings = checkWords(notes, words, facts);
  expect(suggestFixes(notes, { words, findings }, facts)).toEqual([
    {
      zh: '最好的基线为 54.6',
      en: words.en,
      label: { zh: '中文也用 54.6', en: 'use 54.6 in the Chinese too' },
    },
  ]);
});

test('words beyond what the checks read get no fix', () => {
  const long = `${'路由器更快。'.repeat(600)}F1 为 69.3。`;
  expect(fixes([long, 'SparseRoute reaches an F1 of 63.9.'], REACHES).fixes).toEqual([]);
});
