// Prose in the wrong language: zh that is not Chinese, en that is. Pure. Names of models, data sets and metrics
// are Latin in Chinese prose, and a Chinese title may be cited in English: neither is a fault.
import type { Bilingual } from '../../domain/notes.ts';
import { CITED, count, FUNCTION_WORD, isMostlyEnglish, isOnlyNames } from '../../lib/english-words.ts';
import type { Check } from '../check-context.ts';

/** Marks of a Chinese sentence rather than of a Chinese name. */
const SENTENCE_MARK = /[的了是在和与，。；]/u;

/** A clause of English in the midst of Chinese: lower-case words in a row, of which at least one is a function word. */
const CLAUSE_WORDS = 4;
const ENGLISH_RUN = /(?<![A-Za-z'-])[a-z][a-z'-]*(?:,? [a-z][a-z'-]*){3,}/g;
const RUN_WORD =
  /^(?:the|an?|of|is|are|was|were|that|with|we|our|by|from|which|this|these|and|to|in|for|on|than|as|it|has|have|be|can|not)$/;
/** Words that only this language has, and so often that a sentence of it has several. */
const FOREIGN: readonly { readonly zh: string; readonly en: string; readonly words: RegExp }[] = [
  {
    en: 'German',
    zh: '德文',
    words:
      /(?<!\p{L})(?:der|das|und|ist|nicht|mit|eine[rnms]?|auf|von|für|wird|werden|sich|auch|dem|den|zur|zum|über|durch|als|sind)(?!\p{L})/giu,
  },
  {
    en: 'French',
    zh: '法文',
    words:
      /(?<!\p{L})(?:le|les|des|une|est|sont|dans|pour|avec|sur|par|qui|que|plus|nous|aux|cette|ces|et|du|pas)(?!\p{L})/giu,
  },
  {
    en: 'Spanish',
    zh: '西班牙文',
    words:
      /(?<!\p{L})(?:el|los|las|una|es|son|para|con|por|que|del|más|este|esta|se|como|sus|al|y|en)(?!\p{L})/giu,
  },
];
/** A syllable with its tone: `yǒuxiào`. */
const PINYIN = /(?<!\p{L})\p{L}{0,6}[ǎǐǒǔǚǜǘǖāēīōū]\p{L}{0,6}/gu;

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
  if (letters === 0 || isNamesAndFigures(text)) return null;
  if (han === 0)
    return {
      en: `The Chinese text has no Chinese: “${shown(text)}”.`,
      zh: `中文里没有汉字：“${shown(text)}”。`,
    };
  if (isMostlyEnglish(text))
    return {
      en: `The Chinese text is mostly English (${han} Chinese characters): “${shown(text)}”.`,
      zh: `中文大半是英文（只有 ${han} 个汉字）：“${shown(text)}”。`,
    };
  return halfTranslated(text.replace(CITED, ' '));
}

function halfTranslated(text: string): Bilingual | null {
  // What stands in brackets explains a term and may be its English name.
  const open = text.replace(/[（(][^（(）)]{0,200}[）)]/gu, ' ');
  const clause = open.match(ENGLISH_RUN)?.find(run => {
    const words = run.split(/,? /);
    return words.length >= CLAUSE_WORDS && words.some(word => RUN_WORD.test(word));
  });
  if (clause === undefined) return null;
  return {
    en: `The Chinese text is left in English in part: “${shown(clause)}”.`,
    zh: `中文里有一段没有翻译：“${shown(clause)}”。`,
  };
}

function englishProblem(text: string): Bilingual | null {
  if (text === '') return { en: 'The English text is empty.', zh: '英文为空。' };
  const outside = text.replace(CITED, ' ');
  const han = count(outside, /\p{sc=Han}/gu);
  const latin = count(text, /\p{sc=Latin}/gu);
  const isChinese =
    han > latin ||
    (han >= 6 && SENTENCE_MARK.test(outside)) ||
    hasChineseWord(outside) ||
    (latin === 0 && count(text, /\p{sc=Han}/gu) > 0);
  if (isChinese)
    return {
      en: `The English text has ${han} Chinese characters: “${shown(text)}”.`,
      zh: `英文里有 ${han} 个汉字：“${shown(text)}”。`,
    };
  return foreignProblem(outside);
}

function foreignProblem(text: string): Bilingual | null {
  if (count(text, PINYIN) >= 3)
    return { en: `The English text is pinyin: “${shown(text)}”.`, zh: `英文是拼音：“${shown(text)}”。` };
  const english = count(text, FUNCTION_WORD);
  const language = FOREIGN.find(({ words }) => count(text, words) >= 3 && count(text, words) > english * 2);
  if (language === undefined) return null;
  return {
    en: `The English text looks ${language.en}: “${shown(text)}”.`,
    zh: `英文像是${language.zh}：“${shown(text)}”。`,
  };
}

/** A figure, and no word but names. */
function isNamesAndFigures(text: string): boolean {
  return /\d/.test(text) && isOnlyNames(text);
}

/** A Chinese word that is no name: not in brackets, where it explains a term, and no single character. */
function hasChineseWord(text: string): boolean {
  const open = text.replace(/[（(][^（(）)]{0,200}[）)]|'[^']{0,200}'|‘[^‘’]{0,200}’|`[^`]{0,200}`/gu, ' ');
  return count(open, /(?<![\p{sc=Han}])\p{sc=Han}{2,}/gu) > 0;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
