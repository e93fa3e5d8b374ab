// Chinese and English that do not state the same numbers. Pure.
import type { Check } from '../check-context.ts';
import { holdsFigure, type Figure } from '../figure.ts';
import { numbersOf } from '../numbers.ts';

/** Error `numbers-differ`, with the numbers that stand on one side only. A digit may be a word on the other side. */
export const numbersDiffer: Check = claim => {
  if (claim.zh === '' || claim.en === '') return [];
  const [zh, en] = [numbersOf(claim.zh), numbersOf(claim.en)];
  const [onlyZh, onlyEn] = [missingFrom(en, zh), missingFrom(zh, en)];
  if (onlyZh.length + onlyEn.length === 0) return [];
  const sides = [side('Chinese', onlyZh), side('English', onlyEn)].filter(part => part !== '');
  return [{ code: 'numbers-differ', severity: 'error', message: `Only the ${sides.join(', only the ')}.` }];
};

function missingFrom(others: readonly Figure[], figures: readonly Figure[]): string[] {
  const missing = figures.filter(figure => figure.required && !holdsFigure(others, figure));
  return [...new Set(missing.map(figure => figure.text))];
}

function side(language: string, numbers: readonly string[]): string {
  return numbers.length === 0 ? '' : `${language} says ${numbers.map(number => `“${number}”`).join(', ')}`;
}
