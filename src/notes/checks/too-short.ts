// A claim too short to say anything: a word or two, marks alone, or only where to look. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { saysNothingInChinese, saysNothingInEnglish } from '../text/says-nothing.ts';

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
