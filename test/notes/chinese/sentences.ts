// Sentences as notes of papers have them, set well, and the ways in which models and keyboards set them badly.

/** Written for this project; each is as tidyChinese leaves it. */
export const SENTENCES: readonly string[] = [
  '自解释框架常用最大互信息（MMI）准则挑选与标签最相关的片段，但它只反映关联，不反映因果。',
  '在 BeerAdvocate 数据集上，MCD 的 F1 为 63.9，最好的基线 Inter-RAT 为 54.6。',
  '与此前最优方法相比，F1 最多提升 13.7%。',
  '以预测器近似两个分布，并最小化二者的 KL 散度，参数量与 RNP 相同。',
  '本文提出 SparseRoute，一种面向长上下文的稀疏路由方法。',
  '在 LongBench 上，SparseRoute 比稠密模型快 2.3 倍。',
  '模型共有 1.2 亿参数，训练成本降低 30%。',
  '在 250 道题中，有 17 道无法求解，见表 2。',
  '该方法在 top-5 准确率上达到 91.2%，高于 ResNet-50。',
  '大语言模型在多步推理中容易出错，原因是什么？',
  '作者用 GPT-4 生成了 3,000 条指令，并由人工逐条检查。',
  '微调只更新 0.1% 的参数，却保留了 98% 的性能。',
  '强化学习的奖励十分稀疏，智能体很难探索到有用的状态。',
  '在 Atari 的 57 个游戏中，有 43 个超过了人类水平。',
  '训练在 8 张 A100 上进行，共用时 36 小时。',
  '消融实验表明，去掉路由损失后准确率下降 4.5 个百分点。',
  '数据集包含 12 种语言，每种语言约 5,000 个样本。',
  '与 Transformer 不同，该结构的复杂度随长度线性增长。',
  '把注意力窗口从 512 扩大到 4,096 后，困惑度由 18.3 降到 15.7。',
  '检索增强生成把外部文档接入模型，从而减少幻觉。',
  '结果在 CIFAR-10 与 ImageNet 上一致，说明方法并不依赖数据。',
  '作者公开了代码，地址为 https://github.com/example/sparse-router，许可证为 MIT。',
  '图 3 给出了学习曲线：前 10 个周期下降最快。',
  '表 1 比较了三种方法，其中 LoRA 的显存最少。',
  '该工作发表于 2023 年，引用已超过 1,000 次。',
  '通过 3×3 卷积提取特征，再用全局池化得到 256 维向量。',
  '批大小为 64，学习率为 0.001，权重衰减为 0.05。',
  '扩散模型需要 1,000 步采样，蒸馏之后只要 4 步。',
  '为了避免灾难性遗忘，每个任务保留 20 个旧样本。',
  '我们发现，模型越大，对提示的措辞越不敏感！',
  '现有基准只覆盖英语，低资源语言怎么办？',
  '人工评测由 5 名标注者完成，一致性系数为 0.78。',
  '在零样本设置下，准确率从 41.5% 提高到 63.2%。',
  '图神经网络在 3 层以上会出现过平滑，本文用残差连接缓解。',
  '推理延迟为 12 毫秒，满足实时要求。',
  '对抗训练使模型在 PGD 攻击下的准确率达到 57.4%。',
  '联邦学习中，客户端只上传梯度，不上传原始数据。',
  '第 1 阶段用对比学习预训练，第 2 阶段用少量标注微调。',
  '知识蒸馏把 70 亿参数的教师压缩为 7 亿参数的学生。',
  '作者在附录 B 中证明了上界，并给出一个反例。',
  '量子比特的退相干时间延长到 1.5 毫秒，保真度为 99.2%。',
  '在 300 K 的温度下，样品的电导率下降了一半。',
  '该定理要求损失函数光滑且凸，收敛速度为 O(1/T)。',
  '编译器把算子融合之后，吞吐量提高 1.8 倍。',
  '与 Inter-RAT、RNP 和 A2R 相比，新方法的方差更小。',
  '每个专家处理约 2,048 个词元，负载基本均衡。',
  '蒙特卡洛树搜索在每一步展开 64 个节点，再由价值网络打分。',
  '语音识别的词错误率从 6.1% 降到 4.8%，且不需要额外语料。',
  '目标检测在 COCO 上达到 52.3 的 AP，比 DETR 高 3.1。',
  '该攻击只需查询 200 次，就能恢复 85% 的训练文本。',
  '如果去掉位置编码，长度外推会怎样？作者给出了答案。',
  '医学影像的标注昂贵，因此采用半监督学习。',
  '当 k=5 时效果最好，再增大则没有收益。',
  '模型先生成计划，再调用工具，最后汇总答案……整个过程无需人工。',
  '新的准则——最小条件依赖——不需要额外的正则项。',
  '“未选中部分”与标签之间的依赖被最小化。',
  '他们使用《红楼梦》的 120 回作为长文本，测试模型的记忆。',
  '训练语料截至 2024 年 3 月，共 1.4 万亿个词元。',
  'BERT 与 RoBERTa 的结构相同，差别在于训练方式。',
  '机器人在 20 次试验中成功 18 次，失败 2 次。',
  '偏好优化不需要奖励模型，因此训练更稳定。',
  '混合精度训练节省 40% 的显存，精度没有损失。',
];

const HAN_TO_WORD = /(?<=\p{sc=Han}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=\p{sc=Han})/gu;
const HALF: Readonly<Record<string, string>> = { '，': ',', '。': '.', '？': '?', '！': '!' };

const withoutBlanks = (text: string): string => text.replace(HAN_TO_WORD, '');
const halfWidth = (marks: RegExp) => (text: string) => text.replace(marks, mark => HALF[mark] ?? mark);
const behindChinese = halfWidth(/(?<=[\p{sc=Han}）”])[，。？！]/gu);

/** A sentence, spoilt. */
export interface Damage {
  readonly name: string;
  readonly spoil: (text: string) => string;
}

/** Those that autocorrect knows to mend as well. */
export const DAMAGES: readonly Damage[] = [
  { name: 'none', spoil: text => text },
  { name: 'no blanks', spoil: withoutBlanks },
  { name: 'blanks around the marks', spoil: text => text.replace(/[，。？！：、（）]/g, ' $& ').trim() },
  { name: 'half-width marks', spoil: behindChinese },
  { name: 'half-width marks and no blanks', spoil: text => withoutBlanks(behindChinese(text)) },
  { name: 'half-width marks with blanks', spoil: text => behindChinese(text).replace(/,(?!\d)/g, ', ') },
];

/** Those that only tidyChinese mends. */
export const WORSE_DAMAGES: readonly Damage[] = [
  { name: 'half-width marks behind words and numbers', spoil: halfWidth(/[，。？！]/g) },
  { name: 'half-width brackets', spoil: text => text.replace('（', '(').replace('）', ')') },
  { name: 'straight quotation marks', spoil: text => text.replace(/[“”]/g, '"') },
  {
    name: 'a blank behind every Chinese character',
    spoil: text => text.replace(/(?<=\p{sc=Han})(?=\p{sc=Han})/gu, ' '),
  },
  {
    name: 'blanks around the hyphens of names',
    spoil: text => text.replace(/(?<=[A-Za-z])-(?=[A-Za-z0-9])(?!r)/g, ' - '),
  },
  { name: 'a blank before %', spoil: text => text.replace(/%/g, ' %') },
];
