// What happens when arXiv asks us to wait, or keeps us out.
import nock from 'nock';
import { beforeAll, describe, expect, test } from 'vitest';
import { downloadPdf } from '../../src/arxiv/download.ts';
import { english } from '../../src/lib/phrase.ts';
import { durationText, retryAfterMs, timeText } from '../../src/lib/retry-after.ts';
import { ArxivIdSchema } from '../../src/domain/arxiv-id.ts';
import { connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import { page, tinyPdf, type ArxivServer, type Fault } from '../support/arxiv-server.ts';

const KEPT = 'nothing of this answer was kept; the cache is as it was';
const NOON = Date.UTC(2026, 10, 22, 12);
const paper = (version: number) => ({ id: ArxivIdSchema.parse('2310.06825'), version });
const PATH = '/pdf/2310.06825v1';
const busy = (retryAfter: string, status = 429): Fault => ({
  status,
  headers: { 'retry-after': retryAfter },
  body: 'Rate exceeded.',
});
const serveSome = () =>
  serve(Object.fromEntries([1, 2, 3, 4].map(n => [`2310.06825v${n}`, { pdf: tinyPdf() }])));
const gap = (server: ArxivServer) => (server.requests[1]?.at ?? 0) - (server.requests[0]?.at ?? 0);

beforeAll(() => nock.restore());

describe('Retry-After is obeyed, never early', () => {
  test.each([
    ['429 in seconds', busy('1')],
    ['503 in seconds', busy('1', 503)],
  ])('%s', async (_name, fault) => {
    const server = await serveSome();
    server.fail(PATH, fault, 1);
    await downloadPdf(paper(1), await connect(server));
    expect(gap(server)).toBeGreaterThanOrEqual(1000);
  });

  test('a date counts by the clock of the server, not by ours', async () => {
    const server = await serveSome();
    const headers = { date: 'Sun, 22 Nov 2026 12:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 12:00:01 GMT' };
    server.fail(PATH, { status: 429, headers, body: '' }, 1);
    await downloadPdf(paper(1), await connect(server, { now: () => NOON + 3_600_000 }));
    expect(gap(server)).toBeGreaterThanOrEqual(1000);
  });

  test('other papers wait too: arXiv asked us, not one paper', async () => {
    const server = await serveSome();
    server.fail(PATH, busy('1'), 1);
    const arxiv = await connect(server);
    await Promise.all([1, 2, 3, 4].map(version => downloadPdf(paper(version), arxiv)));
    expect(server.requests).toHaveLength(5);
    expect(gap(server)).toBeGreaterThanOrEqual(1000);
    expect(server.busiest()).toBe(1);
  });

  test('without a time, our own longer pauses are kept', async () => {
    const server = await serveSome();
    server.fail(PATH, { status: 429, headers: {}, body: '' }, 1);
    await downloadPdf(paper(1), await connect(server, { times: { busyMs: [700, 700] } }));
    expect(gap(server)).toBeGreaterThanOrEqual(700);
  });
});

describe('a wait that is too long ends the run for every paper', () => {
  test.each([
    ['86400', 'asks us to wait 24 h (HTTP 429)', '2026-11-23 12:00 UTC'],
    ['121', 'asks us to wait 3 min (HTTP 429)', '2026-11-22 12:03 UTC'],
  ])('Retry-After: %s', async (seconds, why, until) => {
    const server = await serveSome();
    server.fail(PATH, busy(seconds));
    const arxiv = await connect(server, { now: () => NOON });
    const all = await Promise.all([1, 2, 3, 4].map(version => failureOf(downloadPdf(paper(version), arxiv))));
    expect(partsOf(all[0]!)).toEqual({
      code: 'E_ARXIV_WAIT',
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v1',
      why: `${new URL(server.url).host} ${why}`,
      kept: KEPT,
      next: `run the same command again after ${until}`,
    });
    expect(all.map(error => error.code)).toEqual(Array(4).fill('E_ARXIV_WAIT'));
    expect(all[3]?.what).toBe('cannot get the PDF of 2310.06825v4');
    expect(server.requests).toHaveLength(1);
  });

  test('a third request to wait, however short, is the last', async () => {
    const server = await serveSome();
    server.fail(PATH, busy('0'));
    const error = await failureOf(downloadPdf(paper(1), await connect(server, { now: () => NOON })));
    expect(error).toMatchObject({
      code: 'E_ARXIV_WAIT',
      next: 'run the same command again after 2026-11-22 12:00 UTC',
    });
    expect(server.requests).toHaveLength(3);
  });
});

describe('who is kept out stops asking', () => {
  test.each([
    ['HTTP 403', { status: 403, headers: {}, body: 'Forbidden' }, 'it answered with HTTP 403'],
    [
      'a captcha page',
      page(200, '<title>arXiv reCAPTCHA</title><div class="g-recaptcha">'),
      'it answered with a page that shuts out programs',
    ],
    [
      'a refusal page',
      page(200, '<h1>Access Denied</h1> violates the automated access guidelines'),
      'it answered with a page that shuts out programs',
    ],
  ])('%s', async (_name, fault, why) => {
    const server = await serveSome();
    server.fail('/', fault);
    const arxiv = await connect(server);
    const all = await Promise.all([1, 2, 3, 4].map(version => failureOf(downloadPdf(paper(version), arxiv))));
    expect(partsOf(all[1]!)).toEqual({
      code: 'E_ARXIV_BLOCKED',
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v2',
      why: `${new URL(server.url).host} keeps us out: ${why}`,
      kept: KEPT,
      next: 'open https://arxiv.org in a browser on this network; run the same command again once it lets you in',
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('reading the header', () => {
  const read = (value: string, date?: string) =>
    retryAfterMs(new Headers({ 'retry-after': value, ...(date === undefined ? {} : { date }) }), NOON);
  test.each([
    ['2', 2000],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sunday, 22-Nov-26 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
  ])('%j', (value, milliseconds) => expect(read(value)).toBe(milliseconds));
  test('the date of the server counts when it gives one', () => {
    expect(read('Sun, 22 Nov 2026 12:00:30 GMT', 'Sun, 22 Nov 2026 12:00:10 GMT')).toBe(20_000);
  });
  test('times are rounded up', () => {
    expect([1, 1001, 120_000, 120_001, 7_200_001].map(time => english(durationText(time)))).toEqual([
      '1 s',
      '2 s',
      '120 s',
      '3 min',
      '3 h',
    ]);
    expect(timeText(NOON + 1)).toBe('2026-11-22 12:01 UTC');
  });
});
