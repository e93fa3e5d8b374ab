// How each door of a run is opened: what is heavy is loaded only then.
import { join } from 'node:path';
import type { Arxiv, ArxivOptions } from '../arxiv/http.ts';
import { assertNothingRefused, type Config } from '../config.ts';
import { LOCAL_HOST } from '../domain/local-host.ts';
import type { Glossary } from '../lib/glossary.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import type { LocalModel } from '../local/start.ts';
import type { ModelGate } from '../model/gate.ts';
import type { Learning } from '../model/learning.ts';
import type { ParserPool } from '../pdf/parser-pool.ts';
import type { Asking } from '../store/asking-lock.ts';
import type { LaneOptions } from '../store/lane.ts';
import type { Ledger } from '../store/ledger.ts';
import { readPackageInfo } from '../store/package-files.ts';
import { engineOf, modelAsked } from './engine.ts';
import type { World } from './world.ts';

/** arXiv: one lane for all processes. Throws UsageError when the settings hold what is refused. */
export async function openArxivDoor(config: Config, world: World): Promise<Arxiv> {
  assertNothingRefused(config);
  const [{ openArxiv }, { openLane }] = await Promise.all([
    import('../arxiv/http.ts'),
    import('../store/lane.ts'),
  ]);
  const { now, log } = world;
  return openArxiv({
    ...(await arxivNames(config)),
    lane: openLane({ ...arxivPace(config), now, log }),
    ...world,
  });
}

/** Where arXiv is, and who we say we are. */
export async function arxivNames(
  config: Config,
): Promise<Pick<ArxivOptions, 'baseUrl' | 'apiUrl' | 'rssUrl' | 'userAgent'>> {
  const { version, homepage } = await readPackageInfo();
  const contact = config.mailto === null ? '' : `; mailto:${config.mailto}`;
  return {
    baseUrl: config.arxivUrl,
    apiUrl: config.arxivApiUrl,
    rssUrl: config.arxivRssUrl,
    userAgent: `arxiv-summarize/${version} (+${homepage}${contact})`,
  };
}

/** How often, and the folder in which processes agree on it. */
export function arxivPace({ cacheDir, arxivIntervalMs }: Config): Pick<LaneOptions, 'folder' | 'intervalMs'> {
  return { folder: join(cacheDir, 'arxiv'), intervalMs: arxivIntervalMs };
}

/** The processes that read PDFs. */
export async function openParser(config: Config, world: World): Promise<ParserPool> {
  const { openParserPool, usefulPoolSize } = await import('../pdf/parser-pool.ts');
  return openParserPool({
    size: usefulPoolSize(config.concurrency),
    onStart: pid => world.detail(phrase`PDFs are read in process ${pid}`),
  });
}

/** The model of the engine `local`, in a process of its own. */
export async function startLocalModel(config: Config, world: World): Promise<LocalModel> {
  const { startModel } = await import('./local-model.ts');
  return startModel(config, world);
}

/** The gate before model calls; a local model takes one at a time. */
export async function openModelGate(config: Config, world: World): Promise<ModelGate> {
  const { openGate } = await import('../model/gate.ts');
  const concurrency = engineOf(config) === 'local' ? 1 : config.concurrency;
  const { signal, log, random, calls } = world;
  return openGate({ concurrency, signal, log, random, ...calls });
}

/** Stands for all its ports: nothing is known of it by its address. */
const OUR_URL = 'http://127.0.0.1/v1';

/** What an earlier run learned is heeded for a week; a mode that a person chose is a lesson of its own. */
export async function openLessons(config: Config, { now, detail }: World): Promise<Learning> {
  const [{ openLearning }, { firstManner }, { MannerSchema }, { openManners }] = await Promise.all([
    import('../model/learning.ts'),
    import('../model/ladder.ts'),
    import('../model/manner.ts'),
    import('../store/manners.ts'),
  ]);
  const { mode } = config;
  const { host, model } = modelAsked(config);
  const manners = openManners(config.stateDir, { schema: MannerSchema, now });
  // A model in a process of ours has another port each time, and is the same.
  const isOurs = host === LOCAL_HOST;
  const server = { baseUrl: isOurs ? LOCAL_HOST : config.baseUrl, model, mode };
  const found = await manners.get(server);
  if (found !== null) detail(phrase`${host} is asked by ${found.manner.mode}, as an earlier run learned`);
  return openLearning({
    first: firstManner(isOurs ? OUR_URL : config.baseUrl, mode === 'auto' ? null : mode),
    remembered: found?.manner ?? null,
    remember: manner => manners.put(server, manner),
  });
}

/** One question is asked by one process. */
export async function openQuestions({ cacheDir }: Config, { signal, log }: World): Promise<Asking> {
  const { openAsking } = await import('../store/asking-lock.ts');
  return openAsking({ folder: join(cacheDir, 'asking'), signal, log });
}

/** One PDF is fetched by one process: arXiv counts requests, and each waits for its turn. */
export async function openFetching(
  { cacheDir }: Config,
  { signal, log }: World,
): Promise<Asking<Uint8Array>> {
  const { openAsking } = await import('../store/asking-lock.ts');
  const waiting = (paper: string): Told => phrase`waiting: another summarize is fetching the PDF of ${paper}`;
  return openAsking<Uint8Array>({ folder: join(cacheDir, 'asking'), signal, log, waiting });
}

/** The ledger of what was spent. */
export async function openSpending({ stateDir }: Config, { log }: World): Promise<Ledger> {
  const { openLedger } = await import('../store/ledger.ts');
  return openLedger(stateDir, log);
}

/** The glossary of the package under the user's. */
export async function openGlossary({ glossary }: Config): Promise<Glossary> {
  const { readGlossary } = await import('../store/glossary-file.ts');
  return readGlossary(glossary);
}
