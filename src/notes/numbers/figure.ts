// A number that a text states, and when two of them are the same. Pure.
// Reading text into figures: notes/numbers/numbers.ts
import { remembered } from '../remembered.ts';
import { factorOf, measureTheSame } from './measure.ts';

export interface Figure {
  /** As written, after `plainNumbers`. */
  readonly text: string;
  /** `label` is the number of a table, figure, step …; `word` is written in letters. */
  readonly kind: 'number' | 'name' | 'label' | 'word';
  /** With scale (万, million) applied, without sign; NaN for names. */
  readonly value: number;
  /** 7 of `7B`, for names and for a table whose head has the scale; else the value. */
  readonly raw: number;
  /** Further readings: the 3 of `3–5 万` may be 30,000. */
  readonly readings: readonly number[];
  /** What it is made of, should the whole not be found: `1/3`, `10^-4`, `ResNet-50`. */
  readonly parts: readonly number[];
  readonly sign: '' | '+' | '-';
  /** `absolute`: percent said to be absolute, which are points; others are those of notes/numbers/measure.ts. */
  readonly unit: string;
  /** What it is to its sentence. `reference` is a table's, `count` counts things though it looks like a year. */
  readonly role: '' | 'citation' | 'cited-year' | 'reference' | 'spread' | 'count';
  /** Does something rise or fall `to` it or `by` it; '' where the words do not tell. */
  readonly step: '' | 'to' | 'by';
  /** Is it said to be no more than near: `about 60`, `over 60`, `nearly 60`. */
  readonly bound: '' | 'about' | 'over' | 'under';
  /** Digits behind the decimal point as written, scale aside: the precision of a rounded value. */
  readonly decimals: number;
  /** False for what another text need not repeat: words and labels. */
  readonly required: boolean;
  /** True for a word that surely states a number: `three stages`, not `one of them`. */
  readonly firm: boolean;
}

/** More figures than this are looked up by value. */
const FEW = 32;

interface FigureIndex {
  readonly byValue: ReadonlyMap<number, readonly Figure[]>;
  readonly names: ReadonlySet<string>;
}

/** True when `figures` of a paper or a quote hold the wanted one: as a value, as a name, or by all its parts. */
export function holdsFigure(figures: readonly Figure[], wanted: Figure): boolean {
  return holds(figures, wanted, isShownBy);
}

/** The same for a table row as a quote: the head may have the scale, 7 for `7B`. */
export function quoteHolds(figures: readonly Figure[], wanted: Figure): boolean {
  if (holdsFigure(figures, wanted)) return true;
  return wanted.raw !== wanted.value && figures.some(figure => isNear(figure.value, wanted.raw));
}

/** The same between two languages: `12k` is not 12, but a label or a citation may stand for the number. */
export function statesFigure(figures: readonly Figure[], wanted: Figure): boolean {
  return holds(figures, wanted, isSameFigure);
}

/** Letters and digits of a name in lower case: `GPT-4o` and `gpt4o` are one name. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Percent, said to be absolute or not. */
export function isPercent({ unit }: Pick<Figure, 'unit'>): boolean {
  return unit === 'percent' || unit === 'absolute';
}

type Same = (one: Figure, wanted: Figure) => boolean;

function holds(figures: readonly Figure[], wanted: Figure, isSame: Same): boolean {
  if (wanted.kind === 'name' && hasName(figures, nameKey(wanted.text))) return true;
  if (wanted.kind !== 'name' && near(figures, keysOf(wanted)).some(figure => isSame(figure, wanted)))
    return true;
  return (
    wanted.parts.length > 0 &&
    wanted.parts.every(part => near(figures, [part]).some(figure => hasPart(figure, part)))
  );
}

/** Those that one of the values may be found in; all of them when they are few. */
function near(figures: readonly Figure[], values: readonly number[]): readonly Figure[] {
  if (figures.length <= FEW) return figures;
  const { byValue } = indexOf(figures);
  return values.flatMap(value => byValue.get(rounded(value)) ?? []);
}

function hasName(figures: readonly Figure[], key: string): boolean {
  return figures.length <= FEW
    ? figures.some(figure => figure.kind === 'name' && nameKey(figure.text) === key)
    : indexOf(figures).names.has(key);
}

const indexOf = remembered((figures: readonly Figure[]): FigureIndex => {
  const byValue = new Map<number, Figure[]>();
  const names = new Set<string>();
  for (const figure of figures) {
    if (figure.kind === 'name') names.add(nameKey(figure.text));
    for (const key of new Set(keysOf(figure).map(rounded))) {
      const same = byValue.get(key);
      if (same === undefined) byValue.set(key, [figure]);
      else same.push(figure);
    }
  }
  return { byValue, names };
});

function rounded(value: number): number {
  return Number(value.toPrecision(8));
}

/** Everything by which a figure may be found. */
function keysOf(figure: Figure): number[] {
  const { value, raw, readings, parts, unit } = figure;
  const other = isPercent(figure) ? value / 100 : value * factorOf(unit);
  return [value, raw, ...readings, ...parts, other].filter(Number.isFinite);
}

/** A citation mark proves no number, a cited year no count, a table's number nothing in a quote. */
function isShownBy(one: Figure, wanted: Figure): boolean {
  if (one.role === 'citation' || (one.role === 'cited-year' && wanted.role === 'count')) return false;
  return isSameFigure(one, wanted);
}

function isSameFigure(one: Figure, other: Figure): boolean {
  if (one.sign !== '' && other.sign !== '' && one.sign !== other.sign) return false;
  if (isNear(one.value, other.value) || isShare(one, other) || isShare(other, one)) return true;
  if (one.kind === 'name') return hasPart(one, other.value);
  return isAmong(one.readings, other.value) || isAmong(one.parts, other.value) || isReadAs(one, other);
}

/** A further reading may only meet a first one; a measure may be given in another unit. */
function isReadAs(one: Figure, other: Figure): boolean {
  if (isAmong(other.readings, one.value)) return true;
  return (
    measureTheSame(one.unit, other.unit) &&
    isNear(one.value * factorOf(one.unit), other.value * factorOf(other.unit))
  );
}

/** `95%` for 0.95 or `0.95×`, but 63.9% is not 0.639%. */
function isShare(percent: Figure, other: Figure): boolean {
  return isPercent(percent) && !isPercent(other) && isNear(percent.value / 100, other.value);
}

/** For parts of names and powers: any way to read the figure will do. */
function hasPart(figure: Figure, part: number): boolean {
  if (figure.role === 'citation') return false;
  return (
    isNear(figure.value, part) ||
    isNear(figure.raw, part) ||
    isAmong([...figure.parts, ...figure.readings], part)
  );
}

function isAmong(values: readonly number[], wanted: number): boolean {
  return values.some(value => isNear(value, wanted));
}

/** Equal but for what floating point numbers lose. */
export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
