// One language denies what the other states. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { quoteOf, type Side } from '../twins/negation-reading.ts';
import { unansweredDenials } from '../twins/negation.ts';

/** Error `negation-differs`, with the words that deny. */
export const negationDiffers: Check = {
  code: 'negation-differs',
  severity: 'error',
  of: 'prose',
  find: claim => {
    const zh: Side = { text: claim.zh, language: 'zh' };
    const en: Side = { text: claim.en, language: 'en' };
    if (zh.text === '' || en.text === '') return [];
    const [chinese, english] = unansweredDenials(zh, en, quoteOf(claim));
    return [inChinese(chinese), inEnglish(english)].filter(said => said !== null).slice(0, 1);
  },
};

function inChinese(words: string | null): Bilingual | null {
  if (words === null) return null;
  return {
    en: `The Chinese denies (“${words}”), the English does not.`,
    zh: `中文是否定（“${words}”），英文不是。`,
  };
}

function inEnglish(words: string | null): Bilingual | null {
  if (words === null) return null;
  return {
    en: `The English denies (“${words}”), the Chinese does not.`,
    zh: `英文是否定（“${words}”），中文不是。`,
  };
}
