// One claim as the model stated it → a claim of the notes, unchecked. Pure.
import { PENDING, type Claim } from '../domain/claim.ts';
import type { StatedClaim } from '../domain/reply.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { tidyChinese, tidyEnglish } from './chinese/tidy.ts';
import { plainText, verbatimText } from './plain-text.ts';

/** The claim under `id`: prose made plain and well set, the quote verbatim, no place and no findings yet. */
export function claimFrom(id: string, stated: StatedClaim): Claim {
  const words = {
    zh: tidyChinese(plainText(stated.zh)),
    en: tidyEnglish(plainText(stated.en)),
    quote: verbatimText(stated.quote),
  };
  return {
    id,
    ...words,
    page: null,
    match: 'none',
    rects: null,
    findings: [],
    review: PENDING,
    stated: fingerprint(words),
    replaces: '',
    checked: '',
  };
}
