// quote-unrelated: a real quote under a claim that it has nothing to do with.
import { describe, expect, test } from 'vitest';
import { quoteUnrelated } from '../../../src/notes/checks/quote-unrelated.ts';
import { paperText } from '../../support/paper-text.ts';
import { findingsOf } from '../sample.ts';

const TRAINING = 'All encoders were pretrained with masked tokens during several weeks.';
const HAN = '我们先按语义断点切分文档，再决定检索多少段落。';
const CAPTION = 'Table 3: Scores of every system over all languages considered.';
const NAMED = 'Selection by MCD prefers causal spans over others.';
const SHORT = 'We thank reviewers warmly.';
const paper = paperText([
  [
    TRAINING,
    '',
    NAMED,
    '',
    HAN,
    '',
    CAPTION,
    '',
    SHORT,
    '',
    'F1 rises to 63.9 after distillation of large teachers.',
  ],
]);
const look = (zh: string, en: string, quote: string) => findingsOf(quoteUnrelated, paper, { zh, en, quote });

describe('quote-unrelated', () => {
  test('holds back a claim without anything in common with its quote, and says so', () => {
    expect(
      look('图神经网络能发现药物分子。', 'Graph networks discover promising drug molecules.', TRAINING),
    ).toEqual([
      {
        code: 'quote-unrelated',
        severity: 'error',
        message: 'The quote has no word, name or number in common with the claim.',
        messageZh: '引文与论断没有任何共同的词语、名称或数字。',
      },
    ]);
    expect(look('图神经网络能发现药物分子。', 'Graphs.', HAN)).toHaveLength(1);
  });

  test.each([
    [
      'one word in common, in another form',
      '编码器如何得到。',
      'How the encoder learns representations beforehand.',
      TRAINING,
    ],
    ['one name in common', '结果更好。', 'MCD gets results that nobody expected.', NAMED],
    [
      'one number in common',
      '达到 63.9。',
      'The student reaches 63.9 points eventually.',
      'F1 rises to 63.9 after distillation of large teachers.',
    ],
    [
      'a Chinese quote and its Chinese claim',
      '在语义断点处切分。',
      'Splitting happens where meaning changes.',
      HAN,
    ],
    [
      'a caption, whose table is the proof',
      '德语最难。',
      'German remains hardest among tested tongues.',
      CAPTION,
    ],
    ['a quote of too few words to tell', '致谢。', 'Colleagues helped improve writing considerably.', SHORT],
    ['no quote', '启示。', 'Colleagues helped improve writing considerably.', ''],
    [
      'a quote that is missing anyway',
      '启示。',
      'Colleagues helped improve writing considerably.',
      'Nowhere in this paper at all does it stand.',
    ],
  ])('lets pass %s', (_, zh, en, quote) => {
    expect(look(zh, en, quote)).toEqual([]);
  });
});
