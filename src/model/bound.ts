// What a call may cost at most, and what it did cost, in tokens. Pure.
import type { Message, Usage } from '../domain/reply.ts';
import { estimateTokens } from '../lib/tokens.ts';
import type { Answer } from './growing-answer.ts';
import type { JsonSchema } from './wire-schema.ts';

/** The most that a call may cost. */
export interface Bound {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Our estimate is right for OpenAI's tokens; those of Qwen, DeepSeek and GLM are up to a fifth more. */
const TOKENS_AT_MOST = 1.2;

interface BoundedCall {
  readonly messages: readonly Message[];
  readonly schema: { readonly json: JsonSchema };
  readonly maxOutputTokens: number;
}

/**
 * The most that a call may cost: all messages and the schema as input, and all the room for its answer. `estimated` is
 * estimatedInput of the call, for whoever knows it already.
 */
export function boundOf(call: BoundedCall, estimated = estimatedInput(call)): Bound {
  const input = estimated + estimateTokens(JSON.stringify(call.schema.json));
  return { inputTokens: Math.ceil(input * TOKENS_AT_MOST), outputTokens: call.maxOutputTokens };
}

/** What the messages are in tokens, by our own estimate: schemas are no part of what a server counts. */
export function estimatedInput({ messages }: { readonly messages: readonly Message[] }): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

/** What an answer cost; a server that does not say is taken at our own estimate. */
export function usageOf({ usage, content }: Answer, call: Bound): Usage {
  if (usage.input > 0 || usage.output > 0) return usage;
  return { ...atMost(call), output: Math.min(call.outputTokens, estimateTokens(content)) };
}

/** All that a call may have cost: it broke off in the middle, and nobody says what was used until then. */
export function atMost({ inputTokens, outputTokens }: Bound): Usage {
  return { input: inputTokens, cached: 0, output: outputTokens };
}
