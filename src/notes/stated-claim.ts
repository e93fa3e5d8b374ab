// One claim as the model stated it → a claim of the notes, unchecked. Pure.
import { PENDING, type Claim } from '../domain/claim.ts';
import type { StatedClaim } from '../domain/reply.ts';
import { plainText, verbatimText } from './plain-text.ts';

/** The claim under `id`: prose made plain, the quote verbatim, no place and no findings yet. */
export function claimFrom(id: string, stated: StatedClaim): Claim {
  return {
    id,
    zh: plainText(stated.zh),
    en: plainText(stated.en),
    quote: verbatimText(stated.quote),
    page: null,
    match: 'none',
    rects: null,
    findings: [],
    review: PENDING,
  };
}
