// What a server turned out to accept: structured-output mode and parameter names. Pure.
// Start with the strongest; each refusal teaches exactly one thing; zod catches servers that ignore silently.
import type { Mode } from '../domain/reply.ts';
import { firstAt } from './hosts.ts';
import type { Manner, Thinking } from './manner.ts';

/** A 4xx answer that is about a parameter: its `param` field and message in one text. */
export interface Refusal {
  readonly text: string;
}

/** How to ask a server that nothing is known of but its address; `mode` when a person chose it. */
export function firstManner(baseUrl: string, mode: Mode | null = null): Manner {
  const usual = {
    mode: 'json_schema',
    maxTokensField: 'max_tokens',
    maxOutput: null,
    sendTemperature: true,
    stream: true,
    streamOptions: true,
    forceTool: true,
    thinking: 'as it is',
  } as const;
  const manner = { ...usual, modeFixed: false, ...firstAt(baseUrl) };
  return mode === null ? manner : { ...manner, mode, modeFixed: true };
}

/** The manner to try after a refusal, changed in one thing; null when the refusal is about something else. */
export function nextManner(manner: Manner, refusal: Refusal): Manner | null {
  const text = refusal.text.toLowerCase();
  for (const { when, change } of RULES) {
    const changed = when.test(text) ? change(manner, text) : null;
    if (changed !== null) return changed;
  }
  return null;
}

/** The manner to try when answers do not fit although the server took the mode: it ignores it silently. */
export function afterMisfits(manner: Manner): Manner | null {
  return stepDown(manner);
}

interface Rule {
  readonly when: RegExp;
  readonly change: (manner: Manner, text: string) => Manner | null;
}

/** First match wins; a rule whose change was made already does not match again. */
const RULES: readonly Rule[] = [
  { when: /temperature|top_p/, change: m => (m.sendTemperature ? { ...m, sendTemperature: false } : null) },
  { when: /stream_options/, change: m => (m.streamOptions ? { ...m, streamOptions: false } : null) },
  { when: /chat_template_kwargs|reasoning_effort|\breasoning\b/, change: undoThinking },
  // llama.cpp: a grammar does not let a model think first (ggml-org/llama.cpp#21600).
  { when: /<think>/, change: m => think(m, 'template-kwargs') },
  { when: /enable_thinking/, change: m => think(m, 'enable-thinking') },
  // "Thinking mode does not support this tool_choice" (deepseek-ai/DeepSeek-V3#1376): the choice is what we can do without.
  { when: /tool_choice|function_call/, change: m => letChoose(m) },
  { when: /thinking/, change: m => think(m, 'thinking-disabled') },
  { when: /\bstream(?:ing|ed)?\b/, change: m => (m.stream ? { ...m, stream: false } : null) },
  { when: /max_completion_tokens|max_tokens/, change: swapMaxTokens },
  { when: /max_(?:completion_)?tokens|(?:completion|output) tokens/, change: lowerOutput },
  { when: /must be.{0,10}json_schema/, change: m => (m.mode === 'json_object' ? toMode(m, 'prompt') : null) },
  { when: /\btools?\b|functions?\b/, change: m => (m.mode === 'tool' ? toMode(m, 'prompt') : null) },
  {
    when: /response_format|json_schema|json[ _-]?mode|json_object|structured|schema|grammar|guided/,
    change: stepDown,
  },
  // OpenRouter, when no upstream knows all that was asked for (block/buzz#3018).
  { when: /(?:requested|these) parameters/, change: stepDown },
];

function swapMaxTokens(manner: Manner, text: string): Manner | null {
  const isOld = manner.maxTokensField === 'max_tokens';
  const other = isOld ? 'max_completion_tokens' : 'max_tokens';
  if (!text.includes(other)) return null;
  // The new name holds the old one, which must stand by itself; vLLM names both when the value is too large.
  const own = isOld ? /\bmax_tokens\b/.test(text) : text.includes('max_completion_tokens');
  const isAboutValue = /too large|too big|exceed|at most|range|greater|less than/.test(text);
  return own && !isAboutValue ? { ...manner, maxTokensField: other } : null;
}

/** Not the status in a body (400), and not the year in a model's name: no limit is as small, or stands in a word. */
const TOKENS = /(?<![\w.-])\d{4,7}(?![\w-])/g;

/** "supports at most 4096 completion tokens", "the valid range of max_tokens is [1, 8192]". */
function lowerOutput(manner: Manner, text: string): Manner | null {
  const limits = (text.match(TOKENS) ?? []).map(Number);
  return limits.length === 0 || manner.maxOutput !== null
    ? null
    : { ...manner, maxOutput: Math.min(...limits) };
}

function think(manner: Manner, thinking: Thinking): Manner | null {
  return manner.thinking === 'as it is' ? { ...manner, thinking } : null;
}

/** The switch that we tried is not known there. */
function undoThinking(manner: Manner): Manner | null {
  return manner.thinking === 'as it is' ? null : { ...manner, thinking: 'as it is' };
}

function letChoose(manner: Manner): Manner | null {
  return manner.mode === 'tool' && manner.forceTool ? { ...manner, forceTool: false } : null;
}

/** Strongest first. */
const MODES: readonly Mode[] = ['json_schema', 'json_object', 'tool', 'prompt'];

function stepDown(manner: Manner): Manner | null {
  const next = MODES[MODES.indexOf(manner.mode) + 1];
  return next === undefined ? null : toMode(manner, next);
}

function toMode(manner: Manner, mode: Mode): Manner | null {
  return manner.modeFixed ? null : { ...manner, mode };
}
