// repeated-claim, quote-reused, abstract-only: what is seen only when a claim's neighbours are looked at.
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import { abstractOnly } from '../../../src/notes/checks/abstract-only.ts';
import { quoteOverused } from '../../../src/notes/checks/quote-overused.ts';
import { quoteReused } from '../../../src/notes/checks/quote-reused.ts';
import { repeatedClaim } from '../../../src/notes/checks/repeated-claim.ts';
import { factsOf, toFindings } from '../../../src/notes/check-context.ts';
import { repeatedClaims } from '../../../src/notes/text/repeated-claims.ts';
import { paperText } from '../../support/paper-text.ts';
import { claim, findingsOf, notesOf, paper, sampleText } from '../sample.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

type Words = readonly [zh: string, en: string, quote?: string];
const earlier = ([zh, en, quote = '']: Words): Claim => claim({ id: 'background-1', zh, en, quote });
const repeats = (first: Words, [zh, en, quote = '']: Words) =>
  findingsOf(repeatedClaim, sampleText, { zh, en, quote, beside: [earlier(first)] });

const F1: Words = [
  'SparseRoute 在 LongBench 上的 F1 为 63.9，最好的基线为 54.6。',
  'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
];
const RICH = 'It was unable to solve 17 of 250 tasks, as Table 2 shows for top-5 and ResNet-50.';

describe('repeated-claim warns of', () => {
  test.each<[string, Words, Words]>([
    ['the same words', F1, F1],
    [
      'other marks and blanks',
      F1,
      ['SparseRoute在LongBench上的F1为63.9；最好的基线为54.6', F1[1].replace(',', ' —')],
    ],
    [
      'another verb',
      F1,
      ['SparseRoute 在 LongBench 上的 F1 达 63.9，最好的基线为 54.6。', F1[1].replace('reaches', 'achieves')],
    ],
    ['a word more', F1, [F1[0], 'SparseRoute reaches 63.9 F1 on LongBench, the very best baseline 54.6.']],
    [
      'the same English under other Chinese',
      F1,
      ['F1 从最好基线的 54.6 提高到 63.9（SparseRoute，LongBench）。', F1[1]],
    ],
    [
      'the same Chinese under other English',
      F1,
      [F1[0], 'On LongBench the F1 is 63.9 for SparseRoute and 54.6 for the best baseline.'],
    ],
    [
      'nearly the same on the same quote',
      ['路由器训练需要三轮。', 'The router needs three passes for training.', RICH],
      ['该路由器的训练需要三轮。', 'The router also needs three passes for its training.', RICH],
    ],
    [
      'an article and an ending',
      [
        '势函数只从成功的回合中学习。',
        'The potential is learned only from the successful episodes of training.',
      ],
      [
        '势函数只从成功回合中学习。',
        'The potential is learned only from successful episodes of the training.',
      ],
    ],
    [
      'the same result in other words on one quote',
      ['路由器使显存用量减少 30%。', 'The router cuts memory use by 30%.', RICH],
      ['采用该路由器后，显存用量降低 30%。', 'Memory use falls by 30% with this router.', RICH],
    ],
    [
      'the same figures and names on another quote',
      [
        'SparseRoute 的 F1 为 63.9，比基线高 9.3。',
        'SparseRoute has an F1 of 63.9, 9.3 above the baseline.',
        RICH,
      ],
      [
        'SparseRoute 比基线高出 9.3，F1 达到 63.9。',
        'The gain of SparseRoute over the baseline is 9.3, at an F1 of 63.9.',
        'Accuracy is 91.2% with routing and 88.7% without it.',
      ],
    ],
    [
      'other words without figures on a part of the quote',
      [
        '路由器无需标注，也无需预训练。',
        'The router works without labels and without any pretraining.',
        'Our router needs neither labels nor pretraining, as it learns from the loss alone.',
      ],
      [
        '该路由器既不需要标注，也不需要预训练。',
        'Neither labels nor pretraining are needed by the router.',
        'router needs neither labels nor pretraining',
      ],
    ],
    [
      'a figure in letters',
      ['结果取 5 次运行的平均。', 'Results are averaged over five runs.', RICH],
      ['所报告的结果是五次运行的均值。', 'The results reported are averages of five runs.', RICH],
    ],
  ])('%s', (_, first, second) => {
    expect(repeats(first, second)).toMatchObject([{ code: 'repeated-claim', severity: 'warning' }]);
  });

  test('and names the earlier claim, in both languages', () => {
    expect(repeats(F1, F1)).toEqual([
      {
        code: 'repeated-claim',
        severity: 'warning',
        message: 'Says the same as claim background-1.',
        messageZh: '与论断 background-1 说的是同一件事。',
      },
    ]);
  });
});

