import { describe, expect, it } from 'vitest';
import { listLine, look, mended, noteOf, section } from './look.ts';

const RULE = 'url-spaces';
const inNotes = (words: string, code = '') =>
  section(noteOf({ results: `### 📈 实验结果\n${words}\n` }), listLine({ code }));
const broken = 'https://huggingface.co/THU - KEG/Zero - 32B';
const whole = 'https://huggingface.co/THU-KEG/Zero-32B';

describe(RULE, () => {
  it('names the broken address and joins it when the Code/Page link has it whole', () => {
    const digest = inNotes(`模型已开源（${broken}），可以直接用。`, `${whole}.`);
    expect(look(RULE, digest)).toEqual([
      `19:7 blanks break the address ${broken}; whole it stands elsewhere: ${whole}`,
    ]);
    expect(mended(RULE, digest)).toBe(digest.replace(broken, whole));
  });

  it('joins it when the abstract has it whole, with a slash at its end', () => {
    const digest = section(
      noteOf({
        abstract: `### Abstract\nModels: ${whole}/.\n`,
        takeaways: `### 💬 可借鉴之处\n见 ${broken}\n`,
      }),
    );
    expect(mended(RULE, digest)).toBe(digest.replace(broken, whole));
  });

  it('mends a link of a list line, from its notes', () => {
    const digest = section(`### Abstract\n${whole}\n`, listLine({ code: broken }));
    expect(look(RULE, digest)).toEqual([
      `3:60 blanks break the address ${broken}; whole it stands elsewhere: ${whole}`,
    ]);
    expect(mended(RULE, digest)).toBe(section(`### Abstract\n${whole}\n`, listLine({ code: whole })));
  });

  it('joins no more than what is proven', () => {
    const digest = inNotes(`${broken} - an open model`, whole);
    expect(mended(RULE, digest)).toBe(inNotes(`${whole} - an open model`, whole));
  });

  it.each([
    ['見（https://github.com/a/b - c - d）', 'https://github.com/a/b - c - d'],
    [broken, broken],
    ['见 https://github . com/a/b。', 'https://github . com/a/b'],
  ])('reports %s and leaves it when nothing proves it', (words, seen) => {
    const digest = inNotes(words, 'https://a.org/longer-than-that');
    expect(look(RULE, digest)).toEqual([expect.stringMatching(/^19:\d blanks break the address /)]);
    expect(look(RULE, digest)[0]).toMatch(`blanks break the address ${seen}`);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('takes no longer address for a proof', () => {
    const digest = inNotes(`（${broken}）`, `${whole}-GGUF`);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it.each([
    ['prose behind a dash', 'See https://github.com/a/b - a tool for lists.'],
    ['one word behind a dash', 'https://github.com/a/b - PyTorch'],
    ['Chinese behind a dash', '见 https://github.com/a/b - 代码'],
    ['a full stop', 'at https://github.com/a/b . The rest'],
    ['a link', '[b](https://github.com/a/b) - c/d'],
    ['the end of a sentence', 'https://github.com/a/b, - c/d'],
    ['two addresses', 'https://a.org/b / https://a.org/c'],
    ['an address that stands alone elsewhere', 'https://a.org/whole - c/d'],
  ])('says nothing of %s', (_what, words) => {
    expect(look(RULE, inNotes(words, 'https://a.org/whole'))).toEqual([]);
  });
});
