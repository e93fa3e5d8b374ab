// repeated-loop, too-short, too-long: texts that say the same over and over, nothing, or too much.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatedLoop } from '../../../src/notes/checks/repeated-loop.ts';
import { tooLong } from '../../../src/notes/checks/too-long.ts';
import { tooShort } from '../../../src/notes/checks/too-short.ts';
import { loopIn } from '../../../src/notes/text/loops.ts';
import { paperText } from '../../support/paper-text.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const loops = (parts: Case, text = sampleText) => findingsOf(repeatedLoop, text, parts);
const short = (parts: Case) => findingsOf(tooShort, sampleText, parts);
const long = (parts: Case) => findingsOf(tooLong, sampleText, parts);

describe('repeated-loop holds back', () => {
  test.each<Case>([
    { zh: '提出了一种基于稀疏路由的方法的方法的方法的方法的方法' },
    { zh: '路由器是是是更快的。' },
    { zh: '性能提升提升提升显著。' },
    { zh: '路由器更快，路由器更快，路由器更快。' },
    {
      zh: '该方法在所有数据集上更好，且训练更快，该方法在所有数据集上更好，推理更省，该方法在所有数据集上更好。',
    },
    { zh: '该方法优于所有基线模型。该方法优于所有基线模型。' },
    { en: 'The the the the router is faster.' },
    { en: 'It improves the accuracy of the model of the model of the model of the model.' },
    { en: 'The router is faster, the router is faster, the router is faster.' },
    { en: 'SparseRoute reaches 63.9 F1 on LongBench. SparseRoute reaches 63.9 F1 on LongBench.' },
    {
      en: 'It is better than the best baseline, it is cheap, it is better than the best baseline, and it is better than the best baseline.',
    },
    { en: 'and and and and and' },
    { en: 'It can improve the performance and improve the performance and improve the performance.' },
    { zh: '路由器更快且路由器更快且路由器更快' },
    { en: 'The routerrouterrouterrouter is faster.' },
    { en: 'Aaaaaaaaaaaaaaaaaaa' },
    { en: 'F1 is 63.9 on A, F1 is 63.9 on A, F1 is 63.9 on A' },
    { quote: 'We introduce a router router router router for Llama.' },
    { zh: '模型模型模型模型', place: 'title' },
    { en: `The scores are ${'71.2, 64.5, 58.3, '.repeat(8)}in all.` },
    { zh: `得分为 ${'71.2、64.5、58.3、'.repeat(6)}以及其他。` },
  ])('%j', parts => {
    expect(loops(parts)).toMatchObject([{ code: 'repeated-loop', severity: 'error' }]);
  });

  test('and says what is repeated and how often, in both languages', () => {
    expect(loops({ zh: '稀疏路由的方法的方法的方法的方法的方法' })).toEqual([
      {
        code: 'repeated-loop',
        severity: 'error',
        message: 'The text repeats “的方法” 5 times.',
        messageZh: '文字重复“的方法”5 次。',
      },
    ]);
    expect(loops({ en: 'Of the of the of the router' })[0]?.message).toBe(
      'The text repeats “Of the” 3 times.',
    );
    expect(loops({ en: 'the the the router' })[0]?.message).toBe('The text repeats “the” 3 times.');
  });
});

const song = paperText([
  [
    'The model answers no no no no to all, and prints to be to be to be at the end.',
    'Acc F1 Acc F1 Acc F1 Acc F1',
  ],
]);

describe('repeated-loop lets pass', () => {
  test.each<Case>([
    { zh: '路由器更快。', en: 'The router is faster.' },
    { zh: '模型越来越大，训练一步一步地推进，天天更新，常常出错。' },
    { zh: '在三个任务上分别为 0 分、0 分、0 分。' },
    { zh: '分别提高 1.2 个百分点、2.3 个百分点、3.1 个百分点和 4.0 个百分点。' },
    { zh: '第一层、第二层、第三层的权重各不相同。' },
    { zh: '用户回答“哈哈哈哈”时视为正面。' },
    { zh: '与基线相比，F1 高 1.2；与基线相比，召回率高 2.3；与基线相比，速度快 3 倍。' },
    { zh: '三个标签依次为猫、猫、猫。' },
    { en: 'The search takes O(log log log n) time.' },
    { en: 'The input is [MASK] [MASK] [MASK].' },
    { en: 'Without the penalty the model prints “the the the the the”.' },
    { en: 'The model reasons step by step by step.' },
    { en: 'It improves by 1%, improves by 2%, improves by 3%, improves by 4%.' },
    { en: 'Beer-Beer-Beer is a synthetic set, as is A/A/A, with 3x3x3 filters.' },
    { en: 'Model 12.1 45.3 60.2 70.9 81.5' },
    { en: 'The vector is [0, 0, 0, 0, 0, 0].' },
    { en: 'The grades A A A B B follow.' },
    { en: 'It is more and more and more accurate, day after day after day.' },
    { en: 'From English to French, from English to German, from English to Czech.' },
    { en: 'On A it beats PPO by 2 points, on B it beats PPO by 3 points, on C it beats PPO by 4 points.' },
    { en: 'It had had a limit, and that that was wrong is clear.' },
    { quote: 'Model 12.1 45.3 60.2 70.9 81.5' },
    { en: 'Its ID is 0000000000000000.' },
    { en: `The weights are ${'0.5, '.repeat(10)}0.5.` },
    { en: 'The bits are 0 1 0 1 0 1 0 1 0 1 0 1.' },
    { en: `Rows of ${'71.2, 64.5, 58.3, '.repeat(4)}are given.` },
  ])('%j', parts => {
    expect(loops(parts)).toEqual([]);
  });

  test.each<Case>([
    { quote: 'Acc F1 Acc F1 Acc F1 Acc F1' },
    { quote: 'The model answers no no no no to all, and prints to be to be to be at the end.' },
    { en: 'The model prints to be to be to be at the end.' },
  ])('what the paper itself repeats: %j', parts => {
    expect(loops(parts, song)).toEqual([]);
  });

  test('any text whose words are all different', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9_999), { maxLength: 60 }), numbers => {
        expect(loopIn(numbers.map(number => `w${number}x`).join(' '))).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

test('a loop is found wherever it begins and however long its unit is, up to thirty words', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1_000, max: 9_999 }), { minLength: 31, maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 4, max: 6 }),
      (numbers, length, times) => {
        const words = numbers.map(
          number => `word${String(number).replace(/\d/g, digit => 'abcdefghij'.charAt(Number(digit)))}`,
        );
        const unit = words.slice(0, length).join(' ');
        expect(loopIn(`${words.slice(30).join(' ')} ${Array(times).fill(unit).join(' ')} end`)).toEqual({
          words: unit,
          times,
        });
      },
    ),
    { numRuns: 100 },
  );
});

