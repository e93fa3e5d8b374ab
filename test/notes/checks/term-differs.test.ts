// term-differs: a term of the glossary that the Chinese renders by another word.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../../src/lib/glossary.ts';
import { contextOf, factsOf, toFindings } from '../../../src/notes/check-context.ts';
import { termDiffers } from '../../../src/notes/checks/term-differs.ts';
import { claim, notesOf, paper, sampleText } from '../sample.ts';

const csv = readFileSync(new URL('../../../prompts/glossary.csv', import.meta.url), 'utf8');
const facts = factsOf(paper, sampleText, { glossary: parseGlossary(csv) });

function findings(en: string, zh: string, known = facts) {
  const stated = claim({ en, zh });
  const context = contextOf(stated, known, { place: 'result', notes: notesOf(stated) });
  return toFindings(termDiffers, termDiffers.find(stated, context));
}

describe('term-differs warns', () => {
  test('and offers the term in both languages', () => {
    expect(findings('The agent is trained by reinforcement learning.', '智能体用增强学习训练。')).toEqual([
      {
        code: 'term-differs',
        severity: 'warning',
        message: 'The glossary has “强化学习” for “reinforcement learning”; the Chinese has neither.',
        messageZh: '术语表中“reinforcement learning”作“强化学习”，中文里两者都没有。',
      },
    ]);
  });

  test.each<[en: string, zh: string, term: string]>([
    ['Fine-tuning raises F1.', '精调提高了 F1。', 'fine-tuning'],
    ['Large language models make mistakes.', '巨型语言模型会犯错。', 'large language model'],
    ['It suffers from catastrophic forgetting.', '它受灾难式忘却之苦。', 'catastrophic forgetting'],
    ['Overfitting sets in.', '出现过度适配。', 'overfitting'],
    ['The loss is the cross-entropy.', '损失为交错熵。', 'cross-entropy'],
    ['Contrastive learning helps.', '对照式训练有帮助。', 'contrastive learning'],
    ['See the URL for reinforcement learning.', '增强学习见 URL。', 'reinforcement learning'],
    ['Knowledge distillation shrinks it.', '知识提纯使其变小。', 'knowledge distillation'],
    ['The throughput doubles.', '处理速度翻倍。', 'throughput'],
    ['Curriculum Learning is used.', '采用课表式训练。', 'curriculum learning'],
  ])('%s ≠ %s', (en, zh, term) => {
    expect(findings(en, zh).map(({ message }) => /for “([^”]+)”/.exec(message)?.[1])).toEqual([term]);
  });

  test('for each term', () => {
    expect(findings('Fine-tuning leads to overfitting.', '精调导致过度适配。')).toHaveLength(2);
  });
});

describe('term-differs lets pass', () => {
  test.each<[what: string, en: string, zh: string]>([
    ['the Chinese of the glossary', 'Fine-tuning a large language model', '微调大语言模型'],
    ['another form that it knows', 'A large language model', '一种大型语言模型'],
    ['the English term', 'Offline reinforcement learning', '离线强化学习（Offline Reinforcement Learning）'],
    ['the English term, spelt with a blank', 'Fine-tuning helps', '使用 fine tuning 有帮助'],
    ['initials', 'Large language models (LLMs) err', 'LLM 会犯错'],
    ['initials in the plural', 'Graph neural networks', '各种 GNNs'],
    ['initials behind a hyphen', 'with parameter-efficient fine-tuning', '用 LoRA-PEFT'],
    ['a word between', 'a pre-trained language model and pre-training', '预训练的语言模型与预先训练'],
    ['another character between', 'A diffusion model', '一种扩散式模型'],
    ['a blank or a mark between', 'The KL divergence', 'KL散度'],
    ['a noun that points back', 'The reward model scores it.', '该模型为其打分。'],
    ['a longer term that holds a shorter one', 'Deep reinforcement learning', '深度 RL'],
    ['a term inside a cited title', 'They extend “Fine-Tuning Made Easy”.', '他们扩展了前人的工作。'],
    [
      'words that are no term',
      'The fine-tuned model learns by reinforcement. Learning is slow.',
      '模型学得慢。',
    ],
    ['a loose term', 'The agent beats the baseline on every benchmark.', '它在各项测试上都更好。'],
    ['one side only', 'Fine-tuning', ''],
  ])('%s', (_, en, zh) => {
    expect(findings(en, zh)).toEqual([]);
  });

  test('everything without a glossary', () => {
    expect(findings('Fine-tuning raises F1.', '精调提高了 F1。', factsOf(paper, sampleText))).toEqual([]);
  });
});
