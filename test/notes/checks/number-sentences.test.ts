// Sentences as papers have them and what models make of them: right claims pass all four checks on numbers.
import { describe, expect, test } from 'vitest';
import { findingsOn, type Stated } from './number-paper.ts';

describe('a right claim about its sentence has no finding', () => {
  test.each<Stated>([
    [
      'Our method achieves 92.4% accuracy on SQuAD v2.0, outperforming BERT-large by 3.2 points.',
      '在 SQuAD v2.0 上准确率达 92.4%，比 BERT-large 高 3.2 个百分点。',
      'It reaches 92.4% accuracy on SQuAD v2.0, 3.2 points above BERT-large.',
    ],
    [
      'We train a 12B-parameter model on 1.4T tokens with a context of 128K.',
      '我们在 1.4 万亿个 token 上训练了 120 亿参数的模型，上下文为 128K。',
      'A 12-billion-parameter model is trained on 1.4 trillion tokens with a 128k context.',
    ],
    [
      'It reduces memory by 4× and latency by 37%.',
      '显存减少到四分之一，延迟降低 37%。',
      'Memory falls to a quarter and latency drops 37%.',
    ],
    [
      'It reduces memory by 4× and latency by 37%.',
      '显存降低 75%，延迟降低 37%。',
      'It cuts memory by 75% and latency by 37%.',
    ],
    [
      'The error rate drops from 8.4% to 5.9%.',
      '错误率从 8.4% 降至 5.9%，下降 2.5 个百分点（相对 29.8%）。',
      'The error rate drops from 8.4% to 5.9%, by 2.5 points (29.8% relative).',
    ],
    [
      'We collect 10,234 questions from 57 subjects.',
      '收集了 57 个学科的 1 万多道题。',
      'It collects more than 10,000 questions from 57 subjects.',
    ],
    [
      'We collect 10,234 questions from 57 subjects.',
      '收集了约 1.02 万道题。',
      'It collects about 10.2k questions.',
    ],
    ['Inference is more than twice as fast.', '推理速度提升两倍以上。', 'Inference is over 2x faster.'],
    ['Inference is more than twice as fast.', '推理速度翻倍有余。', 'Inference is more than twice as fast.'],
    [
      'The first stage retrieves the top-100 passages, the second reranks the top 5.',
      '第一阶段检索前 100 个段落，第二阶段重排前 5 个。',
      'Stage 1 retrieves the top 100 passages and stage 2 reranks the top-5.',
    ],
    [
      'The sequence length is 2^14 and the batch size 4×10^6 tokens.',
      '序列长度为 16384，批大小为 400 万 token。',
      'Sequences are 16,384 long, batches 4M tokens.',
    ],
    [
      'A one-layer probe suffices; both tasks share one encoder.',
      '单层探针即可；两个任务共享一个编码器。',
      'A single-layer probe suffices; the two tasks share an encoder.',
    ],
    [
      'It won 61% of 3,000 pairwise comparisons (95% CI: 59.2–62.7).',
      '在 3000 次成对比较中胜率 61%（95% 置信区间 59.2–62.7）。',
      'It wins 61% of 3,000 comparisons (95% CI 59.2 to 62.7).',
    ],
    [
      'Mistral-7B-v0.1 and Llama-2-13b-chat are evaluated on GSM8K and MATH500.',
      '在 GSM8K 与 MATH500 上评测 Mistral-7B 和 Llama 2 13B Chat。',
      'Mistral 7B and Llama-2-13B-chat are tested on GSM8K and MATH500.',
    ],
    [
      'DeepSeek-V3 has 671B parameters of which 37B are active.',
      'DeepSeek-V3 共 6710 亿参数，激活 370 亿。',
      'DeepSeek-V3 has 671B parameters, 37B of them active.',
    ],
    [
      'The dataset covers 24 languages and 1.5M hours of audio.',
      '数据集涵盖 24 种语言、150 万小时音频。',
      'The data set covers 24 languages and 1.5 million hours of audio.',
    ],
    [
      'Training took 3 days on 64 V100s.',
      '用 64 块 V100 训练了 72 小时。',
      'Training took 72 hours on 64 V100 GPUs.',
    ],
    ['Training took 3 days on 64 V100s.', '训练历时三天。', 'Training took three days.'],
    [
      'BLEU rises from 27.3 to 28.4.',
      'BLEU 从 27.3 升至 28.4（+1.1）。',
      'BLEU rises from 27.3 to 28.4 (+1.1).',
    ],
    [
      'BLEU rises from 27.3 to 28.4, ROUGE-L from 41.0 to 43.6.',
      'BLEU 提升 1.1，ROUGE-L 提升 2.6。',
      'BLEU rises by 1.1 and ROUGE-L by 2.6.',
    ],
    ['BLEU rises from 27.3 to 28.4.', 'BLEU 提升 1.1 分。', 'A gain of 1.1 BLEU points.'],
    [
      'Accuracy falls by 5 percentage points under 10% label noise.',
      '在 10% 标签噪声下准确率下降 5 个百分点。',
      'Under 10% label noise accuracy falls 5 points.',
    ],
    [
      'Only 0.1% of the parameters are trained.',
      '只训练 0.1% 的参数。',
      'Only 0.1% of the parameters are updated, i.e. one thousandth.',
    ],
    [
      'The speedup is 3.7x over vLLM 0.4.2.',
      '比 vLLM 0.4.2 快 3.7 倍。',
      'It is 3.7× faster than vLLM 0.4.2.',
    ],
    [
      'The complexity is O(N log N) instead of O(N2).',
      '复杂度从 O(N^2) 降到 O(N log N)。',
      'Complexity falls from O(N²) to O(N log N).',
    ],
    [
      'Results on CIFAR-10 and CIFAR-100 with ε = 8/255.',
      '在 CIFAR-10/100 上，ε=8/255。',
      'On CIFAR-10 and CIFAR-100 with eps = 8/255.',
    ],
    [
      'GPT-4 scores 86.4 on MMLU (5-shot).',
      'GPT-4 在 MMLU（5-shot）上为 86.4。',
      'GPT-4 scores 86.4 on five-shot MMLU.',
    ],
    [
      'We follow Vaswani et al. (2017) and use 8 heads.',
      '沿用 Vaswani 等人的设置，8 个头。',
      'As Vaswani et al. (2017), it uses 8 heads.',
    ],
    [
      'The temperature T is 0.7 and top-p is 0.95 [3].',
      '温度为 0.7，top-p 为 0.95。',
      'Temperature 0.7, top-p 0.95.',
    ],
    [
      'Performance improves by as much as 30–40% on long inputs.',
      '长输入上性能提升 30%–40%。',
      'On long inputs it improves by 30% to 40%.',
    ],
    [
      'AUC improves from 0.812 to 0.847.',
      'AUC 由 0.812 提升至 0.847，提高 3.5 个百分点。',
      'AUC improves from 0.812 to 0.847, by 3.5 points.',
    ],
    ['AUC improves from 0.812 to 0.847.', 'AUC 提升 4.3%。', 'AUC improves by 4.3%.'],
    [
      'It needs 2.5 million GPU hours in 2024.',
      '2024 年耗费 250 万 GPU 小时。',
      'It needed 2.5M GPU-hours in 2024.',
    ],
    [
      'The 1990s saw the first such systems.',
      '这类系统最早见于 20 世纪 90 年代。',
      'Such systems first came in the 1990s.',
    ],
    ['It is 5 to 10 times faster.', '速度快 5 到 10 倍。', 'It is 5–10x faster.'],
    [
      'Latency is below 100 ms on an RTX 3090.',
      '在 RTX 3090 上延迟低于 100 毫秒。',
      'On an RTX 3090 latency is under 100 ms.',
    ],
    ['Latency is below 100 ms on an RTX 3090.', '延迟低于 0.1 秒。', 'Latency is under 0.1 s.'],
    [
      'Humans prefer it in 7 out of 10 cases.',
      '十例中有七例人类更偏好它（70%）。',
      'Humans prefer it 7 times out of 10 (70%).',
    ],
    [
      'We use two-stage training with stage-2 learning rate 2e-5.',
      '采用两阶段训练，第二阶段学习率 2e-5。',
      'Two-stage training is used; in stage 2 the learning rate is 2×10^-5.',
    ],
    ['F1: 63.9 (±1.2), EM: 51.0 (±0.9).', 'F1 63.9±1.2，EM 51.0±0.9。', 'F1 63.9 ± 1.2 and EM 51.0 ± 0.9.'],
    ['The budget is $1.5M per year.', '预算为每年 150 万美元。', 'The budget is $1.5 million a year.'],
    ['A 3B model beats a 70B one.', '30 亿参数模型胜过 700 亿参数模型。', 'A 3B model beats a 70B one.'],
    ['It uses 10x fewer samples.', '所需样本减少为十分之一。', 'It needs a tenth of the samples.'],
    ['It uses 10x fewer samples.', '所需样本少一个数量级。', 'It needs an order of magnitude fewer samples.'],
    ['It uses 10x fewer samples.', '样本减少 90%。', 'Samples fall by 90%.'],
    [
      'Only a third of the tokens are kept.',
      '仅保留约 33% 的 token。',
      'Only about 33% of the tokens are kept.',
    ],
    [
      'We sample K = 16 rollouts, see Section 4.2 and Eq. (7).',
      '每题采样 16 条轨迹（K=16，见式(7)）。',
      'It samples 16 rollouts (K = 16).',
    ],
    [
      'Accuracy on AIME 2024 is 79.8% pass@1 and 86.7% cons@64.',
      'AIME 2024 上 pass@1 为 79.8%，cons@64 为 86.7%。',
      'On AIME 2024 it has 79.8% pass@1 and 86.7% cons@64.',
    ],
    [
      'The models are trained for 100k steps, i.e. about 5 epochs.',
      '训练 10 万步，约 5 轮。',
      'It trains for 100,000 steps, about five epochs.',
    ],
    ['There are 3 × 10−4 errors per token.', '每 token 错误 3e-4。', '0.0003 errors per token.'],
    [
      'It scores 4.5 of 5 on a Likert scale.',
      '在五分量表上得 4.5 分。',
      'It scores 4.5 on a 5-point Likert scale.',
    ],
    [
      'Performance is within 1% of the full model.',
      '与完整模型相差不到 1%。',
      'It is within 1% of the full model.',
    ],
    [
      'We release 2 datasets, 4 models and 16 checkpoints.',
      '开源两个数据集、四个模型和 16 个检查点。',
      'Two data sets, four models and sixteen checkpoints are released.',
    ],
    [
      'Half of the errors, 48.7%, come from retrieval.',
      '近一半错误来自检索。',
      'Nearly half of the errors come from retrieval.',
    ],
    [
      'Errors from retrieval make up 48.7%.',
      '近一半（48.7%）错误来自检索。',
      'Nearly half (48.7%) of the errors come from retrieval.',
    ],
    [
      'Errors from retrieval make up 48.7%.',
      '约 49% 的错误来自检索。',
      'About 49% of the errors come from retrieval.',
    ],
    [
      'Tokens fall by 62.5% with 0.3% loss of accuracy.',
      'token 减少超过六成，准确率仅损失 0.3%。',
      'Tokens fall by over 60%, accuracy by only 0.3%.',
    ],
    ['The loss is 0.0432.', '损失为 0.043。', 'The loss is 0.043.'],
    [
      'Sampling 1-in-8 frames, we keep 12.5% of the video.',
      '每 8 帧取 1 帧，保留 12.5% 的视频。',
      'One in eight frames is sampled, 12.5% of the video.',
    ],
    [
      'We observe a 2.1 point drop in F1 and a 15% drop in latency.',
      'F1 下降 2.1 个百分点，延迟下降 15%。',
      'F1 drops 2.1 points, latency 15%.',
    ],
    [
      'The best score of 88.3 is obtained with n = 32 [4, 17].',
      'n = 32 时得到最高分 88.3。',
      'The best score, 88.3, is obtained with n = 32.',
    ],
    [
      'Table 1: Accuracy of 5 models on 3 tasks.',
      '表 1 给出 5 个模型在 3 个任务上的准确率。',
      'Table 1 gives the accuracy of five models on three tasks.',
    ],
    [
      'We generate 500K synthetic pairs with a 0.1% error rate.',
      '合成了 50 万对样本，错误率为千分之一。',
      'It synthesises half a million pairs with an error rate of 0.1%.',
    ],
    [
      'Win rates go up from 12.6% to 31.4%, a 2.5x improvement.',
      '胜率从 12.6% 升到 31.4%，约为原来的 2.5 倍。',
      'Win rates go from 12.6% to 31.4%, 2.5 times as high.',
    ],
    [
      'Our router saves 40% of compute at the same quality.',
      '在同等质量下节省四成算力。',
      'At the same quality it saves 40% of the compute.',
    ],
    [
      'Our router saves 40% of compute at the same quality.',
      '在同等质量下节省 40% 算力，即仅需 60%。',
      'It saves 40% of the compute, needing only 60%.',
    ],
    [
      'We extend the context window from 4,096 to 32,768 tokens.',
      '上下文窗口由 4K 扩展到 32K。',
      'The context window grows from 4k to 32k tokens.',
    ],
    [
      'We extend the context window from 4,096 to 32,768 tokens.',
      '上下文窗口扩展 8 倍。',
      'The context window is 8 times as long.',
    ],
    [
      'We extend the context window to 128K tokens.',
      '上下文窗口扩展至 12.8 万 token。',
      'The context window grows to 128,000 tokens.',
    ],
    [
      'Compared with 2 baselines, MCD is the best on 9 of 10 settings.',
      '与两个基线相比，MCD 在 10 个设置中的 9 个最优。',
      'Against two baselines MCD is best in nine out of ten settings.',
    ],
    ['Users rated 4.2 out of 5.', '用户评分 4.2/5。', 'Users rate it 4.2/5.'],
    ['The p-value is 3.2e-5.', 'p 值为 3.2×10⁻⁵。', 'The p-value is 3.2 × 10^{-5}.'],
    [
      'A batch of 1,024 images of 224 × 224 pixels.',
      '批大小 1024，图像 224×224。',
      'Batches of 1024 images at 224x224.',
    ],
    [
      'Training is done on 8 NVIDIA H100 80GB GPUs for 36 hours.',
      '在 8 块 80GB H100 上训练 1.5 天。',
      'Training takes 1.5 days on eight 80GB H100s.',
    ],
    ['Accuracy rose by 3.4 absolute points.', '准确率绝对提升 3.4 个点。', 'Accuracy rose by 3.4% absolute.'],
    [
      'The mean improvement is 3.4% (absolute).',
      '平均提升 3.4 个百分点。',
      'The mean improvement is 3.4 points.',
    ],
    ['We report 95.1±0.2% accuracy.', '准确率为 95.1%±0.2%。', 'Accuracy is 95.1 ± 0.2%.'],
    ['Precision was 0.87 and recall 0.91.', '精确率 87%，召回率 91%。', 'Precision is 87% and recall 91%.'],
    [
      'Of the 1,319 problems, 1,187 are solved.',
      '1319 题中解出 1187 题，约 90%。',
      'It solves 1,187 of 1,319 problems, about 90%.',
    ],
    [
      'Since 2019, the field has grown (Brown et al., 2020; Lee, 2021).',
      '自 2019 年以来该领域不断发展。',
      'The field has grown since 2019.',
    ],
    [
      'We use the Adam optimizer (β1 = 0.9, β2 = 0.999).',
      '使用 Adam（β1=0.9，β2=0.999）。',
      'Adam is used with β1 = 0.9 and β2 = 0.999.',
    ],
    [
      'GPT-4o costs $2.50 per 1M input tokens.',
      'GPT-4o 每百万输入 token 收费 2.5 美元。',
      'GPT-4o costs $2.50 per million input tokens.',
    ],
    [
      'We study k in {1, 2, 4, 8}.',
      '研究 k 取 1、2、4、8 四种取值。',
      'Four values of k are studied: 1, 2, 4 and 8.',
    ],
    ['The second-best method trails by 0.8.', '第二名落后 0.8。', 'The runner-up trails by 0.8.'],
    [
      'This 1.5-billion-parameter model outperforms a 7-billion one.',
      '该 15 亿参数模型优于 70 亿参数模型。',
      'This 1.5B model outperforms a 7B one.',
    ],
    [
      'Speed improves from 12 to 30 tokens/s.',
      '速度由 12 提升到 30 token/秒，为原来的 2.5 倍。',
      'Speed improves from 12 to 30 tokens/s, 2.5x.',
    ],
    [
      'The first author annotated 200 of the 1,000 samples.',
      '第一作者标注了 1000 个样本中的 200 个（20%）。',
      'The first author annotated 200 of 1,000 samples (20%).',
    ],
    [
      'The 7-day readmission rate is 12.5% in phase 3.',
      '第三期 7 天再入院率为 12.5%。',
      'In phase 3 the 7-day readmission rate is 12.5%.',
    ],
    [
      'It is trained with 4 stages of 2 epochs.',
      '训练分 4 个阶段，每阶段 2 轮。',
      'Training has 4 stages of 2 epochs each.',
    ],
    [
      'Cost per sample is cut from $12 to $3.',
      '单样本成本由 12 美元降至 3 美元，降低 75%。',
      'Cost per sample falls from $12 to $3, by 75%.',
    ],
  ])('%s | %s | %s', (...stated) => {
    expect(findingsOn(stated)).toEqual([]);
  });
});
