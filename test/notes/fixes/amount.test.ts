// Numbers in the form of another number, and where a text states them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spansOfFigure, withNumber, writtenAs } from '../../../src/notes/fixes/amount.ts';
import { spansOf, spliced } from '../../../src/notes/fixes/place.ts';
import type { Figure } from '../../../src/notes/numbers/figure.ts';
import { numbersOf } from '../../../src/notes/numbers/numbers.ts';

function figure(text: string): Figure {
  return numbersOf(text)[0] ?? expect.fail(`no number in ${text}`);
}

const zh = (source: string, target: string) => writtenAs(figure(source), figure(target), 'zh');
const en = (source: string, target: string) => writtenAs(figure(source), figure(target), 'en');

describe('a number in the form of another one', () => {
  test('keeps the unit and the scale of the place, and its commas', () => {
    expect(zh('4.6%', '6.4 %')).toBe('4.6 %');
    expect(zh('4.6 percentage points', '6.4 个百分点')).toBe('4.6 个百分点');
    expect(en('4.6 个百分点', '6.4 points')).toBe('4.6 points');
    expect(en('2 倍', '3x')).toBe('2x');
    expect(zh('3 billion', '30 亿')).toBe('30 亿');
    expect(zh('1.25 billion', '13 亿')).toBe('12.5 亿');
    expect(en('70 亿', '13B')).toBe('7B');
    expect(en('1.5 万', '12,000')).toBe('15,000');
    expect(zh('2380', '12,000')).toBe('2,380');
    expect(zh('12,000', '9000')).toBe('12000');
    expect(zh('12,000', '900')).toBe('12,000');
    expect(zh('1,234,567', '12 万')).toBe('1,234,567');
    expect(en('1 万', '3 million')).toBe('10,000');
  });

  test('is nothing for another unit, a name, a share or a power', () => {
    expect(zh('4.6%', '6.4 个百分点')).toBeNull();
    expect(zh('4.6', '6.4%')).toBeNull();
    expect(zh('GPT-4', '3')).toBeNull();
    expect(zh('1/3', '3')).toBeNull();
    expect(zh('1e-4', '3')).toBeNull();
    expect(zh('3 × 10^5', '3')).toBeNull();
  });

  test('has the same value, whatever the form', () => {
    const amount = fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(1, 10, 100), fc.boolean())
      .map(([digits, over, commas]) =>
        commas && over === 1 ? digits.toLocaleString('en-US') : String(digits / over),
      );
    const scale = fc.constantFrom('', ' 万', ' 亿', ' million', ' billion', ' thousand', 'k', 'M');
    const unit = fc.constantFrom('', '%');
    fc.assert(
      fc.property(
        amount,
        scale,
        amount,
        scale,
        unit,
        fc.constantFrom('zh', 'en'),
        (one, of, other, by, sign, language) => {
          const [source, target] = [
            figure(one + (sign === '' ? of : sign)),
            figure(other + (sign === '' ? by : sign)),
          ];
          const written = writtenAs(source, target, language);
          expect(figure(written ?? '').value / source.value).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the place of a number', () => {
  test('is none inside of names, longer numbers and versions', () => {
    const text = 'GPT-4, 14, 4.5, 1.4, 4o, 4-bit, v4, x_4 and 4 of 4%';
    expect(spansOf(text, '4').map(({ start }) => text.slice(start, start + 6))).toEqual(['4 of 4', '4%']);
    expect(spansOf('anything', '')).toEqual([]);
  });

  test('is none where it is a date, a year, an end of a range, or the number of a table as well', () => {
    const spans = (text: string, number: string) =>
      spansOfFigure(text, numbersOf(text).find(one => one.text === number) ?? expect.fail(number)).length;
    expect(spans('at 5 of 7 tasks', '5')).toBe(1);
    expect(spans('on 5 March', '5')).toBe(0);
    expect(spans('on March 5', '5')).toBe(0);
    expect(spans('3 月 5 日', '5')).toBe(0);
    expect(spans('in 2023', '2023')).toBe(0);
    expect(spans('5–7 tasks', '5')).toBe(0);
    expect(spans('5–7 tasks', '7')).toBe(0);
    expect(spans('Table 5: 5 tasks', '5')).toBe(0);
    expect(spans('5 tasks, then 5 more', '5')).toBe(2);
  });

  test('has another number then, and a sign that stays as it is written', () => {
    const put = (text: string, wrong: string, right: string) =>
      withNumber(text, { source: figure(right), target: figure(wrong) }, 'zh')?.text ?? null;
    expect(put('下降 −3.1%。', '-3.1%', '-1.3%')).toBe('下降 −1.3%。');
    expect(put('变化 +3.1%。', '+3.1%', '-1.3%')).toBeNull();
    expect(put('变化 3.1%。', '3.1%', '-1.3%')).toBeNull();
  });
});

test('what is put into Chinese has a blank where one is due, and the words around it stay', () => {
  const put = (text: string, by: string) => spliced(text, spansOf(text, '甲'), { by, language: 'zh' });
  expect(put('用甲做,和 甲。', 'BERT')).toBe('用 BERT 做,和 BERT。');
  expect(put('use 甲 now', '乙')).toBe('use 乙 now');
  expect(put('（甲）', 'BERT')).toBe('（BERT）');
  expect(spliced('a 甲 b', spansOf('a 甲 b', '甲'), { by: 'x', language: 'en' })).toBe('a x b');
});
