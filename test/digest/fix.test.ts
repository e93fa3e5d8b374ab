// Repairs put together: none is made twice, none touches another, and there is an end.
import { describe, expect, it } from 'vitest';
import { fixDigest } from '../../src/digest/fix.ts';
import { listLine, section } from './rules/look.ts';

const all = { notes: new Map(), off: new Set<string>() };
const fixed = (text: string): { text: string; rules: string[]; left: string[] } => {
  const { bytes, fixed: made, left } = fixDigest(Buffer.from(text), all);
  return {
    text: Buffer.from(bytes).toString(),
    rules: made.map(({ rule }) => rule),
    left: left.map(({ rule }) => rule),
  };
};

describe('fixing a digest', () => {
  const messy = section(
    '### Abstract\nAbout GPT-4o.\n\n```\n### 🌟 论文解读 | 题\n### 📌 背景痛点/本文动机\n背景在这里说得很清楚，没有问题。\n#### 🚀 核心方法\n用 GPT - 4o 作为评审来打分，效果好。\n### 📈 实验结果\n提高了 3.1 分，比基线好，也比人好。\n### 💬 可借鉴之处\n奖励可以用在别的任务上，这很好。\n```\n',
    listLine({ paper: 'http://arxiv.org/pdf/2506.19807v1', code: 'https://github.com/a/b.', date: '25/00', notes: '#know-rl' }),
  ); // prettier-ignore

  it('frees a note from its fence first, and then mends what stands in it', () => {
    const once = fixed(messy);
    expect(once.rules.slice(0, 1)).toEqual(['fenced-note']);
    expect(once.rules.slice(1).sort()).toEqual([
      'bad-date', 'code-link-punctuation', 'dead-anchor', 'heading-level', 'http-link', 'spaced-hyphen',
    ]); // prettier-ignore
    expect(once.text).not.toContain('```');
    expect(once.text).toContain('\n### 🚀 核心方法\n用 GPT-4o 作为');
  });

  it('leaves nothing for a second time', () => {
    const once = fixed(messy);
    const twice = fixed(once.text);
    expect([twice.text, twice.rules]).toEqual([once.text, []]);
    expect(once.left).toEqual(twice.left);
  });

  it('changes no byte of a file in which nothing is wrong', () => {
    const text = `\ufeff# Paper List\r\n手写\r\n`;
    expect(fixed(text).text).toBe(text);
  });
});
