// Whole claims as models write them, before all four checks on numbers: what is right passes, what is wrong is found.
import { describe, expect, test } from 'vitest';
import { findingsOn, numberPaper, said } from './number-paper.ts';

type Key = keyof typeof said;
type Row = readonly [quote: Key, zh: string, en: string];

const codes = ([quote, zh, en]: Row): string[] =>
  findingsOn([said[quote], zh, en], numberPaper).map(({ code }) => code);

describe('right claims have no finding at all', () => {
  test.each<Row>([
    ['points', '准确率提升 13.7 个百分点。', 'Accuracy improves by 13.7 points.'],
    ['points', '准确率绝对提升 13.7%。', 'Accuracy rises by 13.7 percentage points.'],
    ['points', '准确率从 71.4% 提升到 85.1%。', 'Accuracy rises from 71.4% to 85.1%.'],
    ['points', '准确率提高 13.7 个点，达到 85.1%。', 'Accuracy gains 13.7 pts and reaches 85.1%.'],
    ['points', '相对提升 19.2%。', 'A relative gain of 19.2%.'],
    ['points', '准确率达到 85.1 分。', 'Accuracy reaches 85.1 points.'],
    ['percent', 'F1 最多提升 13.9%。', 'F1 improves by at most 13.9%.'],
    ['percent', 'F1 提升至多 13.9%。', 'F1 improves by up to 13.9%.'],
    ['percent', 'F1 提升近 14%。', 'F1 improves by nearly 14%.'],
    ['speed', '速度提升到 2.4 倍，达到 30 帧/秒。', 'It is 2.4 times as fast, at 30 fps.'],
    ['speed', '速度提升了 2.4 倍。', 'It is 2.4x faster.'],
    ['speed', '快 140%。', 'It is 140% faster.'],
    ['cost', '在 16 张 A100（80GB）上训练 2380 步。', 'It trains for 2,380 steps on 16×A100 (80 GB).'],
    ['cost', '训练耗时 6.5 小时，每次查询 0.03 美元。', 'It takes 6.5 h and $0.03 per query.'],
    ['cost', '使用十六块 GPU。', 'It uses sixteen GPUs.'],
    ['corpus', '语料含 120 万句，时间为 2017–2023 年。', 'The corpus has 1.2M sentences from 2017–2023.'],
    [
      'corpus',
      'Smith 等人（2019）的语料共 120 万句。',
      'The corpus of Smith et al. has 1,200,000 sentences.',
    ],
    ['corpus', '语料由 Smith 等人提出。', 'The corpus is that of Smith et al. (2019).'],
    ['corpus', '语料跨越 6 年。', 'The corpus spans 6 years.'],
    ['spread', 'F1 为 63.9±1.2。', 'The F1 is 63.9 ± 1.2.'],
    ['spread', 'F1 为 63.9，标准差 1.2。', 'The F1 is 63.9 with a deviation of 1.2.'],
    ['spread', 'F1 提高 9.3。', 'F1 rises by 9.3 points.'],
    ['spread', 'F1 约为 64。', 'F1 is about 64.'],
    ['layers', '编码器有 12 层，学习率为 1e-4。', 'The encoder has 12 layers; the learning rate is 1e-4.'],
    ['layers', '学习率为 10^{-4}，卷积核 3×3。', 'The learning rate is 0.0001, with 3x3 kernels.'],
    ['stages', '方法分为三个阶段。', 'The method has 3 stages.'],
    ['stages', '方法共 3 步：检索、排序与改写。', 'There are three steps: retrieval, ranking, rewriting.'],
    [
      'range',
      '用户每次提 3–5 个问题，会话持续 3–5 万毫秒。',
      'Users ask 3 to 5 questions in 30,000–50,000 ms.',
    ],
    ['range', '会话持续 30–50 秒。', 'Sessions last 30-50 seconds.'],
    ['latency', '延迟从 240 毫秒降到 120 毫秒，降低一半。', 'Latency is halved from 240 ms to 120 ms.'],
    ['latency', '延迟降低 50%。', 'Latency falls by 50%.'],
    ['latency', '延迟减少 120 毫秒。', 'Latency is cut by 120 ms.'],
    ['loss', '困惑度变化为 −3.1 与 +2.7。', 'Perplexity changes by -3.1 and +2.7.'],
    ['loss', '困惑度下降 3.1。', 'Perplexity drops by 3.1.'],
    ['third', '约三分之一的 1.2 万名用户（p<0.05）。', 'A third of 12k users (p < .05).'],
    ['third', '约 1/3 的用户。', 'One third of the users.'],
    ['third', '约 33% 的用户。', 'About 33% of the users.'],
    ['share', '运行时间仅为树搜索的 38%，减少 62%。', 'It needs 38% of the runtime, 62% less.'],
    ['magnitude', '参数量少两个数量级。', 'It has 100 times fewer parameters.'],
    ['magnitude', '少于 Qwen2.5-72B 两个数量级。', 'Two orders of magnitude below Qwen2.5 72B.'],
    [
      'shots',
      'Llama-3.1-8B 等模型采用 5-shot 提示与 4-bit 精度。',
      'Llama 3.1 8B and others use five shots in 4 bits.',
    ],
    ['shots', 'Llama 8B 模型采用 5 样本提示。', 'The Llama-8B model is used with 5-shot prompts.'],
    ['row', 'GateNet 在 NQ 上 F1 为 63.9%。', 'GateNet has an F1 of 63.9 on NQ.'],
    ['row', '在 6 个数据集上，F1 为 63.9。', 'On six data sets, with an F1 of 63.9.'],
    ['row', 'GateNet 取得 63.9 与 54.6（表 2）。', 'GateNet scores 63.9 and 54.6 (Table 2).'],
    ['sets', '在 4 个数据集上评测。', 'It is evaluated on four data sets.'],
    ['budget', '令牌预算降至 45%，吞吐提升 1.8 倍。', 'The budget falls to 45%, throughput rises 1.8-fold.'],
    ['budget', '令牌预算减少 55%。', 'It saves 55% of the token budget.'],
    [
      'attention',
      '全注意力复杂度为 O(n^2)，共 14.8 万亿令牌。',
      'Full attention is O(n²), with 14.8T tokens.',
    ],
    ['fraction', '250 题中解出 17 题（6.8%）。', 'It solves 17/250 tasks, 6.8%.'],
    ['fraction', '每题 1.5 秒内。', 'Within 1.5 seconds each.'],
    ['date', '回答收集于 2023 年 5 月。', 'The answers are of May 2023.'],
    ['date', '共有 1024 名标注者。', 'There are 1,024 workers.'],
    ['lost', '采样 3×10^5 次，温度 0.7。', 'It draws 300,000 samples at temperature 0.7.'],
    ['lost', '采样 30 万次。', 'It draws 3e5 samples.'],
    ['seeds', '窗口为 [0, 64]，取五个种子的均值。', 'The window is [0, 64]; means of five seeds.'],
    ['teaser', '比 GPT-4o 高 4.2 个百分点。', 'It beats GPT-4o by 4.2% absolute.'],
    ['stages', '这是一种两者兼顾的方法，首个阶段是检索。', 'It is the first method that does both.'],
    ['stages', '十分有效，百分百可复现。', 'It is very effective.'],
    ['percent', 'F1 提升百分之十三点九。', 'F1 improves by up to 13.9%.'],
    ['spread', '比基线高出 17%。', 'It is 17% above the baseline.'],
    ['row', '见第 3.1 节与附录 B.2。', 'See Section 3.1 and Appendix B.2.'],
    ['row', '参见 [7]，F1 为 63.9。', 'See [7]; F1 is 63.9.'],
  ])('%s: %s / %s', (...row) => {
    expect(codes(row)).toEqual([]);
  });
});

