// Text → the names it states: of models, data sets, methods, metrics, tools. Pure.
// A name is `sure` when its letters are no ordinary word (BERT, LLaMA, GPT-4o); a capitalised word is one only where
// capitals are not due anyway. Next: notes/names/claim-names.ts, which looks them up in the paper.
import { isFieldAbbreviation, isOrdinaryWord, kindOf, type NameKind } from './name-letters.ts';
import { KNOWN_PHRASES, METRIC_WORDS, VARIANTS } from './name-words.ts';
import { foldNames } from './paper-names.ts';

export interface Name {
  /** As written, without a plural's or owner's s and without ordinary words hyphenated to it. */
  readonly text: string;
  /** `known` and `sure` are names wherever they stand; a `word` is only capitalised. */
  readonly kind: NameKind;
  /** Where `text` stands in the source after `plainNames`. */
  readonly start: number;
  readonly end: number;
}

/** Without the signs × and ÷, which stand among the accented letters. */
const LETTER = 'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f';
/** `D3.js`, `deck.gl`: the ending belongs to the name of a library. */
const LIBRARY = '\\.(?:[jJ][sSlL]|[gG][lL])(?![A-Za-z0-9])';
const TOKEN = new RegExp(
  `(?<![${LETTER}0-9])[${LETTER}0-9]+(?:(?:[-_]|(?<=\\d)\\.(?=\\d))[${LETTER}0-9]+|${LIBRARY})*`,
  'g',
);
const WHOLE_TOKEN = new RegExp(`^(?:${TOKEN.source})$`);
const HYPHENS = /[\u2010\u2011]/g;
/** Addresses, commands of LaTeX, and letters before a bracket: `P(Y|X)` holds no names. */
const NO_NAMES = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s，。；、（）“”]{0,200}`,
    String.raw`(?:[\w-]{1,40}\.){1,4}(?:com|org|io|ai|net|edu|gov|cn)\b(?:\/[^\s，。；、（）“”]{0,200})?`,
    String.raw`\\[A-Za-z]{1,20}`,
    String.raw`(?<![A-Za-z])[A-Za-z]\([^()\u4e00-\u9fff]{0,40}\)`,
    String.raw`(?<![A-Za-z])[A-Z]{1,2}\s?=\s?(?:[A-Z]{1,2}(?![A-Za-z0-9-]))?|=\s?[A-Z]{1,2}(?![A-Za-z0-9-])`,
    String.raw`(?<=[A-Za-z0-9])['’][a-z]{1,2}\b`,
    String.raw`\b[A-Z]\s?[×x*]\s?[A-Z]\b`,
  ].join('|'),
  'gu',
);
const FAMILY =
  /^(?:GPT|LLaMA|Llama|Claude|Gemini|Gemma|Qwen|Phi|DeepSeek|Grok|Mixtral|Vicuna|Baichuan|InternLM)$/;
/** A version behind a name, not a count (`3 次`, `3 times`) and not a value (`63.9`). */
const VERSION =
  /(?:\s-\s?|\s)\d(?:\.\d)?o?(?![\dA-Za-z%]|\.\d|\s?(?:[个种次张层倍类分步轮款版%]|times|models|runs|variants|sizes))/y;
/** Plain letters, addresses and formulas blanked out. The offsets of names count in this text. */
export function plainNames(text: string): string {
  const plain = foldNames(text).replace(HYPHENS, '-');
  return plain.replace(NO_NAMES, found => ' '.repeat(found.length));
}

/** All names in reading order, those that stand twice too. `text` comes out of `plainNames`. */
export function namesOf(text: string, language: 'zh' | 'en'): Name[] {
  const isTitle = language === 'en' && isTitleCase(text);
  const names: Name[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (!/[A-Z\d.]/.test(match[0])) continue;
    const name = coreOf(match[0], match.index);
    const kind = kindOf(name.text);
    if (kind === 'known' || kind === 'sure') names.push(withVersion(text, { ...name, kind }));
    else if (kind === 'word') names.push(...capitalised(match[0], match.index, { text, language, isTitle }));
  }
  for (const match of text.matchAll(KNOWN_PHRASES))
    names.push({ text: match[0], kind: 'known', start: match.index, end: match.index + match[0].length });
  return names;
}

