// Numbers in two languages and many notations are read to the same values.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsFigure } from '../../../src/notes/numbers/figure.ts';
import { numbersOf } from '../../../src/notes/numbers/numbers.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

/** Every required number of either text is held by the other. */
function agree(one: string, other: string): boolean {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const covers = (figures: typeof left, wanted: typeof left): boolean =>
    wanted.filter(figure => figure.required).every(figure => holdsFigure(figures, figure));
  return covers(left, right) && covers(right, left);
}

describe('these say the same numbers', () => {
  test.each([
    ['1.2 万', '12,000'],
    ['1.2 万', '12k'],
    ['120 万', '1.2 million'],
    ['70 亿参数', '7B parameters'],
    ['70 亿', '7 billion'],
    ['3–5 万次', '30,000–50,000 times'],
    ['１２．５％', '12.5%'],
    ['1\u2009000', '1000'],
    ['1 000', '1,000'],
    ['95%', '0.95'],
    ['150%', '1.5×'],
    ['提升 3 倍', 'a 3x gain'],
    ['提升 3 倍', 'a 3-fold gain'],
    ['3 个数据集', 'three data sets'],
    ['两个阶段', '2 stages'],
    ['二十五次', '25 times'],
    ['二〇二四年', 'in 2024'],
    ['三分之一', '1/3'],
    ['2/3', 'two thirds'],
    ['一半', '50%'],
    ['三成', '30%'],
    ['百分之五', '5%'],
    ['6.1 个百分点', '6.1 points'],
    ['1e-4', '10^{-4}'],
    ['10⁻⁴', '$10^{-4}$'],
    ['3×10^-4', '0.0003'],
    ['$84.2 \\pm 0.3$', '84.2 ± 0.3'],
    ['84.2\\%', '84.2%'],
    ['准确率下降 5.2', 'a change of -5.2'],
    ['在 GPT-4o 上', 'on GPT-4o'],
    ['ResNet50 的 F1', 'the F1 of ResNet-50'],
    ['前 5 名', 'top-5'],
    ['第 3 个', 'the third'],
    ['两个数量级', 'two orders of magnitude'],
    ['达到95.2分', 'reaches 95.2'],
    ['F1为63.9', 'an F1 of 63.9'],
  ])('%s = %s', (one, other) => {
    expect(agree(one, other)).toBe(true);
  });
});

describe('these do not', () => {
  test.each([
    ['1.2 万', '1,200'],
    ['7 亿', '7 billion'],
    ['7B', '7M'],
    ['95%', '95.2%'],
    ['9.5%', '95%'],
    ['-5.2', '+5.2'],
    ['63.9', '69.3'],
    ['ResNet-50', 'ResNet-101'],
    ['2,380 步', '2,830 steps'],
    ['1/3', '1/4'],
    ['1e-4', '1e-3'],
    ['为 95，200 个样本', '95,200 samples'],
    ['3 个', 'four'],
    ['2023 年', 'in 2024'],
  ])('%s ≠ %s', (one, other) => {
    expect(agree(one, other)).toBe(false);
  });
});

describe('what a number is', () => {
  const kinds = (text: string) => numbersOf(text).map(({ text: written, kind }) => `${kind} ${written}`);

  test.each([
    ['GPT-4o、ResNet-50 与 H₂O', ['name GPT-4o', 'name ResNet-50', 'name H2O']],
    ['ImageNet-1k top-5 F1', ['name ImageNet-1k', 'name top-5', 'name F1']],
    ['see Table 2 and 图 3', ['label 2', 'label 3']],
    ['416-cell, 16-bit', ['number 416', 'number 16']],
    ['https://example.org/a/12?b=3 arXiv:2310.06825v1', []],
    ['v1.2.3 and 4.5.6', ['name v1.2.3', 'name 4.5.6']],
    ['no numbers at all', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test('the exponent of a power is no number of its own', () => {
    expect(numbersOf('10^{-4}').map(({ value }) => value)).toEqual([expect.closeTo(1e-4)]);
  });

  test('a percentage knows its unit and precision', () => {
    expect(numbersOf('+12.30 %')).toMatchObject([{ value: 12.3, unit: 'percent', sign: '+', decimals: 2 }]);
  });
});

test('a number written plainly, with separators, in full width or scaled is one number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), value => {
      const plain = String(value);
      const wide = plain.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      for (const other of [value.toLocaleString('en'), wide, `${value / 1e4} 万`, `${value / 1e6} million`]) {
        expect([plain, other, agree(plain, other)]).toEqual([plain, other, true]);
      }
    }),
  );
});

test('any text is read without a fault, and in time that grows like its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void numbersOf(text)));
  for (const part of ['1,', '1 000 ', '三', 'twenty ', '(', 'A-', '1.', '10^', '0 . 0', '\\']) {
    const make = (length: number): string => part.repeat(length / part.length);
    expect(growthOfEight(numbersOf, make, 40_000), part).toBeLessThan(MOST_OF_EIGHT);
  }
});
