// Does a number follow from the numbers of a quote, though it does not stand there? Pure.
// By rounding one, or as the difference, the ratio or the change in percent of two of them.
import type { Figure } from './figure.ts';

/** Beyond this many numbers in a quote some pair gives nearly anything, so the claim must name the pair. */
const FREE_PAIRS = 6;

/**
 * `wanted` is a number of the claim, `claim` all numbers of the claim. Compared within half a unit of the
 * last digit that `wanted` shows; signs are ignored (a fall of 5 is −5).
 */
export function followsFrom(wanted: Figure, quote: readonly Figure[], claim: readonly Figure[]): boolean {
  if (!Number.isFinite(wanted.value) || wanted.value === 0) return false;
  const given = distinct(quote.filter(figure => figure.kind === 'number' || figure.kind === 'word'));
  const isWanted = (value: number): boolean => isRoundedTo(value, wanted);
  if (quote.some(figure => figure.kind === 'number' && isRounding(figure, wanted))) return true;
  const stated = claim.flatMap(figure => [figure.value, ...figure.readings]);
  const sources = given.length <= FREE_PAIRS ? given : given.filter(value => stated.includes(value));
  return sources.some((one, at) =>
    sources.slice(at + 1).some(other => derivations(one, other, wanted).some(isWanted)),
  );
}

/** `64` or `约 64` for 63.9, at no less than two digits. */
function isRounding(figure: Figure, wanted: Figure): boolean {
  return wanted.value >= 10 && lastPlace(wanted) > lastPlace(figure) && isRoundedTo(figure.value, wanted);
}

/** What two numbers give in the unit of the wanted one: `17 tasks` is no change in percent. */
function derivations(one: number, other: number, { unit, decimals }: Figure): number[] {
  const [small, large] = one < other ? [one, other] : [other, one];
  const gap = large - small;
  if (small === 0 || large === 0) return [gap];
  const shares = [small / large, large / small, gap / large, gap / small];
  if (unit === 'percent') return [gap, 100 * gap, ...shares.map(share => 100 * share)];
  if (unit === 'points') return [gap, 100 * gap];
  return unit === 'times' || decimals > 0 ? [gap, ...shares] : [gap];
}

function isRoundedTo(value: number, wanted: Figure): boolean {
  return Math.abs(value - wanted.value) <= 0.5000001 * lastPlace(wanted);
}

/** What a one in the last digit is worth: 0.1 in 63.9, and 1,000 in 1.2 万. */
function lastPlace({ text, value, decimals }: Figure): number {
  const digits = Number(/\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? value);
  return 10 ** -decimals * (digits === 0 ? 1 : value / digits);
}

function distinct(figures: readonly Figure[]): number[] {
  return [...new Set(figures.map(figure => figure.value))].filter(Number.isFinite);
}
