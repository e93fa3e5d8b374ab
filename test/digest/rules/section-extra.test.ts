import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

describe('section-extra', () => {
  it('names a heading at the level of the five that is none of them, and leaves it', () => {
    const digest = section(`${noteOf()}\n### 📚 参考文献\n无。\n`);
    expect(look('section-extra', digest)).toEqual(['24:1 "📚 参考文献" is none of the headings of notes']);
    expect(mended('section-extra', digest)).toBe(digest);
  });

  it('goes by the level at which the five stand', () => {
    const deeper = '#### 🌟 论文解读 | 一句话\n#### 📌 背景痛点\n模型有幻觉。\n#### 🌟 总结\n完。\n';
    expect(look('section-extra', section(deeper))).toEqual([
      '10:1 "🌟 总结" is none of the headings of notes',
    ]);
  });

  it('says nothing of sub-headings, of # in code, of a rule under a paragraph', () => {
    const inner = '### 🚀 核心方法\n#### 创新点 1\n奖励。\n```python\n# 训练\n```\n最后一段。\n---\n';
    expect(look('section-extra', section(inner))).toEqual([]);
  });

  it('says nothing of healthy notes, and of headings that nobody can read', () => {
    expect(lookAtHealthy('section-extra')).toEqual([]);
    expect(look('section-extra', section('### Abstract\nWords.\n### ğŸ“ˆ å®éªŒç»“æœ\nğŸ\n'))).toEqual([]);
  });
});
