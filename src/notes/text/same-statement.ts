// Do two claims say the same? Pure. Figures, names in their order, negations and directions must be equal, and no word
// of meaning may stand against another: `the encoder` and `the decoder` are two statements.
import { saysTheSame } from '../quotes/same-meaning.ts';
import { isHan, isTelling, tokensOf, wordsIn } from './tokens.ts';

/** One language of a claim, made ready to be compared. */
export interface Statement {
  readonly text: string;
  /** Its words with those of one meaning made one. */
  readonly words: readonly string[];
  readonly joined: string;
  /** Names and figures in order. */
  readonly names: string;
}

/** How much of the words two statements share, and whether that makes them one. */
export interface Likeness {
  readonly shared: number;
  /** Every word. */
  readonly isEqual: boolean;
  /** Some word of meaning that only the one has stands against one that only the other has. */
  readonly isAgainst: boolean;
  /** No word does, and figures, names, negations and directions are equal. */
  readonly isAgreed: boolean;
}

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:achiev|reach|obtain|attain|gain|get|yield)(?:e|es|s|ed|ing)?$/, 'reach'],
  [/^(?:show|demonstrat|indicat|reveal)(?:e|es|s|ed|ing|n)?$/, 'show'],
  [/^(?:us|employ|utili[sz]|adopt)(?:e|es|s|ed|ing)?$/, 'use'],
  [/^(?:propos|introduc|present)(?:e|es|s|ed|ing)?$/, 'propose'],
  [/^(?:method|approach|technique)(?:s|es)?$/, 'method'],
  [/^(?:requir|need)(?:e|es|s|ed|ing)?$/, 'need'],
  [/^(?:outperform|surpass|exceed|beat)(?:s|es|ed|ing)?$/, 'outperform'],
];
/** Most words are none of them. */
const ANY_SYNONYM = new RegExp(SYNONYMS.map(([{ source }]) => source).join('|'));
const SYNONYMS_ZH: readonly (readonly [RegExp, string])[] = [
  [/取得|获得|实现|达到了?/gu, '达到'],
  [/引入|介绍/gu, '提出'],
  [/采用|利用/gu, '使用'],
  [/显示|证明/gu, '表明'],
  [/超过|胜过|超越/gu, '优于'],
  [/需要/gu, '要'],
];
const FILLER_HAN = /[的了是在和与及也还则都便就所其该此这那本文]/u;

/** A text made ready. */
export function statementOf(text: string): Statement {
  const plain = SYNONYMS_ZH.reduce((words, [pattern, word]) => words.replace(pattern, word), text);
  const tokens = tokensOf(plain);
  const words = tokens.map(({ word }) => oneOfMeaning(word));
  const names = tokens.filter(({ at, end }, index) => isName(plain.slice(at, end), index));
  return { text, words, joined: words.join(' '), names: wordsIn(names) };
}

function oneOfMeaning(word: string): string {
  if (word.length < 3 || !ANY_SYNONYM.test(word)) return word;
  return SYNONYMS.find(([pattern]) => pattern.test(word))?.[1] ?? word;
}

/** How alike two statements are; null when one of them is empty. */
export function likenessOf(one: Statement, other: Statement): Likeness | null {
  if (one.words.length === 0 || other.words.length === 0) return null;
  const [onlyOne, onlyOther] = [leftOver(one.words, other.words), leftOver(other.words, one.words)];
  const all = one.words.length + other.words.length;
  const isAgainst = onlyOne.some(hasMeaning) && onlyOther.some(hasMeaning);
  const isAgreed =
    !isAgainst &&
    one.names === other.names &&
    saysTheSame(one.text, other.text) &&
    saysTheSame(other.text, one.text);
  return {
    shared: (all - onlyOne.length - onlyOther.length) / all,
    isEqual: one.joined === other.joined && isAgreed,
    isAgainst,
    isAgreed,
  };
}

/** The words of `one` that `other` has not, or not so often. */
function leftOver(one: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of other) counts.set(word, (counts.get(word) ?? 0) + 1);
  return one.filter(word => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}

function hasMeaning(word: string): boolean {
  return isHan(word) ? !FILLER_HAN.test(word) : isTelling(word) || /\p{N}/u.test(word);
}

/** A figure, or a word with a capital that is not the sentence's first. */
function isName(word: string, index: number): boolean {
  return /\p{N}|.\p{Lu}/u.test(word) || (index > 0 && /^\p{Lu}/u.test(word));
}
