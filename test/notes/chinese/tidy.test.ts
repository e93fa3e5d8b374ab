// tidyChinese and tidyEnglish: what is put right, and what looks like a fault and is none.
import { describe, expect, test } from 'vitest';
import { tidyChinese, tidyEnglish } from '../../../src/notes/chinese/tidy.ts';

type Pair = [before: string, after: string];
const same = (...texts: string[]): Pair[] => texts.map(text => [text, text]);

describe('Chinese gets a blank next to Latin letters and digits', () => {
  test.each<Pair>([
    ['在BeerAdvocate上训练', '在 BeerAdvocate 上训练'],
    ['共3,000条样本', '共 3,000 条样本'],
    ['提升了13.7%的效果', '提升了 13.7% 的效果'],
    ['损失α与β的权重', '损失 α 与 β 的权重'],
    ['用C++实现', '用 C++ 实现'],
    ['函数f(x)的值', '函数 f(x) 的值'],
    ['参考[12]的方法', '参考 [12] 的方法'],
    ['见$x+y$的值', '见 $x+y$ 的值'],
    ['用`run()`启动', '用 `run()` 启动'],
    ['代码在github.com/a/b上', '代码在 github.com/a/b 上'],
    ['H₂O的比例', 'H₂O 的比例'],
    ...same(
      '温度为 30°角',
      '约 10%。',
      '①方法',
      '《Nature》论文',
      'GPT、BERT 与 T5',
      '第 3 节',
      '５个',
      '文件.txt',
    ),
  ])('%s → %s', (before, after) => {
    expect(tidyChinese(before)).toBe(after);
  });
});

describe('Chinese loses blanks that belong nowhere', () => {
  test.each<Pair>([
    ['强 化 学 习', '强化学习'],
    ['方法 ， 结果 。', '方法，结果。'],
    ['方法 （ 见表 2 ） 好', '方法（见表 2）好'],
    ['称为 “稀疏路由” 的方法', '称为“稀疏路由”的方法'],
    ['优于 GPT-4 “基线”', '优于 GPT-4“基线”'],
    ['提升 10 % ，', '提升 10%，'],
    ['角度 30 °', '角度 30°'],
    ['共 3 – 5 个', '共 3–5 个'],
    ['共 3% – 5%', '共 3%–5%'],
    ['约 10 ~ 20 步', '约 10~20 步'],
    ['使用 Qwen2 . 5 与 Llama 3 . 1', '使用 Qwen2.5 与 Llama 3.1'],
    ['权重为 0 . 95', '权重为 0.95'],
    ['模型　大小', '模型大小'],
    ['然而 …… 不同', '然而……不同'],
    ['方法 —— 结果', '方法——结果'],
    ...same(
      '差为 5 – 3 = 2',
      '令 2 = 5 – 3',
      '取 7 % 3 的余数',
      '取值 3 - 5',
      '模型 - 结果',
      '用 GPT “foo” bar',
      '共 54.6 . 3 个',
    ),
  ])('%s → %s', (before, after) => {
    expect(tidyChinese(before)).toBe(after);
  });
});

describe('the hyphen of a name loses its blanks', () => {
  test.each<Pair>([
    ['优于 GPT - 4o 的结果', '优于 GPT-4o 的结果'],
    ['采用 Best - of - N 采样', '采用 Best-of-N 采样'],
    ['达到 state - of - the - art 水平', '达到 state-of-the-art 水平'],
    ['使用 Llama - 3 - 8B - Instruct 模型', '使用 Llama-3-8B-Instruct 模型'],
    ['few - shot 提示', 'few-shot 提示'],
    ['与 Inter - RAT 相比', '与 Inter-RAT 相比'],
    ['在 3 - shot 设置下', '在 3-shot 设置下'],
    ['X - ray 图像', 'X-ray 图像'],
    ['用 Precision - Recall 曲线', '用 Precision-Recall 曲线'],
    ['见 huggingface.co/THU - KEG/LongWriter', '见 huggingface.co/THU-KEG/LongWriter'],
    [
      '见 huggingface.co/THU - KEG/LongWriter - Zero - 32B）',
      '见 huggingface.co/THU-KEG/LongWriter-Zero-32B）',
    ],
    ['（Graph - based Sampling）', '（Graph-based Sampling）'],
    ['使用 OpenAI o3 - mini - high 模型', '使用 OpenAI o3-mini-high 模型'],
    ['（Retrieval - Augmented Generation）', '（Retrieval-Augmented Generation）'],
    ['见 github.com/a/Search - R1', '见 github.com/a/Search-R1'],
    ['使用验证器 + best - of - N 采样', '使用验证器 + best-of-N 采样'],
    ['对 DeepSeek - R1 - Distill - Qwen - 1.5B/7B 做', '对 DeepSeek-R1-Distill-Qwen-1.5B/7B 做'],
    ['见 https: //github.com/a/b', '见 https://github.com/a/b'],
    ['见 github . com/a/b', '见 github.com/a/b'],
    ['见 https://a.org/x - y/z', '见 https://a.org/x-y/z'],
    ['见 github.com / a / b', '见 github.com/a/b'],
    ...same(
      '差 a - b 为正',
      '指标 A - B 之间',
      '共 n - 1 项',
      '取 2024 - 2025 年',
      '《SparseRoute - The Router》',
      '（it is clear - based on tests）',
      '令 x = acc - base',
      '见 https://a.org/x - 代码',
      '见 github.com/a/b - Official code',
      '称为 SparseRoute - a router for long context',
      '$a - b$ 与 `GPT - 4o`',
    ),
  ])('%s → %s', (before, after) => {
    expect(tidyChinese(before)).toBe(after);
  });
});

