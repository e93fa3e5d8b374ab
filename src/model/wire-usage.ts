// Tokens as providers count them, whatever they call them. Pure.
import * as z from 'zod';
import type { Usage } from '../domain/reply.ts';

const tokens = z.number().nullish().catch(null);
const Details = z.looseObject({ cached_tokens: tokens }).nullish().catch(null);

/** All names in use; a field of another type counts as none. */
export const WireUsage = z.looseObject({
  prompt_tokens: tokens,
  completion_tokens: tokens,
  // Servers that speak of input and output.
  input_tokens: tokens,
  output_tokens: tokens,
  // OpenAI, Qwen, GLM, vLLM, OpenRouter.
  prompt_tokens_details: Details,
  input_tokens_details: Details,
  // DeepSeek (https://api-docs.deepseek.com/guides/kv_cache).
  prompt_cache_hit_tokens: tokens,
  // Kimi (https://platform.moonshot.cn/docs/api/chat).
  cached_tokens: tokens,
});
export type WireUsage = z.infer<typeof WireUsage>;

/** The first name that says something; 0 when the server does not count. `cached` is never more than `input`. */
export function usageOf(usage: WireUsage | null | undefined): Usage {
  const first = (...values: readonly (number | null | undefined)[]): number =>
    Math.max(0, Math.round(values.find(value => value != null) ?? 0));
  const input = first(usage?.prompt_tokens, usage?.input_tokens);
  const cached = first(
    usage?.prompt_tokens_details?.cached_tokens,
    usage?.input_tokens_details?.cached_tokens,
    usage?.prompt_cache_hit_tokens,
    usage?.cached_tokens,
  );
  const output = first(usage?.completion_tokens, usage?.output_tokens);
  return { input, cached: Math.min(cached, input), output };
}
