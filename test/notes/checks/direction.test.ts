// direction-differs: up in one language, down in the other; and the pairs that only look so.
import { describe, expect, test } from 'vitest';
import { directionDiffers } from '../../../src/notes/checks/direction-differs.ts';
import { findingsOf, sampleText } from '../sample.ts';

const find = (zh: string, en: string) => findingsOf(directionDiffers, sampleText, { zh, en });

describe('direction-differs holds back', () => {
  test.each([
    ['准确率提升 3.2 个百分点。', 'Accuracy drops by 3.2 points.'],
    ['准确率下降 3.2 个百分点。', 'Accuracy improves by 3.2 points.'],
    ['该方法优于所有基线。', 'The method underperforms all baselines.'],
    ['该方法不如基线。', 'The method outperforms the baseline.'],
    ['该方法逊于微调。', 'The method is better than fine-tuning.'],
    ['延迟降低 40%。', 'Latency increases by 40%.'],
    ['延迟增加 40%。', 'Latency is reduced by 40%.'],
    ['显存占用减少一半。', 'The memory footprint grows by half.'],
    ['推理更快。', 'Inference is slower.'],
    ['推理更慢。', 'Inference is faster.'],
    ['训练速度加快。', 'Training is slowed down.'],
    ['GPT-4 的得分高于 Llama 2。', 'GPT-4 scores lower than Llama 2.'],
    ['GPT-4 的得分低于 Llama 2。', 'GPT-4 scores higher than Llama 2.'],
    ['困惑度从 12.3 升至 15.1。', 'Perplexity falls from 12.3 to 15.1.'],
    ['困惑度从 15.1 降到 12.3。', 'Perplexity rises from 15.1 to 12.3.'],
    ['需要更多的样本。', 'It needs fewer samples.'],
    ['使用更少的参数。', 'It uses more parameters.'],
    ['临界温度随压强升高。', 'The critical temperature decreases with pressure.'],
    ['能隙随温度增大而缩小。', 'The gap widens as temperature grows.'],
    ['随着深度增加，误差减小。', 'As depth increases, the error increases.'],
    ['准确率提升 2%，延迟降低 30%。', 'Accuracy improves by 2% and latency increases by 30%.'],
    ['准确率下降 2%，延迟降低 30%。', 'Accuracy rises by 2% and latency falls by 30%.'],
    ['给出了样本复杂度的上界。', 'It gives a lower bound on the sample complexity.'],
    ['证明了遗憾的下界。', 'An upper bound on the regret is proved.'],
    ['最大化互信息。', 'Mutual information is minimised.'],
    ['两者呈正相关。', 'The two are negatively correlated.'],
    ['性能随规模恶化。', 'Performance gets better with scale.'],
    ['去掉该模块后性能下降。', 'Removing the module improves performance.'],
    ['SparseRoute 优于 DenseRoute。', 'DenseRoute outperforms SparseRoute.'],
    ['本文方法优于基线。', 'The baselines outperform our method.'],
    ['BERT 比 RoBERTa 更快。', 'RoBERTa is faster than BERT.'],
    ['Mamba 落后于 Transformer。', 'Transformer lags behind Mamba.'],
    ['粒子寿命更长。', 'The lifetime of the particle is shorter.'],
    ['粘度增强了湍流。', 'Viscosity weakens turbulence.'],
    ['误差率从 5% 上升到 9%。', 'The error rate decreases from 5% to 9%.'],
    ['其 F1 超过最好的基线。', 'Its F1 is below the best baseline.'],
    ['成功率达到最高。', 'The success rate is the lowest.'],
    ['BLEU 提高 1.4 分。', 'BLEU declines by 1.4 points.'],
    ['大模型的校准变差。', 'The calibration of large models improves.'],
    ['吞吐量增长 2 倍。', 'Throughput shrinks by 2 times.'],
    ['收敛速度减慢。', 'Convergence is accelerated.'],
    ['门控项放大噪声。', 'The gating term suppresses noise.'],
    ['门控项抑制了梯度。', 'The gating term amplifies gradients.'],
    ['熔化早于结晶。', 'Melting sets in later than crystallisation.'],
    ['熔化比结晶更晚。', 'Melting sets in earlier than crystallisation.'],
    ['压强越大，产率下降越多。', 'The larger the pressure, the more the yield rises.'],
    ['没有标签的样本由 9.4% 上升到 3.2%。', 'Samples without labels fall from 9.4% to 3.2%.'],
    ['与 LoRA 相比，显存占用增加。', 'Memory usage decreases compared with LoRA.'],
  ])('%s ≠ %s', (zh, en) => {
    expect(find(zh, en)).toMatchObject([{ code: 'direction-differs', severity: 'error' }]);
  });

  test('and says who goes where, with the words', () => {
    expect(find('准确率提升。', 'Accuracy drops.')[0]).toMatchObject({
      message: 'The Chinese says up (“提升”), the English down (“drops”).',
      messageZh: '中文说上升（“提升”），英文说下降（“drops”）。',
    });
    expect(find('推理更慢。', 'Inference is faster.')[0]).toMatchObject({
      message: 'The Chinese says slower (“更慢”), the English faster (“faster”).',
      messageZh: '中文说更慢（“更慢”），英文说更快（“faster”）。',
    });
    expect(find('SparseRoute 优于 DenseRoute。', 'DenseRoute outperforms SparseRoute.')[0]).toMatchObject({
      message: 'The Chinese (“优于”) and the English (“outperforms”) compare the other way round.',
      messageZh: '中文（“优于”）与英文（“outperforms”）比较的对象颠倒了。',
    });
  });
});

