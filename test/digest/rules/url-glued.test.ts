import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { look, mended, noteOf, section } from './look.ts';

const RULE = 'url-glued';
const inNotes = (words: string) => section(noteOf({ results: `### 📈 实验结果\n${words}\n` }));
const html = (words: string) => micromark(words, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

describe(RULE, () => {
  it('names the mark and puts a blank before it', () => {
    const digest = inNotes('代码已开源（https://github.com/a/b），可以复现。');
    expect(look(RULE, digest)).toEqual([
      '19:7 "）" is glued to https://github.com/a/b: GitHub makes it part of the link',
    ]);
    expect(mended(RULE, digest)).toBe(inNotes('代码已开源（https://github.com/a/b ），可以复现。'));
  });

  it.each([
    'https://github.com/a/b，见',
    '(https://github.com/a/b)，见',
    '见 https://github.com/a/b。',
    '“https://github.com/a/b”',
  ])('of %s makes the link that was meant, and changes no word', words => {
    const after = mended(RULE, inNotes(words)).split('\n')[18] ?? '';
    expect(html(words)).not.toContain('href="https://github.com/a/b"');
    expect(html(after)).toContain('<a href="https://github.com/a/b">https://github.com/a/b</a>');
    expect(after.replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
  });

  it('only reports an address that is Chinese itself', () => {
    const digest = inNotes('见 https://zh.wikipedia.org/wiki/强化学习，另见');
    expect(look(RULE, digest)).toEqual([
      '19:3 "，" is glued to https://zh.wikipedia.org/wiki/强化学习: GitHub makes it part of the link',
    ]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it.each([
    ['a blank before the mark', '见 https://github.com/a/b ，'],
    ['a link', '[代码](https://github.com/a/b)，见 <https://a.org>。'],
    ['a bracket of the address', 'https://zh.wikipedia.org/wiki/BERT（模型）'],
    ['emphasis', '**https://github.com/a/b**，'],
    ['a code span', '`https://github.com/a/b，`'],
    ['a fence', '```\nhttps://github.com/a/b，\n```'],
    ['an ASCII mark', 'https://github.com/a/b, 见'],
  ])('says nothing of %s', (_what, words) => {
    expect(look(RULE, inNotes(words))).toEqual([]);
  });
});
