// What a check found wrong with a claim. Findings are data, not errors: an `error` finding holds the
// claim back from the digest until a person accepts it, a `warning` is shown in review.
import * as z from 'zod';

export const FindingSchema = z.object({
  /** Stable, kebab-case, the name of the check's file: `quote-missing`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** One sentence for a person, with the value that was seen; in English. */
  message: z.string(),
  /** The same in Chinese; '' in notes from before it was kept. */
  messageZh: z.string().default(''),
});
export type Finding = z.infer<typeof FindingSchema>;

/** A finding about what is no claim: `notes` for all of them, `headline`, or a title by its point (`innovation-2`). */
export const PlacedFindingSchema = FindingSchema.extend({ where: z.string() });
export type PlacedFinding = z.infer<typeof PlacedFindingSchema>;
