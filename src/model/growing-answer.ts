// An answer while it grows, event by event; a whole one grows in one step. Pure.
import * as z from 'zod';
import type { Usage } from '../domain/reply.ts';
import { usageOf, WireUsage } from './wire-usage.ts';

/** An answer as it came: `content` may be empty or cut off; `finishReason` tells. */
export interface Answer {
  readonly content: string;
  /** `stop`, `length`, `content_filter` or `error`, whatever the server calls it; '' when a whole answer came without. */
  readonly finishReason: string;
  readonly refusal: string;
  /** True when the model thought aloud in a field of its own; what it thought is not read. */
  readonly reasoned: boolean;
  /** `system_fingerprint`: Ollama says `fp_ollama`; '' where there is none. */
  readonly fingerprint: string;
  readonly usage: Usage;
}

const ToolCalls = z
  .array(
    z.looseObject({
      index: z.number().nullish(),
      function: z.looseObject({ arguments: z.string().nullish() }).nullish(),
    }),
  )
  .nullish();

/** Content in parts, thinking among it (https://docs.mistral.ai/capabilities/reasoning). */
const Part = z.looseObject({ type: z.string().nullish(), text: z.string().nullish() });
const Content = z.union([z.string(), z.array(Part)]).nullish();

/** The words of a whole answer, or of a piece of one. */
export const Words = z.looseObject({
  content: Content,
  refusal: z.string().nullish(),
  reasoning_content: z.unknown().optional(),
  reasoning: z.unknown().optional(),
  tool_calls: ToolCalls,
});
type Words = z.infer<typeof Words>;

/** Kimi puts the usage into the choice. */
export const Choice = z.looseObject({ finish_reason: z.string().nullish(), usage: WireUsage.nullish() });

/** One event of a stream. */
export const Chunk = z.looseObject({
  choices: z.array(Choice.extend({ delta: Words.nullish() })).nullish(),
  usage: WireUsage.nullish(),
  system_fingerprint: z.string().nullish().catch(null),
});

/** The arguments of a tool call are kept apart from words around them. */
export interface Growing extends Omit<Answer, 'finishReason'> {
  /** Null until the last event. */
  readonly finishReason: string | null;
  readonly called: string;
}

export const NOTHING_YET: Growing = {
  content: '',
  called: '',
  finishReason: null,
  refusal: '',
  reasoned: false,
  fingerprint: '',
  usage: usageOf(null),
};

/** With one more event; null when it is none. */
export function withEvent(all: Growing, json: unknown): Growing | null {
  const words = wordsOnly(json, all.reasoned);
  if (words !== null) return { ...all, content: all.content + words };
  const parsed = Chunk.safeParse(json);
  return parsed.success ? grown(all, parsed.data) : null;
}

/**
 * The words of an event that holds nothing else, as all but a few of thousands do; null for any other, which the schema
 * judges. An answer comes in an event for each token, and the schema takes longer than all else that is done with them.
 */
function wordsOnly(json: unknown, hasReasoned: boolean): string | null {
  const delta = onlyDelta(json);
  if (delta === null || delta['refusal'] != null || delta['tool_calls'] != null) return null;
  const isThought = THOUGHTS.some(name => delta[name] != null);
  if (isThought && !hasReasoned) return null;
  if (typeof delta['content'] === 'string') return delta['content'];
  return isThought ? '' : null;
}

/** The delta of an event with one choice that says nothing else. */
function onlyDelta(json: unknown): Fields | null {
  if (!isObject(json) || json['usage'] != null) return null;
  const { choices } = json;
  if (!Array.isArray(choices) || choices.length !== 1) return null;
  const choice: unknown = choices[0];
  if (!isObject(choice) || choice['finish_reason'] != null || choice['usage'] != null) return null;
  return isObject(choice['delta']) ? choice['delta'] : null;
}

type Fields = Readonly<Record<string, unknown>>;

const THOUGHTS = ['reasoning', 'reasoning_content'] as const;

/** True for `{…}`. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** With what one event says. */
export function grown(all: Growing, { choices, usage, ...about }: z.infer<typeof Chunk>): Growing {
  const choice = choices?.[0];
  const counted = usage ?? choice?.usage;
  const fingerprint = about.system_fingerprint ?? all.fingerprint;
  const known = { ...all, fingerprint, ...(counted == null ? {} : { usage: usageOf(counted) }) };
  if (choice === undefined) return known;
  const { delta, finish_reason } = choice;
  return {
    ...known,
    content: all.content + wordsOf(delta?.content),
    called: all.called + argumentsIn(delta),
    refusal: all.refusal + (delta?.refusal ?? ''),
    reasoned: all.reasoned || hasThought(delta),
    finishReason: finish_reason ?? all.finishReason,
  };
}

function wordsOf(content: z.infer<typeof Content>): string {
  if (!Array.isArray(content)) return content ?? '';
  return content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('');
}

/** Of the first tool call only: one answer was asked for. */
function argumentsIn(words: Words | null | undefined): string {
  const first = words?.tool_calls?.find(({ index }) => (index ?? 0) === 0);
  return first?.function?.arguments ?? '';
}

function hasThought(words: Words | null | undefined): boolean {
  const texts = THOUGHTS.map(name => words?.[name]);
  const parts = Array.isArray(words?.content) ? words.content : [];
  return (
    texts.some(text => typeof text === 'string' && text.trim() !== '') ||
    parts.some(({ type }) => type === 'thinking')
  );
}

/** Other words for the same end (GLM, DeepSeek, Gemini and Mistral behind their compatible doors). */
const ENDS: Readonly<Record<string, string>> = {
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  sensitive: 'content_filter',
  safety: 'content_filter',
  network_error: 'error',
  insufficient_system_resource: 'error',
};

/** What has grown, as an answer. */
export function answerOf({ called, content, finishReason, ...rest }: Growing): Answer {
  const end = (finishReason ?? '').toLowerCase();
  return { ...rest, content: called === '' ? content : called, finishReason: ENDS[end] ?? end };
}
