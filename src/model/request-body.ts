// A call in the manner that its server accepts → the body of the request. Pure.
import type { Message } from '../domain/reply.ts';
import { fieldsAt } from './hosts.ts';
import type { Manner, Thinking } from './manner.ts';
import type { JsonSchema } from './wire-schema.ts';

/** A request in the manner that this server accepts. */
export interface Call {
  readonly messages: readonly Message[];
  readonly schema: { readonly name: string; readonly json: JsonSchema };
  readonly manner: Manner;
  readonly maxOutputTokens: number;
}

/** Of the settings, what stands in a body. */
interface Sender {
  readonly baseUrl: string;
  readonly model: string;
  readonly temperature: number | null;
}

/**
 * Fields in the order of the wire. No temperature unless a person set one, `system` and never `developer`, and always a
 * limit for the answer: it ends a model that repeats itself.
 */
export function requestBody(
  { messages, schema, manner, maxOutputTokens }: Call,
  { baseUrl, model, temperature }: Sender,
) {
  return {
    model,
    messages: messages.map(message => ({ ...message })),
    [manner.maxTokensField]: Math.min(maxOutputTokens, manner.maxOutput ?? maxOutputTokens),
    ...formOf(manner, schema),
    ...(temperature !== null && manner.sendTemperature ? { temperature } : {}),
    ...THINKING_OFF[manner.thinking],
    ...fieldsAt(baseUrl),
    stream: manner.stream,
    ...(manner.stream && manner.streamOptions ? { stream_options: { include_usage: true } } : {}),
  };
}

/** How the form of the answer is asked for; the prompt asks for it in words in every mode. */
function formOf({ mode, forceTool }: Manner, { name, json }: Call['schema']) {
  const schema = { ...json };
  const choice = forceTool ? { type: 'function' as const, function: { name } } : ('auto' as const);
  const description = 'Hands over the answer.';
  return {
    json_schema: {
      response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema } },
    },
    json_object: { response_format: { type: 'json_object' as const } },
    tool: {
      tools: [{ type: 'function' as const, function: { name, description, parameters: schema } }],
      tool_choice: choice,
    },
    prompt: {},
  }[mode];
}

/** models.md §5 has the threads. */
const THINKING_OFF: Readonly<Record<Thinking, Readonly<Record<string, unknown>>>> = {
  'as it is': {},
  'enable-thinking': { enable_thinking: false },
  'thinking-disabled': { thinking: { type: 'disabled' } },
  'reasoning-disabled': { reasoning: { enabled: false } },
  'effort-none': { reasoning_effort: 'none' },
  'template-kwargs': { chat_template_kwargs: { enable_thinking: false } },
};
