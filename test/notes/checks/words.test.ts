// wrong-language: the right tongue on each side.
import { describe, expect, test } from 'vitest';
import { wrongLanguage } from '../../../src/notes/checks/wrong-language.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const language = (parts: Case) => findingsOf(wrongLanguage, sampleText, parts);

describe('wrong-language holds back', () => {
  test.each<[string, Case]>([
    ['English as Chinese', { zh: 'The router is faster than the baseline.' }],
    ['a name alone as Chinese', { zh: 'SparseRoute' }],
    [
      'English with a Chinese word in it',
      { zh: 'The 路由器 of the model is faster than that of the baseline on all tasks.' },
    ],
    ['no Chinese at all', { zh: '' }],
    ['no English at all', { en: '' }],
    ['Japanese as Chinese', { zh: 'このモデルはベースラインより速いです。' }],
    ['Chinese as English', { en: '路由器比基线更快。' }],
    ['Chinese with names as English', { en: 'SparseRoute 的 F1 比最好的基线高，且训练更快。' }],
    ['an English sentence that falls into Chinese', { en: 'The router is faster，并且在所有任务上都更好。' }],
    ['an extractive claim without any text', { zh: '', en: '', engine: 'extractive' }],
  ])('%s', (_, parts) => {
    const findings = language(parts);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ code: 'wrong-language', severity: 'error' });
  });

  test('and says which side and what it saw', () => {
    expect(language({ zh: 'The router is faster.' })[0]?.message).toBe(
      'The Chinese text has no Chinese: “The router is faster.”.',
    );
    expect(language({ en: '路由器比基线更快。' })[0]?.message).toBe(
      'The English text has 8 Chinese characters: “路由器比基线更快。”.',
    );
    expect(language({ en: '' })[0]?.message).toBe('The English text is empty.');
  });
});

describe('wrong-language lets pass', () => {
  test.each<[string, Case]>([
    ['plain Chinese and English', {}],
    [
      'Chinese full of names',
      { zh: 'SparseRoute 在 LongBench、BeerAdvocate 与 HotelReview 上优于 Inter-RAT。' },
    ],
    [
      'Chinese that cites an English title',
      { zh: '沿用 “Attention Is All You Need: the Basis of the Model” 的结构。' },
    ],
    ['a short Chinese clause with figures', { zh: 'F1 为 63.9 (Inter-RAT: 54.6)' }],
    [
      'Chinese with an English term explained',
      { zh: '使用 KL 散度（Kullback-Leibler divergence）作为度量。' },
    ],
    ['figures only', { zh: '63.9% → 54.6%', en: '63.9% → 54.6%' }],
    [
      'English that cites a Chinese title',
      { en: 'It extends 《基于稀疏路由的长文本模型的研究》 to longer inputs.' },
    ],
    ['English with a Chinese name', { en: 'The benchmark C-Eval (中文评测) is used.' }],
    ['English with a quoted Chinese prompt', { en: 'The prompt “请回答下面的问题，并给出理由。” is used.' }],
    ['an English-only claim of the extractive engine', { zh: '', engine: 'extractive' }],
    ['a Chinese-only claim of the extractive engine', { en: '', engine: 'extractive' }],
  ])('%s', (_, parts) => {
    expect(language(parts)).toEqual([]);
  });
});
