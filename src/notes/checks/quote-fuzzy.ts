// A quote that is not word for word what the PDF says. Pure.
import type { Check } from '../check-context.ts';

/** Warning `quote-fuzzy`, with the paper's own words. */
export const quoteFuzzy: Check = (_claim, { located }) => {
  if (located?.match !== 'fuzzy') return [];
  return [
    {
      code: 'quote-fuzzy',
      severity: 'warning',
      message: `The quote is not word for word; the PDF has “${located.text}”.`,
    },
  ];
};
