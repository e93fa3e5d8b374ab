// A claim without proof: its quote is not in the PDF, or it has none where one is due. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { isTooShort, quoteKey } from '../quotes/quote-key.ts';

const SHOWN = 80;

/** Error `quote-missing`. Takeaways may go without a quote, but a quote they give must be there. */
export const quoteMissing: Check = {
  code: 'quote-missing',
  severity: 'error',
  of: 'claims',
  find: (claim, { located, place }) => {
    if (located?.match === 'missing') return [notFound(claim.quote)];
    return located === null && place !== 'takeaway' ? [NO_QUOTE] : [];
  },
};

const NO_QUOTE: Bilingual = { en: 'The claim has no quote.', zh: '该论断没有引文。' };

function notFound(quote: string): Bilingual {
  const shown = quote.length > SHOWN ? `${quote.slice(0, SHOWN)}…` : quote;
  return isTooShort(quoteKey(quote).key)
    ? { en: `The quote “${shown}” is too short to prove anything.`, zh: `引文“${shown}”太短，证明不了什么。` }
    : { en: `The quote “${shown}” is not in the PDF.`, zh: `PDF 中找不到引文“${shown}”。` };
}
