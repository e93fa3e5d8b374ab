// What a run carries from step to step: settings, doors, and the things that must not be reached for (time, chance).
import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Arxiv } from '../arxiv/http.ts';
import type { Config } from '../config.ts';
import type { Glossary } from '../lib/glossary.ts';
import type { LocalModel } from '../local/start.ts';
import type { ModelGate } from '../model/gate.ts';
import type { Learning } from '../model/learning.ts';
import { parsePrompt, type Prompt } from '../model/prompt.ts';
import type { ParserPool } from '../pdf/parser-pool.ts';
import type { Asking } from '../store/asking-lock.ts';
import { openCache, type Cache } from '../store/cache.ts';
import { readPromptFile } from '../store/package-files.ts';
import type { Ledger } from '../store/ledger.ts';
import {
  openArxivDoor,
  openFetching,
  openGlossary,
  openLessons,
  openModelGate,
  openParser,
  openQuestions,
  openSpending,
  startLocalModel,
} from './doors.ts';
import type { RunOptions, World } from './world.ts';

export interface Tools extends World {
  readonly config: Config;
  readonly options: RunOptions;
  readonly cache: Cache;
  /** The arXiv door, opened at the first request: a cached paper needs none. */
  readonly arxiv: () => Promise<Arxiv>;
  /** The processes that read PDFs, opened at the first PDF: a cached text needs none. */
  readonly parser: () => Promise<ParserPool>;
  /** The gate before model calls, opened at the first one: how many at once, and when none. */
  readonly gate: () => Promise<ModelGate>;
  /** What is known of the model's server and of how it wants to be asked; opened at the first question. */
  readonly learning: () => Promise<Learning>;
  /** Sees to it that one question is asked once, also by several processes; opened at the first question. */
  readonly asking: () => Promise<Asking>;
  /** The same for PDFs of arXiv; opened at the first one that the cache has not. */
  readonly fetching: () => Promise<Asking<Uint8Array>>;
  /** Where each answered call is written down; opened at the first one. */
  readonly ledger: () => Promise<Ledger>;
  /** The model of the engine `local`, started at the first question: a cached reply needs none. */
  readonly local: () => Promise<LocalModel>;
  /** Ends what was opened. Call it when no paper is on its way any more. */
  readonly close: () => Promise<void>;
  /** Runs one merge at a time. */
  readonly merging: <T>(merge: () => Promise<T>) => Promise<T>;
  /** Reads and cuts a prompt file, once. */
  readonly prompt: (
    name: 'notes.v2' | 'part.v2' | 'repair.v2' | 'reshape.v1' | 'section.v1' | 'regenerate.v1',
  ) => Promise<Prompt>;
  /** The glossary of the package under the user's, read at the first question. */
  readonly glossary: () => Promise<Glossary>;
}

/** Opens the doors for a run. Nothing is fetched or written yet. */
export function openTools(config: Config, options: RunOptions, world: World): Tools {
  // Every paper under way listens to it; Node warns of a leak from eleven listeners on.
  setMaxListeners(0, world.signal);
  let arxiv: Promise<Arxiv> | undefined;
  let parser: Promise<ParserPool> | undefined;
  let gate: Promise<ModelGate> | undefined;
  let asking: Promise<Asking> | undefined;
  let fetching: Promise<Asking<Uint8Array>> | undefined;
  let learning: Promise<Learning> | undefined;
  let glossary: Promise<Glossary> | undefined;
  let local: Promise<LocalModel> | undefined;
  let ledger: Promise<Ledger> | undefined;
  return {
    ...world,
    config,
    options,
    cache: openCache(config.cacheDir, world.log),
    arxiv: () => (arxiv ??= openArxivDoor(config, world)),
    parser: () => (parser ??= openParser(config, world)),
    gate: () => (gate ??= openModelGate(config, world)),
    learning: () => (learning ??= openLessons(config, world)),
    asking: () => (asking ??= openQuestions(config, world)),
    fetching: () => (fetching ??= openFetching(config, world)),
    ledger: () => (ledger ??= openSpending(config, world)),
    local: () => (local ??= startLocalModel(config, world)),
    close: async () => {
      const model = await local?.catch(() => undefined);
      await Promise.all([(await parser)?.close(), model?.close()]);
    },
    merging: pLimit(1),
    prompt: readPrompt,
    glossary: () => (glossary ??= openGlossary(config)),
  };
}

async function readPrompt(name: string): Promise<Prompt> {
  const file = await readPromptFile(name);
  return parsePrompt(file.name, file.text, file.sha256);
}

/** Loads the proxy code, and undici with it, only for those who have one. */
export async function setProxy({ httpsProxy, httpProxy, noProxy }: Config): Promise<void> {
  if (httpsProxy === null && httpProxy === null) return;
  const { useProxy } = await import('../lib/proxy.ts');
  await useProxy({ https: httpsProxy, http: httpProxy, no: noProxy });
}
