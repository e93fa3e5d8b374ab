// A number as a text writes it, and another number in the same form: 1.2 million is 120 万. Pure.
import { isPercent, type Figure } from '../numbers/figure.ts';
import { numbersOf } from '../numbers/numbers.ts';
import type { Language } from './fix.ts';
import { spansOf, spliced, type Span } from './place.ts';
import { SCALES as LARGE } from '../numbers/number-token.ts';

/** A number in digits, its scale and its unit as they are written. */
export interface Amount {
  readonly sign: string;
  readonly digits: string;
  readonly scale: string;
  readonly unit: string;
}

const DIGITS =
  /^(?<sign>[+-]?)(?<digits>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?(?!\d)|\d{1,15}(?:\.\d{1,12})?)/;
const SCALE =
  /^(?:\s?(?:万亿|千万|百万|十亿|亿|万|千|百(?!分))|[\s-]?(?:hundred|thousand|million|billion|trillion)s?\b|\s?[kKMBGT](?![A-Za-z]))/;
const UNIT =
  /^(?:\s?(?:个?百分点|percentage[\s-]points?|%[\s-]?points?|points?|pp|%p|%|per\s?cent|倍|[×xX]|-?fold|times))?$/;

/** The number of a figure that is written in plain digits; null for powers, shares, names and words. */
export function amountOf({ kind, text }: Pick<Figure, 'kind' | 'text'>): Amount | null {
  const found = kind === 'number' ? DIGITS.exec(text) : null;
  if (found === null) return null;
  const { sign = '', digits = '' } = found.groups ?? {};
  const behind = text.slice(found[0].length);
  const scale = SCALE.exec(behind)?.[0] ?? '';
  const unit = behind.slice(scale.length);
  return UNIT.test(unit) ? { sign, digits, scale, unit } : null;
}

/** Chinese texts write K as well. */
const FACTORS: Readonly<Record<string, number>> = { ...LARGE, K: 1e3 };

function factorOf(scale: string): number {
  return FACTORS[scale.replace(/[\s-]/, '').replace(/s$/, '')] ?? 1;
}

/** What a language says large numbers with, the largest first. */
const SCALES: Readonly<Record<Language, readonly string[]>> = {
  zh: [' 亿', ' 万'],
  en: [' billion', ' million'],
};
/** `1.234 million` is still a number to read; more digits are not. */
const MOST_DECIMALS = 3;

/** The number of `source` in the form of `target`: its scale where it fits, its commas, its unit. Null when it cannot be. */
export function writtenAs(source: Figure, target: Figure, language: Language): string | null {
  const [from, to] = [amountOf(source), amountOf(target)];
  if (from === null || to === null || !isSameUnit(source.unit, target.unit)) return null;
  const sign = from.sign === '' ? to.sign : from.sign;
  const number =
    factorOf(from.scale) === factorOf(to.scale)
      ? grouped(from, to) + to.scale
      : rescaled(source, to, language);
  return sign + number + to.unit;
}

function isSameUnit(one: string, other: string): boolean {
  return one === other || (isPercent({ unit: one }) && isPercent({ unit: other }));
}

/** The digits of one number with commas if the other has them, or if it has them itself and the other needs none. */
function grouped({ digits }: Amount, { digits: like }: Amount): string {
  const plain = digits.replaceAll(',', '');
  const needsNone = (like.split('.')[0] ?? '').length < 4;
  return like.includes(',') || (needsNone && digits.includes(',')) ? withCommas(plain) : plain;
}

function rescaled({ value }: Figure, like: Amount, language: Language): string {
  const scales = like.scale === '' ? SCALES[language] : [like.scale, ...SCALES[language]];
  for (const scale of scales) {
    const shown = shortest(value / factorOf(scale));
    if (shown !== null) return shown + scale;
  }
  return withCommas(String(Number(value.toPrecision(12))));
}

/** A number of at least one with few decimals; else null. */
function shortest(value: number): string | null {
  const text = String(Number(value.toPrecision(12)));
  const decimals = text.split('.')[1]?.length ?? 0;
  return value >= 1 && value < 1e6 && decimals <= MOST_DECIMALS ? text : null;
}

function withCommas(plain: string): string {
  const [whole = '', ...rest] = plain.split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return [groups.join(','), ...rest].join('.');
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const BEHIND_MONTH = new RegExp(`\\b${MONTH}\\.?\\s$`);
const BEFORE_MONTH = new RegExp(`^(?:st|nd|rd|th)?(?: of)?\\s${MONTH}\\b`);

/**
 * Where a text states the number, without its sign. None when the same digits stand for something else there as well
 * (`Table 4`), when it is a date, or an end of a range, whose other end shares its unit.
 */
export function spansOfFigure(text: string, figure: Figure): Span[] {
  const amount = amountOf(figure);
  if (amount === null) return [];
  const spans = spansOf(text, figure.text.slice(amount.sign.length));
  const figures = numbersOf(text).filter(other => other.text === figure.text || isPartOf(amount, other));
  const isClear = figures.every(
    ({ kind, role }) => kind === 'number' && role !== 'citation' && role !== 'cited-year',
  );
  return isClear && figures.length === spans.length && spans.every(span => isPlain(text, span, figure))
    ? spans
    : [];
}

/** The same digits in another figure: the 4 of `Table 4`. */
function isPartOf({ digits }: Amount, other: Figure): boolean {
  return other.kind !== 'name' && other.kind !== 'word' && other.text === digits;
}

function isPlain(text: string, { start, end }: Span, { value }: Figure): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 16)];
  if (Number.isInteger(value) && value >= 1900 && value < 2100) return false;
  if (/\d\s?%?\s?[-–—~〜]\s?$/.test(before) || /^\s?[-–—~〜]\s?\d/.test(after)) return false;
  return !/^\s?[月日号]/.test(after) && !BEHIND_MONTH.test(before) && !BEFORE_MONTH.test(after);
}

/** The text with the number of `source` where it states `target`; null when that cannot be done for sure. */
export function withNumber(
  text: string,
  { source, target }: { source: Figure; target: Figure },
  language: Language,
): { readonly text: string; readonly written: string } | null {
  const written = writtenAs(source, target, language);
  const spans = written === null ? [] : spansOfFigure(text, target);
  if (written === null || spans.length === 0) return null;
  const sign = amountOf(target)?.sign ?? '';
  // A sign that stays is left as it is written: − is no hyphen.
  const isTurned = !written.startsWith(sign) || (sign === '' && /^[+-]/.test(written));
  if (isTurned) return null;
  const by = written.slice(sign.length);
  return { text: spliced(text, spans, { by, language }), written: by };
}
