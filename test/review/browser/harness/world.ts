// The world of the dialogs' tests: a loopback server that has the harness page and plays the API, and one page in a real
// browser for all scenes of a file.
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page, ViewportSize } from 'playwright-core';
import { openBrowser } from '../../../support/browser.ts';
import { builtHarnesses } from '../build.ts';

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
  readonly dialog: 'regenerate' | 'publish' | 'reject';
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

/** Calls of the API in their order: `[path, what was sent]`. */
type Calls = [string, unknown][];

export interface Scene {
  readonly page: Page;
  readonly calls: Calls;
  /** What a person would not see, and should not be (test/support/browser.ts). */
  readonly faults: () => string[];
  readonly told: () => Promise<unknown[]>;
}

export interface World {
  /** The page with its dialog open; one scene at a time. */
  readonly open: (given: Given, size?: ViewportSize) => Promise<Scene>;
  readonly close: () => Promise<void>;
}

/** Once a file. */
export async function openWorld(): Promise<World> {
  const [browser, folder] = await Promise.all([openBrowser(), builtHarnesses()]);
  const { page, faults } = await browser.open();
  const now: Now = { given: null, calls: [] };
  const server = serve(folder, now);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open: async (given, size = { width: 1280, height: 800 }) => {
      const calls: Calls = [];
      Object.assign(now, { given, calls });
      faults.length = 0;
      await page.setViewportSize(size);
      await page.goto(`${origin}/`);
      await page.locator('body[data-ready]').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('dialog[open]').waitFor();
      return {
        page,
        calls,
        // The browser reports refusals of the API there as well.
        faults: () => faults.filter(fault => !fault.includes('Failed to load')),
        told: () => page.evaluate('window.told'),
      };
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/** What is played at the moment. */
interface Now {
  readonly given: Given | null;
  readonly calls: Calls;
}

function serve(folder: string, now: Now): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    // An answer belongs to the scene that it was asked in.
    const { given, calls } = now;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent: unknown = chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString());
      if (path === '/given') json(response, given === null ? 503 : 200, given);
      else if (path.startsWith('/api/')) {
        const name = path.split('/').at(-1) ?? '';
        calls.push([name, sent]);
        void answer(response, given?.answers[name], sent);
      } else void file(response, join(folder, path === '/' ? 'harness/index.html' : path));
    });
  });
}

async function answer(response: ServerResponse, found: Answer | undefined, sent: unknown): Promise<void> {
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
