// Links of abstracts and comments: which are found, how they are cleaned, what they are called.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mineLinks } from '../../src/links/mine-words.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';
import { runs } from '../support/runs.ts';

const urls = (abstract: string, comment: string | null = null) =>
  mineLinks(abstract, comment).map(link => link.url);

describe('addresses are cut out cleanly', () => {
  test.each([
    ['Code: https://github.com/x/y.', 'https://github.com/x/y'],
    ['Code is at github.com/x/y-z_1, data follow.', 'https://github.com/x/y-z_1'],
    ['(see https://x.org/a_(b))', 'https://x.org/a_(b)'],
    ['at \\url{https://x.org/my\\_page}.', 'https://x.org/my_page'],
    ['at \\href{https://x.org/a}{this page}', 'https://x.org/a'],
    ['https://x.edu/$\\sim$me/', 'https://x.edu/~me/'],
    ['https://x.edu/\\~{}me/', 'https://x.edu/~me/'],
    ['homepage www.x.org/demo!', 'https://www.x.org/demo'],
    ['on me.github.io/page/,', 'https://me.github.io/page/'],
    ['<https://x.org/a>', 'https://x.org/a'],
    ['代码见 https://github.com/x/y。', 'https://github.com/x/y'],
    ['代码（https://github.com/x/y）已开源', 'https://github.com/x/y'],
    ['Code is at https: //github. com/x/y now', 'https://github.com/x/y'],
    ['Code is at https://github.com/x/ y.', 'https://github.com/x/y'],
    ['data: https://doi.org/10.5281/zenodo.12.', 'https://doi.org/10.5281/zenodo.12'],
    ['**https://x.org/a**', 'https://x.org/a'],
    ['[https://x.org/a]', 'https://x.org/a'],
  ])('%j', (text, url) => expect(urls(text)).toEqual([url]));

  test.each([
    'We use GitHub and e.g. PyTorch.',
    'mail me@example.org',
    'see https://arxiv.org/abs/2310.06825 and https://doi.org/10.1145/1',
    'https://user:secret@example.org/a',
    'https://localhost/x http://127.0.0.1/y',
    'javascript:alert(1)',
  ])('nothing is found in %j', text => expect(urls(text)).toEqual([]));

  test('an address stands once, however it is written, and the abstract comes first', () => {
    expect(mineLinks('https://github.com/X/y', 'Code: http://www.github.com/x/y/ and https://x.org')).toEqual(
      [
        { url: 'https://github.com/X/y', kind: 'code', source: 'abstract', page: null },
        { url: 'https://x.org/', kind: 'code', source: 'comment', page: null },
      ],
    );
  });
});

test.each([
  ['https://github.com/x/y', 'code'],
  ['Our dataset is released at https://github.com/x/y', 'data'],
  ['Code, weights, and all of the training data are released at https://github.com/x/y', 'code'],
  ['The code is at https://x.github.io/y', 'page'],
  ['https://anonymous.4open.science/r/x', 'code'],
  ['https://huggingface.co/datasets/x/y', 'data'],
  ['https://huggingface.co/x/y', 'model'],
  ['https://huggingface.co/spaces/x/y', 'page'],
  ['https://zenodo.org/records/1', 'data'],
  ['https://youtu.be/abc', 'video'],
  ['https://x.github.io/y', 'page'],
  ['Our source code is available at https://x.org/y', 'code'],
  ['The dataset can be found at https://x.org/y', 'data'],
  ['Model weights: https://x.org/y', 'model'],
  ['We release code, and data at https://x.org/y', 'data'],
  ['Project page: https://x.org/y', 'page'],
  ['A video is at https://x.org/y', 'video'],
  ['More at https://x.org/y', 'page'],
])('%j leads to %s', (text, kind) => expect(mineLinks(text, null)[0]?.kind).toBe(kind));

test('any text gives only http(s) addresses without white space or angle brackets (3,000 texts)', () => {
  const word = fc.constantFrom(
    'https://',
    'github.com/',
    '\\url{',
    '}',
    '(',
    ')',
    'x.org',
    ' ',
    '<',
    '"',
    '`',
    '\\_',
    '.',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.string({ maxLength: 5, unit: 'binary' })), { maxLength: 12 }),
      parts => {
        for (const url of urls(parts.join(''), parts.join(' ')))
          expect(url).toMatch(/^https?:\/\/[^\s<>"]+$/);
      },
    ),
    runs(250),
  );
});

test.each(['https://', '(', 'a.', 'github.com/', '\\url{', '-'])(
  '100 kB of %j take time in proportion to their length',
  unit => {
    const make = (length: number): string => unit.repeat(length / unit.length);
    expect(growthOfEight(text => mineLinks(text, null), make, 100_000)).toBeLessThan(MOST_OF_EIGHT);
  },
);
