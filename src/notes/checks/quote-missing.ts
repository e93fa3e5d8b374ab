// A claim without proof: its quote is not in the PDF, or it has none where one is due. Pure.
import type { Check } from '../check-context.ts';
import { isTooShort, quoteKey } from '../quote-key.ts';

const SHOWN = 80;

/** Error `quote-missing`. Takeaways may go without a quote, but a quote they give must be there. */
export const quoteMissing: Check = (claim, { located, isTakeaway }) => {
  const message =
    located === null ? withoutQuote(isTakeaway) : located.match === 'missing' ? notFound(claim.quote) : null;
  return message === null ? [] : [{ code: 'quote-missing', severity: 'error', message }];
};

function withoutQuote(isTakeaway: boolean): string | null {
  return isTakeaway ? null : 'The claim has no quote.';
}

function notFound(quote: string): string {
  const shown = quote.length > SHOWN ? `${quote.slice(0, SHOWN)}…` : quote;
  return isTooShort(quoteKey(quote).key)
    ? `The quote “${shown}” is too short to prove anything.`
    : `The quote “${shown}” is not in the PDF.`;
}
