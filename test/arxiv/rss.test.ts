// What arXiv announced last, over the wire.
import nock from 'nock';
import { beforeAll, describe, expect, test } from 'vitest';
import { announcedPapers } from '../../src/arxiv/rss.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import type { ArxivServer } from '../support/arxiv-server.ts';
import { english } from '../../src/lib/phrase.ts';
import { inPlainEnglish } from '../support/in-english.ts';

beforeAll(() => nock.restore());

interface ItemParts {
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
}
const item = ({ id, type = 'new', title = 'A Paper' }: ItemParts): string => `    <item>
      <title>${title}</title>
      <link>https://arxiv.org/abs/${id.replace(/v\d+$/, '')}</link>
      <description>arXiv:${id} Announce Type: ${type}
Abstract: We show it.</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}</guid>
      <category>cs.CL</category>
      <category>cs.AI</category>
      <pubDate>Mon, 23 Nov 2026 00:00:00 -0500</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <dc:creator>Ada Lovelace, Grace Hopper</dc:creator>
    </item>
`;
const feed = (
  items: readonly string[],
  title = 'cs.CL, cs.AI updates on arXiv.org',
  about = 'updates',
): string =>
  `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>${title}</title>
    <link>http://rss.arxiv.org/rss/cs.CL+cs.AI</link>
    <description>${about}</description>
    <atom:link href="http://rss.arxiv.org/rss/cs.CL+cs.AI" rel="self" type="application/rss+xml"/>
    <language>en-us</language>
    <lastBuildDate>Mon, 23 Nov 2026 05:00:02 +0000</lastBuildDate>
    <pubDate>Mon, 23 Nov 2026 00:00:00 -0500</pubDate>
    <skipDays>
      <day>Saturday</day>
      <day>Sunday</day>
    </skipDays>
${items.join('')}  </channel>
</rss>
`;

async function serving(text: string): Promise<ArxivServer> {
  const server = await serve();
  server.announce(text);
  return server;
}
const announced = async (server: ArxivServer, categories = 'cs.CL+cs.AI') =>
  announcedPapers(categories, await connect(server));

describe('a day with news', () => {
  test('new and cross-listed papers are told, new versions of known ones only counted', async () => {
    const server = await serving(
      feed([
        item({ id: '2611.12345v1', title: 'Attention &amp; $\\alpha$\n  again' }),
        item({ id: '2611.00002v1', type: 'cross' }),
        item({ id: '2401.00003v4', type: 'replace' }),
        item({ id: 'hep-th/9901001v2', type: 'replace-cross' }),
      ]),
    );
    const { papers, replaced, notices } = await announced(server);
    expect(papers).toEqual([
      {
        id: '2611.12345',
        version: 1,
        title: expect.stringMatching(/^Attention & .*again$/) as string,
        announceType: 'new',
      },
      { id: '2611.00002', version: 1, title: 'A Paper', announceType: 'cross' },
    ]);
    expect([replaced, notices]).toEqual([2, []]);
    expect(server.requests[0]?.path).toBe('/rss/cs.CL+cs.AI');
    expect(server.requests[0]?.headers.accept).toBe('application/rss+xml, application/xml;q=0.9');
  });

  test('one paper is a list of one', async () => {
    const { papers } = await announced(await serving(feed([item({ id: '2611.00001v1' })])));
    expect(papers).toHaveLength(1);
  });

  test('a list that arXiv cut says so', async () => {
    const short = (
      n: number,
    ): string => `<item><title>A</title><guid>oai:arXiv.org:2611.${String(n).padStart(5, '0')}v1</guid>
      <arxiv:announce_type>new</arxiv:announce_type></item>`;
    const items = Array.from({ length: 2000 }, (_, n) => short(n));
    const { papers, notices } = await announced(await serving(feed(items)));
    expect(papers).toHaveLength(2000);
    expect(english(notices[0] ?? '')).toContain('arXiv cuts it at 2000: some may be missing');
  });
});

describe('a day without news is no failure, and says why', () => {
  test('the feed is empty at weekends and on holidays', async () => {
    expect(inPlainEnglish(await announced(await serving(feed([]))))).toEqual({
      papers: [],
      replaced: 0,
      notices: [
        'the feed of cs.CL, cs.AI of Mon, 23 Nov 2026 00:00:00 -0500 is empty: arXiv announces nothing on ' +
          'Saturday and Sunday and on its holidays; look again on the next working day',
      ],
    });
  });
  test('there are only new versions', async () => {
    const { papers, notices } = await announced(
      await serving(feed([item({ id: '2401.00003v4', type: 'replace' })])),
      'cs.CL',
    );
    expect(inPlainEnglish([papers, notices])).toEqual([
      [],
      ['the feed of cs.CL of Mon, 23 Nov 2026 00:00:00 -0500 holds only new versions of known papers (1)'],
    ]);
  });
  test('a feed that names no free days is empty all the same', async () => {
    const bare = feed([]).replace(/<skipDays>[^]*<\/skipDays>/, '<skipDays/>');
    const { notices } = await announced(await serving(bare));
    expect(english(notices[0] ?? '')).toContain('nothing on its holidays');
  });
});

