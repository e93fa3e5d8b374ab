// A claim that says what only text hidden in the PDF says: somebody wanted a model to say it. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check, CheckContext } from '../check-context.ts';
import { foreignStretch } from '../text/foreign-words.ts';
import { isTooShort, quoteKey } from '../quotes/quote-key.ts';

const SHOWN = 80;

/** Error `hidden-text-echo`, one for each stretch of words that stands in hidden text and not in the visible paper. */
export const hiddenTextEcho: Check = {
  code: 'hidden-text-echo',
  severity: 'error',
  of: 'prose',
  find: (claim, context) => {
    const { foreign } = context.facts;
    if (foreign.hiddenKeys.length === 0) return [];
    const quote = isHiddenQuote(claim.quote, context) ? claim.quote : null;
    const said = [
      foreignStretch(claim.zh, foreign.hidden),
      foreignStretch(claim.en, foreign.hidden),
      quote ?? foreignStretch(claim.quote, foreign.hidden),
    ];
    return [...new Set(said.filter(words => words !== null))].map(inWords);
  },
};

/** The whole quote, whatever its blanks. */
function isHiddenQuote(quote: string, { facts }: CheckContext): boolean {
  const { key } = quoteKey(quote);
  if (isTooShort(key)) return false;
  return facts.foreign.hiddenKeys.some(hidden => hidden.includes(key)) && !facts.key.includes(key);
}

function inWords(words: string): Bilingual {
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return {
    en: `“${shown}” stands only in text that is hidden in the PDF.`,
    zh: `“${shown}”只出现在 PDF 的隐藏文字中。`,
  };
}
