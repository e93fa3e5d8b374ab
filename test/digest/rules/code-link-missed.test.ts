import { describe, expect, it } from 'vitest';
import { listLine, look, noteOf, section } from './look.ts';

const RULE = 'code-link-missed';
const withAbstract = (words: string, code = '') =>
  section(noteOf({ abstract: `### Abstract\n${words}\n` }), listLine({ code }));

describe(RULE, () => {
  it('names the repository that the abstract names without https://', () => {
    const digest = withAbstract('Our code is at (github.com/Microsoft/SmartPlay).');
    expect(look(RULE, digest)).toEqual([
      '3:60 Code/Page is empty; the abstract names github.com/Microsoft/SmartPlay',
    ]);
  });

  it.each([
    'www.github.com/a/b.git',
    'gitlab.com/a/b/c',
    'huggingface.co/datasets/a/b',
    'bitbucket.org/a/b-1.0',
  ])('knows %s', address => {
    expect(look(RULE, withAbstract(`See ${address}.`))).toEqual([
      `3:60 Code/Page is empty; the abstract names ${address}`,
    ]);
  });

  it('says nothing of a whole address, of a company, of mail, and when the link has a target', () => {
    for (const words of [
      'https://github.com/a/b',
      'https://www.github.com/a/b',
      'on github.com',
      'x@github.com/a/b',
    ])
      expect(look(RULE, withAbstract(words))).toEqual([]);
    expect(look(RULE, withAbstract('github.com/a/b', 'https://a.org'))).toEqual([]);
  });

  it('reads the abstract only', () => {
    expect(look(RULE, section(noteOf({ results: '### 📈 实验结果\n见 github.com/a/b\n' })))).toEqual([]);
  });
});
