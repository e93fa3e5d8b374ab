// The built program as a real process, in a folder and a home of its own, against servers on loopback.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startArxivServer, type ArxivServer, type ServedPaper } from './arxiv-server.ts';
import { runKept, type Ended } from './kept-cli.ts';
import { answersOf, servedPapers, type SmallPaper } from './many-papers.ts';
import { completion, startModelServer, type ModelServer, type Play } from './model-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export type { Ended };
export const CLI = join(root, 'dist', 'cli.js');

/** The fixture papers by the id and version under which the loopback arXiv serves them. */
const SERVED = {
  '2501.01234v2': 'sparse-reward',
  'math/0703123v1': 'entropy-bound',
  '2503.04567v1': 'zh-retrieval',
} as const;

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

/** Answers each question about a fixture paper with the reply that is recorded for it. */
export const asRecorded: Play = (request, response) => {
  const text = request.body.messages.map(({ content }) => content).join('\n');
  const paper = Object.values(SERVED).find(name => text.includes(titleStart(name))) ?? 'sparse-reward';
  const isRepair = JSON.stringify(request.body['response_format'] ?? '').includes('"name":"repair"');
  // Only prompts/regenerate.v1.md has room for what a person wishes.
  if (text.includes('\n<wish>\n')) {
    completion(recordedReply(paper, 'regenerate-reply.json'))(request, response);
    return;
  }
  const nothing = '{"claims":[],"results":[]}';
  const hasRepair = existsSync(fixture('papers', paper, 'repair-reply.json'));
  const repair = hasRepair ? recordedReply(paper, 'repair-reply.json') : nothing;
  completion(isRepair ? repair : recordedReply(paper))(request, response);
};

/** The first words of a fixture paper's title, as its feed has them. */
function titleStart(paper: string): string {
  const { entry = '' } = servedFixture(paper);
  return /<title>\s*(\S+ \S+)/.exec(entry)?.[1] ?? paper;
}

/** The four parts of a message, and the exit code that went with it. */
export interface Told {
  readonly exit: number | null;
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly kept: string;
  readonly next: string;
}

/** The message with which a run ended; nothing may stand behind it. Throws when it ended in another way. */
export function told({ code: exit, stderr }: Ended): Told {
  const found = /(?:^|\n)(E_[A-Z0-9_]+) {2}(.+)\n {2}why: {2}(.+)\n {2}kept: (.+)\n {2}next: (.+)\n$/.exec(
    stderr,
  );
  if (found === null) throw new Error(`exit ${exit}, and no message in four parts at the end of:\n${stderr}`);
  const [, code = '', what = '', why = '', kept = '', next = ''] = found;
  return { exit, code, what, why, kept, next };
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
  start(args: readonly string[], env?: Record<string, string>, options?: SpawnOptions): Started;
  path(name: string): string;
  read(name: string): string;
  close(): Promise<void>;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** arXiv with the fixture papers and a model that answers with their recorded replies, or as the plays tell. */
export async function openWorld(...plays: Play[]): Promise<World> {
  const papers = Object.entries(SERVED).map(([id, name]) => [id, servedFixture(name)] as const);
  return worldOf(Object.fromEntries(papers), plays.length > 0 ? plays : [asRecorded]);
}

/** The same with the small papers of many-papers.ts instead, and a model that knows them. */
export async function openManyWorld(papers: readonly SmallPaper[], ...plays: Play[]): Promise<World> {
  return worldOf(servedPapers(papers), plays.length > 0 ? plays : [answersOf(papers)]);
}

async function worldOf(
  papers: Readonly<Record<string, ServedPaper>>,
  plays: readonly Play[],
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'summarize-test-'));
  const arxiv = await startArxivServer(papers);
  const model = await startModelServer(...plays);
  const children: ChildProcess[] = [];
  const env: Record<string, string> = {
    HOME: join(folder, 'home'),
    PATH: process.env['PATH'] ?? '',
    TZ: 'UTC',
    SUMMARIZE_CACHE_DIR: join(folder, 'cache'),
    SUMMARIZE_CONFIG_DIR: join(folder, 'config'),
    SUMMARIZE_ARXIV_URL: arxiv.url,
    SUMMARIZE_ARXIV_API_URL: arxiv.apiUrl,
    SUMMARIZE_ARXIV_RSS_URL: arxiv.url,
    SUMMARIZE_ARXIV_INTERVAL_MS: '0',
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_MODEL: 'fixture-model-1',
  };
  const start: World['start'] = (args, extra = {}, options = {}) => {
    const usual: SpawnOptions = { cwd: folder, env: laidOver(env, extra), stdio: ['ignore', 'pipe', 'pipe'] };
    const child = spawn(process.execPath, [CLI, ...args], { ...usual, ...options });
    children.push(child);
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
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
      await Promise.all([arxiv.close(), model.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The same world with a `run` that takes a process which ran other commands before, at a third of the time: for tests
 * of what a command says and writes, not of its process.
 */
export function withKeptProcess(world: World): World {
  const { folder, env } = world;
  const closing = new AbortController();
  return {
    ...world,
    run: (args, extra = {}) => runKept({ args, folder, env: laidOver(env, extra) }, closing.signal),
    close() {
      closing.abort();
      return world.close();
    },
  };
}

function laidOver(
  env: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...env, ...extra }).filter(([, value]) => value !== ''));
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
