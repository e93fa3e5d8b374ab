// Ids → metadata over the wire: batches, unknown ids, spoiled batches.
import nock from 'nock';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchMetadata, fetchPaper, saysWithdrawn } from '../../src/arxiv/metadata.ts';
import { ArxivIdSchema, type PaperId } from '../../src/domain/arxiv-id.ts';
import { connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import { atomEntry, atomFeed, errorEntry } from '../support/arxiv-feed.ts';

const KEPT = 'nothing of this answer was kept; the cache is as it was';
const wanted = (id: string, version: number | null = null): PaperId => ({
  id: ArxivIdSchema.parse(id),
  version,
});
const numbered = (n: number) => `2310.${String(n).padStart(5, '0')}`;
const servePapers = (...keys: string[]) =>
  serve(Object.fromEntries(keys.map(id => [id, { entry: atomEntry({ id }) }])));

beforeAll(() => nock.restore());

test('250 ids are three requests, each with its number of results set', async () => {
  const ids = Array.from({ length: 250 }, (_, n) => numbered(n + 1));
  const server = await servePapers(...ids.map(id => `${id}v1`));
  const papers = await fetchMetadata(
    ids.map(id => wanted(id)),
    await connect(server),
  );
  expect([...papers.keys()]).toEqual(ids);
  const queries = server.requests.map(({ path }) => new URL(path, server.url).searchParams);
  expect(queries.map(query => query.get('max_results'))).toEqual(['100', '100', '50']);
  expect(queries.map(query => query.get('id_list')?.split(',').length)).toEqual([100, 100, 50]);
  expect(server.requests[0]?.headers.accept).toBe('application/atom+xml, application/xml;q=0.9');
});

test('no ids, no request', async () => {
  const server = await servePapers();
  expect(await fetchMetadata([], await connect(server))).toEqual(new Map());
  expect(server.requests).toHaveLength(0);
});

test('a version is asked for by name, no version gives the latest and its number', async () => {
  const server = await servePapers('2310.00001v1', '2310.00001v2', 'hep-th/9901001v1');
  const arxiv = await connect(server);
  expect(await fetchPaper(wanted('2310.00001', 1), arxiv)).toMatchObject({ version: 1 });
  expect(await fetchPaper(wanted('2310.00001'), arxiv)).toMatchObject({ version: 2 });
  expect(await fetchPaper(wanted('hep-th/9901001'), arxiv)).toMatchObject({
    id: 'hep-th/9901001',
    version: 1,
  });
});

test('an unknown id is missing from the map; alone it is an error', async () => {
  const server = await servePapers('2310.00001v1');
  const arxiv = await connect(server);
  const papers = await fetchMetadata([wanted('2310.00009'), wanted('2310.00001')], arxiv);
  expect([...papers.keys()]).toEqual(['2310.00001']);
  expect(partsOf(await failureOf(fetchPaper(wanted('2310.00009'), arxiv)))).toEqual({
    code: 'E_NOT_FOUND',
    category: 'paper',
    what: 'cannot get metadata of 2310.00009',
    why: 'arXiv has no paper with this id',
    kept: KEPT,
    next: 'look at https://arxiv.org/abs/2310.00009',
  });
});

test('another version than the one asked for is not taken', async () => {
  const server = await serve({ '2310.00001v3': { entry: atomEntry({ id: '2310.00001v2' }) } });
  const error = await failureOf(fetchPaper(wanted('2310.00001', 3), await connect(server)));
  expect(error).toMatchObject({
    code: 'E_NOT_FOUND',
    why: 'arXiv has no such paper, or not in this version',
  });
});

describe('one id that spoils a batch does not cost the others', () => {
  test('HTTP 406 on a list: each is asked for alone', async () => {
    const server = await servePapers('2310.00001v1', '2310.00002v1');
    server.fail('/api/query', { status: 406, body: '', headers: {} }, 1);
    const papers = await fetchMetadata([wanted('2310.00001'), wanted('2310.00002')], await connect(server));
    expect([...papers.keys()]).toEqual(['2310.00001', '2310.00002']);
    expect(server.requests).toHaveLength(3);
  });
  test('an error entry in the feed: the same', async () => {
    const server = await servePapers('2310.00001v1', '2310.00002v1');
    server.fail('/api/query', { body: atomFeed([errorEntry('incorrect id format')]) }, 1);
    const papers = await fetchMetadata([wanted('2310.00001'), wanted('2310.00002')], await connect(server));
    expect(papers.size).toBe(2);
  });
  test('an error entry for a single id is reported in the words of the API', async () => {
    const server = await servePapers();
    server.fail('/api/query', { body: atomFeed([errorEntry('incorrect id format for\n x')]) });
    expect(partsOf(await failureOf(fetchPaper(wanted('2310.00001'), await connect(server))))).toEqual({
      code: 'E_ARXIV_API',
      category: 'remote',
      what: 'cannot get metadata of 2310.00001',
      why: 'arXiv\'s API says "incorrect id format for x"',
      kept: KEPT,
      next: 'run the same command again in a few minutes',
    });
  });
});

describe('a broken feed is asked for again', () => {
  test.each(['truncated-close', 'truncated-length', 'reset', 'short-length'] as const)('%s', async fault => {
    const server = await servePapers('2310.00001v1');
    server.fail('/api/query', fault, 2);
    expect(await fetchPaper(wanted('2310.00001'), await connect(server))).toMatchObject({ version: 1 });
    expect(server.requests).toHaveLength(3);
  });
  test('a web page instead of a feed is reported after three tries', async () => {
    const server = await servePapers();
    server.fail('/api/query', { body: 'Rate exceeded.', headers: {} });
    const error = await failureOf(fetchPaper(wanted('2310.00001'), await connect(server)));
    expect(error.code).toBe('E_ARXIV_FEED');
    expect(server.requests).toHaveLength(3);
  });
});

test.each([
  ['This paper has been withdrawn by the author', true],
  ['Withdrawn due to an error', true],
  ['15 pages', false],
  [null, false],
])('the comment %j says withdrawn: %s', (comment, says) => expect(saysWithdrawn(comment)).toBe(says));
