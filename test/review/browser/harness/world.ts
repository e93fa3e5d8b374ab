// The world of the dialogs' tests: the harness page built by vite, a loopback server that has it and plays the API, a
// real browser. Built and started once a file.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as chrome, type Page, type ViewportSize } from 'playwright-core';
import { build } from 'vite';

/** As the review server has it, but for what pdf.js needs. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What the API answers at a path such as `estimate`; a function may look at what was sent, wait, or fail. */
export type Answer = object | ((sent: unknown) => object | Promise<object>);

/** What the page is given, and what the API has for it. */
export interface Given {
  readonly dialog: 'regenerate' | 'publish';
  readonly paper: object;
  readonly items?: readonly object[];
  readonly catalogue?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Thrown by an answer: what the server refuses. */
export class Refusal extends Error {
  readonly told: object;
  constructor(code: string, what: string) {
    super(code);
    this.told = { what, why: 'because', kept: '', next: 'look again' };
  }
}

/** An answer that is given when the test says so. */
export function later(): { given: Promise<object>; give: (answer: object) => void } {
  let give = (_: object): void => undefined;
  const given = new Promise<object>(done => (give = done));
  return { given, give };
}

export interface Scene {
  readonly page: Page;
  /** Calls of the API in their order: `[path, what was sent]`. */
  readonly calls: [string, unknown][];
  /** Addresses outside of the server, and what the policy or the page itself objected to. */
  readonly faults: string[];
  readonly told: () => Promise<unknown[]>;
}

export interface World {
  /** The page with its dialog open. */
  readonly open: (given: Given, size?: ViewportSize) => Promise<Scene>;
  readonly close: () => Promise<void>;
}

/** One browser, one page, one server for all scenes of a file, one scene at a time. */
export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'dialogs-'));
  const [browser] = await Promise.all([launch(), buildHarness(folder)]);
  let now: { given: Given; calls: [string, unknown][] } | null = null;
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent: unknown = chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString());
      if (now === null) response.writeHead(503).end();
      else if (path === '/given') json(response, 200, now.given);
      else if (path.startsWith('/api/')) void answer(response, now, [path.split('/').at(-1) ?? '', sent]);
      else void file(response, join(folder, path === '/' ? 'index.html' : path));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const faults = watched(page, origin);
  return {
    open: async (given, size = { width: 1280, height: 800 }) => {
      const calls: Scene['calls'] = [];
      now = { given, calls };
      faults.length = 0;
      await page.setViewportSize(size);
      await page.goto(`${origin}/`);
      await page.locator('body[data-ready]').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('dialog[open]').waitFor();
      return { page, calls, faults, told: () => page.evaluate('window.told') };
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      await rm(folder, { recursive: true });
    },
  };
}

async function launch(): ReturnType<typeof chrome.launch> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return chrome.launch({ executablePath: await chromium.executablePath(), args });
}

async function buildHarness(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      target: 'esnext',
    },
  });
}

function watched(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(origin)) faults.push(`request: ${request.url()}`);
  });
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  page.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', message => {
    // The browser reports refusals of the API there as well.
    if (message.type() === 'error' && !message.text().includes('Failed to load')) faults.push(message.text());
  });
  return faults;
}

async function answer(
  response: ServerResponse,
  { given, calls }: { given: Given; calls: Scene['calls'] },
  [path, sent]: [string, unknown],
): Promise<void> {
  calls.push([path, sent]);
  const found = given.answers[path];
  try {
    json(response, found === undefined ? 404 : 200, typeof found === 'function' ? await found(sent) : found);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    json(response, 409, { error: { code: error.message, told: error.told } });
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
}

async function file(response: ServerResponse, path: string): Promise<void> {
  const body = await readFile(path).catch(() => null);
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response
    .writeHead(body === null ? 404 : 200, { 'content-type': type, 'content-security-policy': POLICY })
    .end(body);
}
