// What a run carries from step to step: settings, doors, and the things that must not be reached for (time, chance).
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Arxiv } from '../arxiv/http.ts';
import type { Config } from '../config.ts';
import type { Stage } from '../domain/batch.ts';
import type { Glossary } from '../lib/glossary.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import type { LocalModel } from '../local/start.ts';
import type { GateOptions, ModelGate } from '../model/gate.ts';
import type { Learning } from '../model/learning.ts';
import { parsePrompt, type Prompt } from '../model/prompt.ts';
import type { ParserPool } from '../pdf/parser-pool.ts';
import type { Asking } from '../store/asking-lock.ts';
import { openCache, type Cache } from '../store/cache.ts';
import { readPackageInfo, readPromptFile } from '../store/package-files.ts';
import { LOCAL_HOST, modelAsked } from './engine.ts';

/** Values that `--refresh` makes anew. */
export type Refresh = 'metadata' | 'pdf' | 'notes';

/** What the command line says about a run, beyond the settings. */
export interface RunOptions {
  readonly offline: boolean;
  readonly refresh: ReadonlySet<Refresh>;
  /** Spend nothing and write nothing. */
  readonly dryRun: boolean;
  /** Bring back papers that a person removed from the digest. */
  readonly add: boolean;
  /** Title and URL for a local PDF. */
  readonly title: string | null;
  readonly url: string | null;
}

/** What is being done now, and to which paper; `null` for all of them together. */
export interface Doing {
  readonly paper: string | null;
  readonly stage: Stage;
  /** `downloading the PDF` */
  readonly words: Told;
}

/** The outside world, as values: given by cli.ts, replaced by tests. */
export interface World {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Told one line about something that a person should know: a retry, a healed cache entry. */
  readonly log: (line: Told) => void;
  /** Told one line that only somebody who asked for more wants to read: where a value came from. */
  readonly detail: (line: Told) => void;
  /** Told what is being done now. */
  readonly progress: (doing: Doing) => void;
  /** What may be spent on model calls, and who is told when they slow down or wait: for runs over many papers. */
  readonly calls?: Pick<GateOptions, 'budget' | 'onPace' | 'onWait'>;
}

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
  /** The model of the engine `local`, started at the first question: a cached reply needs none. */
  readonly local: () => Promise<LocalModel>;
  /** Ends what was opened. Call it when no paper is on its way any more. */
  readonly close: () => Promise<void>;
  /** Runs one merge at a time. */
  readonly merging: <T>(merge: () => Promise<T>) => Promise<T>;
  /** Reads and cuts a prompt file, once. */
  readonly prompt: (
    name: 'notes.v2' | 'part.v2' | 'repair.v2' | 'reshape.v1' | 'section.v1',
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
  let learning: Promise<Learning> | undefined;
  let glossary: Promise<Glossary> | undefined;
  let local: Promise<LocalModel> | undefined;
  return {
    ...world,
    config,
    options,
    cache: openCache(config.cacheDir, world.log),
    arxiv: () => (arxiv ??= connect(config, world)),
    parser: () => (parser ??= openParser(config, world)),
    gate: () => (gate ??= openModelGate(config, world)),
    learning: () => (learning ??= openLessons(config, world)),
    asking: () => (asking ??= openQuestions(config, world)),
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

async function connect(config: Config, world: World): Promise<Arxiv> {
  const [{ openArxiv }, { openLane }] = await Promise.all([
    import('../arxiv/http.ts'),
    import('../store/lane.ts'),
  ]);
  const { version, homepage } = await readPackageInfo();
  const folder = join(config.cacheDir, 'arxiv');
  const contact = config.mailto === null ? '' : `; mailto:${config.mailto}`;
  return openArxiv({
    baseUrl: config.arxivUrl,
    apiUrl: config.arxivApiUrl,
    rssUrl: config.arxivRssUrl,
    userAgent: `arxiv-summarize/${version} (+${homepage}${contact})`,
    lane: openLane({ folder, intervalMs: config.arxivIntervalMs, now: world.now, log: world.log }),
    ...world,
  });
}

async function openParser(config: Config, world: World): Promise<ParserPool> {
  const { openParserPool, usefulPoolSize } = await import('../pdf/parser-pool.ts');
  return openParserPool({
    size: usefulPoolSize(config.concurrency),
    onStart: pid => world.detail(phrase`PDFs are read in process ${pid}`),
  });
}

async function startLocalModel(config: Config, world: World): Promise<LocalModel> {
  const { startModel } = await import('./local-model.ts');
  return startModel(config, world);
}

async function openModelGate(config: Config, world: World): Promise<ModelGate> {
  const { openGate } = await import('../model/gate.ts');
  const concurrency = config.engine === 'local' ? 1 : config.concurrency;
  const { signal, log, random, calls } = world;
  return openGate({ concurrency, signal, log, random, ...calls });
}

/** What an earlier run learned is heeded for a week; a mode that a person chose is a lesson of its own. */
async function openLessons(config: Config, { now, detail }: World): Promise<Learning> {
  const [{ openLearning }, { firstManner, MannerSchema }, { openManners }] = await Promise.all([
    import('../model/learning.ts'),
    import('../model/ladder.ts'),
    import('../store/manners.ts'),
  ]);
  const { baseUrl, mode } = config;
  const { host, model } = modelAsked(config);
  const manners = openManners(config.stateDir, { schema: MannerSchema, now });
  // A model in a process of ours has another port each time, and is the same.
  const server = { baseUrl: host === LOCAL_HOST ? LOCAL_HOST : baseUrl, model, mode };
  const found = await manners.get(server);
  if (found !== null) detail(phrase`${host} is asked by ${found.manner.mode}, as an earlier run learned`);
  return openLearning({
    first: firstManner(baseUrl, mode === 'auto' ? null : mode),
    remembered: found?.manner ?? null,
    remember: manner => manners.put(server, manner),
  });
}

async function openQuestions({ cacheDir }: Config, { signal, log }: World): Promise<Asking> {
  const { openAsking } = await import('../store/asking-lock.ts');
  return openAsking({ folder: join(cacheDir, 'asking'), signal, log });
}

async function openGlossary({ glossary }: Config): Promise<Glossary> {
  const { readGlossary } = await import('../store/glossary-file.ts');
  return readGlossary(glossary);
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
