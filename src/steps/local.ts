// The engine `local`: how its model is asked, and what it is called where nobody may see its port and key.
import type { Config } from '../config.ts';
import { LOCAL_HOST } from '../domain/local-host.ts';
import type { Reply } from '../domain/reply.ts';
import type { ModelFile } from '../local/model-file.ts';
import type { ModelSettings } from '../model/ask.ts';
import { ModelRequestError } from '../model/model-errors.ts';
import type { Room } from '../model/section-messages.ts';
import { engineOf } from './engine.ts';
import type { Tools } from './tools.ts';

/** True when the model runs in a process of ours. */
export function isLocal({ config }: Pick<Tools, 'config'>): boolean {
  return engineOf(config) === 'local';
}

/** Looked at once for all papers of a run. */
const files = new WeakMap<Config, Promise<ModelFile>>();

/** The model file: what it is called, and how long its texts may be. Throws as findModelFile does. */
export async function modelFileOf({ config }: Pick<Tools, 'config'>): Promise<ModelFile> {
  const { findModelFile } = await import('./local-model.ts');
  const file = files.get(config) ?? findModelFile(config);
  files.set(config, file);
  return file;
}

/** For keys of the cache, beside the name of the file: another file of the same name is another model. */
export async function localNames(tools: Tools): Promise<{ host: string; modelFile: string }> {
  return { host: LOCAL_HOST, modelFile: (await modelFileOf(tools)).fingerprint };
}

/** What the model's context holds. It follows from the file alone, so that a cached reply needs no model. */
export async function localRoom(tools: Tools): Promise<Room> {
  const [file, { planContext }] = await Promise.all([modelFileOf(tools), import('../local/context.ts')]);
  const { estimatedTokens } = planContext(file);
  return { contextTokens: estimatedTokens, maxInputTokens: tools.config.maxInputTokens };
}

/** For the words around the pages of a repair, and for its answer. */
const REPAIR_ROOM = 3500;

/** Estimated tokens of pages that a repair call may hold; at most what the context of a local model has left. */
export async function repairLimit(tools: Tools): Promise<number> {
  const { maxInputTokens } = tools.config;
  if (!isLocal(tools)) return maxInputTokens;
  const { contextTokens } = await localRoom(tools);
  return Math.max(0, Math.min(maxInputTokens, contextTokens - REPAIR_ROOM));
}

/** Starts the model if it does not run, and asks it. When it went away, says why instead of what the network saw. */
export async function asLocal(
  settings: ModelSettings,
  ask: (settings: ModelSettings) => Promise<Reply>,
  tools: Tools,
): Promise<Reply> {
  const { baseUrl, apiKey, whyGone } = await tools.local();
  try {
    return await ask({ ...settings, baseUrl, apiKey });
  } catch (error) {
    throw (error instanceof ModelRequestError ? whyGone() : null) ?? error;
  }
}
