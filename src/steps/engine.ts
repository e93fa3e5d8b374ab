// Which engine writes the notes, and how its model is reached.
import { hasModel, type Config } from '../config.ts';
import { ToolError, UsageError } from '../lib/errors.ts';
import type { ModelSettings } from '../model/ask.ts';

/** Taken when only a key for api.openai.com is set: one required setting, not two. */
const OPENAI_DEFAULT_MODEL = 'gpt-5.4-mini';
/** The engine of this run: as set, else the model when there is one, else verbatim sentences. */
export function engineOf(config: Config): 'model' | 'local' | 'extractive' {
  return config.engine ?? (hasModel(config) ? 'model' : 'extractive');
}

/** How to reach the model. Throws when there is none (access), or when it has no name (usage). */
export function modelSettings(config: Config): ModelSettings {
  if (!hasModel(config)) throw noModelError('the notes');
  const { host, model } = modelAsked(config);
  if (model === '') {
    throw new UsageError({
      code: 'E_NO_MODEL_NAME',
      what: `no model is named for ${host}`,
      why: `${config.origins.baseUrl} sets that host, and OPENAI_MODEL is not set`,
      next: 'export OPENAI_MODEL=NAME, or --model NAME (the names: curl $OPENAI_BASE_URL/models)',
    });
  }
  return {
    apiKey: config.apiKey,
    baseUrl: config.baseUrl,
    model,
    temperature: config.temperature,
    maxOutputTokens: config.maxOutputTokens,
    deadlineSeconds: config.modelTimeout,
  };
}

/** Host and name of the model that would be asked; '' where a name is still missing. */
export function modelAsked(config: Config): { host: string; model: string } {
  const host = new URL(config.baseUrl).hostname;
  const isDefault = config.model === '' && host === 'api.openai.com';
  return { host, model: isDefault ? OPENAI_DEFAULT_MODEL : config.model };
}

/** A model was asked for and there is none. */
export function noModelError(forWhat: string): ToolError {
  return new ToolError({
    code: 'E_NO_KEY',
    category: 'access',
    what: `no model is set up for ${forWhat}`,
    why: 'OPENAI_API_KEY is not set, and OPENAI_BASE_URL names no other host',
    kept: 'what was read of the paper is cached; no digest was touched',
    next: 'export OPENAI_API_KEY=… (or OPENAI_BASE_URL=http://127.0.0.1:11434/v1 OPENAI_MODEL=NAME for a local model)',
  });
}
