// The body of a chat completion request → what is asked of the model. Pure.
import * as z from 'zod';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A question to the model, and how it is to be answered. */
export interface Asked {
  readonly messages: readonly ChatMessage[];
  readonly format:
    | { readonly type: 'text' }
    | { readonly type: 'json_object' }
    | { readonly type: 'json_schema'; readonly schema: unknown };
  readonly maxTokens: number;
  readonly temperature: number | null;
  readonly stream: boolean;
  /** The stream ends with an event of what was used. */
  readonly usageInStream: boolean;
}

/** Without a limit of its own, an answer has at most this many tokens. */
const MAX_TOKENS = 4096;
const tokens = z.int().min(1).nullish();

const BodySchema = z.object({
  messages: z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1)
    .refine(messages => messages.at(-1)?.role === 'user', 'the last message is of the user'),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({ type: z.literal('json_object') }),
      z.object({ type: z.literal('json_schema'), json_schema: z.object({ schema: z.unknown() }) }),
    ])
    .nullish(),
  max_tokens: tokens,
  max_completion_tokens: tokens,
  temperature: z.number().min(0).max(2).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
});

/** What a body asks, or in one line why it cannot be answered. */
export function readRequest(body: string): Asked | string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'the body is no JSON';
  }
  const parsed = BodySchema.safeParse(json);
  if (parsed.success) return askedIn(parsed.data);
  const issue = parsed.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
}

function askedIn(body: z.infer<typeof BodySchema>): Asked {
  const { messages, temperature, stream, stream_options: options } = body;
  const format = body.response_format ?? { type: 'text' };
  return {
    messages,
    format: format.type === 'json_schema' ? { type: format.type, schema: format.json_schema.schema } : format,
    maxTokens: body.max_tokens ?? body.max_completion_tokens ?? MAX_TOKENS,
    temperature: temperature ?? null,
    stream: stream ?? false,
    usageInStream: options?.include_usage ?? false,
  };
}
