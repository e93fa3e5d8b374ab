// What is known of hosts before they are asked: how thinking is switched off, and what else a request needs there. Pure.
// Only a beginning: what a server says wins over what stands here.
import type { Manner, Thinking } from './manner.ts';

interface KnownHost {
  readonly is: RegExp;
  /** Tried when a model thinks until nothing is left for the answer. */
  readonly thinkingOff: Thinking;
  readonly first?: Partial<Manner>;
}

/** By host name, or by port for servers on one's own machine; the first one that fits. */
const HOSTS: readonly KnownHost[] = [
  // The only ones that want `max_completion_tokens` (reasoning models refuse `max_tokens`: IBM/chuk-llm#3).
  {
    is: /^api\.openai\.com|\.openai\.azure\.com/,
    thinkingOff: 'as it is',
    first: { maxTokensField: 'max_completion_tokens' },
  },
  // DeepSeek knows no json_schema (khoj-ai/khoj#1336); thinking: osaurus-ai/osaurus#1940.
  { is: /^api\.deepseek\.com/, thinkingOff: 'thinking-disabled', first: { mode: 'json_object' } },
  // GLM: https://docs.bigmodel.cn: `thinking`, `max_tokens`, no json_schema, tools only by `auto`.
  {
    is: /^(?:open\.)?bigmodel\.cn|^api\.z\.ai/,
    thinkingOff: 'thinking-disabled',
    first: { mode: 'json_object', forceTool: false },
  },
  { is: /\.moonshot\.(?:cn|ai)/, thinkingOff: 'thinking-disabled' },
  // Qwen at DashScope, and SiliconFlow (langchain4j/langchain4j#3974, egoist/chatwise-releases#141).
  { is: /^dashscope|\.aliyuncs\.com|^api\.siliconflow\./, thinkingOff: 'enable-thinking' },
  { is: /^openrouter\.ai/, thinkingOff: 'reasoning-disabled' },
  // Ollama: `reasoning_effort` is the one switch that its /v1 heeds (ollama/ollama#14820).
  { is: /:11434$/, thinkingOff: 'effort-none' },
];

function knownHost(baseUrl: string): KnownHost | undefined {
  const { hostname, port } = new URL(baseUrl);
  const name = port === '' ? hostname : `${hostname}:${port}`;
  return HOSTS.find(({ is }) => is.test(name));
}

/** How to ask there at first, where that differs from the usual. */
export function firstAt(baseUrl: string): Partial<Manner> {
  return knownHost(baseUrl)?.first ?? {};
}

/**
 * How a model there is told not to think. Ollama names itself in its answers, on whatever port it stands; vLLM, SGLang
 * and llama.cpp take the switch for their template.
 */
export function thinkingOffAt(baseUrl: string, fingerprint: string): Thinking {
  if (fingerprint === 'fp_ollama') return 'effort-none';
  return knownHost(baseUrl)?.thinkingOff ?? 'template-kwargs';
}

/** Fields that a request needs there whatever it asks: OpenRouter else drops parameters silently (CultivateLabs/raif#462). */
export function fieldsAt(baseUrl: string): Readonly<Record<string, unknown>> {
  return new URL(baseUrl).hostname === 'openrouter.ai' ? { provider: { require_parameters: true } } : {};
}

/** Headers that a host needs: a key of Azure is no bearer token (https://learn.microsoft.com/azure/ai-foundry/openai/reference). */
export function headersAt(baseUrl: string, apiKey: string): Readonly<Record<string, string>> {
  return /\.azure\.com$/.test(new URL(baseUrl).hostname) && apiKey !== '' ? { 'api-key': apiKey } : {};
}