describe('repeated-claim lets pass', () => {
  test.each<[string, Words, Words]>([
    ['other figures', F1, [F1[0].replace('63.9', '61.2'), F1[1].replace('63.9', '61.2')]],
    [
      'another data set',
      F1,
      [F1[0].replace('LongBench', 'ZeroScrolls'), F1[1].replace('LongBench', 'ZeroScrolls')],
    ],
    [
      'names that change places',
      ['在全部任务上 PPO 优于 SAC。', 'PPO is better than SAC on all of the tasks in the suite.'],
      ['在全部任务上 SAC 优于 PPO。', 'SAC is better than PPO on all of the tasks in the suite.'],
    ],
    [
      'another part of the model',
      [
        '去掉编码器后平均 F1 下降 2 个百分点。',
        'Without the encoder the mean F1 drops by 2 points on the test set.',
        RICH,
      ],
      [
        '去掉解码器后平均 F1 下降 2 个百分点。',
        'Without the decoder the mean F1 drops by 2 points on the test set.',
        RICH,
      ],
    ],
    [
      'the other direction',
      [
        '加大批量会提高训练的稳定性。',
        'A larger batch increases the stability of training in all of our runs.',
      ],
      [
        '加大批量会降低训练的稳定性。',
        'A larger batch decreases the stability of training in all of our runs.',
      ],
    ],
    [
      'a denial',
      ['护栏在这些回合中起作用。', 'The guard is active in the remaining episodes of the training.'],
      ['护栏在这些回合中不起作用。', 'The guard is not active in the remaining episodes of the training.'],
    ],
    [
      'an innovation said shortly',
      [
        '势函数只从成功回合中学习，既不需要示范，也不需要手工设计的距离。',
        'The potential is learned from successful episodes only and needs neither demonstrations nor a handcrafted distance.',
      ],
      ['势函数可以只从成功回合中学习。', 'A potential can be learned from successful episodes only.'],
    ],
    [
      'two claims of one rich sentence',
      ['它未能解决 250 个任务中的 17 个。', 'It was unable to solve 17 of 250 tasks.', RICH],
      ['表 2 给出了 top-5 与 ResNet-50 的结果。', 'Table 2 shows the outcome for top-5 and ResNet-50.', RICH],
    ],
    [
      'nearly the same English with quite other Chinese',
      F1,
      ['路由器需要三轮才能收敛。', F1[1].replace('the best', 'the very best')],
    ],
    [
      'two figures of one row',
      ['SparseRoute 在 A 上为 63.9。', 'SparseRoute has 63.9 on A.', RICH],
      ['SparseRoute 在 A 上为 61.2。', 'SparseRoute has 61.2 on A.', RICH],
    ],
    [
      'two parts of one sentence with one figure between them',
      ['训练在 8 块显卡上进行。', 'Training runs on 8 cards.', RICH],
      ['每块显卡的批量为 8。', 'Each device holds a batch of 8.', RICH],
    ],
    [
      'two parts of one sentence without figures',
      ['路由器无需标注。', 'The router needs no labels.', RICH],
      ['它只依据损失来学习。', 'It learns from the loss alone.', RICH],
    ],
    [
      'a lesson drawn from a result',
      ['路由器以 7.9% 的时间换来 15.6 的提升。', 'The router gains 15.6 points for 7.9% more time.', RICH],
      [
        '值得先尝试廉价的门控：15.6 对 7.9%。',
        'Try a cheap gate before buying hardware: 15.6 against 7.9%.',
        '',
      ],
    ],
    [
      'the same sizes of another part',
      ['编码器有 2 层和 4 个头。', 'The encoder has 2 layers and 4 heads.', RICH],
      ['解码器有 2 层和 4 个头。', 'The decoder has 2 layers and 4 heads.', RICH],
    ],
    [
      'the same figures of another data set',
      ['在 Books 上为 63.9，高 9.3。', 'It has 63.9 on Books, 9.3 more.', RICH],
      ['在 Movies 上为 63.9，高 9.3。', 'It has 63.9 on Movies, 9.3 more.', RICH],
    ],
    [
      'one figure on another quote',
      ['路由器使显存用量减少 30%。', 'The router cuts memory use by 30%.', RICH],
      [
        '采用该路由器后，显存用量降低 30%。',
        'Memory use falls by 30% with this router.',
        'Accuracy is 91.2% with routing and 88.7% without it.',
      ],
    ],
    ['texts without words', ['', ''], ['', '']],
  ])('%s', (_, first, second) => {
    expect(repeats(first, second)).toEqual([]);
  });

  test('an earlier claim that a person rejected, and compares the words of one that was edited', () => {
    const review = (state: 'rejected' | 'edited') => ({
      state,
      at: null,
      by: null,
      zh: '别的',
      en: 'Other words',
      reason: null,
    });
    const notes = (state: 'rejected' | 'edited') => ({
      ...notesOf(claim({ id: 'b', zh: F1[0], en: F1[1] })),
      background: [claim({ id: 'a', zh: F1[0], en: F1[1], review: review(state) })],
    });
    expect([...repeatedClaims(notes('rejected'))]).toEqual([]);
    expect([...repeatedClaims(notes('edited'))]).toEqual([]);
  });
});