describe('too-short holds back', () => {
  test.each<Case>([
    { zh: '好。' },
    { zh: '更快' },
    { zh: '效果好。' },
    { zh: '。。。' },
    { zh: '5' },
    { en: 'Faster.' },
    { en: 'It works' },
    { en: '!!!' },
    { en: 'A' },
    { en: 'SparseRoute.' },
    { en: '—' },
    { zh: '，', en: 'Good results.' },
    { zh: '详见表 7。' },
    { zh: '见图 2 和表 3。' },
    { zh: '实验结果如表 2 所示。' },
    { zh: '结果见附录 B。' },
    { zh: '详细结果请参见第 4 节。' },
    { en: 'Figure 3.' },
    { en: 'See Tables 2 and 3 for details.' },
    { en: 'The results are given in Table 2.' },
    { en: 'As shown in Fig. 4(b).' },
    { en: 'See the appendix for more details.' },
  ])('%j', parts => {
    const findings = short(parts);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ code: 'too-short', severity: 'error' });
  });

  test('and says which side, in both languages', () => {
    expect(short({ zh: '更快。', en: 'Faster.' })).toEqual([
      {
        code: 'too-short',
        severity: 'error',
        message: 'The Chinese text says nothing: “更快。”.',
        messageZh: '中文没有内容：“更快。”。',
      },
      {
        code: 'too-short',
        severity: 'error',
        message: 'The English text says nothing: “Faster.”.',
        messageZh: '英文没有内容：“Faster.”。',
      },
    ]);
  });
});

describe('too-short lets pass', () => {
  test.each<Case>([
    { zh: '路由更快', en: 'Routing is faster' },
    { zh: 'F1 63.9', en: 'F1 63.9' },
    { zh: '快 3 倍', en: '3x faster' },
    { zh: '用 BERT', en: 'Uses BERT' },
    { zh: '63.9%', en: '63.9%' },
    { zh: '', en: '' },
    { zh: '优于 SAC', en: 'Beats Llama' },
    { zh: '表 4 的模型更快', en: 'Table 4 favours depth' },
    { zh: '图 2 有 7 个峰', en: 'Figure 2 has 7 peaks' },
    { zh: '表 3 中 F1 最高为 63.9', en: 'In Table 3 the best F1 is 63.9' },
    { zh: '公式 2 成立', en: 'Theorem 2 holds' },
  ])('%j', parts => {
    expect(short(parts)).toEqual([]);
  });
});

describe('too-long warns', () => {
  test('of each side and of the quote, with what it counted', () => {
    const parts = { zh: '路'.repeat(201), en: 'word '.repeat(121), quote: 'q'.repeat(301) };
    expect(long(parts)).toEqual([
      {
        code: 'too-long',
        severity: 'warning',
        message: 'The Chinese text has 201 characters; 200 are the most.',
        messageZh: '中文有 201 个字符，最多 200 个。',
      },
      {
        code: 'too-long',
        severity: 'warning',
        message: 'The English text has 121 words; 120 are the most.',
        messageZh: '英文有 121 个词，最多 120 个。',
      },
      {
        code: 'too-long',
        severity: 'warning',
        message: 'The quote has 301 characters; 300 are the most.',
        messageZh: '引文有 301 个字符，最多 300 个。',
      },
    ]);
  });

  test('but not of as much as that', () => {
    expect(long({ zh: '路'.repeat(200), en: 'word '.repeat(120), quote: 'q'.repeat(300) })).toEqual([]);
  });
});