describe('marks of Chinese become full-width', () => {
  test.each<Pair>([
    ['方法有效,结果更好.', '方法有效，结果更好。'],
    ['模型,GPT-4 与 MCD,其中后者更好', '模型，GPT-4 与 MCD，其中后者更好'],
    ['提升 13.7%,超过基线', '提升 13.7%，超过基线'],
    ['分两步: 训练;评测', '分两步：训练；评测'],
    ['为什么有效?因为简单!', '为什么有效？因为简单！'],
    ['是否优于 GPT-4?', '是否优于 GPT-4？'],
    ['F1 为 54.6 .', 'F1 为 54.6。'],
    ['基线为 Inter-RAT.该方法更好', '基线为 Inter-RAT。该方法更好'],
    ['最小条件依赖(MCD)准则', '最小条件依赖（MCD）准则'],
    ['MCD(最小条件依赖)', 'MCD（最小条件依赖）'],
    ['方法（见表 2)', '方法（见表 2）'],
    ['包括(1)更快;(2)更好', '包括（1）更快；（2）更好'],
    ['预测"未选中部分"的标签', '预测“未选中部分”的标签'],
    ['称为"rationale"的片段', '称为“rationale”的片段'],
    ['结果很好...但是', '结果很好……但是'],
    ['两步--训练与评测', '两步——训练与评测'],
    ['见 https://a.org/b.', '见 https://a.org/b。'],
    ['代码（见 https://a.org/b)公开', '代码（见 https://a.org/b）公开'],
    ['见 https://a.org/B_(c),其中', '见 https://a.org/B_(c)，其中'],
    ['如 $x$,其中', '如 $x$，其中'],
    ['你好,world!使用', '你好，world！使用'],
  ])('%s → %s', (before, after) => {
    expect(tidyChinese(before)).toBe(after);
  });
});

describe('marks stay half-width', () => {
  test.each(
    same(
      '与 Inter-RAT, RNP 等相比',
      '共 3,000 条，时间 10:30，比例 3:1',
      '见 https://a.org/b,c;d?e=1:2。',
      '用 `f(a,中)` 与 $f(a, b)$',
      '见 [12, 13] 与 [0, 1]',
      '由 (Smith et al., 2019) 提出',
      '由 (Smith, 2019; Lee, 2020) 提出',
      '概率 P(标签|X) 与 P(Y|X_Z)',
      '复杂度为 O(n log n)',
      'F1 为 63.9 (Inter-RAT: 54.6)',
      '1. 首先训练',
      '如 Smith et al. 的方法',
      '与基线 vs. 方法',
      '读取数据.csv',
      '使用.NET 框架',
      '共 n! 种',
      '路径 C:\\a',
      '屏幕 5" 大',
      '屏幕 5" 大，称为"大"',
      '附加“Wait,”等词，以“:”结尾',
      '响应对 (y₁,y₂) 与点 (3, 4) 之间',
      '方法 (A)CS 更好',
      '只有（一边',
      '1) 方法',
    ),
  )('in %s', (before, after) => {
    expect(tidyChinese(before)).toBe(after);
  });

  test('where there is no Chinese', () => {
    expect(tidyChinese('SparseRoute (v2), by "A. Author".')).toBe('SparseRoute (v2), by "A. Author".');
    expect(tidyChinese('')).toBe('');
  });
});

describe('English', () => {
  test.each<Pair>([
    ['We use GPT - 4o and Best - of - N sampling', 'We use GPT-4o and Best-of-N sampling'],
    ['the few - shot setting', 'the few-shot setting'],
    ['an end - to - end model', 'an end-to-end model'],
    [
      'by THU - KEG at huggingface.co/THU - KEG/LongWriter',
      'by THU-KEG at huggingface.co/THU-KEG/LongWriter',
    ],
    ['for 3 – 5 runs of Qwen2 . 5', 'for 3–5 runs of Qwen2.5'],
    ['It is fast，small（see Table 2）。It works', 'It is fast, small (see Table 2). It works'],
    ['by 10％：over 3，000 runs at 10：30', 'by 10%: over 3,000 runs at 10:30'],
    ['Why？Because！A、B；C', 'Why? Because! A, B; C'],
    ...same(
      'The results are clear - it works',
      'The router - SparseRoute - is fast',
      'a - b and 5 - 3 and 5 – 3 = 2',
      'about 10 % of "it"',
      'The prompt “请回答，并给出理由。” is used.',
      'In short - 3 of the tasks',
      'is “good” — or so...',
    ),
  ])('%s → %s', (before, after) => {
    expect(tidyEnglish(before)).toBe(after);
  });
});