describe('wrong claims have an error', () => {
  test.each<[...Row, string]>([
    ['points', '准确率提升 13.7%。', 'Accuracy improves by 13.7%.', 'unit-differs'],
    ['points', '准确率提升 13.7 个百分点。', 'Accuracy improves by 13.7%.', 'unit-differs'],
    ['points', '准确率提升 13.7%。', 'Accuracy improves by 13.7 percentage points.', 'unit-differs'],
    ['points', '准确率提升到 13.7 倍。', 'Accuracy improves 13.7 times.', 'unit-differs'],
    ['points', '准确率提升 85.1%。', 'Accuracy improves by 85.1%.', 'unit-differs'],
    ['points', '共有 46 个模型。', 'There are 46 models.', 'number-unsupported'],
    ['percent', 'F1 提升 13.9 个百分点。', 'F1 improves by 13.9 points.', 'unit-differs'],
    ['percent', 'F1 提升到 13.9%。', 'F1 rises to 13.9%.', 'unit-differs'],
    ['percent', 'F1 提升到 13.9%。', 'F1 improves by 13.9%.', 'unit-differs'],
    ['percent', 'F1 提升 1.39%。', 'F1 improves by 1.39%.', 'number-unsupported'],
    ['speed', '速度提升 2.4%。', 'It is 2.4% faster.', 'unit-differs'],
    ['speed', '速度提升 2.4 倍。', 'It is 2.4% faster.', 'unit-differs'],
    ['speed', '使用 14 个数据集。', 'It uses 14 data sets.', 'number-unsupported'],
    ['cost', '训练 2.38 步。', 'It trains for 2.38k steps.', 'numbers-differ'],
    ['cost', '训练 2.38 万步。', 'It trains for 23,800 steps.', 'number-unsupported'],
    ['cost', '训练耗时 6.5 天。', 'It takes 6.5 days.', 'unit-differs'],
    ['cost', '训练耗时 6.5 分钟。', 'It takes 6.5 hours.', 'unit-differs'],
    ['cost', '使用 80 MB 显存。', 'It uses GPUs with 80 MB.', 'unit-differs'],
    ['corpus', '语料含 1.2 万句。', 'The corpus has 1.2 million sentences.', 'numbers-differ'],
    ['corpus', '语料含 12 亿句。', 'The corpus has 1.2 billion sentences.', 'number-unsupported'],
    ['corpus', '数据来自 2017–2022 年。', 'The data are of 2017–2023.', 'numbers-differ'],
    ['corpus', '共收集 2019 个样本。', 'It collects 2,019 samples.', 'number-unsupported'],
    ['spread', 'F1 为 1.2。', 'The F1 is 1.2.', 'unit-differs'],
    ['spread', 'F1 为 63.9±1.2。', 'The F1 is 63.9 ± 2.1.', 'numbers-differ'],
    ['spread', 'F1 为 69.3。', 'The F1 is 69.3.', 'number-unsupported'],
    ['spread', 'F1 提高 12.8 个百分点。', 'F1 rises by 12.8 points.', 'number-unsupported'],
    ['layers', '学习率为 1e-5。', 'The learning rate is 1e-5.', 'number-unsupported'],
    ['stages', '方法有三个阶段。', 'The method has four stages.', 'numbers-differ'],
    ['stages', '方法有四个阶段。', 'The method has 3 stages.', 'numbers-differ'],
    ['stages', '方法评测于十五个数据集。', 'It is evaluated on fifteen data sets.', 'number-unsupported'],
    ['range', '用户每次提 3–5 个问题。', 'Users ask 3–6 questions.', 'numbers-differ'],
    ['range', '用户每次提 3–5 万个问题。', 'Users ask 3–5 questions.', 'numbers-differ'],
    ['latency', '延迟降到 120 秒。', 'Latency falls to 120 s.', 'unit-differs'],
    ['latency', '延迟降到 120 毫秒。', 'Latency falls to 120 s.', 'unit-differs'],
    ['loss', '困惑度变化为 +3.1。', 'Perplexity changes by +3.1.', 'unit-differs'],
    ['loss', '困惑度变化为 −3.1。', 'Perplexity changes by +3.1.', 'numbers-differ'],
    ['third', '约三分之一的用户。', 'About a quarter of the users.', 'numbers-differ'],
    ['third', '约三分之二的用户。', 'About one third of the users.', 'numbers-differ'],
    ['share', '运行时间减少 38 倍。', 'The runtime falls 38 times.', 'unit-differs'],
    ['share', '运行时间减少 38%。', 'The runtime falls by 38%.', 'unit-differs'],
    ['magnitude', '优于 Qwen3-72B。', 'Better than Qwen3-72B.', 'name-not-in-paper'],
    ['shots', 'Llama-3.1-70B 也被评测。', 'Llama-3.1-70B is tested too.', 'name-not-in-paper'],
    ['budget', '令牌预算减少 45%。', 'The budget is cut by 45%.', 'unit-differs'],
    ['budget', '令牌预算减少 45%。', 'The budget is cut to 45%.', 'unit-differs'],
    ['attention', '共 14.8 亿令牌。', 'There are 14.8 trillion tokens.', 'numbers-differ'],
    ['fraction', '250 题中解出 71 题。', 'It solves 71 of 250 tasks.', 'number-unsupported'],
    ['date', '收集于 2023 年 6 月。', 'They are of May 2023.', 'numbers-differ'],
    ['points', '成本减半。', 'Cost falls by 30%.', 'numbers-differ'],
    ['speed', '速度翻倍。', 'It is 3x faster.', 'numbers-differ'],
    ['percent', 'F1 提升百分之十三。', 'F1 improves by 31%.', 'numbers-differ'],
    ['row', 'F1 为 63.9%。', 'F1 is 0.639%.', 'numbers-differ'],
  ])('%s: %s / %s', (quote, zh, en, code) => {
    expect(codes([quote, zh, en])).toContain(code);
  });
});

