import { describe, expect, it } from 'vitest';
import { listLine, look, lookAtHealthy, mended, section } from './look.ts';

describe('note-absent', () => {
  it('names a section with an abstract and no notes, and mends nothing', () => {
    const digest = section('### Abstract\nKnowRL rewards facts.\n');
    expect(look('note-absent', digest)).toEqual(['6:1 only an abstract stands under this heading']);
    expect(mended('note-absent', digest)).toBe(digest);
  });

  it('tells an empty section from one with other words', () => {
    expect(look('note-absent', section('\n'))).toEqual(['6:1 nothing at all stands under this heading']);
    expect(look('note-absent', section('### 我的笔记\n还没有读。\n'))).toEqual([
      '6:1 none of the five headings of notes stands under this heading',
    ]);
  });

  it('says nothing when one of the five is there, be it in a fence', () => {
    expect(lookAtHealthy('note-absent')).toEqual([]);
    expect(look('note-absent', section('```\n### 📈 实验结果\n提升 3.1%。\n```\n'))).toEqual([]);
  });

  it('leaves headings that were decoded with the wrong code page to the rule for that', () => {
    const digest = section('### Abstract\nWords.\n### ğŸ“ˆ å®éªŒç»“æœ\nğŸ\n');
    expect(look('note-absent', digest)).toEqual([]);
  });

  it('leaves one of the five at the level of papers to heading-level', () => {
    const digest = section(
      '### 🌟 论文解读 | 一句话\n### 📌 背景痛点\n模型有幻觉。\n## 📈 实验结果\n提升 3.1%。\n',
      listLine(),
    );
    expect(look('note-absent', digest)).toEqual([]);
  });
});
