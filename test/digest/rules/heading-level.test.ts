import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

describe('heading-level', () => {
  it('brings the five and the abstract to one level below the section', () => {
    const digest = section(noteOf().replaceAll('### ', '#### '));
    expect(look('heading-level', digest)).toEqual([
      '7:1 "Abstract" stands at level 4 instead of 3',
      '10:1 "🌟 论文解读 | 用知识约束强化学习" stands at level 4 instead of 3',
      '12:1 "📌 背景痛点/本文动机" stands at level 4 instead of 3',
      '15:1 "🚀 核心方法" stands at level 4 instead of 3',
      '18:1 "📈 实验结果" stands at level 4 instead of 3',
      '21:1 "💬 可借鉴之处" stands at level 4 instead of 3',
    ]);
    expect(mended('heading-level', digest)).toBe(section(noteOf()));
  });

  it('names other deep headings, and leaves them', () => {
    const inner = '### 🚀 核心方法（介绍本文的几个创新点）\n#### 💡 创新点1：奖励\n加入事实性奖励。\n';
    expect(look('heading-level', section(inner))).toEqual([
      '8:1 "💡 创新点1：奖励" is a heading of level 4, deeper than 3',
    ]);
    expect(mended('heading-level', section(inner))).toBe(section(inner));
  });

  it('leaves a sub-heading that only holds the name of one of the five, and one of two alike', () => {
    const inner = '#### 🚀 核心方法的细节\n奖励。\n#### 📈 实验结果\n甲。\n#### 📈 实验结果\n乙。\n';
    expect(look('heading-level', section(inner))).toHaveLength(3);
    expect(mended('heading-level', section(inner))).toBe(section(inner));
  });

  it('takes one of the five back from the level of papers', () => {
    const digest = section(noteOf().replace('### 📈', ' ## 📈').replace('### 💬', '## 💬'));
    expect(look('heading-level', digest)).toEqual([
      '18:1 "📈 实验结果" stands at level 2 instead of 3',
      '21:1 "💬 可借鉴之处" stands at level 2 instead of 3',
    ]);
    expect(mended('heading-level', digest)).toBe(section(noteOf().replace('### 📈', ' ### 📈')));
  });

  it('leaves a paper that is called like one of the five', () => {
    const line = '- [[Paper](https://arxiv.org/pdf/2506.00001)] [[TLDR/Notes](#abstract-1)]\n';
    const digest = section(`${noteOf()}\n## Abstract\n${noteOf({ abstract: null })}`, line);
    expect(look('heading-level', digest)).toEqual([]);
  });

  it('says nothing of healthy notes, and of # in code', () => {
    expect(lookAtHealthy('heading-level')).toEqual([]);
    expect(look('heading-level', section('### 🚀 核心方法\n```\n# 实验结果\nx = 1\n```\n奖励。\n'))).toEqual(
      [],
    );
  });
});
