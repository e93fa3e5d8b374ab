// What a server turned out to accept: structured-output mode and parameter names. Pure.
// Start with the strongest; each refusal teaches exactly one thing; zod catches servers that ignore silently.
import type { Mode } from '../domain/reply.ts';

/** How the next request is put. */
export interface Manner {
  readonly mode: Mode;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  readonly sendTemperature: boolean;
  /** A stream shows at once that the model works: fetch gives up on 300 s of silence, slow models need longer. */
  readonly stream: boolean;
  readonly streamOptions: boolean;
  /** `enable_thinking: false`, for Qwen (langchain4j/langchain4j#3974). */
  readonly disableThinking: boolean;
}

/** A 4xx answer that is about a parameter: its `param` field and message in one text. */
export interface Refusal {
  readonly text: string;
}

/** Only api.openai.com wants `max_completion_tokens` from the start. */
export function firstManner(host: string): Manner {
  return {
    mode: 'json_schema',
    maxTokensField: host === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
    sendTemperature: true,
    stream: true,
    streamOptions: true,
    disableThinking: false,
  };
}

/** The manner to try after a refusal, changed in one thing; null when the refusal is about something else. */
export function nextManner(manner: Manner, refusal: Refusal): Manner | null {
  const text = refusal.text.toLowerCase();
  const rule = RULES.find(({ when, change }) => when.test(text) && change(manner, text) !== null);
  return rule?.change(manner, text) ?? null;
}

interface Rule {
  readonly when: RegExp;
  readonly change: (manner: Manner, text: string) => Manner | null;
}

/** First match wins; a rule whose change was made already does not match again. */
const RULES: readonly Rule[] = [
  { when: /temperature|top_p/, change: m => (m.sendTemperature ? { ...m, sendTemperature: false } : null) },
  { when: /stream_options/, change: m => (m.streamOptions ? { ...m, streamOptions: false } : null) },
  { when: /enable_thinking/, change: m => (m.disableThinking ? null : { ...m, disableThinking: true }) },
  { when: /\bstream(ing)?\b/, change: m => (m.stream ? { ...m, stream: false } : null) },
  { when: /max_completion_tokens|max_tokens/, change: swapMaxTokens },
  { when: /response_format|json_schema|json mode|json_object|structured|schema|grammar/, change: stepDown },
];

function swapMaxTokens(manner: Manner, text: string): Manner | null {
  const other = manner.maxTokensField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  return text.includes(other) ? { ...manner, maxTokensField: other } : null;
}

function stepDown(manner: Manner): Manner | null {
  if (manner.mode === 'json_schema') return { ...manner, mode: 'json_object' };
  // Also right for LM Studio's "must be 'json_schema' or 'text'" (lmstudio-ai/lmstudio-bug-tracker#189).
  if (manner.mode === 'json_object') return { ...manner, mode: 'prompt' };
  return null;
}
