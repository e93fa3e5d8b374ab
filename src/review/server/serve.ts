// The review server's door: a port on 127.0.0.1, and the files of the built page. Each request is judged (guard.ts) as
// it came in, before hono (app.ts) reads anything of it.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Session } from '../../domain/review.ts';
import { systemCode, UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { Desk } from '../desk.ts';
import { reviewApp, type PageFiles } from './app.ts';
import { openEvents } from './events.ts';
import { failureOfRefusal } from './failures.ts';
import { refusalOf, SAFE_HEADERS, type Door } from './guard.ts';
import { openIdle } from './idle.ts';
import { openingFor } from './opening.ts';

export interface ServeOptions {
  /** Of the built page. */
  readonly folder: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly session: Session;
  /** How long nobody may be there before `onIdle` is called; null: for ever. */
  readonly idleMs: number | null;
  readonly onIdle: () => void;
  /** Told of what nobody expected. */
  readonly onBug: (error: unknown) => void;
  /** A request must have come in whole by then. */
  readonly requestMs?: number;
  readonly beatMs?: number;
  /** How long `close` waits for answers that are under way. */
  readonly farewellMs?: number;
}

export interface ReviewServer {
  /** `http://127.0.0.1:<port>/#<token>`; what stands behind # is never sent anywhere. */
  readonly address: string;
  /**
   * The address of a file that leads there, until a page is open and for two minutes at most: for a command line, which
   * every user of the machine can read. @throws a disk error
   */
  readonly openingFile: () => Promise<string>;
  /** What is being answered is answered, for two seconds; then all connections end. */
  readonly close: () => Promise<void>;
}

const REQUEST_MS = 30_000;
const BEAT_MS = 20_000;
const FAREWELL_MS = 2000;

/** Serves until it is closed. @throws UsageError E_REVIEW_PORT */
export async function serveReview(desk: Desk, options: ServeOptions): Promise<ReviewServer> {
  const { folder, session, onBug, requestMs = REQUEST_MS, beatMs = BEAT_MS } = options;
  const { farewellMs = FAREWELL_MS } = options;
  const token = randomBytes(32).toString('hex');
  const idle = openIdle(options.idleMs, options.onIdle);
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: Math.min(requestMs, 5000) }); // prettier-ignore
  try {
    await listening(server, options.port);
  } catch (error) {
    idle.stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo; // a port gives no pipe name and no null
  const address = `http://127.0.0.1:${port}/#${token}`;
  const opening = openingFor(address);
  const onTabs = (open: number): void => {
    idle.tabs(open);
    if (open > 0) void opening.remove();
  };
  const events = openEvents({ desk, beatMs, onTabs });
  const { fetch } = reviewApp({ desk, session, files: filesIn(folder), events, onBug });
  const answering = answerAll(server, { port, token }, { fetch, touched: idle.touched });
  server.on('error', onBug);
  return {
    address,
    openingFile: opening.make,
    close: async () => {
      idle.stop();
      events.close();
      await opening.remove();
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      await Promise.race([answering.ended(), wait(farewellMs)]);
      server.closeAllConnections();
      await closed;
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(noPort(port, error)));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

interface Answering {
  /** When no answer is under way any more. */
  readonly ended: () => Promise<void>;
}

/** Judges each request, and lets `fetch` answer those that may go on. */
function answerAll(
  server: Server,
  door: Door,
  { fetch, touched }: { fetch: Parameters<typeof getRequestListener>[0]; touched: () => void },
): Answering {
  const underWay = new Set<Promise<void>>();
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) outgoing.setHeader(name, value);
    const { method = '', url: target = '', headersDistinct: headers } = incoming;
    const refusal = refusalOf({ method, target, headers }, door);
    if (refusal !== null) {
      const { status, body } = failureOfRefusal(refusal);
      // Nothing more is read from this connection.
      outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      outgoing.end(JSON.stringify(body));
      return;
    }
    touched();
    const answered = listener(incoming, outgoing).finally(() => {
      underWay.delete(answered);
      touched();
    });
    underWay.add(answered);
  });
  return {
    ended: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Only what was in the folder when the first file was asked for: no path of a request is ever opened. */
function filesIn(folder: string): PageFiles {
  let listed: Promise<ReadonlySet<string>> | undefined;
  const list = async (): Promise<ReadonlySet<string>> => {
    const names = await readdir(folder, { recursive: true });
    return new Set(names.map(name => name.replaceAll(sep, '/')));
  };
  return async path => {
    if (!(await (listed ??= list())).has(path)) return null;
    const body = await readFile(join(folder, path)).catch(() => null);
    if (body === null) return null;
    return { body: new Uint8Array(body), type: TYPES[extname(path)] ?? 'application/octet-stream' };
  };
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref();
  });
}

const WHY_NOT: Readonly<Record<string, Told>> = {
  EADDRINUSE: phrase`another program uses it, perhaps another review`,
  EACCES: phrase`this user may not open it`,
};

function noPort(port: number, cause: Error): UsageError {
  return new UsageError({
    code: 'E_REVIEW_PORT',
    what: phrase`port ${port} of 127.0.0.1 cannot be opened`,
    why: WHY_NOT[systemCode(cause) ?? ''] ?? cause.message,
    next: phrase`type the same command without --port: then any port that is free is taken`,
    cause,
  });
}
