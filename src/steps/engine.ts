// Which engine writes the notes, and how its model is reached.
import { basename } from 'node:path';
import { keyFile } from '../config/key-host.ts';
import { assertNothingRefused, hasModel, type Config } from '../config.ts';
import { LOCAL_HOST } from '../domain/local-host.ts';
import { ToolError, UsageError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import type { ModelSettings } from '../model/ask.ts';

/** Taken when only a key for api.openai.com is set: one required setting, not two. */
const OPENAI_DEFAULT_MODEL = 'gpt-5.4-mini';

/** The engine of this run: as set, else the model when there is one (or was, but is refused), else verbatim sentences. */
export function engineOf(config: Config): 'model' | 'local' | 'extractive' {
  return config.engine ?? (hasModel(config) || config.refused !== null ? 'model' : 'extractive');
}

/**
 * How to reach the model; one of our own process (`--engine local`) has its address only when it runs (Tools.local).
 * Throws when there is none (access), or when it has no name or the settings hold what is refused (usage).
 */
export function modelSettings(config: Config): ModelSettings {
  assertNothingRefused(config);
  const isLocal = engineOf(config) === 'local';
  if (!isLocal && !hasModel(config)) throw noModelError(phrase`the notes`);
  const { host, model } = modelAsked(config);
  if (isLocal && config.modelFile === null) throw noModelFileError();
  if (model === '') {
    throw new UsageError({
      code: 'E_NO_MODEL_NAME',
      what: phrase`no model is named for ${host}`,
      why: phrase`${config.origins.baseUrl} sets that host, and OPENAI_MODEL is not set`,
      next: phrase`export OPENAI_MODEL=NAME, or --model NAME (the names: curl $OPENAI_BASE_URL/models)`,
    });
  }
  return {
    apiKey: config.apiKey,
    keyFile: keyFile(config),
    baseUrl: config.baseUrl,
    host,
    model,
    temperature: config.temperature,
    maxOutputTokens: config.maxOutputTokens,
    deadlineSeconds: config.modelTimeout,
  };
}

/** Host and name of the model that would be asked; '' where a name is still missing. */
export function modelAsked(config: Config): { host: string; model: string } {
  if (engineOf(config) === 'local') return { host: LOCAL_HOST, model: basename(config.modelFile ?? '') };
  const host = new URL(config.baseUrl).hostname;
  const isDefault = config.model === '' && host === 'api.openai.com';
  return { host, model: isDefault ? OPENAI_DEFAULT_MODEL : config.model };
}

/** A model was asked for and there is none. */
export function noModelError(forWhat: Told): ToolError {
  return new ToolError({
    code: 'E_NO_KEY',
    category: 'access',
    what: phrase`no model is set up for ${forWhat}`,
    why: phrase`OPENAI_API_KEY is not set, and OPENAI_BASE_URL names no other host`,
    kept: phrase`what was read of the paper is cached; no digest was touched`,
    next: phrase`summarize init, or: export OPENAI_API_KEY=… (or OPENAI_BASE_URL=http://127.0.0.1:11434/v1 OPENAI_MODEL=NAME for a local model)`,
  });
}

function noModelFileError(): UsageError {
  return new UsageError({
    code: 'E_NO_MODEL_NAME',
    what: phrase`no model file is named for the engine local`,
    why: phrase`--model-file is not given, and SUMMARIZE_MODEL_FILE and modelFile are not set`,
    next: phrase`--model-file FILE.gguf, or summarize init, which offers to fetch one`,
  });
}
