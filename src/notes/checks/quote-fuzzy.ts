// A quote that is not word for word what the PDF says. Pure.
import type { Check } from '../check-context.ts';

/** Warning `quote-fuzzy`, with the paper's own words. */
export const quoteFuzzy: Check = {
  code: 'quote-fuzzy',
  severity: 'warning',
  of: 'claims',
  find: (_claim, { located }) =>
    located?.match === 'fuzzy'
      ? [
          {
            en: `The quote is not word for word; the PDF has “${located.text}”.`,
            zh: `引文与原文不完全一致；PDF 中是“${located.text}”。`,
          },
        ]
      : [],
};
