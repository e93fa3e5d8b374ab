// A text that says the same words over and over. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check, CheckContext } from '../check-context.ts';
import { loopIn, type Loop } from '../text/loops.ts';
import { quoteKey } from '../quotes/quote-key.ts';

const SHOWN = 40;

/** Error `repeated-loop`, one for each of zh, en and quote. What the paper itself repeats is none. */
export const repeatedLoop: Check = {
  code: 'repeated-loop',
  severity: 'error',
  of: 'prose',
  find: ({ zh, en, quote }, context) => {
    const texts = context.located?.match === 'exact' ? [zh, en] : [zh, en, quote];
    const loops = texts.map(loopIn).filter(loop => loop !== null);
    return loops.filter(loop => !isOfPaper(loop, context)).map(inWords);
  },
};

/** The paper says it three times in a row: a line of a song, a sequence of tokens. */
function isOfPaper({ words }: Loop, { facts }: CheckContext): boolean {
  const { key } = quoteKey(words);
  return facts.key.includes(key.repeat(3));
}

function inWords({ words, times }: Loop): Bilingual {
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return {
    en: `The text repeats “${shown}” ${times} times.`,
    zh: `文字重复“${shown}”${times} 次。`,
  };
}
