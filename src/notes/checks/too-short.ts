// A claim too short to say anything: a word or two, or marks alone. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';

const LEAST_HAN = 4;
const LEAST_WORDS = 3;
/** `BERT`, `F1`, `GPT-4o`: a capital or a digit inside a word; and any word behind the first with a capital. */
const NAME = /[\p{L}\p{N}]\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|\S\s+[^\s\p{L}]{0,2}\p{Lu}\p{L}/u;

/** Error `too-short`, one for each side. An empty side is not looked at: wrong-language tells it. */
export const tooShort: Check = {
  code: 'too-short',
  severity: 'error',
  of: 'claims',
  find: ({ zh, en }) => {
    const found: Bilingual[] = [];
    if (zh !== '' && saysNothingInChinese(zh))
      found.push({ en: `The Chinese text says nothing: “${zh}”.`, zh: `中文没有内容：“${zh}”。` });
    if (en !== '' && saysNothingInEnglish(en))
      found.push({ en: `The English text says nothing: “${en}”.`, zh: `英文没有内容：“${en}”。` });
    return found;
  },
};

/** A figure or a name says something, in however few characters; a single character does not. */
function saysNothingInChinese(text: string): boolean {
  if (kept(text) <= 1) return true;
  if (/\p{N}|\p{sc=Latin}{2}/u.test(text)) return false;
  return (text.match(/\p{L}/gu)?.length ?? 0) < LEAST_HAN;
}

function saysNothingInEnglish(text: string): boolean {
  if (kept(text) <= 1) return true;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
  // Chinese where English should be is the fault of another check.
  if (/\p{N}|\p{sc=Han}/u.test(text)) return false;
  // A name says something of something only with another word.
  return words < (NAME.test(text) ? 2 : LEAST_WORDS);
}

function kept(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
