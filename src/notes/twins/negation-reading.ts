// The denials of a text: its negative words, what each of them denies, and whether a verb stands denied. Pure.
import { rememberedText } from '../remembered.ts';
import { NEGATIONS, type Language } from './negation-words.ts';

/** A text and its language. */
export interface Side {
  readonly text: string;
  readonly language: Language;
}

/** The quote as a side; a paper in Chinese is quoted in Chinese. */
export function quoteOf({ quote }: { readonly quote: string }): Side {
  const han = quote.match(/\p{sc=Han}/gu)?.length ?? 0;
  return { text: quote, language: han * 3 > quote.length ? 'zh' : 'en' };
}

/** Its words are names: `/drops` is no fall. */
const URL = /https?:\/\/[^\s，。；)]{1,300}/gu;

/** One form of every letter, no addresses, and in Chinese one form of every mark that parts sentences. */
export const plainOf: (side: Side) => string = rememberedSide({
  en: plainLetters,
  zh: text =>
    plainLetters(text)
      .replace(/,(?!\d)/g, '，')
      .replaceAll(';', '；')
      .replace(/:(?!\d)/g, '：'),
});

function plainLetters(text: string): string {
  return text.normalize('NFKC').replace(URL, ' ');
}

/** What is made of a text in each language, remembered: several checks ask of the same claim, each in its own words. */
export function rememberedSide<V>(make: Readonly<Record<Language, (text: string) => V>>): (side: Side) => V {
  const made = { zh: rememberedText(make.zh), en: rememberedText(make.en) };
  return ({ text, language }) => made[language](text);
}

/** A denial, and what stands behind it. */
export interface Denial {
  readonly words: string;
  readonly denied: string;
}

/** A text read for denials: `plain` lacks the words that only look negative. */
export interface Reading {
  readonly language: Language;
  readonly plain: string;
  readonly firm: readonly Denial[];
  readonly negatives: number;
  readonly byPrefix: number;
  readonly clauses: readonly { readonly text: string; readonly hasNegative: boolean }[];
}

/** Reads a text once for all questions. */
export const readDenials: (side: Side) => Reading = rememberedSide({
  zh: text => readingOf({ text, language: 'zh' }),
  en: text => readingOf({ text, language: 'en' }),
});

function readingOf(side: Side): Reading {
  const { language } = side;
  const words = NEGATIONS[language];
  const plain = plainOf(side).replace(words.harmless, ' ').replace(words.fixed, ' ~ ');
  const negatives = plain.match(words.any)?.length ?? 0;
  if (negatives === 0) {
    const clauses = plain.split(CLAUSE[language]).map(text => ({ text, hasNegative: false }));
    return { language, plain, firm: [], negatives, byPrefix: 0, clauses };
  }
  const firm = [...plain.matchAll(words.firm)].map(match => denialAt(plain, match, language));
  const byPrefix = plain.replace(words.firm, ' ').match(words.byPrefix)?.length ?? 0;
  const clauses = plain.split(CLAUSE[language]).map(text => ({
    text,
    // A prefix says nothing of the verb beside it; the stem's own prefix is seen before it.
    hasNegative: text.replace(words.byPrefix, ' ').search(words.any) >= 0,
  }));
  return { language, plain, firm, negatives, byPrefix, clauses };
}

/** A verb or adjective where it stands in a clause. */
interface Use {
  readonly words: string;
  readonly isDenied: boolean;
  readonly isStated: boolean;
}

const CLAUSE = {
  zh: /[，。；：,;!?！？]|而(?!非)|但|并且/u,
  en: /[,;:!?]|\.(?:\s|$)|\b(?:but|while|whereas|and)\b/i,
};
/** A negative word shortly before the verb: a few characters in Chinese, a few words in English. */
const BEFORE = {
  zh: /(?:[不没]|无[法需须从力]|未|[并绝]非)[^不没無无未非]{0,8}$|[无無非](?:任何|明显|显著|额外)?[^不没無无未非]{0,2}$/u,
  en: /(?:\b(?:not|never|cannot|neither|nor|no|none|nothing|unable|fails?|failed)\b|n['’]t\b)[\s-]?(?:[\w'’-]{1,30}\s){0,5}$|\bwithout\s(?:(?:the|an?|any|its|this)\s)?(?:(?!(?:the|an?|its|we|it|they)\s)[\w'’-]{1,30}\s){0,4}$|\b(?:un|non|in|im|ir|dis)-?$|\bless\s+$/i,
};
const AFTER = { zh: /^(?!)/u, en: /^\w*\s+(?:no|nothing|neither|none|little)\b/i };

/** Each place where a text uses a stem, and whether it is denied there. */
export function uses({ plain, language, clauses }: Reading, stem: RegExp): Use[] {
  if (plain.search(stem) < 0) return [];
  return clauses.flatMap(({ text, hasNegative }) =>
    [...text.matchAll(stem)].map(match => {
      const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
      const isDenied = BEFORE[language].test(before) || AFTER[language].test(after);
      const isStated = !isDenied && !hasNegative && !/~|\b(?:only|just|alone|before|within)\b/.test(text);
      return { words: deniedWords(before, match[0], after), isDenied, isStated };
    }),
  );
}

/** The negative word up to the verb, and in English the word behind it when the denial stands there. */
function deniedWords(before: string, stem: string, after: string): string {
  const zh = BEFORE.zh.exec(before)?.[0];
  if (zh !== undefined) return `${zh}${stem}`;
  const en = BEFORE.en.exec(before)?.[0];
  if (en !== undefined) return `${en}${stem}${/^\w*/.exec(after)?.[0] ?? ''}`.trim();
  return /^\w*\s+(\w+(?:\s+\w+)?)/.exec(after)?.[1] ?? stem;
}

/** In `发现不了` the denied verb stands before the negative word. */
const IN_VERB = /^[了到出动起]/u;

/** The negative word with what it denies: `不需要`, `cannot generalise`. */
function denialAt(plain: string, match: RegExpExecArray, language: Language): Denial {
  const rest = plain.slice(match.index + match[0].length);
  if (language === 'en')
    return {
      words: `${match[0]}${/^\s+[\w-]+/.exec(rest)?.[0] ?? ''}`,
      denied: /^(?:\s+[\w'’+-]+){0,4}/.exec(rest)?.[0] ?? '',
    };
  const verb = verbAround(plain, match);
  if (verb !== null) return { words: `${verb}不${rest.slice(0, 1)}`, denied: verb };
  const next = match[0].length > 2 ? '' : (/^\p{sc=Han}{0,2}/u.exec(rest)?.[0] ?? '');
  return { words: `${match[0]}${next}`, denied: /^[^，。；：]{0,12}/u.exec(rest)?.[0] ?? '' };
}

function verbAround(plain: string, match: RegExpExecArray): string | null {
  const end = match.index + match[0].length;
  if (match[0] !== '不' || !IN_VERB.test(plain.slice(end, end + 1))) return null;
  const verb = plain.slice(Math.max(0, match.index - 2), match.index);
  return /^\p{sc=Han}{1,2}$/u.test(verb) ? verb : null;
}
