// One number of a text → a figure, before the words around it are looked at. Pure.
// Digits inside names (`GPT-4o`, `top-5`) belong to the name.
import type { Figure } from './figure.ts';
import type { WordNumber } from './han-numbers.ts';

/** Words without a digit near are left out at once: a paper has ten thousand of them. */
const NAME =
  /(?<![A-Za-z\u0370-\u03ff])(?=[\w@+.\u0370-\u03ff-]{0,60}\d)[A-Za-z\u0370-\u03ff][A-Za-z0-9\u0370-\u03ff]*(?:(?:[-_@+]|(?<=\d)\.(?=\d))[A-Za-z0-9\u0370-\u03ff]+)*/;
const VERSION = /\d{1,9}(?:\.\d{1,9}){2,9}/;
const FRACTION = /(?<over>\d{1,12})\s?\/\s?(?<under>\d{1,12})(?!\d|[/.]\d)/;
const AMOUNT =
  /(?<sign>(?<![A-Za-z0-9)\]%]|[0-9)\]%]\s)[+-])?(?<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?!\d|,\d)|\d{1,40}(?:\.\d{1,40})?|(?<![A-Za-z])\.\d{1,20})/;
const POWER =
  /(?:[eE](?<exponent>[+-]?\d{1,4})(?![A-Za-z\d])|\s?[×x·*]\s?10(?:\^|(?=[+-]))(?<ten>[+-]?\d+)|\^(?<own>[+-]?\d+))?/;
const SCALE =
  /(?:\s?[多余]?\s?(?<han>万亿|千万|百万|十亿|亿|万|千(?![米克瓦赫字卡])|百(?!分))|[\s-]?(?<word>hundred|thousand|million|billion|trillion)s?\b|\s?(?<letter>[kKMBGT])(?![A-Za-z0-9]))?/;
const UNIT =
  /(?:\s?(?<points>个?百分点|percentage[\s-]points?|%[\s-]?points?|points?\b|pp\b|%p\b)|\s?(?<percent>%|per\s?cent\b)|\s?(?<times>倍|[×xX](?![A-Za-z]|\s?\d)|-?fold\b|times\b))?/;
/** A name, a version, a fraction or an amount, in named groups. */
export const TOKEN = new RegExp(
  [
    `(?<name>${NAME.source})`,
    `(?<version>${VERSION.source})`,
    FRACTION.source,
    AMOUNT.source + POWER.source + SCALE.source + UNIT.source,
  ].join('|'),
  'gu',
);
/** Words and letters for large numbers. */
export const SCALES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  万亿: 1e12,
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  M: 1e6,
  B: 1e9,
  G: 1e9,
  T: 1e12,
};
/** Named groups of TOKEN that took part in the match. */
export type Groups = Partial<
  Record<
    | 'name'
    | 'version'
    | 'over'
    | 'under'
    | 'sign'
    | 'digits'
    | 'exponent'
    | 'ten'
    | 'own'
    | 'han'
    | 'word'
    | 'letter'
    | 'points'
    | 'percent'
    | 'times',
    string
  >
>;

/** What a match of TOKEN states; null for a name without digits. */
export function toFigure(text: string, groups: Groups): Figure | null {
  const name = groups.name ?? groups.version;
  if (name !== undefined) return /\d/.test(name) ? nameFigure(name) : null;
  if (groups.over !== undefined) {
    const parts = [Number(groups.over), Number(groups.under)];
    const value = (parts[0] ?? 0) / (parts[1] ?? 1);
    return { ...bareFigure('number', text, Number.isFinite(value) ? value : NaN), parts, decimals: 3 };
  }
  return amountFigure(text, groups);
}

/** A figure of which no more is known; all its fields in one order, which keeps reading fast. */
function bareFigure(kind: Figure['kind'], text: string, value: number): Figure {
  return {
    text,
    kind,
    value,
    raw: value,
    readings: NONE,
    parts: NONE,
    sign: '',
    unit: '',
    role: '',
    step: '',
    bound: '',
    decimals: 0,
    required: kind !== 'word',
    firm: false,
  };
}

const NONE: readonly number[] = [];

function amountFigure(text: string, groups: Groups): Figure {
  const written = groups.digits ?? '';
  const digits = written.replace(/[, ]/g, '');
  const { raw, readings } = powerOf(Number(digits), groups);
  // `1 000` is a thousand, but in a table row two cells.
  const cells = written.includes(' ') ? written.split(' ').map(Number) : [];
  const value = raw * scaleOf(groups);
  return {
    text,
    kind: 'number',
    value,
    // `7B` may be a 7 of a name or of a table whose head says billions; nobody writes 70 亿 that way.
    raw: groups.letter === undefined ? value : raw,
    // A context of 4K tokens is one of 4,096.
    readings: /^k$/i.test(groups.letter ?? '') ? [...readings, raw * 1024] : readings,
    parts: cells,
    sign: groups.sign === '+' || groups.sign === '-' ? groups.sign : '',
    unit: unitOf(groups),
    role: '',
    step: '',
    bound: '',
    decimals: digits.split('.')[1]?.length ?? 0,
    required: true,
    firm: false,
  };
}

/** `3×10^-4`; `10^6` with its reading 106, for PDFs lose superscripts. */
function powerOf(base: number, { exponent, ten, own }: Groups): { raw: number; readings: number[] } {
  if (exponent !== undefined) return { raw: Number(`${base}e${exponent}`), readings: [] };
  if (ten !== undefined) return { raw: base * 10 ** Number(ten), readings: [] };
  if (own === undefined) return { raw: base, readings: [] };
  return { raw: base ** Number(own), readings: Number(own) > 0 ? [Number(`${base}${own}`)] : [] };
}

function unitOf(groups: Groups): string {
  if (groups.points !== undefined) return 'points';
  if (groups.percent !== undefined) return 'percent';
  return groups.times === undefined ? '' : 'times';
}

/** 1e4 for 万; 1 where no scale is named. */
export function scaleOf(groups: Groups): number {
  const letter = groups.letter === 'K' ? 'k' : groups.letter;
  return SCALES[groups.han ?? groups.word ?? letter ?? ''] ?? 1;
}

function nameFigure(text: string): Figure {
  const parts = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return { ...bareFigure('name', text, NaN), readings: sizesIn(text), parts };
}

/** The 7 billion of `Llama-2-7B`. */
function sizesIn(name: string): number[] {
  const sizes = name.matchAll(/(?<!\d)(\d{1,9}(?:\.\d{1,9})?)([kmbt])(?![A-Za-z0-9])/gi);
  return [...sizes].map(([, digits, letter = '']) => Number(digits) * (SCALES[letter.toUpperCase()] ?? 1e3));
}

/** A number in letters as a figure. */
export function wordFigure({ text, values, firm, unit }: WordNumber): Figure {
  const [value = NaN, ...readings] = values;
  return { ...bareFigure('word', text, value), readings, firm, unit };
}