describe('a number of the paper that its quote does not show is warned of', () => {
  test.each<Row>([
    ['points', '采用 12 个基线。', 'It uses 12 baselines.'],
    ['stages', '方法有 8 个阶段。', 'The method has 8 stages.'],
    ['row', 'Inter-RAT 在 NQ 上为 27。', 'Inter-RAT scores 27 on NQ.'],
    ['sets', '在 5 个数据集上评测。', 'It is evaluated on 5 data sets.'],
    ['layers', '批大小 640。', 'The batch size is 640.'],
    ['stages', 'F1 为 63.9。', 'F1 is 63.9.'],
    ['latency', '解出 17 题。', 'It solves 17 tasks.'],
  ])('%s: %s / %s', (...row) => {
    expect(codes(row)).toEqual(['number-not-in-quote']);
  });
});

describe('the table that a quote stands in or names proves its numbers too', () => {
  test.each([
    [said.row, 'F1 为 63.9，共 416 个单元格，9 次运行。', 'F1 is 63.9, with 416 cells and 9 runs.'],
    [
      'As Table 2 shows, GateNet is the best method on every data set.',
      'Inter-RAT 在 NQ 上为 51.2。',
      'Inter-RAT has 51.2 on NQ.',
    ],
  ])('%s', (quote, zh, en) => {
    expect(findingsOn([quote, zh, en], numberPaper)).toEqual([]);
  });

  test('but no number of the prose near it', () => {
    const stated = [said.row, '批大小 640，F1 为 63.9。', 'The batch size is 640; F1 is 63.9.'] as const;
    expect(findingsOn(stated, numberPaper)).toMatchObject([{ code: 'number-not-in-quote' }]);
  });
});

test('数十个 is no number that twenty could contradict', () => {
  const stated = [
    said.stages,
    '在数十个任务上有三个阶段。',
    'It has three stages on twenty-odd or more tasks.',
  ] as const;
  expect(findingsOn(stated, numberPaper).map(({ code }) => code)).not.toContain('numbers-differ');
  const dozens = [said.seeds, '在数十个任务上。', 'On eight tasks.'] as const;
  expect(findingsOn(dozens, numberPaper)).toEqual([]);
});
