// How long the texts are that a model is given, before it is loaded. Pure.
// It follows from the file alone, so that the same paper makes the same messages at every run, and finds its replies.
import type { ModelFile } from './model-file.ts';

/** In tokens as we estimate them: more takes long to read on a CPU, and much memory. */
export const DEFAULT_CONTEXT = 16_384;
/** Of models that do not say how long their texts may be. */
const UNTOLD_CONTEXT = 4096;
/** A model with fewer tokens than this reads nearly letter by letter. */
const SMALL_VOCABULARY = 5000;

/** A context, in the model's own tokens and as we estimate them. */
export interface ContextPlan {
  readonly contextTokens: number;
  /** What it holds for sure of a text of which estimateTokens is told. */
  readonly estimatedTokens: number;
}

/** As much as the model was trained on, and at most `most` estimated tokens. */
export function planContext(
  { contextTokens, vocabulary }: Pick<ModelFile, 'contextTokens' | 'vocabulary'>,
  most: number = DEFAULT_CONTEXT,
): ContextPlan {
  // The estimate is right for OpenAI's tokens; those of Qwen and others are up to a fifth more.
  const stretch = vocabulary > 0 && vocabulary < SMALL_VOCABULARY ? 4.2 : 1.25;
  const planned = Math.min(contextTokens ?? UNTOLD_CONTEXT, Math.ceil(most * stretch));
  return { contextTokens: planned, estimatedTokens: Math.floor(planned / stretch) };
}
