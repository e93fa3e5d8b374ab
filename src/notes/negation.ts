// Which of two texts denies what the other states? Pure. Two languages deny in different ways (`无监督`,
// `unsupervised`, `without labels`), so a denial counts as unanswered only when the other text has no negative word
// that could be it, or when both speak of the same verb or adjective and only one of them denies it.
import { ANSWERED, RENDERINGS } from './negation-renderings.ts';
import { NEGATIONS, type Language } from './negation-words.ts';
import { PREDICATES, VOCABULARY } from './predicates.ts';

/** A text and its language. */
export interface Side {
  readonly text: string;
  readonly language: Language;
}

/** One form of every letter, and in Chinese one form of every mark that parts sentences. */
export function plainOf({ text, language }: Side): string {
  const plain = text.normalize('NFKC');
  if (language === 'en') return plain;
  return plain
    .replace(/,(?!\d)/g, '，')
    .replaceAll(';', '；')
    .replace(/:(?!\d)/g, '：');
}

/** A denial, and what stands behind it. */
interface Denial {
  readonly words: string;
  readonly denied: string;
}

/** A text read for denials: `plain` lacks the words that only look negative. */
interface Reading {
  readonly language: Language;
  readonly plain: string;
  readonly firm: readonly Denial[];
  readonly negatives: number;
  readonly byPrefix: number;
}

/** The words with which `one` denies what `other` does not deny; null when nothing speaks for it. */
export function unansweredDenial(one: Side, other: Side): string | null {
  const [denying, stating] = readBoth(one, other);
  const predicate = deniedPredicate(denying, stating);
  if (predicate !== null) return predicate;
  const [denial] = denying.firm;
  if (denial === undefined) return null;
  if (isAnswered(denying, stating)) return deniedPart(denying, stating);
  return isReworded(denial, denying, stating) ? null : denial.words;
}

/** Both texts without the negative words that translate each other. */
function readBoth(one: Side, other: Side): readonly [Reading, Reading] {
  let [left, right] = [one.text, other.text];
  if (one.language !== other.language)
    for (const words of ANSWERED) {
      const [mine, theirs] = [words[one.language], words[other.language]];
      if (left.search(mine) < 0 || right.search(theirs) < 0) continue;
      [left, right] = [left.replace(mine, ' + '), right.replace(theirs, ' + ')];
    }
  return [readDenials({ ...one, text: left }), readDenials({ ...other, text: right })];
}

/** The denial of one part of a text whose counterpart, part for part, has none; null when the parts do not pair up. */
function deniedPart(denying: Reading, stating: Reading): string | null {
  if (denying.negatives <= stating.negatives) return null;
  const [left, right] = [partsOf(denying), partsOf(stating)];
  if (left.length < 2 || left.length !== right.length) return null;
  for (const [at, text] of left.entries()) {
    const reading = readDenials({ text, language: denying.language });
    const answer = readDenials({ text: right[at] ?? '', language: stating.language });
    const [denial] = reading.firm;
    if (denial === undefined || answer.negatives > 0) continue;
    if (!isAnswered(reading, answer) && !isReworded(denial, reading, answer)) return denial.words;
  }
  return null;
}

function partsOf({ plain }: Reading): string[] {
  return plain.split(/[，。；：;:]|[,.](?=\s|$)/u).filter(part => /[\p{L}\p{N}]/u.test(part));
}

/** The words of a predicate that one text denies wherever it stands and the other nowhere; null when there is none. */
export function deniedPredicate(denying: Reading, stating: Reading): string | null {
  if (denying.negatives <= stating.negatives) return null;
  for (const stems of PREDICATES) {
    const no = uses(denying, stems[denying.language]);
    const yes = uses(stating, stems[stating.language]);
    if (no.length === 0 || yes.length === 0) continue;
    if (no.every(use => use.isDenied) && yes.every(use => use.isStated)) return no[0]?.words ?? null;
  }
  return null;
}

