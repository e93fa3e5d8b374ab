// The built program as a real process, in a folder and a home of its own, against servers on loopback.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startArxivServer, type ArxivServer, type ServedPaper } from './arxiv-server.ts';
import { startModelServer, type ModelServer, type Play } from './model-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const CLI = join(root, 'dist', 'cli.js');

/** Path below fixtures/. */
export const fixture = (...parts: string[]): string => join(root, 'fixtures', ...parts);

/** The content of the recorded chat completion of a fixture paper. */
export function recordedReply(paper: string, file = 'reply.json'): string {
  return JSON.parse(readFileSync(fixture('papers', paper, file), 'utf8')).choices[0].message.content;
}

/** A fixture paper as arXiv serves it. */
export function servedFixture(paper: string): ServedPaper {
  const feed = readFileSync(fixture('papers', paper, 'feed.xml'), 'utf8');
  const entry = feed.slice(feed.indexOf('<entry>'), feed.indexOf('</entry>') + '</entry>'.length);
  return { entry, pdf: readFileSync(fixture('papers', paper, 'paper.pdf')) };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** Working folder of the commands, with `README.md` only if a test puts one there. */
  readonly folder: string;
  readonly arxiv: ArxivServer;
  readonly model: ModelServer;
  readonly env: Record<string, string>;
  /** Runs `summarize <args>` to its end; `env` is laid over the world's, an empty text removes a variable. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** Starts it, for tests that interfere. */
  start(args: readonly string[], env?: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> };
  path(name: string): string;
  read(name: string): string;
  close(): Promise<void>;
}

/** arXiv with the fixture paper `sparse-reward` (2501.01234v2) and a model that answers with its recorded reply. */
export async function openWorld(...plays: Play[]): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'summarize-test-'));
  const arxiv = await startArxivServer({ '2501.01234v2': servedFixture('sparse-reward') });
  const replies = plays.length > 0 ? plays : [recordedReply('sparse-reward'), recordedReply('sparse-reward', 'repair-reply.json')];
  const model = await startModelServer(...replies);
  const env: Record<string, string> = {
    HOME: join(folder, 'home'),
    PATH: process.env['PATH'] ?? '',
    TZ: 'UTC',
    SUMMARIZE_CACHE_DIR: join(folder, 'cache'),
    SUMMARIZE_CONFIG_DIR: join(folder, 'config'),
    SUMMARIZE_ARXIV_URL: arxiv.url,
    SUMMARIZE_ARXIV_API_URL: arxiv.apiUrl,
    SUMMARIZE_ARXIV_INTERVAL_MS: '0',
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: 'fixture-model-1',
  };
  const start: World['start'] = (args, extra = {}) => {
    const merged = Object.fromEntries(Object.entries({ ...env, ...extra }).filter(([, value]) => value !== ''));
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: merged, stdio: ['ignore', 'pipe', 'pipe'] });
    return { child, ended: ended(child) };
  };
  return {
    folder,
    arxiv,
    model,
    env,
    start,
    run: (args, extra) => start(args, extra).ended,
    path: name => join(folder, name),
    read: name => readFileSync(join(folder, name), 'utf8'),
    async close() {
      await Promise.all([arxiv.close(), model.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Copies the fixture digest to `README.md` in the world's folder. */
export function putDigest(world: World, name = 'README.md'): string {
  cpSync(fixture('digest', 'README.md'), world.path(name));
  return world.read(name);
}

function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}
