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
  /** Why it was rejected, when the person said so. */
  reason: z.string().nullable().default(null),
});
export type Review = z.infer<typeof ReviewSchema>;

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
  /** Fingerprint of `zh`, `en` and `quote` as the engine stated them: other words in the file are a person's. '' in old files. */
  stated: z.string().default(''),
  /** The fingerprint of the claim that this one was made anew from, in review; '' when it never was. */
  replaces: z.string().default(''),
  /**
   * The words that a reader sees and the quote, each as a fingerprint, of which `page`, `match`, `rects` and `findings`
   * are: of other ones they say nothing. '' before the first check, and in old files.
   */
  checked: z.string().default(''),
});
export type Claim = z.infer<typeof ClaimSchema>;

/** A claim nobody has looked at yet. */
export const PENDING: Review = { state: 'pending', at: null, by: null, zh: null, en: null, reason: null };

/** True when a person vouches for it: then no engine may change it. */
export function isVouchedFor({ state }: Review): boolean {
  return state === 'accepted' || state === 'edited';
}

/** Words in both languages. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The words as a reader sees them: a person's own, where there are any. */
export function shownWords(words: Words, { state, zh, en }: Review): { zh: string; en: string } {
  return state === 'edited' ? { zh: zh ?? words.zh, en: en ?? words.en } : { zh: words.zh, en: words.en };
}

/** Who decided, and when: ISO 8601. */
export interface Signature {
  readonly by: string;
  readonly at: string;
}

/**
 * The decision as it counts: one that a person wrote into the file may lack who and when, or the words of an edit.
 * @param signature who and when, where the file says neither; null leaves that open
 */
export function completed(review: Review, words: Words, signature: Signature | null): Review {
  if (review.state === 'pending') return review;
  const { by, at } = review;
  const signed = { ...review, by: by ?? signature?.by ?? null, at: at ?? signature?.at ?? null };
  const whole = review.state === 'edited' ? { ...signed, ...shownWords(words, review) } : signed;
  const isSame = (['by', 'at', 'zh', 'en'] as const).every(key => whole[key] === review[key]);
  return isSame ? review : whole;
}

/** True when the claim may stand in a digest: accepted or edited by a person, or without error finding. */
export function isPublishable(claim: Pick<Claim, 'findings' | 'review'>): boolean {
  if (isVouchedFor(claim.review)) return true;
  return claim.review.state === 'pending' && !claim.findings.some(finding => finding.severity === 'error');
}
