// A quote or a claim that is an order to a program that reads the paper, not a statement of the paper. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check, CheckContext } from '../check-context.ts';
import { spokenToProgram } from '../text/planted-instructions.ts';
import { quoteKey } from '../quotes/quote-key.ts';

const SHOWN = 80;

/** Error `instruction-echo`, one for each such sentence. Examples in papers about such attacks are none. */
export const instructionEcho: Check = {
  code: 'instruction-echo',
  severity: 'error',
  of: 'claims',
  find: ({ zh, en, quote }, context) => {
    const quoted = spokenInQuote(quote, context);
    const said = [zh, en].flatMap(spokenToProgram);
    return [
      ...quoted.map(words => inWords(words, { en: 'quote', zh: '引文' })),
      ...said.map(words => inWords(words, { en: 'claim', zh: '论断' })),
    ];
  },
};

/** What the paper has is judged by where it stands there; what it has not, by the words alone. */
function spokenInQuote(quote: string, { facts, located }: CheckContext): string[] {
  if (quote === '') return [];
  if (located === null || located.match === 'missing') return spokenToProgram(quote);
  const { planted } = facts.foreign;
  if (planted.length === 0) return [];
  const { key } = quoteKey(located.text);
  return planted
    .filter(({ key: order }) => key.includes(order) || order.includes(key))
    .map(({ words }) => words)
    .slice(0, 1);
}

function inWords(words: string, where: Bilingual): Bilingual {
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return {
    en: `The ${where.en} is an order to a program that reads the paper: “${shown}”.`,
    zh: `${where.zh}是写给读论文的程序的指令：“${shown}”。`,
  };
}