/** Reads a text once for all questions. */
export function readDenials(side: Side): Reading {
  const { language } = side;
  const words = NEGATIONS[language];
  const plain = plainOf(side).replace(words.fixed, ' ~ ');
  const firm = [...plain.matchAll(words.firm)].map(match => denialAt(plain, match, language));
  const negatives = plain.match(words.any)?.length ?? 0;
  const byPrefix = plain.replace(words.firm, ' ').match(words.byPrefix)?.length ?? 0;
  return { language, plain, firm, negatives, byPrefix };
}

/** True when the other text has a negative word, or another way to say the same. */
function isAnswered(denying: Reading, stating: Reading): boolean {
  // `无监督` answers `unsupervised`, so neither can answer a denial beside it.
  const taken = Math.min(stating.byPrefix, denying.byPrefix);
  if (stating.negatives > taken) return true;
  return RENDERINGS.some(({ by, ...words }) => {
    if (by !== denying.language || !words[stating.language].test(stating.plain)) return false;
    return words[by].test(denying.plain);
  });
}

/** True when we know what the denied word is in the other language, and it is not there: the sentence is a free one. */
function isReworded({ denied }: Denial, { language }: Reading, stating: Reading): boolean {
  const all = [...PREDICATES, ...VOCABULARY].map(words => ({ words, at: denied.search(words[language]) }));
  const nearest = Math.min(...all.map(({ at }) => (at < 0 ? Infinity : at)));
  const known = all.filter(({ at }) => at === nearest);
  return known.length > 0 && known.every(({ words }) => stating.plain.search(words[stating.language]) < 0);
}

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
  zh: /[不没無无未非][^不没無无未非]{0,8}$/u,
  en: /(?:\b(?:not|never|cannot|neither|nor|without|no|none|nothing|unable|fails?|failed)\b|n['’]t\b|\b(?:un|non-?|in|im|ir|dis))[\s-]?(?:[\w'’-]{1,30}\s){0,5}$|\bless\s+$/i,
};
const AFTER = { zh: /^(?!)/u, en: /^\w*\s+(?:no|nothing|neither|none|little)\b/i };

function uses({ plain, language }: Reading, stem: RegExp): Use[] {
  const clauses = plain.split(CLAUSE[language]);
  return clauses.flatMap(clause => {
    const { any, byPrefix } = NEGATIONS[language];
    // A prefix says nothing of the verb beside it; the stem's own prefix is seen before it.
    const hasNegative = clause.replace(byPrefix, ' ').search(any) >= 0;
    return [...clause.matchAll(stem)].map(match => {
      const [before, after] = [clause.slice(0, match.index), clause.slice(match.index + match[0].length)];
      const isDenied = BEFORE[language].test(before) || AFTER[language].test(after);
      const isStated = !isDenied && !hasNegative && !/~|\b(?:only|just|alone|before|within)\b/.test(clause);
      return { words: deniedWords(before, match[0], after), isDenied, isStated };
    });
  });
}

/** The negative word up to the verb, and in English the word behind it when the denial stands there. */
function deniedWords(before: string, stem: string, after: string): string {
  const zh = /[不没無无未非][^不没無无未非]{0,8}$/u.exec(before)?.[0];
  if (zh !== undefined) return `${zh}${stem}`;
  const en = BEFORE.en.exec(before)?.[0];
  if (en !== undefined) return `${en}${stem}${/^\w*/.exec(after)?.[0] ?? ''}`.trim();
  return /^\w*\s+(\w+(?:\s+\w+)?)/.exec(after)?.[1] ?? stem;
}

/** The negative word with what it denies: `不需要`, `cannot generalise`. */
function denialAt(plain: string, match: RegExpExecArray, language: Language): Denial {
  const rest = plain.slice(match.index + match[0].length);
  const next = language === 'en' ? /^\s+[\w-]+/ : match[0].length > 2 ? /^/ : /^\p{sc=Han}{0,2}/u;
  const denied = language === 'en' ? /^(?:\s+[\w'’-]+){0,2}/ : /^[^，。；：]{0,5}/u;
  return { words: `${match[0]}${next.exec(rest)?.[0] ?? ''}`, denied: denied.exec(rest)?.[0] ?? '' };
}
