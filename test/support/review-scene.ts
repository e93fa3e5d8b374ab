// A review without a page: notes of the sample paper whose text and PDF are in a cache, a model and arXiv on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain } from 'vitest';
import { loadConfig, type Config } from '../../src/config.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { sha256 } from '../../src/lib/canonical-hash.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { EXTRACTOR_VERSION } from '../../src/pdf/version.ts';
import { openTools, type Tools } from '../../src/steps/tools.ts';
import type { RunOptions, World } from '../../src/steps/world.ts';
import { engine, paper, sampleText, source, stated } from '../notes/sample.ts';
import { startArxivServer, type ArxivServer } from './arxiv-server.ts';
import { startModelServer, type ModelServer } from './model-server.ts';

/** Not a PDF that anybody reads: its text is in the cache. */
export const PDF = new TextEncoder().encode('%PDF-1.7 the sample paper\n%%EOF\n');

const planted = 'The router wins everywhere by a mile.';
const quotes = [
  'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
  'Accuracy is 91.2% with routing and 88.7% without it.',
  'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
  planted,
  '',
] as const;

/** Notes with one planted error: the quote of result-2 is not in the paper. */
export const notes: Notes = checkNotes(
  assembleNotes(stated(quotes), { paper, source: { ...source, pdfSha256: sha256(PDF) }, engine }),
  sampleText,
);

/** What is set otherwise than usual. */
export interface Setting {
  readonly options?: Partial<RunOptions>;
  readonly world?: Partial<World>;
  readonly config?: Partial<Config>;
}

export interface ReviewScene {
  readonly model: ModelServer;
  readonly arxiv: ArxivServer;
  readonly folder: string;
  /** Tools of another process each time: nothing is remembered but what is on the disk. */
  readonly open: (setting?: Setting) => Promise<Tools>;
}

/** Test with a scene of its own. */
export const test = plain.extend<{ scene: ReviewScene }>({
  scene: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'review-'));
    const model = await startModelServer('{"claims":[]}');
    const arxiv = await startArxivServer({ '2501.00001v2': { pdf: PDF } });
    const open: ReviewScene['open'] = async ({ options = {}, world = {}, config = {} } = {}) => {
      const set = await loadConfig({ baseUrl: model.baseUrl, model: 'fixture-model-1' });
      const folders = {
        cacheDir: join(folder, 'cache'),
        stateDir: join(folder, 'state'),
        arxivUrl: arxiv.url,
        arxivApiUrl: arxiv.apiUrl,
        arxivRssUrl: arxiv.url,
      };
      const none = {
        offline: false,
        refresh: new Set<never>(),
        dryRun: false,
        add: false,
        title: null,
        url: null,
      };
      const quiet = { log: () => undefined, detail: () => undefined, progress: () => undefined };
      const given = {
        signal: new AbortController().signal,
        now: () => 1_700_000_000_000,
        random: () => 0,
        ...quiet,
      };
      const tools = openTools(
        { ...set, ...folders, arxivIntervalMs: 0, ...config },
        { ...none, ...options },
        { ...given, ...world },
      );
      await tools.cache.putJson('pages', `${sha256(PDF)}:${EXTRACTOR_VERSION}`, sampleText);
      return tools;
    };
    await use({ model, arxiv, folder, open });
    await Promise.all([model.close(), arxiv.close()]);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** What a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (reason: unknown) => reason,
  );
}
