// What a model states of one part of a paper: the same fields as for a whole one, and any of them may be empty.
// On the wire the two schemas are the same, so that the fixed part of the prompt is.
import * as z from 'zod';
import { StatedClaimSchema, StatedNotesSchema } from './reply.ts';

const { headline, innovations, takeaways } = StatedNotesSchema.shape;
const sentence = z.string().trim().max(300);

/** A part behind the first one. Lists have the bounds of whole notes, but none at least. */
export const StatedPartSchema = StatedNotesSchema.extend({
  headline: z.object({ zh: sentence, en: sentence }),
  background: z.array(StatedClaimSchema).max(8),
  innovations: z.array(innovations.element).max(6),
  results: z.array(StatedClaimSchema).max(12),
  takeaways: z.array(takeaways.element).max(6),
});

/** The first part: it names the paper's headline, so that the notes have one. */
export const StatedFirstPartSchema = StatedPartSchema.extend({ headline });
