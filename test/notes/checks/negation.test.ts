// negation-differs: one language denies what the other states; and the many ways in which they only seem to.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negationDiffers } from '../../../src/notes/checks/negation-differs.ts';
import { findingsOf, sampleText } from '../sample.ts';

const find = (zh: string, en: string) => findingsOf(negationDiffers, sampleText, { zh, en });

describe('negation-differs holds back', () => {
  test.each([
    ['该方法不需要额外参数。', 'The method needs extra parameters.'],
    ['该方法需要额外参数。', 'The method needs no extra parameters.'],
    ['模型无法泛化到更长的序列。', 'The model can generalise to longer sequences.'],
    ['模型能够泛化到更长的序列。', 'The model cannot generalise to longer sequences.'],
    ['去噪后准确率没有下降。', 'Accuracy drops after denoising.'],
    ['去噪后准确率下降。', "Accuracy doesn't drop after denoising."],
    ['微调需要标注数据。', 'Fine-tuning does not require labelled data.'],
    ['微调无需标注数据。', 'Fine-tuning requires labelled data.'],
    ['估计量依赖于先验的选择。', 'The estimator does not depend on the choice of the prior.'],
    ['估计量不依赖先验的选择。', 'The estimator depends on the choice of the prior.'],
    ['算法在非凸情形下收敛。', 'In the non-convex case the algorithm does not converge.'],
    ['作者没有发现过拟合的迹象。', 'The authors found signs of overfitting.'],
    ['作者发现了过拟合的迹象。', 'The authors found no signs of overfitting.'],
    ['该定理在二维情形不成立。', 'The theorem holds in two dimensions.'],
    ['该定理在二维情形成立。', 'The theorem does not hold in two dimensions.'],
    ['大模型并不总是更准确。', 'Large models are always more accurate.'],
    ['方法使用外部工具。', 'The method works without external tools.'],
    ['方法未使用外部工具。', 'The method uses external tools.'],
    ['这一差距并非由数据量造成。', 'The gap is caused by the amount of data.'],
    ['这一差距由数据量造成。', 'The gap is not caused by the amount of data.'],
    [
      '量子纠错在该阈值以上不能保证成功。',
      'Above this threshold quantum error correction is guaranteed to succeed.',
    ],
    ['奖励模型不会放大偏见。', 'The reward model amplifies bias.'],
    ['奖励模型会放大偏见。', 'The reward model will not amplify bias.'],
    ['两种解码器共享参数。', 'The two decoders never share parameters.'],
    ['两种解码器不共享参数。', 'The two decoders share their parameters.'],
    ['该界不是紧的。', 'The bound is tight.'],
    ['该界是紧的。', 'The bound is not tight.'],
    ['在不同任务上都需要调参。', 'It needs no tuning on different tasks.'],
    ['不仅快，而且需要更多标签。', 'It is not only fast but also requires no labels.'],
    ['不同规模的模型都能完成任务。', 'Models of different sizes cannot solve the task.'],
    ['无监督方法需要对齐语料。', 'Unsupervised methods do not require aligned corpora.'],
    ['训练不稳定，需要预热。', 'Training is unstable and needs no warm-up.'],
    ['该损失函数是凸的，且不需要采样。', 'The loss is non-convex and needs no sampling.'],
    ['训练过程不稳定。', 'The training is stable.'],
    ['训练过程稳定。', 'Training is unstable.'],
    ['该估计是有偏的。', 'The estimator is unbiased.'],
    ['数据集尚未公开。', 'The data set has been released.'],
    ['数据集已经公开。', 'The data set has not been released.'],
    ['加入噪声后性能没有提升。', 'Adding noise improves performance.'],
    ['加入噪声后性能得到提升。', 'Adding noise does not improve performance.'],
    ['梯度惩罚不影响样本质量。', 'The gradient penalty affects the quality of the samples.'],
    ['梯度惩罚影响样本质量。', 'The gradient penalty has no effect on the quality of the samples.'],
    ['实验没有支持这一假设。', 'The experiments support this hypothesis.'],
    ['实验支持这一假设。', 'The experiments do not support this hypothesis.'],
    ['存在这样的多项式时间算法。', 'No such polynomial-time algorithm exists.'],
    ['不存在这样的多项式时间算法。', 'Such a polynomial-time algorithm exists.'],
    ['该方法不增加推理开销。', 'The method adds inference overhead.'],
    ['该方法增加推理开销。', 'The method adds no inference overhead.'],
    ['两组之间无显著差异。', 'There is a significant difference between the two groups.'],
    ['扩充词表时需要重新训练编码器。', 'The vocabulary can be extended without retraining the encoder.'],
    ['学生模型受这一缺陷困扰。', 'The student does not suffer from this defect.'],
    ['这一不等式可以改进。', 'The inequality cannot be improved.'],
    ['校验器发现不了伪造的引文。', 'The verifier finds forged citations.'],
    ['推理时只用一个模型，不需要重排。', 'At inference only one model is used, and re-ranking is needed.'],
  ])('%s ≠ %s', (zh, en) => {
    expect(find(zh, en)).toMatchObject([{ code: 'negation-differs', severity: 'error' }]);
  });

  test('and says which side denies, with its words', () => {
    expect(find('该方法不需要额外参数。', 'The method needs extra parameters.')[0]).toMatchObject({
      message: 'The Chinese denies (“不需要”), the English does not.',
      messageZh: '中文是否定（“不需要”），英文不是。',
    });
    expect(find('模型能够泛化。', 'The model cannot generalise.')[0]).toMatchObject({
      message: 'The English denies (“cannot generalise”), the Chinese does not.',
      messageZh: '英文是否定（“cannot generalise”），中文不是。',
    });
  });
});

