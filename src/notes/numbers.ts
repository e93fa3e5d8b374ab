// Text → the numbers it states, in a form in which two languages and two notations can be compared. Pure.
// `1.2 万`, `12,000` and `12k` are equal, `95%` is 0.95; digits inside names (`GPT-4o`, `top-5`) belong to
// the name. When in doubt a number has several readings: a check must not call a right claim wrong.
import type { Figure } from './figure.ts';
import { plainNumbers } from './number-text.ts';
import { wordNumbers } from './number-words.ts';

const NAME =
  /[A-Za-z\u0370-\u03ff][A-Za-z0-9\u0370-\u03ff]*(?:(?:[-_@+]|(?<=\d)\.(?=\d))[A-Za-z0-9\u0370-\u03ff]+)*/;
const VERSION = /\d+(?:\.\d+){2,}/;
const FRACTION = /(?<over>\d+)\s?\/\s?(?<under>\d+)(?![\d/.])/;
const AMOUNT =
  /(?<sign>(?<![A-Za-z0-9)\]%]|[0-9)\]%]\s)[+-])?(?<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?|\.\d+)/;
const POWER =
  /(?:[eE](?<exponent>[+-]?\d+)(?![A-Za-z\d])|\s?[×x·*]\s?10(?:\^|(?=[+-]))(?<ten>[+-]?\d+)|\^(?<own>[+-]?\d+))?/;
const SCALE =
  /(?:\s?[多余]?\s?(?<han>万亿|千万|百万|十亿|亿|万|千(?![米克瓦赫字卡])|百(?!分))|[\s-]?(?<word>hundred|thousand|million|billion|trillion)s?\b|\s?(?<letter>[kKMBGT])(?![A-Za-z0-9]))?/;
const UNIT =
  /(?:\s?(?<points>个?百分点|percentage[\s-]points?|%[\s-]?points?|points?\b|pp\b)|\s?(?<percent>%|per\s?cent\b)|\s?(?<times>倍|[×xX](?![A-Za-z]|\s?\d)|-?fold\b|times\b))?/;
const TOKEN = new RegExp(
  [
    `(?<name>${NAME.source})`,
    `(?<version>${VERSION.source})`,
    FRACTION.source,
    AMOUNT.source + POWER.source + SCALE.source + UNIT.source,
  ].join('|'),
  'gu',
);
const SCALES: Readonly<Record<string, number>> = {
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
const LABEL =
  /(?:\b(?:tables?|tab\.|figures?|figs?\.|sections?|sec\.|eqs?\.|equations?|appendix|algorithm|alg\.|theorem|lemma|corollary|proposition|definition|chapter|pages?|pp?\.|lines?|refs?\.|step|stage|phase)|§|表格?|图|公式|式|算法|定理|引理|附录|章节|步骤|阶段|第)\s?[(（[]?$/iu;
const RANGE = /^\s?(?:[-–]|to|and|至|到)\s?$/;

/** Named groups of TOKEN that took part in the match. */
type Groups = Partial<
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

/** All numbers in reading order, word numbers last. */
export function numbersOf(text: string): Figure[] {
  const plain = plainNumbers(text);
  const figures: { figure: Figure; start: number; end: number; scale: number }[] = [];
  for (const match of plain.matchAll(TOKEN)) {
    const groups: Groups = match.groups ?? {};
    const written = match[0].trim();
    const figure = toFigure(written, groups);
    if (figure === null || plain[match.index - 1] === '^') continue;
    const isLabel =
      figure.kind === 'number' && LABEL.test(plain.slice(Math.max(0, match.index - 16), match.index));
    figures.push({
      figure: isLabel ? { ...figure, kind: 'label', required: false } : figure,
      start: match.index,
      end: match.index + match[0].length,
      scale: scaleOf(groups),
    });
  }
  const ranged = figures.map(({ figure, end, scale }, at) => {
    const next = figures[at + 1];
    const isRange =
      next !== undefined && scale === 1 && next.scale > 1 && RANGE.test(plain.slice(end, next.start));
    // `3–5 万`: the scale holds for both ends.
    return isRange ? { ...figure, readings: [...figure.readings, figure.value * next.scale] } : figure;
  });
  return [...ranged, ...wordNumbers(plain).map(({ text: word, values }) => wordFigure(word, values))];
}

function toFigure(text: string, groups: Groups): Figure | null {
  const name = groups.name ?? groups.version;
  if (name !== undefined) return /\d/.test(name) ? nameFigure(name) : null;
  if (groups.over !== undefined) {
    const parts = [Number(groups.over), Number(groups.under)];
    const value = (parts[0] ?? 0) / (parts[1] ?? 1);
    return { ...BARE, text, value: Number.isFinite(value) ? value : NaN, parts, decimals: 3 };
  }
  return amountFigure(text, groups);
}

const BARE = {
  kind: 'number',
  readings: [],
  parts: [],
  sign: '',
  unit: '',
  decimals: 0,
  required: true,
} as const;

function amountFigure(text: string, groups: Groups): Figure {
  const written = groups.digits ?? '';
  const digits = written.replace(/[, ]/g, '');
  const { raw, parts } = powerOf(Number(digits), groups);
  // `1 000` is a thousand, but in a table row two cells.
  const cells = written.includes(' ') ? written.split(' ').map(Number) : [];
  const value = raw * scaleOf(groups);
  const unit = unitOf(groups);
  return {
    ...BARE,
    text,
    value,
    readings: [...(groups.letter ? [raw] : []), ...(unit === 'percent' ? [value / 100] : [])],
    parts: [...parts, ...cells],
    sign: groups.sign === '+' || groups.sign === '-' ? groups.sign : '',
    unit,
    decimals: digits.split('.')[1]?.length ?? 0,
  };
}

/** `3×10^-4` with its parts 3, 10 and 4: PDFs lose superscripts, so that it may stand there as `3 × 10 4`. */
function powerOf(base: number, groups: Groups): { raw: number; parts: number[] } {
  const { exponent, ten, own } = groups;
  if (own !== undefined) return { raw: base ** Number(own), parts: [base, Math.abs(Number(own))] };
  if (ten !== undefined) return { raw: base * 10 ** Number(ten), parts: [base, 10, Math.abs(Number(ten))] };
  return { raw: exponent === undefined ? base : Number(`${base}e${exponent}`), parts: [] };
}

function unitOf(groups: Groups): Figure['unit'] {
  if (groups.points !== undefined) return 'points';
  if (groups.percent !== undefined) return 'percent';
  return groups.times === undefined ? '' : 'times';
}

function scaleOf(groups: Groups): number {
  const letter = groups.letter === 'K' ? 'k' : groups.letter;
  return SCALES[groups.han ?? groups.word ?? letter ?? ''] ?? 1;
}

function nameFigure(text: string): Figure {
  const parts = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return { ...BARE, text, kind: 'name', value: NaN, parts };
}

function wordFigure(text: string, values: readonly number[]): Figure {
  const [value = NaN, ...readings] = values;
  return { ...BARE, text, kind: 'word', value, readings, required: false };
}