test('a claim said three times points to the first each time', () => {
  const said = ['a', 'b', 'c'].map(id => claim({ id, zh: F1[0], en: F1[1] }));
  expect([...repeatedClaims(notesOf(...said))]).toEqual([
    ['b', 'a'],
    ['c', 'a'],
  ]);
});

/** Claims of 1,500 characters that share most of their words, as those of one paper do; every tenth is a copy. */
function manyClaims(count: number): Claim[] {
  return Array.from({ length: count }, (_, index) => {
    const own = index % 10 === 9 ? index - 1 : index;
    const words = Array.from({ length: 210 }, (__, at) =>
      at % 7 === 0 ? `w${own}x${at}` : `word${(own * at) % 97}`,
    );
    return claim({ id: `result-${index}`, zh: `路由器${own}`.repeat(200), en: words.join(' ') });
  });
}

test('eight times as many long claims take about eight times as long, and every copy among them is found', () => {
  const growth = growthOfEight(repeatedClaims, count => notesOf(...manyClaims(count)), 80);
  expect(growth).toBeLessThan(MOST_OF_EIGHT); // were all pairs compared, it would be 64
  expect(repeatedClaims(notesOf(...manyClaims(80))).size).toBe(8);
});

describe('quote-reused', () => {
  const uses = (before: number, quote = RICH) =>
    findingsOf(quoteReused, sampleText, {
      quote: RICH,
      beside: Array.from({ length: before }, (_, index) => claim({ id: `background-${index + 1}`, quote })),
    });

  test('warns of the third claim on one quote and names the first two, in both languages', () => {
    expect(uses(2)).toEqual([
      {
        code: 'quote-reused',
        severity: 'warning',
        message: 'The same quote already proves 2 claims, background-1 and background-2 among them.',
        messageZh: '同一条引文已用来证明 2 条论断，如 background-1 和 background-2。',
      },
    ]);
    expect(uses(4)[0]?.message).toContain('proves 4 claims');
  });

  test('sees through marks and blanks', () => {
    expect(uses(2, RICH.replace(',', ' ;').toUpperCase())).toHaveLength(1);
  });

  test('lets two claims of one rich sentence pass, other quotes, and claims without one', () => {
    expect(uses(1)).toEqual([]);
    expect(uses(3, 'Accuracy is 91.2% with routing and 88.7% without it.')).toEqual([]);
    const beside = [1, 2, 3].map(index => claim({ id: `background-${index}` }));
    expect(findingsOf(quoteReused, sampleText, { quote: '', beside })).toEqual([]);
  });

  test('does not count claims that a person rejected', () => {
    const review = { state: 'rejected', at: null, by: null, zh: null, en: null, reason: null } as const;
    const beside = [1, 2].map(index => claim({ id: `background-${index}`, quote: RICH, review }));
    expect(findingsOf(quoteReused, sampleText, { quote: RICH, beside })).toEqual([]);
  });
});

