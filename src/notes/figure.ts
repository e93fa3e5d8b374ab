// A number that a text states, and when two of them are the same. Pure.
// Reading text into figures: notes/numbers.ts

export interface Figure {
  /** As written, after `plainNumbers`. */
  readonly text: string;
  /** `label` is the number of a table, figure, step …; `word` is written in letters. */
  readonly kind: 'number' | 'name' | 'label' | 'word';
  /** With scale (万, million) applied, without sign; NaN for names. */
  readonly value: number;
  /** Further readings: `7B` may be 7, `95%` 0.95. */
  readonly readings: readonly number[];
  /** What it is made of, should the whole not be found: `1/3`, `10^-4`, `ResNet-50`. */
  readonly parts: readonly number[];
  readonly sign: '' | '+' | '-';
  readonly unit: '' | 'percent' | 'points' | 'times';
  /** Digits behind the decimal point as written, scale aside: the precision of a rounded value. */
  readonly decimals: number;
  /** False for what another text need not repeat: words and labels. */
  readonly required: boolean;
}

/** True when `figures` hold the wanted one: as a value, as a name, or by all its parts. */
export function holdsFigure(figures: readonly Figure[], wanted: Figure): boolean {
  if (wanted.kind === 'name') {
    const key = nameKey(wanted.text);
    if (figures.some(figure => figure.kind === 'name' && nameKey(figure.text) === key)) return true;
  } else if (figures.some(figure => isSameFigure(figure, wanted))) return true;
  return wanted.parts.length > 0 && wanted.parts.every(part => figures.some(figure => readsAs(figure, part)));
}

/** Letters and digits of a name in lower case: `GPT-4o` and `gpt4o` are one name. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isSameFigure(one: Figure, other: Figure): boolean {
  if (one.sign !== '' && other.sign !== '' && one.sign !== other.sign) return false;
  // A further reading may only meet a first one: `7B` and `7M` are not both 7.
  return readsAs(one, other.value) || other.readings.some(reading => isNear(reading, one.value));
}

function readsAs(figure: Figure, value: number): boolean {
  return [figure.value, ...figure.readings, ...figure.parts].some(reading => isNear(reading, value));
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
