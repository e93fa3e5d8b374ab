// What a model gives back: the raw reply of one call, and the two JSON shapes we ask for.
// Only prose and quotes come from a model; pages, links, ids and Markdown are ours.
import * as z from 'zod';

/** Tokens as the provider counted them; `cached` is the part of `input` billed as cached. */
export const UsageSchema = z.object({
  input: z.int().min(0),
  cached: z.int().min(0),
  output: z.int().min(0),
});
export type Usage = z.infer<typeof UsageSchema>;

/** How structured output was asked for. */
export const ModeSchema = z.enum(['json_schema', 'json_object', 'tool', 'prompt']);
export type Mode = z.infer<typeof ModeSchema>;

/** One answered model call, as cached. Never holds a cut-off answer: see model/ask.ts. */
export const ReplySchema = z.object({
  text: z.string(),
  finishReason: z.string(),
  usage: UsageSchema,
  model: z.string(),
  host: z.string(),
  mode: ModeSchema,
  /** Calls that were answered with tokens, counted against the limit of three a paper. */
  calls: z.int().min(1),
  /** True when the first answer had no usable form and was asked for again: the one repair call is spent. */
  reshaped: z.boolean(),
});
export type Reply = z.infer<typeof ReplySchema>;

/** Tokens of two calls together. */
export function addUsage(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, cached: a.cached + b.cached, output: a.output + b.output };
}

/** One message of a conversation with a model. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

const text = (max: number) => z.string().trim().min(1).max(max);
const bilingual = (max: number) => z.object({ zh: text(max), en: text(max) });

/**
 * A claim as the model states it. Quotes are short and verbatim, in the language of the paper. The quote comes first:
 * models write fields in this order, and a statement made from its proof is a better one than a proof looked up later.
 */
export const StatedClaimSchema = z.object({
  quote: z.string().trim().max(900),
  zh: text(600),
  en: text(900),
});
export type StatedClaim = z.infer<typeof StatedClaimSchema>;

const StatedPointSchema = z.object({
  title: bilingual(200),
  claims: z.array(StatedClaimSchema).min(1).max(6),
});

/** The notes as the model states them: the judge of the first reply (bounds included). */
export const StatedNotesSchema = z.object({
  headline: bilingual(300),
  background: z.array(StatedClaimSchema).min(1).max(8),
  innovations: z.array(StatedPointSchema).min(1).max(6),
  results: z.array(StatedClaimSchema).min(1).max(12),
  takeaways: z.array(StatedPointSchema).min(1).max(6),
});
export type StatedNotes = z.infer<typeof StatedNotesSchema>;

/** The repair call's answer: claims by id, corrected; results that were missing; ids to drop. */
export const StatedRepairSchema = z.object({
  claims: z.array(StatedClaimSchema.extend({ id: z.string().trim().min(1) })).max(60),
  results: z.array(StatedClaimSchema).max(12),
});
export type StatedRepair = z.infer<typeof StatedRepairSchema>;

/** The answer when claims, the headline or titles are made anew in review: each under its own id, its quote '' where it has none. */
export const StatedAnewSchema = z.object({
  claims: z.array(z.object({ id: text(100), ...StatedClaimSchema.shape })).max(60),
});
export type StatedAnew = z.infer<typeof StatedAnewSchema>;