/** `MCD` of `MCD-based`, `non-MCD` and `MCDs`; `BERT-large` stays, for it is another model than BERT. */
function coreOf(token: string, start: number): Omit<Name, 'kind'> {
  const parts = token.split(/[-_]/);
  let [from, to] = [0, parts.length];
  const times = /^\d+x(?=[A-Z])/.exec(token)?.[0].length ?? 0;
  while (to > from + 1 && isPlainWord(parts[to - 1] ?? '')) to -= 1;
  while (from < to - 1 && isPlainWord(parts[from] ?? '')) from += 1;
  const skipped = parts.slice(0, from).reduce((sum, part) => sum + part.length + 1, times);
  const length = parts.slice(from, to).join('-').length - (from === 0 ? times : 0);
  const whole = token.slice(skipped, skipped + length);
  const text = /[A-Z0-9]s$/.test(whole) ? whole.slice(0, -1) : whole;
  return { text, start: start + skipped, end: start + skipped + text.length };
}

/** `Llama 3`, `GPT - 4o`: of families the version behind the name is part of it. */
function withVersion(text: string, name: Name): Name {
  if (!FAMILY.test(name.text)) return name;
  VERSION.lastIndex = name.end;
  const end = name.end + (VERSION.exec(text)?.[0].length ?? 0);
  return { ...name, text: text.slice(name.start, end), end };
}

/** A lower-case word that makes no other model of what it is hyphenated to. */
function isPlainWord(part: string): boolean {
  return /^[a-z]{2,}$/.test(part) && !VARIANTS.has(part);
}

/** The capitalised words of a token that need not be capitalised where they stand. */
function capitalised(
  token: string,
  start: number,
  where: { text: string; language: 'zh' | 'en'; isTitle: boolean },
): Name[] {
  const names: Name[] = [];
  for (const match of token.matchAll(/[^-_]+/g)) {
    const at = start + match.index;
    const end = at + match[0].length;
    if (!/^[A-Z][a-z]{2,}$/.test(match[0]) || where.isTitle || isOrdinaryWord(match[0])) continue;
    if (match.index === 0 && isInitial(where, at, start + token.length)) continue;
    names.push({ text: match[0], kind: 'word', start: at, end });
  }
  return names;
}

/**
 * True when the checks of names take care of a token: `A100`, `BM25`, `GPT-5`, `Gnutella04`. False for what only counts,
 * ranks or measures (`top-5`, `L2`, `Step-2`, `p95`, `80GB`, F1), for abbreviations of the field and for ordinary words.
 */
export function isName(text: string): boolean {
  const token = foldNames(text).replace(HYPHENS, '-');
  if (!WHOLE_TOKEN.test(token) || /^[Pp]\d{2}(?:\.\d)?$/.test(token)) return false;
  const { text: name } = coreOf(token, 0);
  const kind = kindOf(name);
  if (kind === null || kind === 'word') return false;
  return !METRIC_WORDS.has(name.toLowerCase()) && !isFieldAbbreviation(name);
}

/** Where a sentence or a citation begins. In Chinese: an English phrase (`Chain of thought`). */
function isInitial(
  { text, language }: { text: string; language: 'zh' | 'en' },
  start: number,
  end: number,
): boolean {
  let from = start;
  while (from > 0 && /[\s"'“”‘’([*]/.test(text.charAt(from - 1))) from -= 1;
  // `(a) Better` and `- Better` begin a sentence too.
  const before = text.slice(Math.max(0, from - 4), from).replace(/(?:^|\s)(?:\(?[\da-zA-Z]\)|-)$/, ';');
  const isFirst = from === 0;
  if (language === 'zh') return /^ [a-z]{2}/.test(text.slice(end, end + 3)) && !/[A-Za-z]$/.test(before);
  return isFirst || /[.!?:;…—–。！？：；•]$/u.test(before) || /["“‘]$/u.test(text.slice(0, start));
}

/** True when most longer words have capitals: a title, in which they tell nothing. */
function isTitleCase(text: string): boolean {
  const words = text.match(/(?<![\w-])[A-Za-z][a-z]{3,}(?![\w-])/g)?.slice(1) ?? [];
  const capitals = words.filter(word => /^[A-Z]/.test(word)).length;
  const least = /[.!?。]$/.test(text.trimEnd()) ? 3 : 1;
  return capitals >= least && capitals >= words.length * 0.6;
}
