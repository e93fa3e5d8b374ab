// The arXiv door against a real server that breaks answers in every way of the fault table.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { downloadPdf } from '../../src/arxiv/download.ts';
import { ArxivIdSchema } from '../../src/domain/arxiv-id.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { USER_AGENT, connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import type { FaultName } from '../support/arxiv-faults.ts';
import { tinyPdf } from '../support/arxiv-server.ts';

const PDF = tinyPdf();
const paper = { id: ArxivIdSchema.parse('2310.06825'), version: 1 };
const PATH = '/pdf/2310.06825v1';
const KEPT = 'nothing of this answer was kept; the cache is as it was';
const served = () => serve({ '2310.06825v1': { pdf: PDF } });

// Node's own fetch, not nock's wrapper: the faults are about its behaviour.
beforeAll(() => nock.restore());

test('a PDF arrives whole, asked for with our name, a plain Accept and no compression', async () => {
  const server = await served();
  expect(await downloadPdf(paper, await connect(server))).toEqual(new Uint8Array(PDF));
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    path: PATH,
    headers: { 'user-agent': USER_AGENT, accept: 'application/pdf', 'accept-encoding': 'identity' },
  });
});

describe('a broken answer is tried three times, then reported; nothing of it is returned', () => {
  const lost = /^127\.0\.0\.1:\d+ cut the connection \(UND_ERR_SOCKET\), 3 tries$/;
  const cut = /^the download stopped early: 2500 bytes without the end mark %%EOF$/;
  const table: readonly (readonly [FaultName, string, RegExp])[] = [
    [
      'reset',
      'E_ARXIV_NETWORK',
      /^127\.0\.0\.1:\d+ cut the connection \((ECONNRESET|UND_ERR_SOCKET)\), 3 tries$/,
    ],
    ['truncated-length', 'E_ARXIV_NETWORK', lost],
    ['truncated-chunked', 'E_ARXIV_NETWORK', lost],
    ['garbage', 'E_ARXIV_NETWORK', /^what 127\.0\.0\.1:\d+ answered is no HTTP(?: \(HPE_\w+\))?, 3 tries$/],
    ['truncated-close', 'E_PDF_TRUNCATED', cut],
    ['short-length', 'E_PDF_TRUNCATED', cut],
    ['empty', 'E_PDF_NOT_PDF', /^the answer is empty$/],
    ['silent', 'E_ARXIV_SLOW', /^only 0 bytes came in 0\.3 s$/],
    ['drip', 'E_ARXIV_SLOW', /^only \d{1,2} bytes came in 0\.3 s$/],
  ];
  test.each(table)('%s', async (fault, code, why) => {
    const server = await served();
    server.fail(PATH, fault);
    const times = code === 'E_ARXIV_SLOW' ? { floorWindowMs: 300 } : {};
    const error = await failureOf(downloadPdf(paper, await connect(server, { times })));
    expect(error.code).toBe(code);
    expect(error.why).toMatch(why);
    expect(error).toMatchObject({
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v1',
      kept: KEPT,
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each(table)('%s, then health: the PDF arrives', async (fault, code) => {
    const server = await served();
    server.fail(PATH, fault, 2);
    // The healthy answer must come within it.
    const times = code === 'E_ARXIV_SLOW' ? { floorWindowMs: 1_000 } : {};
    expect(await downloadPdf(paper, await connect(server, { times }))).toHaveLength(PDF.length);
    expect(server.requests).toHaveLength(3);
  });

  test.each([500, 502, 503, 504])('HTTP %i without Retry-After', async status => {
    const server = await served();
    server.fail(PATH, { status, body: 'oops', headers: {} });
    const error = await failureOf(downloadPdf(paper, await connect(server)));
    expect(partsOf(error)).toEqual({
      code: 'E_ARXIV_HTTP',
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v1',
      why: `${new URL(server.url).host} answered with HTTP ${status}`,
      kept: KEPT,
      next: 'run the same command again in a few minutes',
    });
    expect(server.requests).toHaveLength(3);
  });
});

describe('what cannot get better is not tried again', () => {
  test.each([400, 401, 406, 410])('HTTP %i', async status => {
    const server = await served();
    server.fail(PATH, { status, body: 'no', headers: {} });
    expect(await failureOf(downloadPdf(paper, await connect(server)))).toMatchObject({
      code: 'E_ARXIV_HTTP',
      status,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('a download that is not over at its deadline', async () => {
    const server = await served();
    server.fail(PATH, 'drip');
    const times = { deadlineMs: 400, floorWindowMs: 60_000 };
    const error = await failureOf(downloadPdf(paper, await connect(server, { times })));
    expect(error).toMatchObject({ code: 'E_ARXIV_TIMEOUT', why: 'the download was not over after 0.4 s' });
    expect(server.requests).toHaveLength(1);
  });

  test('0.2 MB that unfold to 200 MB: stopped at 64 MB', async () => {
    const server = await served();
    server.fail(PATH, 'gzip-bomb');
    const times = { deadlineMs: 20_000, floorWindowMs: 20_000 };
    const error = await failureOf(downloadPdf(paper, await connect(server, { times })));
    expect(partsOf(error)).toEqual({
      code: 'E_PDF_TOO_LARGE',
      category: 'paper',
      what: 'cannot get the PDF of 2310.06825v1',
      why: 'it is larger than 64 MB',
      kept: KEPT,
      next: 'download it with a browser and split it, then summarize the part as a local .pdf',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('a Content-Length above the cap: not even read', async () => {
    const server = await served();
    server.fail(PATH, { headers: { 'content-length': String(65 * 1024 * 1024) } });
    expect(await failureOf(downloadPdf(paper, await connect(server)))).toMatchObject({
      code: 'E_PDF_TOO_LARGE',
    });
  });
});

test('a closed port is named in plain words', async () => {
  const server = await served();
  const arxiv = await connect(server);
  await server.close();
  expect(partsOf(await failureOf(downloadPdf(paper, arxiv)))).toEqual({
    code: 'E_ARXIV_NETWORK',
    category: 'remote',
    what: 'cannot get the PDF of 2310.06825v1',
    why: 'no server is listening at that port of this machine (ECONNREFUSED), 3 tries',
    kept: KEPT,
    next: 'start what should listen there, or correct SUMMARIZE_ARXIV_URL',
  });
});

describe('redirects', () => {
  test('to the same host are followed', async () => {
    const server = await served();
    server.fail('/pdf', { status: 301, headers: { location: PATH } }, 1);
    const arxiv = await connect({ ...server, url: server.url });
    expect(await downloadPdf(paper, arxiv)).toHaveLength(PDF.length);
    expect(server.requests).toHaveLength(2);
  });

  test('in a loop end after five', async () => {
    const server = await served();
    server.fail(PATH, 'redirect-loop');
    const error = await failureOf(downloadPdf(paper, await connect(server)));
    expect(partsOf(error)).toMatchObject({
      code: 'E_ARXIV_REDIRECT',
      category: 'remote',
      why: 'more than 5 redirects',
    });
    expect(server.requests).toHaveLength(6);
  });

  test('to any other place are refused before connecting: 30 addresses, 0 visits', async () => {
    const canary = await canaryServer();
    const server = await served();
    for (const location of elsewhere(canary.port, server.url)) {
      server.fail(PATH, { status: 302, headers: { location } }, 1);
      const error = await failureOf(downloadPdf(paper, await connect(server)));
      expect(error.code, location).toBe('E_ARXIV_REDIRECT');
      expect(error.why, location).toMatch(/^arXiv sent us (elsewhere, and .+|to an address that is none)$/);
    }
    expect(canary.visits()).toBe(0);
  });
});

describe('settings that would open other doors', () => {
  const bad = async (options: Parameters<typeof connect>[1]) =>
    connect(
      { url: 'https://arxiv.org', apiUrl: 'https://export.arxiv.org/api/query' },
      { intervalMs: 3000, ...options },
    ).catch((error: unknown) =>
      error instanceof UsageError ? `${error.code}: ${error.why}` : String(error),
    );
  test.each([
    [{ baseUrl: 'http://arxiv.org' }, 'E_ARXIV_URL: arxiv.org: http:// is not https://'],
    [{ baseUrl: 'http://mirror.example' }, 'E_ARXIV_URL: mirror.example: http:// is not https://'],
    [
      { baseUrl: 'https://me:secret@arxiv.org' },
      'E_ARXIV_URL: arxiv.org: its address holds a user name or password',
    ],
    [{ apiUrl: 'file:///etc/passwd' }, 'E_ARXIV_URL: the value: file:// is not https://'],
    [{ apiUrl: 'nonsense' }, 'E_ARXIV_URL: the value: it is not a URL'],
    [{ intervalMs: 2999 }, 'E_ARXIV_INTERVAL: 2999 ms between requests, its terms of use ask for 3000 ms'],
  ])('%j', async (options, message) => expect(await bad(options)).toBe(message));
});

// What it waits for takes a minute: a test that ends in half of that did not wait for it.
describe('the user stops the run', { timeout: 30_000 }, () => {
  const stopping = async (fault: FaultName | { status: number; headers: Record<string, string> }) => {
    const server = await served();
    server.fail(PATH, fault);
    const controller = new AbortController();
    const arxiv = await connect(server, { signal: controller.signal, times: { floorWindowMs: 60_000 } });
    const running = downloadPdf(paper, arxiv).catch((error: unknown) => error);
    await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(1);
    controller.abort(new Error('Ctrl-C'));
    expect(await running).toBe(controller.signal.reason);
    expect(server.requests).toHaveLength(1);
  };
  test('while the server is silent', () => stopping('silent'));
  test('while the body drips', () => stopping('drip'));
  test('while we wait as the server asked', () =>
    stopping({ status: 429, headers: { 'retry-after': '60' } }));
});

/** A server on another loopback address that must never be visited. */
async function canaryServer(): Promise<{ port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((_request, response) => response.end(PDF)).on(
    'connection',
    () => (visits += 1),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.2', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

function elsewhere(port: number, base: string): string[] {
  const { port: own } = new URL(base);
  const hosts = [
    '127.0.0.2',
    '127.2',
    '0x7f.0.0.2',
    '2130706434',
    '0177.0.0.2',
    '[::ffff:127.0.0.2]',
    '[::ffff:7f00:2]',
    'localhost',
    '127.0.0.1',
    '[::1]',
    '0.0.0.0',
    '169.254.169.254',
    '%EF%BC%91%EF%BC%92%EF%BC%97.0.0.2',
  ];
  return [
    ...hosts.flatMap(host => [`http://${host}:${port}/x.pdf`, `//${host}:${port}/x.pdf`]),
    `http://arxiv.org@127.0.0.2:${port}/`,
    `http://127.0.0.1:${own}@127.0.0.2:${port}/`,
    `\\\\127.0.0.2:${port}\\x.pdf`,
    `http://arxiv.org.127.0.0.2.nip.example:${port}/`,
    `https://127.0.0.1:${own === '' ? '1' : port}/`,
    'http://arxiv.org/pdf/2310.06825v1',
    'https://arxiv.org:8443/pdf/2310.06825v1',
    'https://arxiv.org.evil.example/pdf/2310.06825v1',
    'https://evil.example/?https://arxiv.org/',
    'file:///etc/passwd',
    'data:application/pdf,%25PDF-',
    'ftp://arxiv.org/x.pdf',
    'http://',
  ];
}
