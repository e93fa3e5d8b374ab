// One PDF through cache and lock: whoever wants it at the same time, arXiv is asked for it once.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test as plain } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { english } from '../../src/lib/phrase.ts';
import { fetchPdf } from '../../src/steps/text.ts';
import { openTools, type Tools } from '../../src/steps/tools.ts';
import type { RunOptions } from '../../src/steps/world.ts';
import { until } from '../cli/open.ts';
import { paper } from '../notes/sample.ts';
import { startArxivServer, type ArxivServer } from '../support/arxiv-server.ts';
import { servedFixture } from '../support/cli.ts';

/** A run of its own on the same cache: it knows nothing of the others but their files. */
interface Run {
  readonly tools: Tools;
  readonly lines: string[];
  /** Requests to arXiv wait until this is called. */
  readonly go: () => void;
}
interface Scene {
  readonly arxiv: ArxivServer;
  readonly folder: string;
  readonly open: (options?: Partial<RunOptions>, signal?: AbortSignal) => Promise<Run>;
}

const OLD: Paper = { ...paper, id: 'math/0703123', version: 1 };
const { pdf = new Uint8Array() } = servedFixture('sparse-reward');

const test = plain.extend<{ scene: Scene }>({
  scene: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'fetching-'));
    const arxiv = await startArxivServer({ '2501.00001v2': { pdf }, 'math/0703123v1': { pdf } });
    const open: Scene['open'] = async (options = {}, signal = new AbortController().signal) => {
      const lines: string[] = [];
      const config = { ...(await loadConfig({})), cacheDir: folder, ...arxivAt(arxiv), arxivIntervalMs: 0 };
      const none = { offline: false, dryRun: false, add: false, title: null, url: null };
      const quiet = { detail: () => undefined, progress: () => undefined };
      const world = {
        signal,
        now: () => Date.now(),
        random: () => 0,
        log: (line: Parameters<Tools['log']>[0]) => void lines.push(english(line)),
        ...quiet,
      };
      const tools = openTools(config, { ...none, refresh: new Set(), ...options }, world);
      let go = (): void => undefined;
      const isTime = new Promise<void>(resolve => (go = resolve));
      const door: Tools['arxiv'] = async () => {
        const { get, ...rest } = await tools.arxiv();
        return { ...rest, get: async (url, request) => isTime.then(() => get(url, request)) };
      };
      return { tools: { ...tools, arxiv: door }, lines, go };
    };
    await use({ arxiv, folder, open });
    await arxiv.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

const arxivAt = ({ url, apiUrl }: ArxivServer) => ({
  arxivUrl: url,
  arxivApiUrl: apiUrl,
  arxivRssUrl: url,
});

const WAITING = 'waiting: another summarize is fetching the PDF of 2501.00001v2';
const locksIn = ({ folder }: Scene): string[] =>
  existsSync(join(folder, 'asking')) ? readdirSync(join(folder, 'asking')) : [];

describe.concurrent('a PDF', () => {
  test('that another run is fetching is waited for, with one word about it, and taken from the cache', async ({
    scene,
  }) => {
    const [one, two] = [await scene.open(), await scene.open()];
    const first = fetchPdf(paper, one.tools);
    await until(() => locksIn(scene).length > 0);
    const second = fetchPdf(paper, two.tools);
    two.go();
    await until(() => two.lines.length > 0);
    expect([scene.arxiv.requests.length, two.lines]).toEqual([0, [WAITING]]);
    one.go();
    const [a, b] = await Promise.all([first, second]);
    expect([Buffer.from(a).equals(pdf), Buffer.from(b).equals(pdf)]).toEqual([true, true]);
    expect(scene.arxiv.requests.map(({ path }) => path)).toEqual(['/pdf/2501.00001v2']);
    expect([one.lines, two.lines, locksIn(scene)]).toEqual([[], [WAITING], []]);
  });

  test('that the other run could not get is fetched by this one', async ({ scene }) => {
    scene.arxiv.fail('/pdf', { status: 404, body: 'gone' }, 1);
    const [one, two] = [await scene.open(), await scene.open()];
    const first = fetchPdf(paper, one.tools).catch((error: unknown) => error);
    await until(() => locksIn(scene).length > 0);
    const second = fetchPdf(paper, two.tools);
    await until(() => two.lines.length > 0);
    one.go();
    two.go();
    expect(await first).toMatchObject({ category: 'paper' });
    expect(Buffer.from(await second).equals(pdf)).toBe(true);
    expect([scene.arxiv.requests.length, locksIn(scene)]).toEqual([2, []]);
  });

  test('is fetched once by a run that wants it twice, and other PDFs do not wait, whatever their ids', async ({
    scene,
  }) => {
    const [one, two] = [await scene.open(), await scene.open()];
    const both = [fetchPdf(paper, one.tools), fetchPdf(paper, one.tools)];
    await until(() => locksIn(scene).length > 0);
    two.go();
    expect(Buffer.from(await fetchPdf(OLD, two.tools)).equals(pdf)).toBe(true);
    one.go();
    await Promise.all(both);
    expect(scene.arxiv.requests.map(({ path }) => path)).toEqual([
      '/pdf/math/0703123v1',
      '/pdf/2501.00001v2',
    ]);
    expect([one.lines, two.lines]).toEqual([[], []]);
  });

  test('is not waited for any more once the run is stopped, and asked for anew with --refresh=pdf', async ({
    scene,
  }) => {
    const stopping = new AbortController();
    const [one, two] = [await scene.open(), await scene.open({}, stopping.signal)];
    const first = fetchPdf(paper, one.tools);
    await until(() => locksIn(scene).length > 0);
    const second = fetchPdf(paper, two.tools).catch((error: unknown) => error);
    await until(() => two.lines.length > 0);
    stopping.abort(new Error('Ctrl-C'));
    expect(await second).toEqual(new Error('Ctrl-C'));
    one.go();
    await first;
    const anew = await scene.open({ refresh: new Set(['pdf']) });
    anew.go();
    await fetchPdf(paper, anew.tools);
    expect(scene.arxiv.requests).toHaveLength(2);
  });
});
