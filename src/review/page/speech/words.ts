// Words and marks that several parts of the page use. Headings are in both languages, as in the digest.
import type { Finding } from '../../../domain/finding.ts';
import type { Bilingual } from '../../../domain/notes.ts';
import type { ItemSection, ReviewItem, Risk, RiskCounts } from '../../../domain/review.ts';
import { inBoth, phrase, type Phrase, type Told } from '../../../lib/phrase.ts';

export const HEADINGS: Readonly<Record<ItemSection, Bilingual & { readonly emoji: string }>> = {
  headline: { emoji: '🌟', zh: '论文解读', en: 'In one line' },
  background: { emoji: '📌', zh: '背景痛点/本文动机', en: 'Background' },
  innovations: { emoji: '🚀', zh: '核心方法', en: 'Method' },
  results: { emoji: '📈', zh: '实验结果', en: 'Results' },
  takeaways: { emoji: '💬', zh: '可借鉴之处', en: 'Takeaways' },
};

/** A mark that is told from the others without colour. */
export const RISK_MARKS: Readonly<Record<Risk, string>> = { red: '●', amber: '◐', green: '○' };

export const RISK_WORDS: Readonly<Record<Risk, Phrase>> = {
  red: phrase`a check failed`,
  amber: phrase`warning`,
  green: phrase`nothing found`,
};

type Decided = Exclude<ReviewItem['review']['state'], 'pending'>;

export const STATE_MARKS: Readonly<Record<Decided, string>> = { accepted: '✓', edited: '✎', rejected: '✕' };

const STATE_WORDS: Readonly<Record<Decided, Phrase>> = {
  accepted: phrase`accepted`,
  edited: phrase`edited`,
  rejected: phrase`rejected`,
};

/** What was decided, and by whom; what the checks say while nothing is. */
export function standingOf({ review, risk }: Pick<ReviewItem, 'review' | 'risk'>): Phrase {
  if (review.state === 'pending') return RISK_WORDS[risk];
  const word = STATE_WORDS[review.state];
  return review.by === null ? word : phrase`${word} by ${review.by}`;
}

/** The mark of the same. */
export function markOf({ review, risk }: Pick<ReviewItem, 'review' | 'risk'>): string {
  return review.state === 'pending' ? RISK_MARKS[risk] : STATE_MARKS[review.state];
}

/** The first words of an item, to name it by. */
export function itemName({ zh, en }: Bilingual): Phrase {
  return inBoth(cut(en, 60), cut(zh, 30));
}

/** The same, shorter: to recognise it by. */
export function shortName({ zh, en }: Bilingual): Phrase {
  return inBoth(cut(en, 40), cut(zh, 24));
}

function cut(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length).join('').trimEnd()}…`;
}

/** Notes of before have their findings in English only. */
export function findingTold({ message, messageZh }: Finding): Told {
  return messageZh === '' ? message : inBoth(message, messageZh);
}

export const MATCH_WORDS: Readonly<Record<ReviewItem['match'], Phrase | null>> = {
  exact: null,
  fuzzy: phrase`a word or two differ in the PDF`,
  missing: phrase`not found in the PDF`,
  none: null,
};

/** What is left to decide takes about this many seconds: one by one, at a glance, in bulk. */
export function secondsLeft({ red, amber, green }: RiskCounts): number {
  return 10 * red + 8 * amber + 4 * green;
}

/** `~2 min` */
export function timeTold(seconds: number): Phrase {
  return seconds < 60 ? phrase`~${Math.ceil(seconds / 10) * 10} s` : phrase`~${Math.round(seconds / 60)} min`;
}

/** Before the server is known nobody knows the language: both. */
export const NO_TOKEN: readonly Bilingual[] = [
  { en: 'This page needs the address that the terminal printed.', zh: '请使用终端里打印的地址打开本页。' },
  { en: 'Type this beside your digest:', zh: '在论文列表所在的文件夹中输入：' },
];
