// arXiv's Atom feed → papers.
import { describe, expect, test } from 'vitest';
import { ArxivError } from '../../src/arxiv/arxiv-error.ts';
import { parseFeed } from '../../src/arxiv/feed.ts';
import { partsOf } from '../support/arxiv-client.ts';
import { atomEntry, atomFeed, errorEntry } from '../support/arxiv-feed.ts';

const first = (parts: Parameters<typeof atomEntry>[0]) => {
  const [entry] = parseFeed(atomFeed([atomEntry(parts)]));
  return entry?.kind === 'paper' ? entry.paper : expect.fail('no paper');
};

function failure(xml: string): ArxivError {
  try {
    parseFeed(xml);
  } catch (error) {
    if (error instanceof ArxivError) return error;
    throw error;
  }
  return expect.fail('accepted');
}

test('an entry gives every field of a paper', () => {
  const paper = first({
    id: '2310.06825v1',
    title: 'Mistral\n  7B',
    summary: '  We introduce\n  Mistral 7B.\n',
    comment: 'Models and code at https://github.com/mistralai/x',
    authors: ['Albert Q. Jiang', 'Léo &amp; Co'],
  });
  expect(paper).toEqual({
    id: '2310.06825',
    version: 1,
    title: 'Mistral 7B',
    authors: ['Albert Q. Jiang', 'Léo & Co'],
    published: '2023-10-10T17:54:58Z',
    updated: '2023-10-11T08:00:00Z',
    categories: ['cs.CL', 'cs.AI'],
    abstract: 'We introduce Mistral 7B.',
    comment: 'Models and code at https://github.com/mistralai/x',
    doi: null,
    license: null,
    url: 'https://arxiv.org/pdf/2310.06825v1',
    // Mined from these words later, where the PDF's are too: src/links.
    links: [],
  });
});

describe('text is taken as it stands', () => {
  test('entities are resolved once', () => {
    expect(first({ id: '2310.06825v1', title: 'A &lt; B &amp;lt; &#233; &#x4E2D; &eacute;' }).title).toBe(
      'A < B &lt; é 中 &eacute;',
    );
  });
  test('a title that is a number stays a text', () => {
    expect(first({ id: '2310.06825v1', title: '0' }).title).toBe('0');
    expect(first({ id: '2310.06825v1', title: '1e3' }).title).toBe('1e3');
  });
  test('old ids lose nothing', () => {
    expect(first({ id: 'math/0309136v2' })).toMatchObject({ id: 'math/0309136', version: 2 });
  });
  test('character numbers that are no characters stay as written', () => {
    expect(first({ id: '2310.06825v1', title: '&#xD800; &#9999999;' }).title).toBe('&#xD800; &#9999999;');
  });
});

test('no entries, or entries without id, give no papers', () => {
  expect(parseFeed(atomFeed([]))).toEqual([]);
  expect(parseFeed(atomFeed(['<entry><title>Error</title></entry>']))).toEqual([]);
});

test('an error entry is told apart from a paper', () => {
  expect(parseFeed(atomFeed([errorEntry('incorrect id format for 1234')]))).toEqual([
    { kind: 'error', message: 'incorrect id format for 1234' },
  ]);
});

describe('anything but a whole feed is refused', () => {
  test.each([
    [
      'a cut feed',
      atomFeed([atomEntry({ id: '2310.06825v1' })]).slice(0, 900),
      /^the answer is no feed: it does not end with <\/feed>/,
    ],
    ['a web page', '<html><body>Rate exceeded.</body></html>', /^the answer is no feed: it does not end/],
    [
      'a document type',
      '<!DOCTYPE f [<!ENTITY a "b">]><feed></feed>',
      /^the answer is no feed: it declares a document type/,
    ],
    ['another root', '<rss></feed>', /^the answer is no feed: /],
    ['nothing', '', /^the answer is no feed: /],
  ])('%s', (_name, xml, why) => {
    expect(failure(xml)).toMatchObject({ code: 'E_ARXIV_FEED', category: 'remote', isRetryable: true });
    expect(failure(xml).why).toMatch(why);
  });

  test('an entry without title is refused by name', () => {
    const xml = atomFeed([atomEntry({ id: '2310.06825v1', title: ' ' })]);
    expect(failure(xml).why).toMatch(/^the answer is no feed: the entry of 2310\.06825 lacks title/);
  });

  test('the whole message', () => {
    expect(partsOf(failure('Rate exceeded.'))).toEqual({
      code: 'E_ARXIV_FEED',
      category: 'remote',
      what: 'cannot get metadata from arXiv',
      why: 'the answer is no feed: it does not end with </feed>; it begins "Rate exceeded."',
      kept: 'nothing of this answer was kept; the cache is as it was',
      next: 'run the same command again in a few minutes',
    });
  });
});
