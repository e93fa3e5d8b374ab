// An invented number: one that neither the quote nor the paper has and that follows from none of the quote's. Pure.
// Names of things (GPT-5) are `name-not-in-paper`, other names with digits (top-5) count here; of number words only large counts and percentages do
// (fifteen, 百分之三十), for smaller ones may count what the paper lists; labels (Table 2) do not.
import type { Check, CheckContext, PaperFacts } from '../check-context.ts';
import { followsFrom, isRoughShare, isRounding } from '../numbers/derive.ts';
import { holdsFigure, isNear, nameKey, quoteHolds, type Figure } from '../numbers/figure.ts';
import { claimFigures } from '../numbers/claim-figures.ts';
import { listsSoMany } from '../numbers/listed.ts';
import { isName } from '../names/names.ts';
import { quoteKey } from '../quotes/quote-key.ts';

/** Counts from here on nobody makes by counting a list. */
const LARGE_COUNT = 11;
/** `Llama-3.1-8B` without its size, and the size. */
const SIZED = /^(?<head>.{1,40}?)[-_]?(?<size>\d+(?:\.\d+)?[BMKbmk])(?:[-_][A-Za-z]+){0,3}$/;

const HAS_SCALE = /[千万亿]|thousand|million|billion|[kKMB]$/;
const CAPTION_SCALES: readonly (readonly [number, RegExp])[] = [
  [1e3, /thousand|千|10\^?3\b/i],
  [1e4, /万/],
  [1e6, /million|百万|10\^?6\b/i],
  [1e8, /亿/],
  [1e9, /billion|十亿|10\^?9\b/i],
];

/** Error `number-unsupported`, one for each such number of zh or en. */
export const numberUnsupported: Check = {
  code: 'number-unsupported',
  severity: 'error',
  of: 'prose',
  find: (claim, context) => {
    const figures = claimFigures(claim);
    return figures
      .filter(figure => isDue(figure) && !isSupported(figure, context, figures))
      .filter(figure => !listsSoMany(claim.quote, figure))
      .map(({ text }) => ({
        en: `“${text}” stands neither in the quote nor elsewhere in the paper.`,
        zh: `“${text}”既不在引文中，也不在论文其他地方。`,
      }));
  },
};

function isDue({ kind, required, firm, value, unit, text }: Figure): boolean {
  if (kind === 'name' && isName(text)) return false;
  if (required || !firm) return required;
  return unit === 'percent' || isShareWord(text, value) || (Number.isInteger(value) && value >= LARGE_COUNT);
}

/** 三分之二 and `two thirds`; `half` is said of much. */
function isShareWord(text: string, value: number): boolean {
  return value > 0 && value < 1 && value !== 0.5 && /分之|third|quarter|fourth|fifth/i.test(text);
}

function isSupported(
  figure: Figure,
  { facts, quoteFigures }: CheckContext,
  claim: readonly Figure[],
): boolean {
  if (figure.kind === 'name')
    return (
      isNameInPaper(figure, facts.key) || (!isProperName(figure) && holdsFigure(facts.figures(), figure))
    );
  if (figure.kind === 'word' && isShareWord(figure.text, figure.value))
    return isRoughShare(figure, quoteFigures) || isRoughShare(figure, facts.figures());
  // A sign turned round is told by `unit-differs`.
  return (
    quoteHolds(quoteFigures, { ...figure, sign: '' }) ||
    followsFrom(figure, quoteFigures, claim) ||
    holdsFigure(facts.figures(), figure) ||
    followsFromPaper(figure, facts.figures(), claim) ||
    isScaledByCaption(figure, facts)
  );
}

/** `2.2 million` for the 2.2 of a table whose caption says that it counts millions. */
function isScaledByCaption({ value, text }: Figure, { text: paper, figures }: PaperFacts): boolean {
  if (!HAS_SCALE.test(text)) return false;
  const captions = paper.pages.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'caption'));
  const words = captions.map(line => line.text).join('\n');
  return CAPTION_SCALES.some(
    ([scale, named]) => named.test(words) && figures().some(figure => isNear(figure.value * scale, value)),
  );
}

/** From two numbers that the claim states, wherever they stand, or said to be about one of the paper's. */
function followsFromPaper(figure: Figure, paper: readonly Figure[], claim: readonly Figure[]): boolean {
  const stated = claim.filter(other => other !== figure && other.required && holdsFigure(paper, other));
  if (stated.length >= 2 && followsFrom(figure, stated, stated)) return true;
  return (
    figure.bound !== '' &&
    paper.some(other => other.decimals > figure.decimals && isRounding(other, { ...figure, bound: '' }))
  );
}

/** Whole, up to its last digit (`F1-score` is there when F1 is), or its size apart: `Llama-8B` for Llama-3.1-8B. */
function isNameInPaper({ text }: Figure, paper: string): boolean {
  const spellings = [quoteKey(text).key, nameKey(text)];
  if (spellings.some(name => paper.includes(name) || paper.includes(name.replace(/\D{1,20}$/, ''))))
    return true;
  const { head = '', size = '' } = SIZED.exec(text)?.groups ?? {};
  return size !== '' && [head, size].every(part => paper.includes(quoteKey(part).key));
}

/** `GPT-5` and `H100`, not `top-5` or the `x3` of 3x3: a name that cannot be another spelling of a number. */
function isProperName({ text }: Figure): boolean {
  return /^\p{Lu}(?:\p{L}{2}|\d{3})/u.test(text);
}
