// Does a number follow from the numbers of a quote, though it does not stand there? Pure.
// By rounding one, by turning one round (38% of it, 62% less), or as the difference, the ratio or the change in
// percent of two of them. A sum or a product only when the claim states both.
import { isPercent, type Figure } from './figure.ts';

/** Among this many numbers any pair may be meant; in longer rows nearly any number is some pair's difference. */
const FREE = 3;
/** Up to this many, the two stand side by side or one is named by the claim; beyond it both are. */
const HALF_FREE = 6;
/** How far `about` reaches, and `over` and `nearly` to their side. */
const NEARLY = 0.05;
const OVER = 0.1;

/**
 * `wanted` is a number of the claim, `claim` all numbers of the claim. Compared within half a unit of the
 * last digit that `wanted` shows; signs are ignored (a fall of 5 is −5).
 */
export function followsFrom(wanted: Figure, quote: readonly Figure[], claim: readonly Figure[]): boolean {
  if (!Number.isFinite(wanted.value) || wanted.value === 0) return false;
  const sources = quote.filter(isSource);
  if (sources.some(figure => isRounding(figure, wanted) || isTurned(figure, wanted))) return true;
  const given = distinct(sources);
  // Numbers that stand side by side are often told by their difference alone: `from 71.4 to 85.1`.
  const stated = new Set(claim.filter(figure => figure !== wanted).flatMap(valuesOf));
  const named = given.filter(value => stated.has(value));
  return named.length >= 2 || given.length <= HALF_FREE
    ? pairs(given, named).some(pair => derivations(pair, wanted).some(value => isRoundedTo(value, wanted)))
    : false;
}

/** `64` or `约 64` for 63.9, at no less than two digits; `about 60`, `over 60` and `nearly 5×` for what is near. */
export function isRounding({ value }: Figure, wanted: Figure): boolean {
  const ratio = value / wanted.value;
  if (wanted.bound === 'about' && Math.abs(ratio - 1) <= NEARLY) return true;
  if (wanted.bound === 'over' && ratio >= 1 && ratio <= 1 + OVER) return true;
  if (wanted.bound === 'under' && ratio <= 1 && ratio >= 1 - OVER) return true;
  const digits = wanted.value / lastPlace(wanted);
  return digits >= 9.5 && isRoundedTo(value, wanted) && !isRoundedTo(value, { ...wanted, decimals: 9 });
}

/** True when a change in percent of two of the numbers, or a difference for points, rounds to `wanted`. */
export function isChangeOf(wanted: Figure, quote: readonly Figure[]): boolean {
  const given = distinct(quote.filter(figure => isSource(figure) && figure.value !== wanted.value));
  return pairs(given, given).some(pair => {
    const gap = Math.abs(pair.one - pair.other);
    const values = isPercent(wanted) ? [(100 * gap) / pair.one, (100 * gap) / pair.other] : [gap, 100 * gap];
    return values.some(value => isRoundedTo(value, wanted));
  });
}

/** Is a share in words near a share that the figures hold or leave, or two of them make: 34.2% for a third. */
export function isRoughShare({ value }: Figure, figures: readonly Figure[]): boolean {
  const isNearIt = (share: number): boolean =>
    [value, 1 - value].some(wanted => Math.abs(share / wanted - 1) <= NEARLY);
  const sources = figures.filter(isSource);
  const given = distinct(sources).slice(0, HALF_FREE);
  return (
    sources.some(
      figure =>
        isNearIt(isPercent(figure) ? figure.value / 100 : figure.value) ||
        (figure.value > 1 && isNearIt(1 / figure.value)),
    ) || pairs(given, given).some(({ one, other }) => isNearIt(Math.min(one, other) / Math.max(one, other)))
  );
}

/** Numbers and firm words that state something of their own. */
function isSource({ kind, firm, role, value }: Figure): boolean {
  if (role === 'cited-year' || role === 'spread') return false;
  const isStated = kind === 'number' || (kind === 'word' && (firm || value > 2));
  return isStated && Number.isFinite(value);
}

function valuesOf({ value, readings }: Figure): number[] {
  return [value, ...readings];
}

interface Pair {
  readonly one: number;
  readonly other: number;
  /** Both are numbers of the claim too. */
  readonly isNamed: boolean;
}

function pairs(given: readonly number[], named: readonly number[]): Pair[] {
  const names = new Set(named);
  const sources = given.length <= HALF_FREE ? given : named;
  return sources.flatMap((one, at) =>
    sources.slice(at + 1).flatMap(other => {
      const count = Number(names.has(one)) + Number(names.has(other));
      const isFree = given.length <= FREE || count > 0 || given.indexOf(other) === given.indexOf(one) + 1;
      return isFree ? [{ one, other, isNamed: count === 2 }] : [];
    }),
  );
}

/** What one number gives when it is told the other way round: 38% is 62% less, 2.4 times is 140% more. */
function isTurned({ value, unit, kind }: Figure, wanted: Figure): boolean {
  const isShare = kind === 'word' && value > 0 && value < 1;
  const percent = isPercent({ unit }) ? value : isShare ? 100 * value : NaN;
  const turned = isPercent(wanted)
    ? [100 - percent, ...(isShare ? [percent] : []), ...(unit === 'times' ? fromTimes(value) : [])]
    : wanted.unit === 'times'
      ? [100 / percent, 100 / (100 - percent), 1 + percent / 100]
      : [];
  return turned.some(other => isRoundedTo(other, wanted));
}

function fromTimes(value: number): number[] {
  return [100 * (value - 1), 100 * (1 - 1 / value), 100 / value];
}

/** What two numbers give in the unit of the wanted one: `17 tasks` is no change in percent. */
function derivations({ one, other, isNamed }: Pair, wanted: Figure): number[] {
  const [small, large] = one < other ? [one, other] : [other, one];
  const gap = large - small;
  const joined = isNamed && wanted.unit === '' ? [one + other, one * other, (one + other) / 2] : [];
  if (small === 0 || large === 0) return [gap];
  const shares = [small / large, large / small, gap / large, gap / small];
  if (isPercent(wanted)) return [gap, 100 * gap, ...shares.map(share => 100 * share)];
  if (wanted.unit === 'points') return [gap, 100 * gap];
  return wanted.unit === 'times' || wanted.decimals > 0 ? [gap, ...shares, ...joined] : [gap, ...joined];
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
  return [...new Set(figures.map(figure => figure.value))];
}
