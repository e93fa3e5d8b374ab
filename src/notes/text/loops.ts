// Words said over and over in one text, as a model does that is caught in a loop. Pure, linear: loops are looked for
// up to a longest unit.
import { withoutQuoted } from './quoted-text.ts';
import { isHan, isTelling, piecesOf, tokensOf, wordsIn, type Piece, type Token } from './tokens.ts';

/** What is repeated, in the text's own spelling, and how often it stands there. */
export interface Loop {
  readonly words: string;
  readonly times: number;
}

const LONGEST_UNIT = 30;
/** Characters that no Chinese word doubles; of others `天天` and `哈哈哈` are words. */
const FUNCTION_HAN = /^[的了是在和与及或将对为被而且并其该]$/u;
/** What stands between one time and the next. */
const JOINING = /^(?:and|or|but|of|to|in|on|for|with|that|[的和与及或并且而])$/u;
/** Tokens of models, and functions that are applied one to the other. */
const SYMBOL = /^(?:log|ln|exp|mask|pad|unk|eos|bos|sep|cls)$/;
const LAUGHTER = /^[哈呵嘿嗯啊呜嘻]$/u;
const CLAUSE_END = /[，。；！？：、\n]|[,;:](?=\s)|[.!?](?=\s|$)/gu;
const SENTENCE_END = /[。；！？\n]|[.!?;](?=\s|$)/gu;
/** A word that joins a clause to the one before. */
const LEAD = /^\s{0,3}(?:and|but|or|so)\s|^\s{0,3}(?:并且|而且|且|并|但|而)/iu;

/** The first loop of a text: a phrase right behind itself, a clause said three times or a sentence twice. */
export function loopIn(whole: string): Loop | null {
  const text = withoutQuoted(whole);
  const tokens = tokensOf(text);
  return (
    loopOfWords(text, tokens) ??
    loopInWord(tokens) ??
    saidAgain(text, tokens, { end: CLAUSE_END, times: 3, words: 5, figured: 8 }) ??
    saidAgain(text, tokens, { end: SENTENCE_END, times: 2, words: 6, figured: 6 })
  );
}

function loopOfWords(text: string, tokens: readonly Token[]): Loop | null {
  for (let length = 1; length <= Math.min(LONGEST_UNIT, (tokens.length + 1) / 3); length += 1) {
    for (let from = 0; from + length < tokens.length;) {
      const equal = equalRun(tokens, from, length);
      const loop = equal + 1 < 2 * length ? null : loopOf(text, tokens.slice(from, from + length), equal);
      if (loop !== null) return loop;
      from += equal + 1;
    }
  }
  return null;
}

/** `equal` tokens from the unit on are said again behind it. */
function loopOf(text: string, unit: readonly Token[], equal: number): Loop | null {
  const times = timesOf(equal, unit);
  if (times < 3 || times < timesAllowed(unit) || isList(text, unit, times) || isName(text, unit)) return null;
  return { words: text.slice(unit[0]?.at, unit.at(-1)?.end), times };
}

/** At the end a loop of several words may lack the one that joins: `a b and a b and a b`. */
function timesOf(equal: number, unit: readonly Token[]): number {
  const { length } = unit;
  const lacks = length >= 3 && JOINING.test(unit.at(-1)?.word ?? '') ? 1 : 0;
  return Math.floor((equal + length + lacks) / length);
}

/** How many tokens from `from` on are equal to those `length` further on. */
function equalRun(tokens: readonly Token[], from: number, length: number): number {
  let to = from;
  while (to + length < tokens.length && tokens[to]?.word === tokens[to + length]?.word) to += 1;
  return to - from;
}

/** From so many times on it is a loop. Figures and single letters are rows of a table, or a vector. */
function timesAllowed(unit: readonly Token[]): number {
  const words = unit.map(({ word }) => word);
  const [first = ''] = words;
  if (words.every(word => /^[\p{N}\p{M}]+$/u.test(word))) return figuresAllowed(words);
  if (words.some(word => /\p{N}/u.test(word)) && words.length < 4) return 6;
  if (words.every(word => (word.length === 1 && !isHan(word)) || SYMBOL.test(word))) return 6;
  // One word alone was judged as a unit of one.
  if (words.length > 1 && words.every(word => word === first)) return Infinity;
  if (words.length > 1 || !isHan(first)) return 3;
  if (LAUGHTER.test(first)) return Infinity;
  return FUNCTION_HAN.test(first) ? 3 : 4;
}

/** The same five pieces of figures (`63.9, 65.8, 53.1` has six) in the same order are neither a vector nor a row. */
function figuresAllowed(words: readonly string[]): number {
  return new Set(words).size >= 5 ? 6 : 12;
}

/** `cat, cat, cat`: three short labels in a row are a list. */
function isList(text: string, unit: readonly Token[], times: number): boolean {
  return times === 3 && unit.length <= 2 && /^\s{0,2}[,，、;；/]/u.test(text.slice(unit.at(-1)?.end));
}

/** `Beer-Beer-Beer`, `3x3x3`, `GRU/GRU/GRU`: one word set together with its likes. */
function isName(text: string, [first, ...others]: readonly Token[]): boolean {
  return (
    others.length === 0 && first !== undefined && /^[-\u2010-\u2015/×_+→]$/u.test(text.charAt(first.end))
  );
}

/** `thethethethethe`, `aaaaaaaaaaaa`: a long word made of one short unit. */
function loopInWord(tokens: readonly Token[]): Loop | null {
  for (const { word } of tokens) {
    if (word.length < 12 || !/\p{L}/u.test(word)) continue;
    const length = [1, 2, 3, 4, 5, 6].find(unit => word.startsWith(word.slice(0, -unit), unit));
    const times = length === undefined ? 0 : Math.floor(word.length / length);
    if (length !== undefined && times >= 4) return { words: word.slice(0, length), times };
  }
  return null;
}

/** From when on saying the same again is a loop; one that has figures may be true of several things. */
interface Limits {
  readonly end: RegExp;
  readonly times: number;
  readonly words: number;
  readonly figured: number;
}

/** A clause without the word that joins it to the one before. */
function clauseOf({ text, tokens }: Piece): readonly Token[] {
  const lead = LEAD.exec(text)?.[0];
  return lead === undefined ? tokens : tokens.slice(tokensOf(lead).length);
}

/** Three Chinese characters say as much as two words. */
function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { word }) => sum + (isHan(word) ? 2 / 3 : 1), 0);
}

function saidAgain(text: string, all: readonly Token[], limits: Limits): Loop | null {
  // All words of what is said again are said again, which settles it for most texts.
  const repeated = all.length - new Set(all.map(({ word }) => word)).size;
  if (repeated < limits.words * (limits.times - 1)) return null;
  const parts = piecesOf(text, limits.end).map(piece => ({ piece, tokens: clauseOf(piece) }));
  const counts = new Map<string, number>();
  for (const { tokens } of parts) {
    const least = tokens.some(({ word }) => /\p{N}/u.test(word)) ? limits.figured : limits.words;
    if (weightOf(tokens) < least || !tokens.some(({ word }) => isTelling(word))) continue;
    const key = wordsIn(tokens);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (![...counts.values()].some(count => count >= limits.times)) return null;
  const looped = parts.find(({ tokens }) => (counts.get(wordsIn(tokens)) ?? 0) >= limits.times);
  return looped === undefined
    ? null
    : { words: looped.piece.text.trim(), times: counts.get(wordsIn(looped.tokens)) ?? 0 };
}
