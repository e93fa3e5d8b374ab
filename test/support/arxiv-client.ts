// Opens our arXiv door on a loopback server, with times short enough for tests and a lane in a temp folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ArxivError } from '../../src/arxiv/arxiv-error.ts';
import type { ToolError } from '../../src/lib/errors.ts';
import { openArxiv, type Arxiv, type ArxivOptions } from '../../src/arxiv/http.ts';
import { openLane } from '../../src/store/lane.ts';
import { startArxivServer, type ArxivServer, type ServedPaper } from './arxiv-server.ts';

export const USER_AGENT = 'arxiv-summarize/0.0.0 (+https://example.org; mailto:test@example.org)';

/** A temp folder that is gone after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arxiv-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that is closed after the test. */
export async function serve(papers: Readonly<Record<string, ServedPaper>> = {}): Promise<ArxivServer> {
  const server = await startArxivServer(papers);
  onTestFinished(() => server.close());
  return server;
}

export interface ClientOptions extends Partial<ArxivOptions> {
  readonly intervalMs?: number;
}

/** The real door and the real lane; backoff of milliseconds, limits that a healthy answer keeps on a busy machine, too. */
export async function connect(
  server: { url: string; apiUrl: string },
  options: ClientOptions = {},
): Promise<Arxiv> {
  const lane = openLane({ folder: await tempFolder(), intervalMs: options.intervalMs ?? 0, now: Date.now });
  return openArxiv({
    baseUrl: server.url,
    apiUrl: server.apiUrl,
    rssUrl: server.url,
    userAgent: USER_AGENT,
    lane,
    signal: new AbortController().signal,
    now: Date.now,
    ...options,
    times: {
      deadlineMs: 60_000,
      floorWindowMs: 20_000,
      backoffMs: [5, 10],
      busyMs: [5, 10],
      ...options.times,
    },
  });
}

/** The error of a promise that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<ArxivError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ArxivError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** The parts of an error that a person reads. */
export function partsOf(
  error: ToolError,
): Record<'code' | 'category' | 'what' | 'why' | 'kept' | 'next', string> {
  const { code, category, what, why, kept, next } = error;
  return { code, category, what, why, kept, next };
}
