// Chinese and English that do not state the same numbers. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { holdsFigure, type Figure } from '../figure.ts';
import { numbersOf } from '../numbers.ts';

/** Error `numbers-differ`, with the numbers that stand on one side only. A digit may be a word on the other side. */
export const numbersDiffer: Check = {
  code: 'numbers-differ',
  severity: 'error',
  of: 'prose',
  find: claim => {
    if (claim.zh === '' || claim.en === '') return [];
    const [zh, en] = [numbersOf(claim.zh), numbersOf(claim.en)];
    const [onlyZh, onlyEn] = [missingFrom(en, zh), missingFrom(zh, en)];
    if (onlyZh.length + onlyEn.length === 0) return [];
    return [inWords(onlyZh, onlyEn)];
  },
};

function missingFrom(others: readonly Figure[], figures: readonly Figure[]): string[] {
  const missing = figures.filter(figure => figure.required && !holdsFigure(others, figure));
  return [...new Set(missing.map(figure => figure.text))];
}

function inWords(onlyZh: readonly string[], onlyEn: readonly string[]): Bilingual {
  const said = [
    { numbers: onlyZh, en: 'Only the Chinese says', zh: '只有中文写了' },
    { numbers: onlyEn, en: 'Only the English says', zh: '只有英文写了' },
  ].filter(({ numbers }) => numbers.length > 0);
  const quoted = (numbers: readonly string[], mark: string): string =>
    numbers.map(number => `“${number}”`).join(mark);
  return {
    en: said.map(({ en, numbers }) => `${en} ${quoted(numbers, ', ')}.`).join(' '),
    zh: `${said.map(({ zh, numbers }) => `${zh}${quoted(numbers, '、')}`).join('，')}。`,
  };
}
