// All dialects, in the order of the table.
import type { Dialect } from './dialect.ts';
import { deepSeek, glm, kimi, qwen, siliconFlow } from './chinese.ts';
import { bareProxy, bufferingProxy, stubbornProxy } from './gateways.ts';
import { azure, gemini, mistral, openAi, openAiReasoning, openRouter } from './hosted.ts';
import { llamaCpp, lmStudio, ollama, ollamaIgnoring, ollamaThinking, vllm, vllmOld } from './local.ts';

export const DIALECTS: readonly Dialect[] = [
  openAi,
  openAiReasoning,
  azure,
  deepSeek,
  qwen,
  kimi,
  glm,
  siliconFlow,
  openRouter,
  gemini,
  mistral,
  ollama,
  ollamaThinking,
  ollamaIgnoring,
  lmStudio,
  vllm,
  vllmOld,
  llamaCpp,
  bareProxy,
  stubbornProxy,
  bufferingProxy,
];
