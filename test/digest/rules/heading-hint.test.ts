import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const hinted = (heading: string): string =>
  section(noteOf({ innovations: `${heading}\n加入事实性奖励，效果更好。\n` }));

describe('heading-hint', () => {
  it('names the hint of the prompt in a heading, and leaves it', () => {
    const digest = hinted('### 🚀 核心方法（介绍本文的几个创新点）');
    expect(look('heading-hint', digest)).toEqual([
      '15:11 the heading carries the hint （介绍本文的几个创新点） of the prompt',
    ]);
    expect(mended('heading-hint', digest)).toBe(digest);
  });

  it('knows it in other brackets', () => {
    expect(look('heading-hint', hinted('### 🚀 核心方法 (介绍本文的几个创新点)'))).toEqual([
      '15:12 the heading carries the hint (介绍本文的几个创新点) of the prompt',
    ]);
  });

  it('says nothing of headings without it, nor of the words in a text', () => {
    expect(lookAtHealthy('heading-hint')).toEqual([]);
    expect(look('heading-hint', hinted('### 🚀 核心方法\n先介绍本文的几个创新点。'))).toEqual([]);
  });
});
