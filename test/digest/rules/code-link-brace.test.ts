import { describe, expect, it } from 'vitest';
import { listLine, look, mended } from './look.ts';

const RULE = 'code-link-brace';
const code = (url: string) => listLine({ code: url });

describe(RULE, () => {
  it('names the brace and cuts the link before it', () => {
    const digest = code('https://github.com/zjunlp/KnowRL}.');
    expect(look(RULE, digest)).toEqual(['2:60 https://github.com/zjunlp/KnowRL}. holds "}"']);
    expect(mended(RULE, digest)).toBe(code('https://github.com/zjunlp/KnowRL'));
  });

  it.each([
    ['https://a.org/b}{Hugging', 'https://a.org/b'],
    ['https://a.org/b}{https://a.org/b}.', 'https://a.org/b'],
    ['https://a.org/b\\', 'https://a.org/b'],
    ['https://a.org/b{', 'https://a.org/b'],
  ])('mends %s', (url, clean) => {
    expect(look(RULE, code(url))).toHaveLength(1);
    expect(mended(RULE, code(url))).toBe(code(clean));
  });

  it.each([
    ['https://a.org/my\\_repo', '\\'],
    ['https://a.org/{id}/b', '{'],
    ['https://a.org/$\\sim$b', '$\\sim$'],
    ['https://a.org/$x$b', '$x$'],
    ['{https://a.org/b}', '{'],
  ])('reports %s and leaves it', (url, seen) => {
    expect(look(RULE, code(url))).toEqual([`2:60 ${url} holds "${seen}"`]);
    expect(mended(RULE, code(url))).toBe(code(url));
  });

  it.each(['', 'https://a.org/b', 'https://a.org/b.', 'https://a.org/?$top=3'])('says nothing of %j', url => {
    expect(look(RULE, code(url))).toEqual([]);
  });
});
