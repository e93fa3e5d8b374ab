// A claim or quote too long to be checked at a glance. Pure. The prompt asks for one or two sentences and quotes of at
// most 300 characters; true claims of two sentences have up to 100 Chinese characters and 40 words.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';

const MOST_CHINESE = 200;
const MOST_WORDS = 120;
const MOST_QUOTED = 300;

/** Warning `too-long`, one for each of zh, en and quote. */
export const tooLong: Check = {
  code: 'too-long',
  severity: 'warning',
  of: 'claims',
  find: ({ zh, en, quote }) => {
    const found: Bilingual[] = [];
    const [chinese, words, quoted] = [zh.length, en.match(/\S+/g)?.length ?? 0, quote.length];
    if (chinese > MOST_CHINESE)
      found.push({
        en: `The Chinese text has ${chinese} characters; ${MOST_CHINESE} are the most.`,
        zh: `中文有 ${chinese} 个字符，最多 ${MOST_CHINESE} 个。`,
      });
    if (words > MOST_WORDS)
      found.push({
        en: `The English text has ${words} words; ${MOST_WORDS} are the most.`,
        zh: `英文有 ${words} 个词，最多 ${MOST_WORDS} 个。`,
      });
    if (quoted > MOST_QUOTED)
      found.push({
        en: `The quote has ${quoted} characters; ${MOST_QUOTED} are the most.`,
        zh: `引文有 ${quoted} 个字符，最多 ${MOST_QUOTED} 个。`,
      });
    return found;
  },
};
