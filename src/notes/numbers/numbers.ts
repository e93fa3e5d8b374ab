// Text → the numbers it states, in a form in which two languages and two notations can be compared. Pure.
// `1.2 万`, `12,000` and `12k` are equal, `95%` is 0.95. When in doubt a number has several readings: a check
// must not call a right claim wrong.
import type { Figure } from './figure.ts';
import { citationsIn, inContext, type FigurePlace } from './figure-context.ts';
import { plainNumbers } from './number-text.ts';
import { scaleOf, toFigure, TOKEN, wordFigure, type Groups } from './number-token.ts';
import { wordNumbers } from './number-words.ts';
import { rememberedText } from '../remembered.ts';

/** What stands between the ends of a range. */
const RANGE = /^\s?(?:[-–]|to|and|至|到)\s?¤?$/;
/** A power of ten whose superscript the PDF lost: `10−4`, and `3 × 105` for 3×10^5. */
const LOST_OWN = /^(?<sign>\s?-\s?|\s)(?<lost>[1-9]\d?)(?!\d|[.–-]\d)/;
const LOST_TEN = /^\s?[×x·*]\s?10(?<sign>\s?-?\s?)(?<lost>[1-9]\d?)(?!\d|[.,]\d)/;

interface Read extends FigurePlace {
  readonly figure: Figure;
  readonly scale: number;
}

/** All numbers in reading order, word numbers last. */
export const numbersOf: (text: string) => readonly Figure[] = rememberedText(text => {
  const plain = plainNumbers(text);
  return [...figuresOf(plain), ...wordNumbers(plain).map(wordFigure)];
});

/** Those that are written in digits. */
export function figuresIn(text: string): Figure[] {
  return figuresOf(plainNumbers(text));
}

function figuresOf(plain: string): Figure[] {
  if (!/\d/.test(plain)) return [];
  const figures = withCitations(readNumbers(plain), citationsIn(plain));
  return figures.map((_, at) => inRange(figures, at, plain));
}

function readNumbers(plain: string): Read[] {
  const figures: Read[] = [];
  for (const match of plain.matchAll(TOKEN)) {
    const groups: Groups = match.groups ?? {};
    const figure = toFigure(match[0].trim(), groups);
    if (figure === null || plain[match.index - 1] === '^') continue;
    const place = { start: match.index, end: match.index + match[0].length };
    const lost = lostPowers(figure, plain.slice(place.end, place.end + 10));
    const read = lost.length === 0 ? figure : { ...figure, readings: [...figure.readings, ...lost] };
    figures.push({
      figure: inContext(read, plain, place),
      ...place,
      scale: scaleOf(groups),
    });
  }
  return figures;
}

/** The numbers of citation marks are no numbers of the text. */
function withCitations(figures: readonly Read[], citations: readonly FigurePlace[]): readonly Read[] {
  let next = 0;
  return figures.map(read => {
    while ((citations[next]?.end ?? Infinity) <= read.start) next += 1;
    if ((citations[next]?.start ?? Infinity) > read.start) return read;
    return { ...read, figure: { ...read.figure, kind: 'label', required: false, role: 'citation' } };
  });
}

/** `3–5 万`, `5–10%`, `30–50 秒`: scale and unit hold for both ends. */
function inRange(figures: readonly Read[], at: number, plain: string): Figure {
  const [read, next] = [figures[at], figures[at + 1]];
  if (read === undefined) throw new RangeError(`no figure at ${at}`);
  const { figure, end, scale } = read;
  if (next === undefined || figure.unit !== '' || !RANGE.test(plain.slice(end, next.start))) return figure;
  const isScaled = scale === 1 && next.scale > 1;
  const readings = isScaled ? [...figure.readings, figure.value * next.scale] : figure.readings;
  const isListed = plain.slice(end, next.start).includes('and');
  return { ...figure, readings, unit: isListed ? '' : next.figure.unit };
}

function lostPowers({ kind, value, text }: Figure, after: string): number[] {
  if (kind !== 'number') return [];
  const own = text === '10' ? LOST_OWN.exec(after) : null;
  const power = own ?? LOST_TEN.exec(after);
  if (power === null) return [];
  const { sign = '', lost = '' } = power.groups ?? {};
  const exponent = Number(lost) * (sign.includes('-') ? -1 : 1);
  return [(own === null ? value : 1) * 10 ** exponent];
}
