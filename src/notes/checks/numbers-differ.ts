// Chinese and English that do not state the same numbers. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { twinFigures } from '../numbers/claim-figures.ts';
import { statesFigure, type Figure } from '../numbers/figure.ts';
import { isName } from '../names/names.ts';

/**
 * Error `numbers-differ`, with the numbers that stand on one side only. A digit may be a word on the other side;
 * number words and names count when both sides have one that the other has not: 三个 for `four`, GPT-4 for GPT-3.5.
 * A name on one side only is `names-differ`.
 */
export const numbersDiffer: Check = {
  code: 'numbers-differ',
  severity: 'error',
  of: 'prose',
  find: claim => {
    if (claim.zh === '' || claim.en === '') return [];
    const { zh, en } = twinFigures(claim);
    const [onlyZh, onlyEn] = [missingFrom(en, zh), missingFrom(zh, en)];
    const isCertain = [...onlyZh, ...onlyEn].some(figure => figure.required && !isOfAName(figure));
    if (!isCertain && (onlyZh.length === 0 || onlyEn.length === 0)) return [];
    return [inWords(textsOf(onlyZh), textsOf(onlyEn))];
  },
};

function missingFrom(others: readonly Figure[], figures: readonly Figure[]): Figure[] {
  const citesYears = others.some(({ role }) => role === 'cited-year');
  return figures.filter(
    figure =>
      (figure.required || figure.firm) &&
      // One language may leave the year of a citation out.
      (figure.role !== 'cited-year' || citesYears) &&
      !statesFigure(others, figure),
  );
}

function isOfAName({ kind, text }: Figure): boolean {
  return kind === 'name' && isName(text);
}

function textsOf(figures: readonly Figure[]): string[] {
  return [...new Set(figures.map(({ text }) => text))];
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
