// How a request is put: mode of structured output, names of parameters, stream or not, thinking or not. Words only.
import * as z from 'zod';
import { ModeSchema } from '../domain/reply.ts';

/** How a model is told not to think; every maker has a field of its own. */
export const ThinkingSchema = z.enum([
  'as it is',
  'enable-thinking',
  'thinking-disabled',
  'reasoning-disabled',
  'effort-none',
  'template-kwargs',
]);
export type Thinking = z.infer<typeof ThinkingSchema>;

/** How the next request is put. */
export const MannerSchema = z.object({
  mode: ModeSchema,
  /** A person chose the mode: no refusal changes it. */
  modeFixed: z.boolean(),
  maxTokensField: z.enum(['max_tokens', 'max_completion_tokens']),
  /** The longest answer that the server lets be asked for, tokens; null when it never said. */
  maxOutput: z.int().min(1).nullable(),
  sendTemperature: z.boolean(),
  /** A stream shows at once that the model works: fetch gives up on 300 s of silence, slow models need longer. */
  stream: z.boolean(),
  streamOptions: z.boolean(),
  /** False: `auto`, for servers that let the model choose. */
  forceTool: z.boolean(),
  thinking: ThinkingSchema,
});
export type Manner = Readonly<z.infer<typeof MannerSchema>>;
