// Sentences as papers have them and what models make of them: wrong claims are held back by a check on numbers.
import { describe, expect, test } from 'vitest';
import { findingsOn, type Stated } from './number-paper.ts';

describe('a wrong claim about its sentence has an error', () => {
  test.each<Stated>([
    [
      'Our method achieves 92.4% accuracy on SQuAD v2.0, outperforming BERT-large by 3.2 points.',
      '比 BERT-large 高 3.2%。',
      'It outperforms BERT-large by 3.2%.',
    ],
    [
      'Our method achieves 92.4% accuracy on SQuAD v2.0, outperforming BERT-large by 3.2 points.',
      '比 BERT-large 高 3.2 倍。',
      'It is 3.2 times better than BERT-large.',
    ],
    [
      'Our method achieves 92.4% accuracy on SQuAD v2.0, outperforming BERT-large by 3.2 points.',
      '准确率 94.2%。',
      'Accuracy is 94.2%.',
    ],
    [
      'We train a 12B-parameter model on 1.4T tokens with a context of 128K.',
      '12 亿参数，1.4 万亿 token。',
      'A model of 1.2B parameters on 1.4T tokens.',
    ],
    [
      'We train a 12B-parameter model on 1.4T tokens with a context of 128K.',
      '在 14 万亿 token 上训练。',
      'It is trained on 14T tokens.',
    ],
    [
      'We train a 12B-parameter model on 1.4T tokens with a context of 128K.',
      '在 1.4 亿 token 上训练。',
      'It is trained on 1.4T tokens.',
    ],
    ['It reduces memory by 4× and latency by 37%.', '延迟降低到 37%。', 'Latency is reduced to 37%.'],
    ['It reduces memory by 4× and latency by 37%.', '显存减少 4%。', 'Memory falls by 4%.'],
    ['The error rate drops from 8.4% to 5.9%.', '错误率下降 2.5%。', 'The error rate drops by 3.5 points.'],
    ['The error rate drops from 8.4% to 5.9%.', '错误率下降 5.9%。', 'The error rate drops by 5.9%.'],
    ['We collect 10,234 questions from 57 subjects.', '收集了 1023 道题。', 'It collects 1,023 questions.'],
    [
      'We collect 10,234 questions from 57 subjects.',
      '收集了 57 个学科的 12,034 道题。',
      'It collects 12,034 questions from 57 subjects.',
    ],
    [
      'Inference is more than twice as fast.',
      '推理速度提升三倍以上。',
      'Inference is more than twice as fast.',
    ],
    ['Inference is more than twice as fast.', '推理速度提升 5 倍以上。', 'Inference is over 5x faster.'],
    [
      'It won 61% of 3,000 pairwise comparisons (95% CI: 59.2–62.7).',
      '胜率 61%（置信区间 59.2–67.2）。',
      'It wins 61% (CI 59.2–67.2).',
    ],
    ['Training took 3 days on 64 V100s.', '训练用了 3 小时。', 'Training took 3 hours.'],
    ['Training took 3 days on 64 V100s.', '训练用了 3 周。', 'Training took three weeks.'],
    ['Training took 3 days on 64 V100s.', '用 32 块 V100。', 'On 32 V100 GPUs.'],
    ['Training took 3 days on 64 V100s.', '用 64 块 H100。', 'On 64 H100 GPUs.'],
    ['BLEU rises from 27.3 to 28.4.', 'BLEU 提升 2.1。', 'BLEU rises by 2.1.'],
    [
      'BLEU changes by +1.1 with distillation.',
      '蒸馏使 BLEU 变化 −1.1。',
      'Distillation changes BLEU by −1.1.',
    ],
    ['AUC improves from 0.812 to 0.847.', 'AUC 提升 5.3%。', 'AUC improves by 5.3%.'],
    ['Latency is below 100 ms on an RTX 3090.', '延迟低于 100 秒。', 'Latency is under 100 seconds.'],
    ['The budget is $1.5M per year.', '预算为每年 150 万元人民币。', 'The budget is $1.5M per year.'],
    ['A 3B model beats a 70B one.', '3 亿参数模型胜过 70B。', 'A 3B model beats a 70B one.'],
    [
      'GPT-4 scores 86.4 on MMLU (5-shot).',
      'GPT-4 在 MMLU 上为 86.4%，3-shot。',
      'GPT-4 scores 86.4 on MMLU (3-shot).',
    ],
    ['F1: 63.9 (±1.2), EM: 51.0 (±0.9).', 'F1 提升 13.9。', 'F1 improves by 13.9.'],
    [
      'The models are trained for 100k steps, i.e. about 5 epochs.',
      '训练 1 万步。',
      'It trains for 10,000 steps.',
    ],
    [
      'The models are trained for 100k steps, i.e. about 5 epochs.',
      '训练 100 万步。',
      'It trains for 1M steps.',
    ],
    [
      'We release 2 datasets, 4 models and 16 checkpoints.',
      '开源 2 个数据集和 3 个模型。',
      'It releases 2 data sets and 4 models.',
    ],
    ['Models improve by 12.5% over the baseline.', '提升至 12.5%。', 'They improve to 12.5%.'],
    ['The method, proposed in [27], has two parts.', '方法包含 27 个部分。', 'The method has 27 parts.'],
    [
      'Earlier work (Chen and Li, 2021) fails on long inputs.',
      '在 2021 个样本上失败。',
      'It fails on 2021 samples.',
    ],
    [
      'It needs 2.5 million GPU hours in 2024.',
      '2023 年耗费 250 万 GPU 小时。',
      'It needed 2.5M GPU hours in 2023.',
    ],
    ['It is 5 to 10 times faster.', '速度提升 5–10%。', 'It is 5–10% faster.'],
    ['Accuracy falls by 5 percentage points.', '准确率下降 5 个百分点。', 'Accuracy falls by 5 percent.'],
    [
      'Only a third of the tokens are kept.',
      '仅保留四分之一的 token。',
      'Only a quarter of the tokens are kept.',
    ],
    [
      'Half of the errors come from retrieval.',
      '七成错误来自检索。',
      '70% of the errors come from retrieval.',
    ],
    ['There are twelve tasks.', '共有十二个任务。', 'There are twenty tasks.'],
    ['The gain is 0.5 points.', '提升 5 个百分点。', 'The gain is 5 points.'],
    ['Tokens fall by 62.5%.', 'token 减少到原来的 62.5%。', 'Tokens fall to 62.5% of the original.'],
    ['Cost per sample is cut from $12 to $3.', '单样本成本降低 80%。', 'Cost per sample falls by 80%.'],
    ['Accuracy rose by 3.4 absolute points.', '准确率提升 3.4 倍。', 'Accuracy rose 3.4 times.'],
    ['Precision was 0.87 and recall 0.91.', '精确率 78%，召回率 91%。', 'Precision is 78% and recall 91%.'],
    ['Of the 1,319 problems, 1,187 are solved.', '解出 1178 题。', 'It solves 1,178 problems.'],
    [
      'We extend the context window to 128K tokens.',
      '上下文窗口扩展至 128 万 token。',
      'The context window grows to 1.28M tokens.',
    ],
    [
      'GPT-4o costs $2.50 per 1M input tokens.',
      '每百万输入 token 收费 2.5 元。',
      'It costs 2.5 yuan per million input tokens.',
    ],
    ['A batch of 1,024 images of 224 × 224 pixels.', '批大小 1024。', 'The batch size is 2,048.'],
    ['Speed improves from 12 to 30 tokens/s.', '速度提升 3.5 倍。', 'Speed improves 3.5x.'],
    ['Win rates go up from 12.6% to 31.4%.', '胜率提升 31.4%。', 'Win rates go up by 31.4%.'],
    ['Win rates go up from 12.6% to 31.4%.', '胜率升至 31.4 倍。', 'Win rates go up to 31.4%.'],
    ['The gap narrows to 0.8 points.', '差距缩小到 0.8 个百分点。', 'The gap narrows to 8 points.'],
    [
      'We evaluate six models on three benchmarks.',
      '在三个基准上评测六个模型。',
      'Six models are evaluated on five benchmarks.',
    ],
    ['The model has 340M parameters.', '模型有 340 亿参数。', 'The model has 34B parameters.'],
    ['The model has 340M parameters.', '模型有 34 亿参数。', 'The model has 340M parameters.'],
    ['The model has 340M parameters.', '模型有 3.4 亿参数。', 'The model has 3.4B parameters.'],
    ['The score is −0.42.', '得分为 0.24。', 'The score is 0.24.'],
    ['Training took 45 min.', '耗时 45 秒。', 'It took 45 s.'],
    ['About 60% of users agree.', '约六成用户同意。', 'About 16% of users agree.'],
  ])('%s | %s | %s', (...stated) => {
    expect(findingsOn(stated)).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });
});
