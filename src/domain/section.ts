// What a model with a small context states of a paper, one section of the notes at a time. Stricter bounds than those
// of whole notes: every answer fits into the room that is kept for it, even when a small model writes all it may.
import * as z from 'zod';
import type { StatedNotes } from './reply.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const bilingual = (zh: number, en: number) => z.object({ zh: text(zh), en: text(en) });

const ClaimSchema = z.object({ quote: text(320), zh: text(160), en: text(320) });
const PointSchema = z.object({ title: bilingual(40, 80), claims: z.array(ClaimSchema).min(1).max(2) });
/** Only a takeaway may do without a quote. */
const TakeawaySchema = PointSchema.extend({
  claims: z
    .array(ClaimSchema.extend({ quote: z.string().trim().max(320) }))
    .min(1)
    .max(2),
});

/** The fields of notes that one call asks for, in the order in which they are asked for. */
export const SECTION_FIELDS = {
  background: ['headline', 'background'],
  innovations: ['innovations'],
  results: ['results'],
  takeaways: ['takeaways'],
} as const;
export type SectionName = keyof typeof SECTION_FIELDS;
export const SECTION_NAMES: readonly SectionName[] = ['background', 'innovations', 'results', 'takeaways'];

/** Some fields of notes. */
export type StatedSection = { readonly [Field in keyof StatedNotes]?: StatedNotes[Field] | undefined };

/** What an answer about a section must be. */
export const SECTION_SCHEMAS: Readonly<Record<SectionName, z.ZodType<StatedSection>>> = {
  background: z.object({ headline: bilingual(100, 200), background: z.array(ClaimSchema).min(1).max(3) }),
  innovations: z.object({ innovations: z.array(PointSchema).min(1).max(2) }),
  results: z.object({ results: z.array(ClaimSchema).min(1).max(4) }),
  takeaways: z.object({ takeaways: z.array(TakeawaySchema).min(1).max(2) }),
};
