// Blanks that models put into URLs, versions, ranges and before %. Pure.
import type { Language } from './names.ts';

const SEGMENT = '[\\w.-]{1,80}';
const FORGE = '(?:github|gitlab|gitee|bitbucket|huggingface|arxiv)\\.(?:com|co|org)';
/** Owner and repository; behind the repository only a version shows that no clause begins. */
const FORGE_PATH = new RegExp(
  `(?<![\\w.-])${FORGE} ?/ ?${SEGMENT}(?: - ${SEGMENT}){0,4}(?: ?/ ?(?!${FORGE})${SEGMENT}(?:(?: - [A-Z]\\w{0,20}){0,3} - [A-Z]{0,3}\\d[\\w.]{0,20})?)`,
  'g',
);
/** `https://host/THU - KEG/model`: the slash behind it shows that the hyphen is none between clauses. */
const SPLIT_SEGMENT = /(?<=:\/\/[\w./-]{3,200}) - (?=[\w.-]{1,80}\/)/g;

/** URLs with their blanks taken out: `https: //`, `github . com`, `huggingface.co/THU - KEG/model`. */
export function mendUrls(text: string): string {
  return text
    .replace(/\b(https?) ?: ?\/ ?\/ ?(?=[A-Za-z0-9])/g, '$1://')
    .replace(/(?<=[A-Za-z0-9]) \. (?=(?:com|org|io|co|net|edu|cn)(?![\w-]))/g, '.')
    .replace(SPLIT_SEGMENT, '-')
    .replace(FORGE_PATH, path => path.replaceAll(' ', ''));
}

/** A digit of a version that follows a name (`Qwen2`, `Llama 3`), or the zero of a decimal. */
const WHOLE = '(?:(?<=[A-Za-z][ -]?\\d{1,3})|(?<=(?<![\\d.])0))';
const SPLIT_POINT = new RegExp(`${WHOLE} \\. ?(?=\\d)`, 'g');
const SPLIT_RANGE = /(?<=[\d%]) ?([–~～]) ?(?=\d)/g;
const OPERATOR_BEFORE = /[=+×*/<>(] ?[\d.,%]{1,20}$/;
const OPERATOR_BEHIND = /^[\d.,%]{1,20} ?[=+×*/<>]/;

/** Versions (`Qwen2 . 5`), ranges (`3 – 5`), and in Chinese `10 %`. A difference (`5 – 3 = 2`) keeps its blanks. */
export function joinNumbers(text: string, language: Language): string {
  const whole = text.replace(SPLIT_POINT, '.');
  const joined = whole.replace(SPLIT_RANGE, (found: string, mark: string, at: number) => {
    const isFormula =
      OPERATOR_BEFORE.test(whole.slice(Math.max(0, at - 24), at)) ||
      OPERATOR_BEHIND.test(whole.slice(at + found.length, at + found.length + 24));
    return isFormula ? found : mark;
  });
  return language === 'en' ? joined : joined.replace(/(?<=\d) (?=[%％°](?! ?[\d(]))/g, '');
}
