import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const withResults = (body: string): string => section(noteOf({ results: `### 📈 实验结果\n${body}\n` }));

describe('results-deny', () => {
  it('names the first clause that admits missing results, and leaves it', () => {
    const digest = withResults('方法更好，但文中未详细展开实验数据。原文没有给出结果。');
    expect(look('results-deny', digest)).toEqual([
      '19:6 the results admit that they are missing: "但文中未详细展开实验数据"',
    ]);
    expect(mended('results-deny', digest)).toBe(digest);
  });

  it.each([
    '论文没有提供具体的实验结果',
    '摘要中未给出具体数值',
    '本文没有具体的实验数据可供参考',
    '具体的实验结果在摘要中未详细说明',
    '文中未明确提及传统意义上的对比指标',
    '作者没有在文中报告定量结果',
  ])('finds: %s', clause => {
    expect(look('results-deny', withResults(`${clause}。`))).toHaveLength(1);
  });

  it.each([
    '在没有提供外部知识的情况下性能提升 3.1%',
    '在恢复未明确意图上准确率超过 57%，评估全面',
    '无论上下文是否提及答案，结果都更好',
    '模型没有过拟合，结果稳定在 42.5',
    '奖励模型即使未给出标注，性能也提升 2%',
  ])('lets pass: %s', clause => {
    expect(look('results-deny', withResults(`${clause}。`))).toEqual([]);
  });

  it('looks only under 实验结果, and says nothing of healthy notes', () => {
    const digest = section(noteOf({ background: '### 📌 背景痛点\n前人没有给出实验结果，留下了空白。\n' }));
    expect(look('results-deny', digest)).toEqual([]);
    expect(lookAtHealthy('results-deny')).toEqual([]);
  });
});
