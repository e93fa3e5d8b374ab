// A claim: one statement in Chinese and in English, with the quote that proves it and what a person decided.
import * as z from 'zod';
import { FindingSchema } from './finding.ts';

/** Where a quote stands: PDF points, origin top left, one rectangle per line touched. */
export const RectSchema = z.object({
  page: z.int().min(1),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Rect = z.infer<typeof RectSchema>;

export const ReviewSchema = z.object({
  state: z.enum(['pending', 'accepted', 'edited', 'rejected']),
  at: z.string().nullable(),
  by: z.string().nullable(),
  /** The person's own words when `edited`. */
  zh: z.string().nullable(),
  en: z.string().nullable(),
});

export const ClaimSchema = z.object({
  /** Unique in its notes and stable as long as they are: `background-1`, `innovation-2.1`, `takeaway-1.1`. */
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Verbatim words of the paper in its own language; '' only in takeaways. */
  quote: z.string(),
  page: z.int().min(1).nullable(),
  /** `exact` after normalisation · `fuzzy` a word or two off · `missing` not in the PDF · `none` no quote given. */
  match: z.enum(['exact', 'fuzzy', 'missing', 'none']),
  rects: z.array(RectSchema).nullable(),
  findings: z.array(FindingSchema),
  review: ReviewSchema,
});
export type Claim = z.infer<typeof ClaimSchema>;

/** A claim nobody has looked at yet. */
export const PENDING: Claim['review'] = { state: 'pending', at: null, by: null, zh: null, en: null };

/** True when the claim may stand in a digest: accepted or edited by a person, or without error finding. */
export function isPublishable(claim: Claim): boolean {
  const { state } = claim.review;
  if (state === 'accepted' || state === 'edited') return true;
  return state === 'pending' && !claim.findings.some(finding => finding.severity === 'error');
}
