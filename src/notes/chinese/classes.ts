// The kinds of characters that the typography of Chinese turns on, as parts of regular expressions. Pure.

/** A Chinese character. */
export const HAN = '\\p{sc=Han}';
/** Letters and digits that want a blank next to Chinese; not the full-width ones, nor ①. */
export const WORD = 'A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff²³¹⁰-⁹₀-₉';
/** Full-width marks: they bring their own room, so no blank stands next to them. */
export const WIDE = '，。；：！？、（）《》〈〉「」『』【】';
/** What stands for code or maths, a citation and a URL while the rest is put right. No text has these characters. */
export const MASKS = { exact: '\ufdd0', cited: '\ufdd1', url: '\ufdd2' } as const;
export const MASK = Object.values(MASKS).join('');

const HAN_ONLY = new RegExp(`^${HAN}$`, 'u');
const HANISH = new RegExp(`^[${HAN}${WIDE}“”]$`, 'u');

/** True for one Chinese character. */
export function isHan(char: string): boolean {
  return HAN_ONLY.test(char);
}

/** True for a Chinese character or a mark that belongs to Chinese. */
export function isHanish(char: string): boolean {
  return HANISH.test(char);
}

/** True when there is Chinese anywhere in it. */
export function hasHan(text: string): boolean {
  return /\p{sc=Han}/u.test(text);
}

/** The nearest character that is no blank, before (-1) or behind (1) a place; '' when there is none. */
export function near(chars: readonly string[], at: number, step: 1 | -1): string {
  const next = chars[at + step] ?? '';
  return next === ' ' ? (chars[at + 2 * step] ?? '') : next;
}
