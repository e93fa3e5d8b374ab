// A review server of its own for each test: a real desk over a folder with a digest, notes and the fixture PDF in the
// cache, and a raw way to ask it, which sends what fetch will not.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain } from 'vitest';
import { loadConfig } from '../../../src/config.ts';
import type { Notes } from '../../../src/domain/notes.ts';
import { sha256 } from '../../../src/lib/canonical-hash.ts';
import type { Session } from '../../../src/domain/review.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { serveReview, type ReviewServer, type ServeOptions } from '../../../src/review/server/serve.ts';
import { openDesk } from '../../../src/steps/review/desk.ts';
import { openTools } from '../../../src/steps/tools.ts';
import { claim, notesOf, paper } from '../../notes/sample.ts';
import { stateOf } from '../../cli/open.ts';

/** Of the notes of every test. */
export const STEM = '2501.00001';

export interface Scene {
  readonly folder: string;
  readonly desk: Desk;
  readonly server: ReviewServer;
  readonly port: number;
  readonly token: string;
  /** What went wrong in a way that nobody expected. */
  readonly bugs: unknown[];
  /** As the page asks: with the token; a body makes it a POST. */
  readonly ask: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** The notes and the digest, byte by byte and with their times. */
  readonly state: () => Record<string, string>;
}

export const PDF = new Uint8Array(
  readFileSync(new URL('../../../fixtures/papers/sparse-reward/paper.pdf', import.meta.url)),
);

export const session: Session = {
  digest: 'README.md',
  reviewer: 'Ada',
  language: 'en',
  catalogue: {},
  first: null,
  onlyFlagged: false,
};

/** `open` serves it; parts of the desk may be other ones, for what no desk does by itself. */
export const test = plain.extend<{
  open: (options?: Partial<ServeOptions>, parts?: Partial<Desk>) => Promise<Scene>;
}>({
  open: async ({}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (options = {}, parts = {}) => {
      const scene = await openScene(options, parts);
      ends.push(scene.close);
      return scene;
    });
    for (const end of ends) await end();
  },
});

async function openScene(
  options: Partial<ServeOptions>,
  parts: Partial<Desk>,
): Promise<Scene & { close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  const work = join(folder, 'work');
  mkdirSync(join(work, 'notes'), { recursive: true });
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(work, 'README.md'), '# Papers\n');
  writeFileSync(join(work, 'notes', `${STEM}.json`), `${JSON.stringify(stored(), null, 2)}\n`);
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-UhHfwoDj.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const tools = await toolsIn(folder);
  await tools.cache.putBytes('pdf', `${paper.id}v2`, PDF);
  const desk = await openDesk({ digest: join(work, 'README.md'), reviewer: 'Ada' }, tools);
  const bugs: unknown[] = [];
  const usual = { folder: join(folder, 'page'), port: 0, session, idleMs: null, onIdle: () => undefined };
  const server = await serveReview(
    { ...desk, ...parts },
    { ...usual, onBug: error => bugs.push(error), ...options },
  );
  const { port, hash } = new URL(server.address);
  const token = hash.slice(1);
  const ask: Scene['ask'] = (path, body, headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    });
  const close = async (): Promise<void> => {
    await server.close();
    await desk.close();
    await tools.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const state = (): Record<string, string> => stateOf(work);
  return { folder, desk, server, port: Number(port), token, bugs, ask, state, close };
}

/** Notes that were made from the PDF in the cache. */
function stored(): Notes {
  const notes = notesOf(claim());
  return { ...notes, source: { ...notes.source, pdfSha256: sha256(PDF) } };
}

async function toolsIn(folder: string) {
  const config = await loadConfig({ cacheDir: join(folder, 'cache') });
  const options = {
    offline: true,
    refresh: new Set<never>(),
    dryRun: false,
    add: false,
    title: null,
    url: null,
  };
  const quiet = { log: () => undefined, detail: () => undefined, progress: () => undefined };
  const signal = new AbortController().signal;
  return openTools(config, options, { signal, now: () => Date.now(), random: () => 0, ...quiet });
}

/** Sends this text as it is, and gives all that comes back until the server or the time ends it. */
export function raw(port: number, text: string, mostMs = 20_000): Promise<string> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    const timer = setTimeout(end, mostMs);
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** A stream of changes, as an open tab has it. */
export interface Tab {
  /** What it was told so far. */
  readonly lines: () => unknown[];
  readonly close: () => void;
}

/** Opens one. @param since number of the last change that it was told of; null for a tab that begins */
export function openTab({ port, token }: Scene, since: number | null = null): Tab {
  let text = '';
  const own = since === null ? '' : `x-review-since: ${since}\r\n`;
  const head = `GET /api/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`;
  const socket = connect(port, '127.0.0.1', () => socket.write(`${head}${own}\r\n`));
  socket.on('data', chunk => (text += chunk.toString('latin1')));
  return {
    lines: () => (text.match(/^\{.*\}$/gm) ?? []).map(line => JSON.parse(line) as unknown),
    close: () => socket.destroy(),
  };
}
