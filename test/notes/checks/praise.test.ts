// empty-praise: a result that praises and states no figure.
import { describe, expect, test } from 'vitest';
import { emptyPraise } from '../../../src/notes/checks/empty-praise.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const praise = (zh: string, en: string, place: Case['place'] = 'result') =>
  findingsOf(emptyPraise, sampleText, { zh, en, place });

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
