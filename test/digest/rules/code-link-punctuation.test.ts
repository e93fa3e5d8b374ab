import { describe, expect, it } from 'vitest';
import { listLine, look, mended } from './look.ts';

const RULE = 'code-link-punctuation';
const code = (url: string) => listLine({ code: url });

describe(RULE, () => {
  it('names the mark and takes it off the link', () => {
    const digest = code('https://github.com/zjunlp/KnowRL.');
    expect(look(RULE, digest)).toEqual(['2:60 https://github.com/zjunlp/KnowRL. ends in "."']);
    expect(mended(RULE, digest)).toBe(code('https://github.com/zjunlp/KnowRL'));
  });

  it.each([
    ['https://a.edu/iron-mind),', ',', 'https://a.edu/iron-mind'],
    ['https://a.edu/x}.', '.', 'https://a.edu/x'],
    ['https://a.edu/x]', ']', 'https://a.edu/x'],
    ['https://a.edu/仓库。', '。', 'https://a.edu/仓库'],
    ['https://a.edu/x）；', '；', 'https://a.edu/x'],
  ])('mends %s', (url, mark, clean) => {
    expect(look(RULE, code(url))).toEqual([`2:60 ${url} ends in "${mark}"`]);
    expect(mended(RULE, code(url))).toBe(code(clean));
  });

  it.each(['https://github.com/a/b...', 'coming soon.', 'https:', 'https://a.org/\\x.'])(
    'reports %s and leaves it: nobody can tell the address that was meant',
    url => {
      expect(look(RULE, code(url))).toHaveLength(1);
      expect(mended(RULE, code(url))).toBe(code(url === 'https://a.org/\\x.' ? 'https://a.org/\\x' : url));
    },
  );

  it.each(['', 'https://a.org/(b)', 'https://a.org/b/', 'https://a.org/c++', 'https://a.org/?a=1&amp;'])(
    'says nothing of %j',
    url => {
      expect(look(RULE, code(url))).toEqual([]);
    },
  );

  it('says nothing of a list line without such a link', () => {
    expect(look(RULE, '- [25/06] **KnowRL.** [[Paper](https://arxiv.org/abs/2506.19807)]\n')).toEqual([]);
  });
});