describe('direction-differs lets pass', () => {
  test.each([
    ['误差下降，准确率上升。', 'The error falls and accuracy rises.'],
    ['误差下降，准确率上升。', 'Accuracy rises while the error falls.'],
    ['降低误差。', 'It improves accuracy.'],
    ['降低了词错误率。', 'The word error rate is improved.'],
    ['减少幻觉从而提升可信度。', 'It makes answers more trustworthy by cutting hallucinations.'],
    ['领先第二名 3 分。', 'It leads the runner-up by 3 points.'],
    ['第二名落后 3 分。', 'It is ahead of the runner-up by 3 points.'],
    ['最多提升 13.7%。', 'F1 improves by at most 13.7%.'],
    ['最高提升 13.7%。', 'F1 improves by up to 13.7%.'],
    ['超过 100 个任务。', 'More than 100 tasks.'],
    ['不到 100 个任务。', 'Fewer than 100 tasks.'],
    ['不超过 100 步。', 'At most 100 steps.'],
    ['训练加速 2 倍。', 'Training time is reduced by half.'],
    ['训练时间缩短一半。', 'Training is twice as fast.'],
    ['训练时间缩短一半。', 'It speeds up training by a factor of two.'],
    ['取得更低的困惑度。', 'It achieves better perplexity.'],
    ['取得更好的困惑度。', 'It achieves lower perplexity.'],
    ['模型压缩到四分之一。', 'The model is four times smaller.'],
    ['误差下降 5%。', 'It reduces the error by 5%.'],
    ['Inter-RAT 的 F1 低于 MCD。', 'MCD has a higher F1 than Inter-RAT.'],
    ['MCD 优于 Inter-RAT。', 'Inter-RAT is worse than MCD.'],
    ['MCD 优于 Inter-RAT。', 'Inter-RAT is outperformed by MCD.'],
    ['MCD 在 BeerAdvocate 上优于 Inter-RAT。', 'On BeerAdvocate MCD outperforms Inter-RAT.'],
    ['在 BeerAdvocate 上 MCD 优于 Inter-RAT。', 'MCD outperforms Inter-RAT on BeerAdvocate.'],
    ['与 Inter-RAT 相比，MCD 更好。', 'MCD is better than Inter-RAT.'],
    ['基线被该方法超越。', 'The method outperforms the baseline.'],
    ['准确率没有下降。', 'Accuracy does not drop.'],
    ['准确率没有下降。', 'Accuracy improves or stays the same.'],
    ['准确率不低于基线。', 'Accuracy is at least that of the baseline.'],
    ['性能不逊于 GPT-4。', 'It matches or beats GPT-4.'],
    ['性能不逊于 GPT-4。', 'It is no worse than GPT-4.'],
    ['低秩适配提升效率。', 'Low-rank adaptation improves efficiency.'],
    ['低资源语言受益最大。', 'Low-resource languages benefit most.'],
    ['高维数据上性能下降。', 'Performance drops on high-dimensional data.'],
    ['升高温度使样本更多样。', 'Raising the temperature makes samples more diverse.'],
    ['提升推理效率。', 'It reduces inference cost.'],
    ['提升鲁棒性。', 'It lowers the sensitivity to noise.'],
    ['梯度下降的收敛速度提升。', 'The convergence rate of gradient descent improves.'],
    ['梯度上升法最大化似然。', 'Gradient ascent maximises the likelihood.'],
    ['最小化负对数似然。', 'The log-likelihood is maximised.'],
    ['最大化奖励，最小化 KL。', 'Reward is maximised and KL minimised.'],
    ['给出上界与下界。', 'Upper and lower bounds are given.'],
    ['给出匹配的下界。', 'A matching lower bound is given.'],
    ['下游任务的性能上升。', 'Performance rises on downstream tasks.'],
    ['上采样提高分辨率。', 'Upsampling raises the resolution.'],
    ['下采样降低分辨率。', 'Downsampling lowers the resolution.'],
    ['正相关与负相关都被观察到。', 'Both positive and negative correlations are seen.'],
    ['少样本场景下更好。', 'It is better in the few-shot setting.'],
    ['以更少的参数取得更高的准确率。', 'It reaches higher accuracy with fewer parameters.'],
    ['以更少的参数取得更高的准确率。', 'With a smaller model it is more accurate.'],
    ['计算量减少 30%，性能相当。', 'It saves 30% of compute at equal performance.'],
    ['从 9.1% 降至 5.3%。', 'It goes from 9.1% down to 5.3%.'],
    [
      '从 89.5% 降到 88.4%，在 4096 步时升到 98.1%。',
      'It first falls from 89.5% to 88.4% and then rises to 98.1% at 4096 steps.',
    ],
    ['随温度升高，电阻率减小。', 'The resistivity decreases with increasing temperature.'],
    ['随温度升高，电阻率减小。', 'The resistivity is lower at higher temperature.'],
    ['去掉该模块后性能下降。', 'The module improves performance: removing it costs 3 points.'],
    ['去掉该模块会损害性能。', 'The module is important for performance.'],
    ['高于 0.5 的阈值。', 'A threshold above 0.5.'],
    ['性能随规模提升，收益递减。', 'Performance improves with scale, with diminishing returns.'],
    ['比基线少用 40% 的步数。', 'It takes 40% fewer steps than the baseline.'],
    ['比 BERT 快 3 倍，小 2 倍。', 'It is 3 times faster and 2 times smaller than BERT.'],
    ['错误率更低，即更可靠。', 'It is more reliable.'],
    ['更高的学习率导致发散。', 'Higher learning rates diverge.'],
    ['增加正则项以减少过拟合。', 'A regulariser is added to reduce overfitting.'],
    ['增加一个损失项，降低方差。', 'The variance is reduced by an additional loss term.'],
    ['小幅提升。', 'A slight gain.'],
    ['提升有限。', 'The gains are small.'],
    ['代价更小。', 'It is cheaper.'],
    ['衰减更慢。', 'The decay is slower.'],
    ['下界由熵给出。', 'Entropy bounds it from below.'],
    ['访问点数以熵为下界。', 'Entropy bounds from below how many points it visits.'],
    ['扩展到更长的上下文。', 'It extends to longer contexts.'],
    ['准确率提高，错误更少。', 'Accuracy is higher with fewer errors.'],
    ['提出降维方法，优于 PCA。', 'A dimensionality reduction method that outperforms PCA.'],
    ['提出用于图像增强的扩散模型。', 'A diffusion model for low-light image enhancement is proposed.'],
    ['数据增强缓解过拟合。', 'Data augmentation reduces overfitting.'],
    ['检索增强降低了幻觉率。', 'Retrieval augmentation lowers the hallucination rate.'],
    ['强化学习降低了样本效率。', 'Reinforcement learning hurts sample efficiency.'],
    ['提升树在表格数据上更快。', 'Boosted trees are faster on tabular data.'],
    ['扩大规模会使校准误差增大。', 'Scaling up makes calibration worse.'],
    [
      '超过 900 张图片公布于 https://example.org/drops 。',
      'The over 900 images are at https://example.org/drops.',
    ],
    ['A 为 47.8，B 为 44.8，高 3.0。', 'A has 47.8 and B 44.8, 3.0 less.'],
    ['BERT 早于 GPT-4。', 'GPT-4 is later than BERT.'],
    ['投稿不晚于五月。', 'Submission is no later than May.'],
    ['非极大值抑制。', 'Non-maximum suppression raises recall.'],
    ['压强越大，产率下降越多。', 'The larger the pressure, the more the yield falls.'],
    ['在不增加开销的情况下提高召回。', 'Recall is improved without increasing the overhead.'],
    ['距离最优解更近。', 'It is closer to the optimum.'],
  ])('%s = %s', (zh, en) => {
    expect(find(zh, en)).toEqual([]);
  });

  test('a text of thousands of words, and at once', () => {
    expect(find('提升 3，'.repeat(3000), 'drops 3, '.repeat(3000))).toEqual([]);
  });

  test('a side that is missing', () => {
    expect(find('', 'Accuracy drops.')).toEqual([]);
  });
});
