// empty-praise: a result that praises and states no figure. contradicts-quote: a claim that turns its quote round.
import { describe, expect, test } from 'vitest';
import { contradictsQuote } from '../../../src/notes/checks/contradicts-quote.ts';
import { emptyPraise } from '../../../src/notes/checks/empty-praise.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const praise = (zh: string, en: string, place: Case['place'] = 'result') =>
  findingsOf(emptyPraise, sampleText, { zh, en, place });
const contradicts = (en: string, quote: string, zh = '') =>
  findingsOf(contradictsQuote, sampleText, { zh, en, quote });

describe('empty-praise warns of', () => {
  test.each([
    ['该方法显著优于基线。', 'The method significantly outperforms the baselines.'],
    ['实验证明了该方法的有效性。', 'Experiments demonstrate the effectiveness of the method.'],
    ['在多个基准上取得最先进的性能。', 'It achieves state-of-the-art performance on several benchmarks.'],
    ['效果优异。', 'The results are impressive.'],
    ['大幅降低了延迟。', 'Latency is reduced substantially.'],
    ['在 GSM8K 与 MATH 上表现卓越。', 'It performs remarkably well on GSM8K and MATH.'],
    ['在三个基准上明显优于 GPT-4。', 'It clearly outperforms GPT-4 on three benchmarks.'],
    ['广泛的实验验证了方法的优越性。', 'Extensive experiments confirm its superiority.'],
    ['取得了令人印象深刻的结果。', 'It obtains outstanding results.'],
    ['性能大大提升。', 'Performance is greatly improved.'],
    ['大幅超越全部基线，优势十分明显。', 'It outperforms all baselines by a wide margin.'],
    ['缩短了路径，效果十分明显。', 'It significantly shortens paths on two language tasks.'],
  ])('%s', (zh, en) => {
    expect(praise(zh, en)).toMatchObject([{ code: 'empty-praise', severity: 'warning' }]);
  });

  test('with the words in both languages', () => {
    expect(
      praise('该方法显著优于基线。', 'The method significantly outperforms the baselines.')[0],
    ).toMatchObject({
      message: 'Praise without a figure: “显著”, “significantly”.',
      messageZh: '只有赞语而没有数字：“显著”、“significantly”。',
    });
  });
});

describe('empty-praise lets pass', () => {
  test.each<[string, string, Case['place']?]>([
    ['F1 显著提升至 63.9。', 'F1 rises significantly to 63.9.'],
    ['准确率显著提升一半。', 'Accuracy improves significantly, by half.'],
    ['速度大幅提升，快两倍。', 'It is substantially faster, two times.'],
    ['九位评委中有八位给出显著更高的分。', 'Eight of the nine judges score it significantly higher.'],
    ['六个任务中有五个显著改善。', 'Five of six tasks improve significantly.'],
    ['误差显著降到十分之一。', 'The error drops significantly, to a tenth.'],
    ['显著性检验表明差异不显著。', 'A significance test finds no significant difference.'],
    ['差异在统计上显著。', 'The difference is statistically significant.'],
    ['论文没有实验，只有显著的理论结果。', 'The paper has no experiments, only a remarkable theorem.'],
    ['去掉护栏后训练发散。', 'Without the guard training diverges.'],
    ['模型学到了有效秩更低的表示。', 'The model learns representations of lower effective rank.'],
    ['有效哈密顿量再现了能谱。', 'The effective Hamiltonian reproduces the spectrum.'],
    ['在 ImageNet 上优于 ViT。', 'It outperforms ViT on ImageNet.'],
    ['显著优于基线。', 'It significantly outperforms the baselines.', 'takeaway'],
    ['现有方法需要大幅修改。', 'Existing methods need substantial changes.', 'background'],
    ['显著图给出解释。', 'Saliency maps give an explanation.'],
    ['该界在 $n \\to \\infty$ 时是最优的。', 'The bound is optimal in the limit.'],
    ['提出一种有效的采样器。', 'An effective sampler is proposed.', 'innovation'],
  ])('%s', (zh, en, place) => {
    expect(praise(zh, en, place)).toEqual([]);
  });
});

describe('contradicts-quote warns of', () => {
  test.each([
    ['Accuracy increases with depth.', 'We find that accuracy decreases with depth.'],
    ['Latency drops by 30%.', 'the latency is increased by 30%'],
    ['SparseRoute outperforms the baseline.', 'SparseRoute underperforms the baseline on this task'],
    ['It needs no labels.', 'Our approach requires labels for every image.'],
    ['It requires labels.', 'Our approach does not require any labels.'],
    ['Inference is faster.', 'In practice, inference becomes slower.'],
    ['The theorem holds in two dimensions.', 'The theorem does not hold in two dimensions.'],
    ['The model cannot generalise.', 'We show that the model can generalise.'],
    ['An upper bound is proved.', 'We prove a lower bound on the regret.'],
    ['BERT outperforms RoBERTa.', 'RoBERTa outperforms BERT by a wide margin'],
  ])('%s', (en, quote) => {
    expect(contradicts(en, quote)).toMatchObject([{ code: 'contradicts-quote', severity: 'warning' }]);
  });

  test('with the words of both, in the language of the quote', () => {
    expect(contradicts('Accuracy increases.', 'accuracy decreases with depth')[0]).toMatchObject({
      message: 'The claim says up (“increases”), the quote down (“decreases”).',
      messageZh: '论断说上升（“increases”），引文说下降（“decreases”）。',
    });
    expect(contradicts('It needs labels.', 'It requires no labels.')[0]).toMatchObject({
      message: 'The quote denies (“no labels”), the claim does not.',
      messageZh: '引文是否定（“no labels”），论断不是。',
    });
    expect(contradicts('', '该方法使准确率下降。', '该方法使准确率上升。')[0]).toMatchObject({
      message: 'The claim says up (“上升”), the quote down (“下降”).',
      messageZh: '论断说上升（“上升”），引文说下降（“下降”）。',
    });
  });
});

describe('contradicts-quote lets pass', () => {
  test.each([
    ['Accuracy rises.', 'Our method improves accuracy by 3 points.'],
    ['Accuracy rises by 3 points.', 'the error rate drops by 3 points'],
    ['The error falls and accuracy rises.', 'accuracy rises by 3 points'],
    ['It is faster.', 'Inference time is reduced by 40%.'],
    ['It needs no labels.', 'Our approach is label-free.'],
    ['It needs no labels.', 'Unlike prior work, which requires labels, ours is trained on raw images.'],
    ['Inter-RAT is worse than MCD.', 'MCD is better than Inter-RAT.'],
    ['The method works without supervision.', 'This is an unsupervised method.'],
    ['The problem is unsolved.', 'We do not know how to solve the problem.'],
    ['It needs 3 passes.', 'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.'],
    ['It outperforms the baseline.', 'F1 of 63.9 against 54.6'],
    ['It needs no labels and no tuning.', 'Our approach requires labels in one of the settings.'],
    ['The gain shrinks with scale.', 'Improvements are smaller for larger models.'],
  ])('%s', (en, quote) => {
    expect(contradicts(en, quote)).toEqual([]);
  });

  test('a claim without a quote', () => {
    expect(contradicts('Accuracy drops.', '')).toEqual([]);
  });
});
