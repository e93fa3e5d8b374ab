// A number that the quote does not have → the one number of the quote, or of its table, that fits the place. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { besideQuote } from '../numbers/beside-quote.ts';
import { claimFigures, twinFigures } from '../numbers/claim-figures.ts';
import { isNear, isPercent, type Figure } from '../numbers/figure.ts';
import { numbersOf } from '../numbers/numbers.ts';
import { amountOf, withNumber } from './amount.ts';
import type { Candidate, Fixer, Language, Subject } from './fix.ts';

const CODES: ReadonlySet<string> = new Set(['number-unsupported', 'number-not-in-quote']);

/** For `number-unsupported` and `number-not-in-quote`: the number that must be meant, where only one can be. */
export const quoteNumberFixes: Fixer = subject => {
  const { words, findings } = subject;
  const named = findings.flatMap(({ code, message }) =>
    CODES.has(code) ? (/^“([^”]{1,60})”/.exec(message)?.[1] ?? []) : [],
  );
  const figures = claimFigures(words).filter(({ text }) => named.includes(text));
  return figures.flatMap(wrong => {
    const source = meantBy(wrong, subject);
    return source === null ? [] : put(words, wrong, source);
  });
};

/** The number of the quote that the claim does not state yet and that looks like the wrong one; null for none or several. */
function meantBy(wrong: Figure, { words, quote, quoteFigures, located, facts }: Subject): Figure | null {
  const stated = claimFigures(words);
  const spellings = spellingsOf(wrong, words);
  const isFree = (figure: Figure): boolean =>
    figure.kind === 'number' &&
    figure.role === '' &&
    !isYear(figure) &&
    fitsUnit(figure, wrong) &&
    !stated.some(({ value }) => isNear(value, figure.value));
  const slips = (figures: readonly Figure[]): Figure[] =>
    distinct(figures.filter(figure => isFree(figure) && spellings.some(text => isSlip(figure, text))));
  const near = slips(quoteFigures);
  if (near.length > 0) return near.length === 1 ? (near[0] ?? null) : null;
  const alike = distinct(
    quoteFigures.filter(figure => isFree(figure) && spellings.some(text => isAlike(figure, text))),
  );
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null;
  if (located === null || located.match === 'missing') return null;
  const beside = slips(numbersOf(besideQuote(facts.index, located, quote)));
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

/** The digits of the number on either side. */
function spellingsOf(wrong: Figure, words: Bilingual): string[] {
  return sameAs(wrong, words).flatMap(({ figure }) => amountOf(figure)?.digits.replaceAll(',', '') ?? []);
}

function sameAs(
  wrong: Figure,
  { zh, en }: Bilingual,
): { readonly language: Language; readonly figure: Figure }[] {
  const figures = twinFigures({ zh, en });
  return (['zh', 'en'] as const).flatMap(language =>
    figures[language]
      .filter(({ kind, value }) => kind === 'number' && isNear(value, wrong.value))
      .map(figure => ({ language, figure })),
  );
}

function isYear({ value, decimals, unit }: Figure): boolean {
  return unit === '' && decimals === 0 && value >= 1900 && value < 2100;
}

/** The quote may leave the unit to the head of its table. */
function fitsUnit({ unit }: Figure, wrong: Figure): boolean {
  return unit === wrong.unit || unit === '' || (isPercent({ unit }) && isPercent(wrong));
}

/** Measured values of the same form: 64.9 and 63.9. Counts are too different things for that. */
function isAlike(figure: Figure, digits: string): boolean {
  const own = amountOf(figure)?.digits ?? '';
  return digits.includes('.') && own.indexOf('.') === digits.indexOf('.') && own.length === digits.length;
}

/** One digit off, or two of them swapped: 63.9 for 69.3, 2380 for 2830. */
function isSlip(figure: Figure, digits: string): boolean {
  const own = (amountOf(figure)?.digits ?? '').replaceAll(',', '');
  if (own.length !== digits.length || own.indexOf('.') !== digits.indexOf('.') || own.length < 3)
    return false;
  const differing = Array.from(own).flatMap((digit, at) => (digit === digits[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  if (differing.length === 1) return true;
  return differing.length === 2 && own[first] === digits[second] && own[second] === digits[first];
}

function distinct(figures: readonly Figure[]): Figure[] {
  return [...new Map(figures.map(figure => [figure.value.toPrecision(9), figure])).values()];
}

/** The number put into both languages, where they state the wrong one. */
function put(words: Bilingual, wrong: Figure, source: Figure): Candidate[] {
  const fixed = { ...words };
  const numbers = [source.text];
  for (const { language, figure } of sameAs(wrong, words)) {
    const next = withNumber(
      fixed[language],
      { source: { ...source, unit: figure.unit }, target: figure },
      language,
    );
    if (next === null) return [];
    fixed[language] = next.text;
    numbers.push(next.written);
  }
  const label = { en: `use ${source.text}, as the quote has it`, zh: `改用引文中的 ${source.text}` };
  return numbers.length === 1 ? [] : [{ label, ...fixed, numbers }];
}
