// Does a claim state what an earlier one states, in other words? Pure. Words may differ, so other things must agree:
// the figures, the names, the quote. Two claims that differ in a word or two alone stand against each other
// (`without the encoder`, `without the decoder`) and are two statements.
import { nameKey, type Figure } from '../numbers/figure.ts';
import { meaningOf, pairsOf } from './meaning.ts';
import { numbersOf } from '../numbers/numbers.ts';
import { once } from '../remembered.ts';
import { tokensOf } from './tokens.ts';

/** A claim made ready to be compared. */
export interface Substance {
  /** Its measured numbers in order of size, each once; of number words when it has no other. */
  readonly figures: string;
  readonly count: number;
  /** How many of them have a decimal point or three digits: no two statements share them by chance. */
  readonly exact: number;
  /** Its words, read at the first question: few claims have the same figures as another. */
  readonly said: () => SaidWords;
}

interface SaidWords {
  readonly names: readonly string[];
  /** All words of both languages, for names. */
  readonly words: ReadonlySet<string>;
  readonly en: ReadonlySet<string>;
  readonly zh: ReadonlySet<string>;
}

/** Of the words of meaning, both sides taken together. */
const HALF = 0.5;
/** With two figures and more, all of them the same, fewer will do, and the quote does not matter. */
const SOME = 0.4;
/** The other language may be put in quite other words, but not without any of the same. */
const OTHER_SIDE = 0.15;
const WORD = /[\p{sc=Latin}\p{N}]+/gu;
const SENTENCE_START = /(?:^|[.!?:;]\s{1,3})[^\p{L}\p{N}]{0,3}$/u;

/** The substance of a claim. */
export function substanceOf(zh: string, en: string): Substance {
  const figures = figuresOf(zh, en);
  return {
    figures: figures.join(' '),
    count: figures.length,
    exact: figures.filter(figure => /^-?(?:\d{3}|\d{1,2}\.\d{0,9}[1-9])/.test(figure)).length,
    said: once(() => ({
      names: [...namesIn(zh, 'zh'), ...namesIn(en, 'en')],
      words: new Set(tokensOf(`${zh} ${en}`).map(({ word }) => word)),
      en: meaningOf(en),
      zh: pairsOf(zh),
    })),
  };
}

/** True when the two state the same; `isSameQuote` when one has the other's quote, or a part of it. */
export function isRestated(one: Substance, other: Substance, isSameQuote: boolean): boolean {
  if (one.figures !== other.figures) return false;
  const [mine, theirs] = [one.said(), other.said()];
  if (!sameNames(mine, theirs)) return false;
  const sides = [shareOf(mine.en, theirs.en), shareOf(mine.zh, theirs.zh)].filter(share => share !== null);
  if (sides.some(share => share < OTHER_SIDE)) return false;
  const shared = Math.max(...sides);
  return one.count < 2 ? isSameQuote && shared >= HALF : shared >= SOME;
}

/** Figures that were measured or counted; years of citations and numbers of tables are none. */
function figuresOf(zh: string, en: string): string[] {
  const all = [...numbersOf(zh), ...numbersOf(en)];
  const measured = all.filter(({ kind, role }) => kind === 'number' && (role === '' || role === 'count'));
  const taken = measured.length > 0 ? measured : all.filter(({ kind, firm }) => kind === 'word' && firm);
  return [...new Set(taken.map(keyOf))].sort();
}

function keyOf({ value }: Figure): string {
  return String(Number(value.toPrecision(9)));
}

function namesIn(text: string, language: 'zh' | 'en'): string[] {
  const found = [...text.matchAll(WORD)].filter(({ 0: word, index }) => {
    if (/.\p{Lu}/u.test(word)) return true;
    const isFirst = language === 'en' && SENTENCE_START.test(text.slice(Math.max(0, index - 8), index));
    return /^\p{Lu}/u.test(word) && !isFirst;
  });
  return found.map(([name]) => nameKey(name));
}

/** Every name of the one is a word of the other, and the other way round. */
function sameNames(one: SaidWords, other: SaidWords): boolean {
  const has = ({ words }: SaidWords, name: string): boolean =>
    words.has(name) || words.has(name.replace(/s$/, ''));
  return one.names.every(name => has(other, name)) && other.names.every(name => has(one, name));
}

/** Null where a side has no words to share. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  const all = one.size + other.size;
  if (one.size === 0 || other.size === 0) return null;
  return (2 * [...one].filter(word => other.has(word)).length) / all;
}
