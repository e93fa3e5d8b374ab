// Prose in the wrong language: zh that is not Chinese, en that is. Pure. Names of models, data sets and metrics
// are Latin in Chinese prose, and a Chinese title may be cited in English: neither is a fault.
import type { Finding } from '../../domain/finding.ts';
import type { Check } from '../check-context.ts';

/** Words that make English a sentence; names have next to none of them. */
const FUNCTION_WORD =
  /\b(?:the|of|is|are|was|were|that|with|we|our|by|from|which|this|these|and|to|in|for|on|than|as|it|has|have)\b/gi;
/** Marks of a Chinese sentence rather than of a Chinese name. */
const SENTENCE_MARK = /[的了是在和与，。；]/u;
const CITED = /《[^》]*》|“[^”]*”|"[^"]*"|「[^」]*」/gu;

/** Error `wrong-language`. An empty side is a fault too, but not of the extractive engine, which knows one language. */
export const wrongLanguage: Check = (claim, { engine }) => {
  const findings = [problem('zh', chineseProblem(claim.zh)), problem('en', englishProblem(claim.en))];
  const isOneSided = engine === 'extractive' && (claim.zh === '') !== (claim.en === '');
  const sides = isOneSided ? findings.filter((_, at) => (at === 0 ? claim.zh : claim.en) !== '') : findings;
  return sides.filter(finding => finding !== null);
};

function problem(side: string, what: string | null): Finding | null {
  return what === null
    ? null
    : { code: 'wrong-language', severity: 'error', message: `The ${side} text ${what}.` };
}

function chineseProblem(text: string): string | null {
  if (text === '') return 'is empty';
  const han = count(text, /\p{sc=Han}/gu);
  const kana = count(text, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  if (kana > 3 && kana * 4 > han) return `looks Japanese (${kana} kana): “${shown(text)}”`;
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return null;
  if (han === 0) return `has no Chinese: “${shown(text)}”`;
  const outside = text.replace(CITED, ' ');
  const words = count(outside, /[A-Za-z]{2,}/g);
  const isEnglish = count(outside, FUNCTION_WORD) >= 3 && han < words;
  return isEnglish ? `is mostly English (${han} Chinese characters): “${shown(text)}”` : null;
}

function englishProblem(text: string): string | null {
  if (text === '') return 'is empty';
  const outside = text.replace(CITED, ' ');
  const han = count(outside, /\p{sc=Han}/gu);
  const latin = count(text, /\p{sc=Latin}/gu);
  const isChinese =
    han > latin ||
    (han >= 6 && SENTENCE_MARK.test(outside)) ||
    (latin === 0 && count(text, /\p{sc=Han}/gu) > 0);
  return isChinese ? `has ${han} Chinese characters: “${shown(text)}”` : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