describe('the words for categories', () => {
  test.each([
    ['cs', '/rss/cs'],
    ['cs.CL, cs.AI', '/rss/cs.CL+cs.AI'],
    ['cs.CL+cs.CL', '/rss/cs.CL'],
    ['cond-mat.mes-hall+quant-ph', '/rss/cond-mat.mes-hall+quant-ph'],
  ])('%s is asked for as %s', async (text, path) => {
    const server = await serving(feed([]));
    await announced(server, text);
    expect(server.requests.map(request => request.path)).toEqual([path]);
  });
  test.each(['', 'cs.CL+', 'cs CL', 'CS', '../pdf/1', 'cs.CL?x', 'cs.CL.AI', 'cs%2f', 'a'.repeat(30)])(
    '%j is refused before anything is asked',
    async text => {
      const server = await serving(feed([]));
      const error: unknown = await announced(server, text).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UsageError);
      expect(server.requests).toHaveLength(0);
    },
  );
  test('the refusal names the word', async () => {
    const error: unknown = await announced(await serving(feed([])), 'cs.CL+NLP').catch(
      (reason: unknown) => reason,
    );
    expect(partsOf(error as UsageError)).toEqual({
      code: 'E_USAGE',
      category: 'usage',
      what: 'the categories are not understood',
      why: '"NLP" is no category such as cs or cs.CL',
      kept: 'nothing was started',
      next: '--rss cs.CL+cs.AI (their names: https://arxiv.org/category_taxonomy)',
    });
  });
});

describe('a category that arXiv does not have', () => {
  const ERROR = feed([], 'Feed error for query: http://rss.arxiv.org/rss/cs.XX', "Bad subject class 'XX'.");
  test.each([200, 400, 404])('is told in its words (HTTP %d)', async status => {
    const server = await serve();
    server.fail('/rss/', { status, body: ERROR });
    expect(partsOf(await failureOf(announced(server, 'cs.XX')))).toEqual({
      code: 'E_ARXIV_API',
      category: 'usage',
      what: 'cannot get what arXiv announced in cs.XX',
      why: 'arXiv says "Bad subject class \'XX\'."',
      kept: 'nothing of this answer was kept; the cache is as it was',
      next: 'correct the category; their names: https://arxiv.org/category_taxonomy',
    });
    expect(server.requests).toHaveLength(1);
  });
  test('is told without a feed too', async () => {
    const server = await serve();
    server.fail('/rss/', { status: 400, body: 'Bad archive', headers: {} });
    expect(await failureOf(announced(server))).toMatchObject({ why: 'arXiv says "HTTP 400 Bad archive"' });
  });
});

describe('an answer that is no feed is not used', () => {
  test.each(['truncated-close', 'reset'] as const)('%s: it is asked for again', async fault => {
    const server = await serving(feed([item({ id: '2611.00001v1' })]));
    server.fail('/rss/', fault, 1);
    expect((await announced(server)).papers).toHaveLength(1);
  });
  test.each([
    ['a web page', '<html><body>Hello</body></html>', 'it does not end with </rss>'],
    ['another feed', '<rss><items/></rss>', 'it is not an RSS feed of arXiv (rss.channel)'],
    ['a document type', `<!DOCTYPE rss [<!ENTITY x "y">]>${feed([])}`, 'it declares a document type'],
    [
      'a type of news that nobody told us of',
      feed([item({ id: '2611.00001v1', type: 'dream' })]),
      'announce_type',
    ],
  ])('%s', async (_, body, why) => {
    const error = await failureOf(announced(await serving(body)));
    expect([error.code, error.category]).toEqual(['E_ARXIV_FEED', 'remote']);
    expect(error.why).toContain(why);
  });
  test('an item without an id that we know', async () => {
    const error = await failureOf(announced(await serving(feed([item({ id: 'nonsense' })]))));
    expect(error.why).toBe('an item has the id "oai:arXiv.org:nonsense"');
  });
  test('no feed at all', async () => {
    expect(await failureOf(announced(await serve()))).toMatchObject({ code: 'E_ARXIV_HTTP', status: 404 });
  });
});

test('the feed’s own host may be opened, and arXiv’s by default', async () => {
  const base = { url: 'http://127.0.0.1:9', apiUrl: 'http://127.0.0.1:9/api' };
  expect((await connect(base, { rssUrl: 'https://rss.arxiv.org', intervalMs: 10 })).rssUrl).toBe(
    'https://rss.arxiv.org',
  );
  await expect(connect(base, { rssUrl: 'http://rss.arxiv.org' })).rejects.toThrow('is not https://');
});
