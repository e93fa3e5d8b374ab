// The same number with another meaning on two sides: percent for points, ms for s, +3.1 for −3.1, `to` for `by`, the
// spread for the value. Zh against en, and both against the quote. Pure. A side that does not tell (a table row with
// the unit in its head) agrees with any other.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check, CheckContext } from '../check-context.ts';
import { twinFigures } from '../numbers/claim-figures.ts';
import { followsFrom, isChangeOf } from '../numbers/derive.ts';
import { holdsFigure, isNear, isPercent, type Figure } from '../numbers/figure.ts';
import { measureTheSame } from '../numbers/measure.ts';

/** Words that make a spread the thing the claim speaks of. */
const SPREAD_WORDS =
  /±|标准差|标准误|方差|误差|波动|置信|偏差|上下|\b(?:std|s\.?d|deviations?|errors?|variances?|confidence|intervals?|margins?|spread|stderr|within)\b/i;

/** Error `unit-differs`, one for each such number. */
export const unitDiffers: Check = {
  code: 'unit-differs',
  severity: 'error',
  of: 'prose',
  find: (claim, context) => {
    const { zh, en } = twinFigures(claim);
    const twins = clashes(zh, en).map(([one, other]) => ({
      value: one.value,
      en: `The Chinese says “${shown(one, other).en}”, the English “${shown(other, one).en}”.`,
      zh: `中文是“${shown(one, other).zh}”，英文是“${shown(other, one).zh}”。`,
    }));
    const told = new Set(twins.map(({ value }) => value));
    const isSpreadMeant = SPREAD_WORDS.test(`${claim.zh}\n${claim.en}`);
    const quoted = [...againstQuote(zh, context), ...againstQuote(en, context)].filter(
      ({ wanted }) => !told.has(wanted.value),
    );
    const spreads = isSpreadMeant ? [] : spreadsTaken([...zh, ...en], context);
    return distinct([...twins, ...quoted.map(inWords), ...spreads]);
  },
};

type Clash = readonly [one: Figure, other: Figure];

/** Numbers of both sides that share no meaning: every figure of one value clashes with every one of the other. */
function clashes(ones: readonly Figure[], others: readonly Figure[]): Clash[] {
  return ones.flatMap((one): Clash[] => {
    if (!isStated(one)) return [];
    const same = others.filter(other => isStated(other) && isNear(one.value, other.value));
    const mine = ones.filter(figure => isStated(figure) && isNear(one.value, figure.value));
    const [first] = same;
    const isClash = first !== undefined && same.every(other => mine.every(figure => clash(figure, other)));
    return isClash ? [[one, first]] : [];
  });
}

function isStated({ kind, role, value }: Figure): boolean {
  return kind !== 'name' && kind !== 'label' && role !== 'cited-year' && value !== 0;
}

function clash(one: Figure, other: Figure): boolean {
  return unitsClash(one.unit, other.unit) || stepsClash(one, other);
}

/** Both units are told and cannot be the same thing; what is of another kind altogether is another number. */
function unitsClash(one: string, other: string): boolean {
  if (one === other || one === '' || other === '') return false;
  if (measureTheSame(one, other)) return true;
  const pair = new Set([one, other]);
  if (!SHARES.has(one) || !SHARES.has(other)) return false;
  // Percent said to be absolute are points.
  return !(pair.has('absolute') && !pair.has('times'));
}

const SHARES = new Set(['percent', 'absolute', 'points', 'times']);

/** Risen to 13.7% is not risen by 13.7%; to a half and by a half are one. */
function stepsClash(one: Figure, other: Figure): boolean {
  if (one.step === '' || other.step === '' || one.step === other.step) return false;
  return isPercent(one) && isPercent(other) && one.value !== 50;
}

interface QuoteClash {
  readonly wanted: Figure;
  readonly found: Figure;
}

/** Numbers of one language against the quote's. */
function againstQuote(figures: readonly Figure[], { facts, quoteFigures }: CheckContext): QuoteClash[] {
  const signs = figures.flatMap(wanted => {
    const same = wanted.sign === '' ? [] : quoteFigures.filter(({ value }) => isNear(value, wanted.value));
    const [found] = same;
    const isTurned = same.every(({ sign }) => sign !== '' && sign !== wanted.sign);
    return found !== undefined && isTurned ? [{ wanted, found }] : [];
  });
  const units = clashes(figures, quoteFigures)
    .map(([wanted, found]) => ({ wanted, found }))
    .filter(pair => !isExcused(pair, facts.figures(), quoteFigures));
  return [...signs, ...units];
}

/** Points that the quote calls percent, but are the difference of two of its numbers, are right, and the other way. */
function isExcused(
  { wanted, found }: QuoteClash,
  paper: readonly Figure[],
  quote: readonly Figure[],
): boolean {
  if (measureTheSame(wanted.unit, found.unit))
    return paper.some(({ value, unit }) => isNear(value, wanted.value) && unit === wanted.unit);
  const rest = quote.filter(({ value }) => !isNear(value, wanted.value));
  if (wanted.unit === found.unit) return followsFrom(wanted, rest, []);
  if (wanted.unit === 'times') return false;
  return isChangeOf(wanted, quote);
}

/** The 1.2 of `63.9 ± 1.2` stated as a value, when the paper has no such value. */
function spreadsTaken(figures: readonly Figure[], { facts, quoteFigures }: CheckContext): Bilingual[] {
  const spreads = quoteFigures.filter(({ role }) => role === 'spread');
  if (spreads.length === 0) return [];
  const values = (all: readonly Figure[]): Figure[] => all.filter(({ role }) => role !== 'spread');
  const taken = figures.filter(
    figure =>
      figure.required &&
      figure.kind === 'number' &&
      spreads.some(({ value }) => isNear(value, figure.value)) &&
      !holdsFigure(values(quoteFigures), figure) &&
      figure.unit !== 'times' &&
      !facts.figures().some(({ role, value }) => role !== 'spread' && isNear(value, figure.value)),
  );
  return taken.map(({ text }) => ({
    en: `“${text}” is the spread (±) in the quote, not the value.`,
    zh: `“${text}”在引文中是波动（±），不是数值。`,
  }));
}

function inWords({ wanted, found }: QuoteClash): Bilingual {
  return {
    en: `“${shown(wanted, found).en}” is “${shown(found, wanted).en}” in the quote.`,
    zh: `“${shown(wanted, found).zh}”在引文中是“${shown(found, wanted).zh}”。`,
  };
}

const UNITS: Readonly<Record<string, string>> = {
  percent: '%',
  absolute: '%',
  times: '×',
  dollars: ' dollars',
};

/** As written; with `to` or `by` where that is what tells it from the other: `by 13.7%`. */
function shown(one: Figure, other: Figure): Bilingual {
  const isWritten = one.unit === '' || !/\d\s*$/.test(one.text);
  const text = isWritten ? one.text : `${one.text}${UNITS[one.unit] ?? ` ${one.unit}`}`;
  if (unitsClash(one.unit, other.unit) || !stepsClash(one, other)) return { en: text, zh: text };
  return one.step === 'to'
    ? { en: `to ${text}`, zh: `到 ${text}` }
    : { en: `by ${text}`, zh: `变化 ${text}` };
}

function distinct(said: readonly Bilingual[]): Bilingual[] {
  return [...new Map(said.map(({ en, zh }) => [en, { en, zh }])).values()];
}