describe('negation-differs lets pass', () => {
  test.each([
    ['该方法不需要额外参数。', 'The method needs no extra parameters.'],
    ['无监督预训练只用原始文本。', 'Unsupervised pre-training uses raw text only.'],
    ['非线性项占主导。', 'The nonlinear term dominates.'],
    ['在不同规模上都有效。', 'It works at every scale.'],
    ['不仅更快，而且更准。', 'It is faster and also more accurate.'],
    ['它更快，也更准。', 'It is not only faster but also more accurate.'],
    ['无需微调即可迁移。', 'It transfers in a training-free manner.'],
    ['无需微调即可迁移。', 'It transfers directly, dispensing with fine-tuning.'],
    ['证据不足时拒绝回答。', 'It abstains when there is insufficient evidence.'],
    ['数据不足限制了性能。', 'Limited data holds performance back.'],
    ['先验未知时仍然收敛。', 'It still converges when the prior is unknown.'],
    ['总参数量不变。', 'The total number of parameters stays the same.'],
    ['该核对平移不变。', 'The kernel is translation invariant.'],
    ['误差不超过 0.1。', 'The error is at most 0.1.'],
    ['误差至多为 0.1。', 'The error does not exceed 0.1.'],
    ['误差至多为 0.1。', 'The error is no more than 0.1.'],
    ['不少于 3 轮迭代。', 'At least 3 iterations.'],
    ['至少 3 轮迭代。', 'No fewer than 3 iterations.'],
    ['这一折中不可避免。', 'This trade-off is inevitable.'],
    ['估计不受离群点影响。', 'The estimate is robust to outliers.'],
    ['贪心解码在长链上失败。', 'Greedy decoding does not work on long chains.'],
    ['现有基准缺乏多轮对话。', 'Existing benchmarks have no multi-turn dialogue.'],
    ['瓶颈在于带宽而非算力。', 'The bottleneck is bandwidth instead of compute.'],
    ['瓶颈在于带宽，而不是算力。', 'Bandwidth rather than compute is the bottleneck.'],
    ['除 GSM8K 外均有提升。', 'It improves on all but GSM8K.'],
    ['除 GSM8K 外均有提升。', 'It improves on every benchmark except GSM8K, with no extra cost.'],
    ['避免了灾难性遗忘。', 'It does not suffer from catastrophic forgetting.'],
    ['提出免训练的剪枝方法。', 'A pruning method without any training is proposed.'],
    ['复杂度不依赖于维数。', 'The complexity is independent of the dimension.'],
    ['并非没有代价：显存翻倍。', 'It comes at a price: memory doubles.'],
    ['不得不重新训练。', 'One has to train again.'],
    ['损失不断下降。', 'The loss decreases continuously.'],
    ['不少工作研究了这一问题。', 'Many works have studied this problem.'],
    ['投稿不晚于五月。', 'Submission is no later than May.'],
    ['几乎不增加开销。', 'It hardly adds any overhead.'],
    ['几乎不增加开销。', 'The overhead is negligible.'],
    ['只有在强耦合下才出现相变。', 'The transition does not occur unless the coupling is strong.'],
    ['没有强耦合就不会出现相变。', 'The transition occurs only under strong coupling.'],
    ['无论初值如何都收敛。', 'It converges for any initial value.'],
    ['与批大小无关。', 'It is independent of the batch size.'],
    ['该问题尚未解决。', 'The problem remains open.'],
    ['样本间差异不大。', 'The samples differ little.'],
    ['不到 1% 的参数被更新。', 'Less than 1% of the parameters are updated.'],
    ['性能不逊于全量微调。', 'It matches full fine-tuning.'],
    ['性能与全量微调不相上下。', 'It is on par with full fine-tuning.'],
    ['小模型不如大模型。', 'Small models are worse than large ones.'],
    ['小模型逊于大模型。', 'Small models are not as good as large ones.'],
    ['在不损失精度的前提下压缩模型。', 'The model is compressed while preserving accuracy.'],
    ['在保持精度的同时压缩模型。', 'The model is compressed without losing accuracy.'],
    ['去掉路由后准确率为 88.7%。', 'Accuracy is 88.7% without routing.'],
    ['移除注意力后困惑度上升。', 'Without attention the perplexity rises.'],
    ['仅凭图像即可定位。', 'It localises without any text.'],
    ['难以处理长文档。', 'It cannot handle long documents.'],
    ['无法处理长文档。', 'It struggles with long documents.'],
    ['不等式两边取期望。', 'Taking expectations on both sides of the inequality.'],
    ['不确定性越大，采样越多。', 'The larger the uncertainty, the more samples are drawn.'],
    ['类别不平衡使指标失真。', 'Class imbalance distorts the metric.'],
    ['信噪比不高。', 'The signal-to-noise ratio is low.'],
    ['不再需要奖励模型。', 'The reward model is removed.'],
    ['冻结编码器，不更新其参数。', 'The encoder is frozen.'],
    ['该假设并不总成立。', 'The assumption sometimes fails.'],
    ['并非所有头都有用。', 'Only some heads are useful.'],
    ['部分注意力头有用。', 'Not all heads are useful.'],
    ['无限宽网络等价于核方法。', 'Infinitely wide networks are equivalent to kernel methods.'],
    ['无穷维空间中的紧性。', 'Compactness in spaces of infinite dimension.'],
    ['未来工作将研究多语言。', 'Multilingual settings are left for future work.'],
    ['不妨设 n 为偶数。', 'Without loss of generality n is even.'],
    ['该方法极其简单，非常快。', 'The method is very simple and very fast.'],
    ['无人机在无线网络中协作。', 'Drones cooperate in a wireless network.'],
    ['理论上不可能区分二者。', 'In theory the two are indistinguishable.'],
    ['模型从未见过的语言中受益。', 'The model benefits from unseen languages.'],
    ['在未见过的任务上测试。', 'It is tested on held-out tasks.'],
    ['不同层学到的特征不一致。', 'Layers learn inconsistent features.'],
    ['没有额外成本。', 'It comes at zero additional cost.'],
    ['它没有显式的位置编码。', 'It lacks an explicit position encoding.'],
    ['数值解与解析解没有差别。', 'The numerical solution is identical to the analytical one.'],
    ['两者没有差别。', 'Both are equal.'],
    ['不再依赖人工标注，而是用模型自举。', 'It replaces manual labels by bootstrapping from the model.'],
    ['没有一个模型超过 50%。', 'All models stay below 50%.'],
    ['所有模型均低于 50%。', 'No model exceeds 50%.'],
    ['没有模型在所有任务上最优。', 'No single model is best on all tasks.'],
    ['直到第 10 层才出现该特征。', 'The feature does not appear until layer 10.'],
    ['它不是生成答案，而是选择答案。', 'It selects answers instead of generating them.'],
    ['不必逐个枚举。', 'Enumeration is unnecessary.'],
    ['不可微的操作用直通估计器。', 'A straight-through estimator handles the non-differentiable step.'],
    ['不失一般性，设 f 光滑。', 'Let f be smooth, without loss of generality.'],
    ['是否使用检索对结果影响有限。', 'Whether or not retrieval is used matters little.'],
    ['该现象罕见。', 'The phenomenon is not common.'],
    ['训练在数学上，而测试不限领域。', 'It is trained on maths but tested on any domain.'],
    ['效果与随机猜测相当。', 'It is no better than random guessing.'],
    ['不限于文本，也适用于图像。', 'It applies to images as well as text.'],
    ['未经对齐的模型更易越狱。', 'Unaligned models are easier to jailbreak.'],
    ['未经对齐的模型更易越狱。', 'Base models are easier to jailbreak.'],
    ['模型容易忽略中间的内容。', 'The model does not attend to the middle.'],
    ['此前的工作很少讨论这一点。', 'Earlier work did not discuss this.'],
    ['步数越多，收益越不明显。', 'Gains diminish with more steps.'],
    ['无冗余的编码。', 'A minimal code.'],
    ['论文没有报告标准差。', 'Standard deviations are missing from the paper.'],
    ['不必要的计算被跳过。', 'Redundant computation is skipped.'],
    // the denied word has no counterpart: the sentence is a free one
    ['统计时没有剔除任何样本。', 'The statistics include every sample.'],
    ['配置从未更换。', 'The configuration was kept throughout.'],
    ['差距没有超出噪声。', 'The gap is no more than the noise itself.'],
    ['找不到依据的句子降到 4%。', 'Sentences without support fall to 4%.'],
    ['校验器发现不了训练集里的错误。', 'The verifier is blind to errors in the training set.'],
    ['达不到实时要求。', 'It is not real-time.'],
    ['该方法不如微调稳定，但成本更低。', 'The method is less stable than fine-tuning but cheaper.'],
  ])('%s = %s', (zh, en) => {
    expect(find(zh, en)).toEqual([]);
  });

  test('a word we do not know, unless the quote denies it too and the other language states it', () => {
    const [zh, en] = ['作者从不打磨镜片。', 'The authors polish their lenses.'];
    const findWith = (quote: string) => findingsOf(negationDiffers, sampleText, { zh, en, quote });
    expect(findWith('')).toEqual([]);
    expect(findWith('The authors buy their lenses.')).toEqual([]);
    expect(findWith('The authors never grind their lenses.')).toEqual([]);
    expect(findWith('The authors never polish their lenses.')).toMatchObject([{ code: 'negation-differs' }]);
  });

  test('a side that is missing', () => {
    expect(find('', 'It does not converge.')).toEqual([]);
    expect(find('不收敛。', '')).toEqual([]);
  });

  test('any two texts without a negative word', () => {
    const word = fc.constantFrom('模型', '提升', 'BERT', '数据', '不同', '非常', '未来');
    const said = fc.constantFrom('model', 'improves', 'note', 'another', 'knot', 'different', 'nor mal');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(said, { minLength: 1 }), (zh, en) => {
        const clean = en.filter(each => each !== 'nor mal').join(' ') || 'model';
        expect(find(zh.join(''), clean)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
