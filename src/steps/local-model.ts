// What a run needs of the engine `local`: its file is looked at, its model started, each once (steps/tools.ts).
import type { Config } from '../config.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { planContext } from '../local/context.ts';
import { readModelFile, type ModelFile } from '../local/model-file.ts';
import { modelSettings } from './engine.ts';
import type { LocalModel } from '../local/start.ts';

/** As steps/tools.ts has them. */
interface StartWorld {
  readonly signal: AbortSignal;
  readonly detail: (line: Told) => void;
  readonly log: (line: Told) => void;
}

/** The model file of the settings. Throws as readModelFile does, and E_NO_MODEL_NAME when none is named. */
export async function findModelFile(config: Config): Promise<ModelFile> {
  // Says what to do when no file is named.
  modelSettings(config);
  return readModelFile(config.modelFile ?? '');
}

/** Starts the model of the settings. Throws as startLocal does. */
export async function startModel(config: Config, { signal, detail, log }: StartWorld): Promise<LocalModel> {
  const file = await findModelFile(config);
  const { contextTokens } = planContext(file);
  const { startLocal } = await import('../local/start.ts');
  detail(phrase`starting the model ${file.path}`);
  const { dataDir } = config;
  const model = await startLocal({ modelFile: file.path, dataDir, contextTokens, signal, log });
  detail(phrase`${model.model} runs with a context of ${model.contextTokens} tokens`);
  if (model.contextTokens < contextTokens)
    log(
      phrase`the memory has room for a context of ${model.contextTokens} tokens, not ${contextTokens}; with a lower --max-input-tokens, papers fit`,
    );
  return model;
}
