// tidyChinese and tidyEnglish on anything: nothing is lost, nothing protected changes, and twice is once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidyChinese, tidyEnglish } from '../../../src/notes/chinese/tidy.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const HAN = ['模', '型', '强 化', '的', '为', '《书》', '表', '𠀀', '〇'];
const LATIN = [
  'GPT - 4o',
  'Best - of - N',
  'a',
  'N',
  'MCD',
  'Inter-RAT',
  'et al',
  'α',
  'C++',
  'few',
  'é',
  'v',
  'Qwen2',
];
const DIGITS = ['3', '10', '63.9', '3,000', '10:30', '0', '²', '５', '①'];
const MARKS = [
  ...Array.from(',.;:?!()"%°$`[]-–~=+*/_#@&\'\\<>|'),
  ...Array.from('，。；：！？（）“”《》、…—％\u3000'),
  '...',
  '--',
  ' - ',
  ' . ',
  ' – ',
];
/** Each with what it must be afterwards: itself. */
const KEPT = [
  'https://example.org/a-b_c?d=1,2',
  'github.com/a/b.c',
  '$a - b, 3 , 中$',
  '$\\text{中 文,好}$',
  '`x - y,中 a`',
  '[12, 13]',
  '[0,1]',
  '(Smith et al., 2019)',
  '(Smith, 2019; Lee, 2020)',
];

const RUNS = 200;
const blank = fc.constantFrom('', '', ' ', '  ');
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HAN) },
  { weight: 4, arbitrary: fc.constantFrom(...LATIN) },
  { weight: 3, arbitrary: fc.constantFrom(...DIGITS) },
  { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.constantFrom(...KEPT) },
  { weight: 1, arbitrary: fc.constantFrom('\ufdd0', '\ufdd1', '\ufdd2') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const text = fc
  .array(fc.tuple(piece, blank), { maxLength: 30 })
  .map(parts => parts.map(([what, gap]) => what + gap).join(''));

const tidies = [
  ['Chinese', tidyChinese],
  ['English', tidyEnglish],
] as const;
const signs = (words: string) => words.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';

describe.each(tidies)('an %s field of any text', (_, tidy) => {
  test('is the same when it is put right twice', () => {
    fc.assert(
      fc.property(text, words => {
        expect(tidy(tidy(words))).toBe(tidy(words));
      }),
      { numRuns: RUNS },
    );
  });

  test('keeps every letter and digit, in order', () => {
    fc.assert(
      fc.property(text, words => {
        expect(signs(tidy(words))).toBe(signs(words));
      }),
      { numRuns: RUNS },
    );
  });

  test('keeps code, maths, citations and addresses byte for byte', () => {
    const prose = fc.constantFrom(
      '模型',
      '强 化',
      'GPT - 4o',
      '3 – 5',
      ',',
      '.',
      '，',
      '表 2',
      '"好"',
      '(中)',
      ' ',
    );
    const around = fc.array(prose, { minLength: 1, maxLength: 4 }).map(words => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, fc.constantFrom(...KEPT)), { minLength: 1, maxLength: 4 }),
        parts => {
          const tidied = tidy(`${parts.flat().join(' ')} 好`);
          let from = 0;
          for (const [, kept] of parts) {
            const at = tidied.indexOf(kept, from);
            expect(at).toBeGreaterThanOrEqual(0);
            from = at + kept.length;
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('a Chinese field', () => {
  test('has a blank between Chinese and a word or number, and none between Chinese', () => {
    const part = fc.constantFrom('模型', 'GPT', '42', '学 习', '63.9', 'α', '，', '。');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), parts => {
        const tidied = tidyChinese(parts.join(''));
        expect(tidied).not.toMatch(
          /\p{sc=Han}[A-Za-z0-9α]|[A-Za-z0-9α]\p{sc=Han}|\p{sc=Han} \p{sc=Han}| [，。]|[，。] /u,
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('of 40,000 times the same is put right in linear time', () => {
    for (const unit of [
      '中 ',
      'a - ',
      '$',
      '`',
      '(A',
      '[1',
      'https://a',
      'a.',
      '中,',
      '"中',
      '。。',
      '...',
      ' ',
      '3 – ',
      '－',
      'github.com/',
      '((',
      '（)',
    ]) {
      const make = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      const tidy = (hostile: string): unknown => [tidyChinese(hostile), tidyEnglish(hostile)];
      expect(growthOfEight(tidy, make, 40_000), unit).toBeLessThan(MOST_OF_EIGHT);
    }
  });
});
