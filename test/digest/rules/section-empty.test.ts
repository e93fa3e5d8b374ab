import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const withResults = (body: string): string => section(noteOf({ results: `### 📈 实验结果\n${body}` }));

describe('section-empty', () => {
  it('names a heading with nothing under it, and one with fewer than 15 characters', () => {
    expect(look('section-empty', withResults('\n'))).toEqual(['18:1 📈 实验结果 has nothing under it']);
    expect(look('section-empty', withResults('提升 3.1%。\n'))).toEqual([
      '18:1 📈 实验结果 has only "提升 3.1%。" under it',
    ]);
    expect(mended('section-empty', withResults('\n'))).toBe(withResults('\n'));
  });

  it('counts characters and not bytes, on all lines', () => {
    expect(look('section-empty', withResults('七个字在这里。\n又是七个字。\n'))).toEqual([
      '18:1 📈 实验结果 has only "七个字在这里。 又是七个字。" under it',
    ]);
    expect(look('section-empty', withResults('七个字在这里。\n又是七个字了。\n'))).toEqual([]);
  });

  it('counts sub-headings with what stands under them', () => {
    expect(look('section-empty', withResults('#### 主要结果\n在 SimpleQA 上达到 42.5。\n'))).toEqual([]);
  });

  it('counts neither the mark of a fence nor our own closing line', () => {
    const fenced = section('```\n### 💬 可借鉴之处\n```\n');
    expect(look('section-empty', fenced)).toEqual(['8:1 💬 可借鉴之处 has nothing under it']);
    const closing = '*1 条论断中 1 条有引文，均在 PDF 中找到 · 1 of 1 claim quoted, all found in the PDF*';
    expect(look('section-empty', section(`### 💬 可借鉴之处\n\n${closing}\n`))).toEqual([
      '7:1 💬 可借鉴之处 has nothing under it',
    ]);
  });

  it('says nothing of the headline, which is all in its heading, and nothing of healthy notes', () => {
    expect(lookAtHealthy('section-empty')).toEqual([]);
  });
});
