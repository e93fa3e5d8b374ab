import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUrl, endsInMark, isWebUrl } from '../../../src/digest/rules/clean-url.ts';

describe('cleanUrl', () => {
  it.each([
    ['https://github.com/a/b.', 'https://github.com/a/b'],
    ['https://a.github.io/b/.', 'https://a.github.io/b/'],
    ['https://a.edu/b),', 'https://a.edu/b'],
    ['https://a.org/b}', 'https://a.org/b'],
    ['https://a.org/b.}.', 'https://a.org/b'],
    ['https://a.org/b}{Code', 'https://a.org/b'],
    ['https://a.org/b}{https://a.org/c}.', 'https://a.org/b'],
    ['https://a.org/b}\\footnote{x', 'https://a.org/b'],
    ['https://a.org/b\\', 'https://a.org/b'],
    ['https://a.org/b(', 'https://a.org/b'],
    ['https://a.org/b）。', 'https://a.org/b'],
  ])('cuts the marks and LaTeX behind %s', (url, clean) => {
    expect(cleanUrl(url)).toBe(clean);
    expect(cleanUrl(clean)).toBe(clean);
  });

  it.each([
    'https://github.com/a/mit.git',
    'https://en.wikipedia.org/wiki/Go_(game)',
    'https://a.org/[x]',
    'https://a.org/{id}',
    'https://zh.wikipedia.org/wiki/变换器（模型）',
    'https://a.org/{id}/b',
    'https://a.org/b}c',
    'https://a.org/a\\_b',
    'https://a.org/?x=1&amp;',
    'https://github.com/a/long-na...',
    'https://github.com/a/long-na…).',
  ])('leaves %s as it is', url => {
    expect(cleanUrl(url)).toBe(url);
  });

  it('only ever cuts a tail, and letters and digits only behind a closing brace', () => {
    const part = fc.constantFrom(...'ab1/.-_~%?=&#,;:()[]{}\\。，（）…'.split(''));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), parts => {
        const url = `https://a.org/${parts.join('')}`;
        const clean = cleanUrl(url);
        expect(url.startsWith(clean)).toBe(true);
        const tail = url.slice(clean.length);
        expect(tail.split('}', 1)[0]).not.toMatch(/[\p{L}\p{N}]/u);
        expect(cleanUrl(clean)).toBe(clean);
      }),
    );
  });

  it('takes 300,000 brackets in one pass', () => {
    const url = `https://a.org/${'('.repeat(100_000)}b${')'.repeat(200_000)}`;
    expect(cleanUrl(url)).toHaveLength(url.length - 100_000);
  });
});

describe('endsInMark', () => {
  it.each([
    'https://a.org/b.',
    'https://a.org/b,',
    'https://a.org/b)',
    'https://a.org/b]',
    'https://a.org/b。',
  ])('is true for %s', url => {
    expect(endsInMark(url)).toBe(true);
  });

  it.each([
    '',
    'https://a.org/b',
    'https://a.org/b/',
    'https://a.org/(b)',
    'https://a.org/b&amp;',
    'https://a.org/(',
  ])('is false for %s', url => {
    expect(endsInMark(url)).toBe(false);
  });
});

describe('isWebUrl', () => {
  it.each([
    ['https://a.org', true],
    ['HTTP://a.org/b?c', true],
    ['https://github', false],
    ['https://a./b', false],
    ['ftp://a.org', false],
    ['https://a.org/b c', false],
    ['github.com/a/b', false],
    ['https:', false],
  ])('of %s is %s', (url, is) => {
    expect(isWebUrl(url)).toBe(is);
  });
});
