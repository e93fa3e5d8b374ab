// Prose in the wrong language: zh that is not Chinese, en that is. Pure. Names of models, data sets and metrics
// are Latin in Chinese prose, and a Chinese title may be cited in English: neither is a fault.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';

/** Words that make English a sentence; names have next to none of them. */
const FUNCTION_WORD =
  /\b(?:the|of|is|are|was|were|that|with|we|our|by|from|which|this|these|and|to|in|for|on|than|as|it|has|have)\b/gi;
/** Marks of a Chinese sentence rather than of a Chinese name. */
const SENTENCE_MARK = /[的了是在和与，。；]/u;
const CITED = /《[^》]*》|“[^”]*”|"[^"]*"|「[^」]*」/gu;

/** Error `wrong-language`. An empty side is a fault too, but not of the extractive engine, which knows one language. */
export const wrongLanguage: Check = {
  code: 'wrong-language',
  severity: 'error',
  of: 'prose',
  find: ({ zh, en }, { notes, place }) => {
    const isOneSided = notes.engine.name === 'extractive' && (zh === '') !== (en === '');
    // A title may be a name: `SparseRoute` in both languages.
    const isName = place === 'title' && zh === en;
    const chinese = (isOneSided && zh === '') || isName ? null : chineseProblem(zh);
    const english = (isOneSided && en === '') || isName ? null : englishProblem(en);
    return [chinese, english].filter(problem => problem !== null);
  },
};

function chineseProblem(text: string): Bilingual | null {
  if (text === '') return { en: 'The Chinese text is empty.', zh: '中文为空。' };
  const han = count(text, /\p{sc=Han}/gu);
  const kana = count(text, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  if (kana > 3 && kana * 4 > han)
    return {
      en: `The Chinese text looks Japanese (${kana} kana): “${shown(text)}”.`,
      zh: `中文像是日文（${kana} 个假名）：“${shown(text)}”。`,
    };
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return null;
  if (han === 0)
    return {
      en: `The Chinese text has no Chinese: “${shown(text)}”.`,
      zh: `中文里没有汉字：“${shown(text)}”。`,
    };
  const outside = text.replace(CITED, ' ');
  const words = count(outside, /[A-Za-z]{2,}/g);
  const isEnglish = count(outside, FUNCTION_WORD) >= 3 && han < words;
  return isEnglish
    ? {
        en: `The Chinese text is mostly English (${han} Chinese characters): “${shown(text)}”.`,
        zh: `中文大半是英文（只有 ${han} 个汉字）：“${shown(text)}”。`,
      }
    : null;
}

function englishProblem(text: string): Bilingual | null {
  if (text === '') return { en: 'The English text is empty.', zh: '英文为空。' };
  const outside = text.replace(CITED, ' ');
  const han = count(outside, /\p{sc=Han}/gu);
  const latin = count(text, /\p{sc=Latin}/gu);
  const isChinese =
    han > latin ||
    (han >= 6 && SENTENCE_MARK.test(outside)) ||
    (latin === 0 && count(text, /\p{sc=Han}/gu) > 0);
  return isChinese
    ? {
        en: `The English text has ${han} Chinese characters: “${shown(text)}”.`,
        zh: `英文里有 ${han} 个汉字：“${shown(text)}”。`,
      }
    : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
