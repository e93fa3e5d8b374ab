// Blanks in Chinese: one between Chinese and Latin letters or digits, none between Chinese characters or next to
// full-width marks. Pure.
import { HAN, MASK, WIDE, WORD } from './classes.ts';

/** Behind these a word has ended: `10%`, `f(x)`, `C++`, `Q*`. */
const WORD_END = `[${WORD}${MASK}%]|[${WORD}${MASK}]\\)|[A-Za-z][+*#]|\\+\\+`;
const NEEDED = new RegExp(`(?<=${HAN})(?=[${WORD}${MASK}])|(?<=${WORD_END})(?=${HAN})`, 'gu');
const IN_CHINESE = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'gu');
const AT_MARK = new RegExp(`(?<=[${WIDE}]) | (?=[${WIDE}])`, 'gu');
/** Curly quotes stand in English too; they are Chinese ones when Chinese is next to them, or to the blank. */
const AT_QUOTE = new RegExp(
  `(?<=${HAN}[“”]|[${HAN}${WIDE}]) (?=[“”])|(?<=[“”]) (?=[“”]?[${HAN}${WIDE}])| (?=[“”]${HAN})`,
  'gu',
);
const AT_DASH = new RegExp(`(?<=[${HAN}${WIDE}”]|……|——) (?=……|——)|(?<=……|——) (?=[${HAN}${WIDE}“])`, 'gu');

/** The text with blanks where Chinese typography wants them, and nowhere else around Chinese. */
export function spaceChinese(text: string): string {
  return text
    .replace(IN_CHINESE, '')
    .replace(AT_MARK, '')
    .replace(AT_QUOTE, '')
    .replace(AT_DASH, '')
    .replace(NEEDED, ' ');
}
