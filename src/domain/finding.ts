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

/** These words stand there, and what was found is about other ones: held back until they are checked or accepted. */
export const NOT_CHECKED: Finding = {
  code: 'not-checked',
  severity: 'error',
  message: 'These words have not been compared with the paper yet.',
  messageZh: '这些文字尚未与论文核对。',
};

/** The same of a claim whose quote a person changed in the file. */
export const QUOTE_NOT_CHECKED: Finding = {
  ...NOT_CHECKED,
  message: 'The quote was changed by hand and has not been looked for in the PDF yet.',
  messageZh: '引文经人工改动，尚未在 PDF 中查找。',
};

/** A finding about what is no claim: `notes` for all of them, `headline`, or a title by its point (`innovation-2`). */
export const PlacedFindingSchema = FindingSchema.extend({ where: z.string() });
export type PlacedFinding = z.infer<typeof PlacedFindingSchema>;