describe('quote-overused', () => {
  const uses = (before: number) =>
    findingsOf(quoteOverused, sampleText, {
      quote: RICH,
      beside: Array.from({ length: before }, (_, index) =>
        claim({ id: `background-${index + 1}`, quote: RICH }),
      ),
    });

  test('holds back claims of which five or more rest on one quote, in both languages', () => {
    expect(uses(4)).toEqual([
      {
        code: 'quote-overused',
        severity: 'error',
        message: 'The same quote is to prove 5 claims.',
        messageZh: '同一条引文被用来证明 5 条论断。',
      },
    ]);
    expect(uses(3)).toEqual([]);
  });
});

describe('abstract-only', () => {
  const sentences = [1, 2, 3, 4, 5].map(
    n => `Sentence number ${n} of the abstract tells of router ${n} and its gains.`,
  );
  const page = (n: number) =>
    Array.from({ length: 12 }, (_, row) => `Body text of page ${n} in row ${row} speaks of it.`);
  const abstract = sentences.map(text => ({ text, section: 'abstract' as const }));
  const text = paperText([[...abstract, ...page(1)], page(2), page(3)]);
  const quoted = (quotes: readonly string[], match: Claim['match'] = 'exact') =>
    notesOf(...quotes.map((quote, index) => claim({ id: `result-${index}`, quote, match })));
  const found = (quotes: readonly string[], of = text, match: Claim['match'] = 'exact') =>
    toFindings(abstractOnly, abstractOnly.find(quoted(quotes, match), factsOf(paper, of)));

  test('warns when all of four quotes and more stand there, in both languages', () => {
    expect(found(sentences)).toEqual([
      {
        code: 'abstract-only',
        severity: 'warning',
        message: 'All 5 quotes stand in the abstract; the paper has 3 pages of text.',
        messageZh: '全部 5 条引文都出自摘要，而论文正文有 3 页。',
      },
    ]);
  });

  test('takes page 1 above the first heading for the abstract of a paper without one', () => {
    const heading = { text: '1 Introduction', kind: 'heading' as const };
    expect(found(sentences, paperText([[...sentences, heading, ...page(1)], page(2), page(3)]))).toHaveLength(
      1,
    );
  });

  test('knows the abstract that arXiv gives', () => {
    const given = { ...paper, abstract: sentences.join(' ') };
    const facts = factsOf(given, paperText([page(1), page(2), page(3)]));
    expect(abstractOnly.find(quoted(sentences), facts)).toHaveLength(1);
  });

  test.each<[string, ReturnType<typeof found>]>([
    ['one quote of the body', found([...sentences, 'Body text of page 2 in row 3 speaks of it.'])],
    ['three quotes', found(sentences.slice(0, 3))],
    ['a paper of two pages', found(sentences, paperText([[...abstract, ...page(1)], page(2)]))],
    [
      'pages of figures',
      found(sentences, paperText([[...abstract, ...page(1)], page(2), ['Figure 7'], ['Figure 8']])),
    ],
    ['quotes that were not found', found(sentences, text, 'missing')],
    ['a paper without headings', found(sentences, paperText([[...sentences, ...page(1)], page(2), page(3)]))],
  ])('lets pass: %s', (_, findings) => {
    expect(findings).toEqual([]);
  });
});
