// A search over the wire: what is asked, page after page, and what arXiv may answer instead.
import nock from 'nock';
import { beforeAll, describe, expect, test } from 'vitest';
import { searchPapers } from '../../src/arxiv/search.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import { atomEntry, atomFeed, errorEntry } from '../support/arxiv-feed.ts';
import type { ArxivServer } from '../support/arxiv-server.ts';

const NOW = Date.parse('2026-11-23T07:09:26Z');
const QUERY = 'cat:cs.CL AND abs:"chain of thought"';
const numbered = (n: number): string => `2611.${String(n).padStart(5, '0')}`;
/** The first one is the newest. */
const entry = (n: number): string =>
  atomEntry({ id: `${numbered(n)}v1`, published: new Date(NOW - n * 60_000).toISOString() });
const entries = (count: number): string[] => Array.from({ length: count }, (_, n) => entry(n + 1));

beforeAll(() => nock.restore());

async function serving(found: readonly string[]): Promise<ArxivServer> {
  const server = await serve();
  server.find(found);
  return server;
}
const search = async (
  server: ArxivServer,
  limits: Partial<Parameters<typeof searchPapers>[1]> = {},
  query = QUERY,
) =>
  searchPapers(
    query,
    { since: null, most: 20, ...limits },
    await connect(server, { now: () => NOW, intervalMs: 0 }),
  );
const asked = (server: ArxivServer): URLSearchParams[] =>
  server.requests.map(({ path }) => new URL(path, server.url).searchParams);

describe('what arXiv is asked', () => {
  test('the query within the span, to the minute in GMT, the newest first, no more than wanted', async () => {
    const server = await serving(entries(3));
    await search(server, { since: new Date('2026-11-16T07:09:26Z'), most: 5 });
    expect(asked(server).map(query => Object.fromEntries(query))).toEqual([
      {
        search_query: `(${QUERY}) AND submittedDate:[202611160709 TO 202611230709]`,
        sortBy: 'submittedDate',
        sortOrder: 'descending',
        start: '0',
        max_results: '5',
      },
    ]);
    expect(server.requests[0]?.headers.accept).toBe('application/atom+xml, application/xml;q=0.9');
  });

  test('the query alone when papers of any age will do', async () => {
    const server = await serving([]);
    await search(server);
    expect(asked(server)[0]?.get('search_query')).toBe(QUERY);
  });

  test('200 papers at a time, until there are enough', async () => {
    const server = await serving(entries(230));
    const { papers, total } = await search(server, { most: 210 });
    expect(asked(server).map(query => [query.get('start'), query.get('max_results')])).toEqual([
      ['0', '200'],
      ['200', '10'],
    ]);
    expect([papers.length, total]).toEqual([210, 230]);
    expect([papers[0]?.id, papers[209]?.id]).toEqual([numbered(1), numbered(210)]);
  });

  test('no further than what there is', async () => {
    const server = await serving(entries(203));
    const { papers, total } = await search(server, { most: 1000 });
    expect([papers.length, total, server.requests.length]).toEqual([203, 203, 2]);
  });

  test('nothing for an empty query, which would find everything', async () => {
    const server = await serving([]);
    const error: unknown = await search(server, {}, '  ').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code: 'E_USAGE', what: 'the search is empty' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('what comes back', () => {
  test('nothing found is no failure, and is not asked for again', async () => {
    const server = await serving([]);
    expect(await search(server)).toEqual({ papers: [], total: 0 });
    expect(server.requests).toHaveLength(1);
  });

  test('papers with their metadata', async () => {
    const server = await serving([atomEntry({ id: '2611.00001v2', title: 'A &lt; B' })]);
    const { papers } = await search(server);
    expect(papers).toMatchObject([
      { id: '2611.00001', version: 2, title: 'A < B', categories: ['cs.CL', 'cs.AI'] },
    ]);
  });

  test('the newest first even when arXiv forgets to sort', async () => {
    const server = await serving([entry(3), entry(1), entry(2)]);
    const { papers } = await search(server);
    expect(papers.map(({ id }) => id)).toEqual([1, 2, 3].map(numbered));
  });

  test('a paper that moved to the next page meanwhile is there once', async () => {
    const server = await serving([...entries(200), entry(200), entry(201)]);
    const { papers } = await search(server, { most: 202 });
    expect(papers.map(({ id }) => id)).toEqual(Array.from({ length: 201 }, (_, n) => numbered(n + 1)));
  });

  test('a page that is shorter than asked for is gone on from where it ended', async () => {
    const server = await serving(entries(10));
    server.fail('/api/query', { body: atomFeed(entries(4), 10) }, 1);
    const { papers } = await search(server);
    expect(papers).toHaveLength(10);
    expect(asked(server).map(query => query.get('start'))).toEqual(['0', '4']);
  });
});

describe('a page without papers that counts some', () => {
  const EMPTY = { body: atomFeed([], 37) };
  test('is asked for again', async () => {
    const server = await serving(entries(3));
    server.fail('/api/query', EMPTY, 2);
    expect((await search(server)).papers).toHaveLength(3);
    expect(server.requests).toHaveLength(3);
  });
  test('is told after three tries', async () => {
    const server = await serving([]);
    server.fail('/api/query', EMPTY);
    expect(partsOf(await failureOf(search(server, {}, 'cat:cs.CL')))).toEqual({
      code: 'E_ARXIV_FEED',
      category: 'remote',
      what: 'cannot get papers for the search "cat:cs.CL"',
      why: 'arXiv counts 37 of them and sent none',
      kept: 'nothing of this answer was kept; the cache is as it was',
      next: 'run the same command again in a few minutes',
    });
  });
});

describe('a query that arXiv does not understand is the person’s to correct, in arXiv’s words', () => {
  test.each([200, 400])('as an entry with HTTP %d', async status => {
    const server = await serving([]);
    server.fail('/api/query', { status, body: atomFeed([errorEntry('unbalanced parenthesis\n at 3')], 1) });
    expect(partsOf(await failureOf(search(server, {}, 'cat:(')))).toEqual({
      code: 'E_ARXIV_API',
      category: 'usage',
      what: 'cannot get papers for the search "cat:("',
      why: 'arXiv\'s API says "unbalanced parenthesis at 3"',
      kept: 'nothing of this answer was kept; the cache is as it was',
      next: 'correct the search, for example: cat:cs.CL AND abs:"chain of thought"',
    });
    expect(server.requests).toHaveLength(1);
  });
  test('with HTTP 400 and no feed', async () => {
    const server = await serving([]);
    server.fail('/api/query', { status: 400, body: 'Invalid field: catt', headers: {} });
    expect(await failureOf(search(server))).toMatchObject({
      code: 'E_ARXIV_API',
      category: 'usage',
      why: 'arXiv\'s API says "HTTP 400 Invalid field: catt"',
    });
  });
  test('but a failing server is not', async () => {
    const server = await serving([]);
    server.fail('/api/query', { status: 500, body: atomFeed([errorEntry('oops')]) });
    expect(await failureOf(search(server))).toMatchObject({ code: 'E_ARXIV_HTTP', category: 'remote' });
  });
});

test.each(['truncated-close', 'reset'] as const)(
  'a page that breaks off (%s) is asked for again',
  async fault => {
    const server = await serving(entries(2));
    server.fail('/api/query', fault, 1);
    expect((await search(server)).papers).toHaveLength(2);
  },
);
