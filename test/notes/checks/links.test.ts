// url-not-in-paper: no made-up links, and none of the paper's own told to be one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urlNotInPaper } from '../../../src/notes/checks/url-not-in-paper.ts';
import { paperText } from '../../support/paper-text.ts';
import { findingsOf, sampleText } from '../sample.ts';

const links = (en: string, zh = '') => findingsOf(urlNotInPaper, sampleText, { zh, en });

describe('url-not-in-paper holds back', () => {
  test.each([
    'Code: https://github.com/example/dense-router',
    'Code: https://github.com/other/sparse-router.',
    'See http://sparse-router.com/',
    'See www.sparse-router.org',
    'Weights at huggingface.co/example/sparse.',
    'See (sparse-router.github.io) for more',
    'Ask it on sparse.ai/demo',
    'https://zenodo.org/record/124',
    'ftp://example.net/data',
  ])('%s', en => {
    expect(links(en)).toMatchObject([{ code: 'url-not-in-paper', severity: 'error' }]);
  });

  test('and names the link without the stop behind it', () => {
    expect(links('', '代码见 https://github.com/example/dense-router。')).toEqual([
      {
        code: 'url-not-in-paper',
        severity: 'error',
        message: 'The paper does not give the link https://github.com/example/dense-router.',
        messageZh: '论文没有给出链接 https://github.com/example/dense-router。',
      },
    ]);
  });
});

describe('url-not-in-paper lets pass', () => {
  test.each([
    'Code: https://github.com/example/sparse-router.',
    'Code: github.com/example/sparse-router, by the authors',
    'Data: https://zenodo.org/record/123',
    'Page: http://www.example.org/sparse/',
    'The paper is at https://arxiv.org/pdf/2501.00001v2',
    'It is written in Node.js and C++, e.g. for servers, i.e. back ends.',
    'It ends here.In the next part, F1 is 63.9.The rest follows',
    'Smith et al.De facto it is v1.2.3, see README.md and vs. others',
    'The DOI is 10.1000/sparse.1',
    'On GitHub',
  ])('%s', en => {
    expect(links(en)).toEqual([]);
  });
});

const printed = (rows: readonly string[], en: string) =>
  findingsOf(urlNotInPaper, paperText([rows.map(text => ({ text, end: 'space' as const }))]), { zh: '', en });

describe('an address of the paper is found', () => {
  test.each<[string, readonly string[], string]>([
    [
      'cut at a hyphen of its own',
      ['Code: https://github.com/lab/deep-', 'tide is open.'],
      'github.com/lab/deep-tide',
    ],
    [
      'cut with a hyphen that is not its own',
      ['See github.com/lab/deep-', 'tide.'],
      'https://github.com/lab/deeptide',
    ],
    [
      'cut where its hyphen was lost',
      ['See github.com/lab/deep', 'tide.'],
      'https://github.com/lab/deep-tide',
    ],
    [
      'cut at a stop and at a slash',
      ['See https://www.lab.', 'example.org/', 'deep/tide.'],
      'lab.example.org/deep/tide',
    ],
    ['set with blanks', ['See https : // github . com / lab / tide .'], 'https://github.com/lab/tide'],
    ['whose underscore is a drawn rule', ['See github.com/lab/deep tide and b.'], 'github.com/lab/deep_tide'],
    ['whose tilde is an accent', ['See www.lab.edu/˜jane/tide'], 'https://www.lab.edu/~jane/tide'],
    ['in other case', ['See GitHub.com/Lab/Tide.'], 'https://github.com/Lab/Tide/'],
    ['that goes on behind a slash', ['See github.com/lab/tide/tree/main.'], 'https://github.com/lab/tide'],
    ['that goes on with a query', ['See lab.org/tide?seed=3.'], 'https://lab.org/tide.'],
    ['with the ending of a repository', ['See https://github.com/lab/tide.git.'], 'github.com/lab/tide'],
    ['without that ending', ['See https://github.com/lab/tide.'], 'github.com/lab/tide.git'],
    ['before a Chinese stop', ['代码见 github.com/lab/tide。'], 'https://github.com/lab/tide'],
    [
      'of a paper of arXiv by its number',
      ['It extends arXiv:2401.12345v2.'],
      'https://arxiv.org/abs/2401.12345',
    ],
  ])('%s', (_, rows, en) => {
    expect(printed(rows, en)).toEqual([]);
  });

  test('by the link of the sample paper, and by its DOI', () => {
    expect(links('https://doi.org/10.1000/sparse.1')).toEqual([]);
    expect(links('https://example.org/sparse')).toEqual([]);
  });
});

describe('an address that differs in a mark or an end is not the paper’s', () => {
  test.each<[string, readonly string[], string]>([
    ['a hyphen too many', ['See github.com/lab/deeptide.'], 'https://github.com/lab/deep-tide'],
    ['a hyphen too few', ['See github.com/lab/deep-tide.'], 'https://github.com/lab/deeptide'],
    ['a slash for a hyphen', ['See github.com/lab/deep-tide.'], 'https://github.com/lab/deep/tide'],
    ['a stop too many', ['See github.com/lab/deeptide.'], 'https://github.com/lab/deep.tide'],
    ['a part of a name', ['See github.com/lab/tide-curves.'], 'https://github.com/lab/tide'],
    ['a part of a word', ['See github.com/lab/tideshape.'], 'https://github.com/lab/tide'],
    ['a part of a host', ['See www.lab-tide.org.'], 'https://tide.org'],
    ['a path too many', ['See github.com/lab/tide.'], 'https://github.com/lab/tide/wiki'],
    ['two links run together', ['github.com/lab', '', 'The tide rises.'], 'https://github.com/lab/the'],
  ])('%s', (_, rows, en) => {
    expect(printed(rows, en)).toHaveLength(1);
  });
});

test('an address is found wherever a line end cuts it', () => {
  const address = 'github.com/lab-nine/deep_tide/v2.1';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: address.length - 1 }), fc.boolean(), (at, isHyphened) => {
      const first = `See https://${address.slice(0, at)}${isHyphened ? '-' : ''}`;
      expect(printed([first, `${address.slice(at)} for code.`], `https://${address}`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
