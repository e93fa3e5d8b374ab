// contradicts-quote: clauses of a claim held against clauses of its quote, in longer sentences.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictsQuote } from '../../../src/notes/checks/contradicts-quote.ts';
import { findingsOf, sampleText } from '../sample.ts';

const contradicts = (en: string, quote: string, zh = '') =>
  findingsOf(contradictsQuote, sampleText, { zh, en, quote });

describe('contradicts-quote warns of', () => {
  test.each([
    ['The test accuracy increases with depth.', 'the test accuracy decreases with depth.'],
    ['The theorem holds in two dimensions.', 'The theorem does not hold in two dimensions.'],
    ['The model cannot generalise to new tasks.', 'We show that the model can generalise to new tasks.'],
    ['An upper bound on the regret is proved.', 'We prove a lower bound on the regret.'],
    ['Inference of the router is faster than training.', 'Inference of the router is slower than training.'],
    ['SparseRoute outperforms the strongest baseline.', 'SparseRoute underperforms the strongest baseline.'],
    [
      'Without warm-up the BLEU score rises by 2.4 points.',
      'Without warm-up the BLEU score decreases by 2.4 points, and the variance more than doubles from 0.3 to 0.9.',
    ],
    [
      'The gap to the oracle is larger than that of any rival.',
      'The gap to the oracle is smaller than that of any rival.',
    ],
    [
      'The phase transition sets in much later than melting.',
      'The phase transition, as seen, sets in much earlier than melting.',
    ],
    [
      'Beam decoding is slower on short inputs.',
      'Beam decoding is faster on short inputs because the cache is cold.',
    ],
    [
      'On CityNav the win rate falls from 41.2% to 55.9%.',
      'Gains are seen in TownNav, where the win rate rises from 50.1% to 60.3%, and in CityNav, where it rises from 41.2% to 55.9%.',
    ],
    [
      'With 40 layers exact match increases to 21.7.',
      'Increasing the width from 256 to 512 at 40 layers decreased exact match (25.0 → 21.7) due to overfitting.',
    ],
    [
      'A network with high curvature must have a small basin.',
      'A network with high curvature must have a large basin.',
    ],
    [
      'Similar dialects yield relatively high losses on each other.',
      'Similar dialects (such as Bavarian and Austrian) yield relatively low losses when scored on each other.',
    ],
    ['The rank may decrease and is recomputed.', 'The rank never decreases, so the bound may be reused.'],
    [
      'The sampler requires gradients of the energy.',
      'Unlike previous methods, the sampler does not require gradients of the energy, so it is cheap.',
    ],
    [
      'Our estimator does not converge on sparse graphs.',
      'We prove that our estimator converges on sparse graphs.',
    ],
  ])('%s ≠ %s', (en, quote) => {
    expect(contradicts(en, quote)).toMatchObject([{ code: 'contradicts-quote', severity: 'warning' }]);
  });

  test.each([
    ['该模块会增加推理的时间开销。', '该模块没有可训练的权重，也不增加推理的时间开销。'],
    ['掺杂之后电阻率明显上升。', '实验表明掺杂之后电阻率明显下降，热容与此相同。'],
  ])('%s ≠ %s', (zh, quote) => {
    expect(contradicts('', quote, zh)).toMatchObject([{ code: 'contradicts-quote' }]);
  });

  test.each([
    [
      'With BERT these two methods perform much better than the vanilla RNP with GRUs.',
      'When using BERT, these two methods perform much worse than the vanilla RNP with GRUs.',
    ],
    [
      'The accuracy decreases rapidly in the first few epochs.',
      'Since the accuracy increases rapidly in the first few epochs, stopping at an exact value is almost impossible.',
    ],
    [
      'Models tested on their own author always yield larger losses.',
      'For every seed, models tested on their own author always yield smaller losses than models tested on another.',
    ],
    [
      'Additional depth increases the information bandwidth per step.',
      'Additional depth adds computation steps but does not increase the information bandwidth per step.',
    ],
    [
      'Training continues until the loss rises to 3.0.',
      'We continue training until the loss falls to 3.0 or lower.',
    ],
    [
      'SUBLEQ has indirect addressing.',
      'The programs modify themselves, since SUBLEQ has no indirect addressing.',
    ],
    [
      'Graphviz supports tiling and WebGL rendering.',
      'Graphviz is a long-standing graph drawing tool; it does not support tiling or WebGL rendering.',
    ],
    [
      'The tree approach increases routing time by 30%.',
      'On the social network (407 nodes), the tree approach reduces routing time by 30%.',
    ],
    ['Tree routing is slower on the smaller graphs.', 'Tree routing is faster on the smaller graphs.'],
    [
      'In regime I the boundary layer reaches the north pole.',
      'Regime I: the boundary layer remains inside the drop and never reaches the north pole.',
    ],
  ])('in a longer sentence: %s ≠ %s', (en, quote) => {
    expect(contradicts(en, quote)).toMatchObject([{ code: 'contradicts-quote' }]);
  });

  test('with the words of both', () => {
    const [found] = contradicts('The graph must have a small girth.', 'The graph must have a large girth.');
    expect(found).toMatchObject({
      message: 'The claim says “small girth”, the quote “large girth”.',
      messageZh: '论断说“small girth”，引文说“large girth”。',
    });
    expect(
      contradicts('The wave arrives later than the front.', 'The wave arrives earlier than the front.')[0],
    ).toMatchObject({
      message: 'The claim says later (“later”), the quote earlier (“earlier”).',
      messageZh: '论断说更晚（“later”），引文说更早（“earlier”）。',
    });
    expect(
      contradicts(
        'Our estimator does not converge on sparse graphs.',
        'On sparse graphs our estimator converges.',
      )[0],
    ).toMatchObject({ message: 'The claim denies (“not converge”), the quote does not.' });
  });
});

describe('contradicts-quote lets pass', () => {
  test.each([
    // both turned round
    ['Beam decoding is slower on larger inputs.', 'Beam decoding is faster on smaller inputs.'],
    ['MCD is worse than any rival on noisy beers.', 'any rival on noisy beers is better than MCD'],
    [
      'The shallow network is smaller than the deep teacher.',
      'The deep teacher is larger than the shallow network.',
    ],
    // first falls, then rises
    [
      'For random graphs the ratio rises to 97.5% at last.',
      'For random graphs the ratio first decreases from 88.1% to 86.0%, because hubs appear, and then rises to 97.5% at last.',
    ],
    // the same said without a negative word
    [
      'The volume of the drop does not change over time.',
      'The volume of the drop, whose shape may change over time, is constant.',
    ],
    [
      'For the rate of shape change the drop is a cylinder whose volume does not change.',
      'For the rate of shape change the drop is taken as a cylinder.',
    ],
    [
      'No vertex has more than three neighbours here.',
      'Each vertex of the mesh has at most three neighbours here.',
    ],
    [
      'From moderate Oh upwards it no longer agrees with theory.',
      'The agreement with theory breaks down for moderate to large Oh.',
    ],
    // another quantity
    ['Accuracy rises by 3 points on hard questions.', 'Latency on hard questions falls by 3 points.'],
    // removal on one side
    [
      'The guard increases the mean reward by 5.8 points.',
      'Without the guard the mean reward decreases by 5.8 points.',
    ],
    // denial under a condition, or of others
    [
      'The sampler requires gradients of the energy.',
      'The sampler does not require gradients of the energy if the energy is linear.',
    ],
    [
      'The sampler does not require gradients.',
      'Previous methods require gradients, a sampler such as ours none.',
    ],
    ['Large models have a small gap.', 'Large models have a small gap, small models have a large gap.'],
    ['The rank never decreases.', 'The rank never decreases, so the bound may be reused.'],
    ['Small graphs gain little from pruning.', 'A large fraction of edges can be pruned.'],
    [
      'The bound grows, and the mean falls by 5.8.',
      'Without the guard the mean decreases by 5.8 points, and the bound doubles.',
    ],
  ])('%s = %s', (en, quote) => {
    expect(contradicts(en, quote)).toEqual([]);
  });

  test.each([
    // the same comparison from the other side
    [
      'Models trained on intact texts distinguish authors significantly better than models trained only on content words.',
      'Models trained only on content words were significantly less effective at distinguishing authors than models trained on the intact texts.',
    ],
    [
      'On the contested book the Baum-trained model has the higher loss.',
      'On the contested book we find lower loss for the Thompson-trained model than for the Baum-trained model.',
    ],
    [
      'Models tested on another author always yield larger losses than on the author they were trained on.',
      'For every seed, models trained and tested on the same author always yield smaller losses than models trained on one author and tested on another.',
    ],
    [
      'On smaller graphs CH+HL is slower than the tree approach.',
      'The tree approach is faster on the smaller graphs because the CH+HL preprocessing is not amortized.',
    ],
    [
      'On smaller graphs the CH approach is slower.',
      'The tree approach is faster on the smaller graphs because CH needs preprocessing.',
    ],
    [
      'Maximum spreading comes much later than the maximum force.',
      'The maximum force occurs much earlier than the maximum spreading.',
    ],
    [
      'A single learned potential costs less extra time (6.8%) than the ensemble (7.9%).',
      'The ensemble and its replay increase the training time by 7.9%, compared with 6.8% for a single learned potential.',
    ],
    [
      'In three settings the previous best falls more than 10% behind in F1.',
      'We improve F1 by more than 10% as compared to the previous best in three settings.',
    ],
    ['The gap is larger for children than for adults.', 'The gap is smaller for adults than for children.'],
    // up and down at once
    [
      'Full accuracy rises up to 50K and falls after that.',
      'Full accuracy peaks at 50K then decreases at 80K.',
    ],
    [
      'Starvation makes a smaller dataset better: 50K examples increased full accuracy to 36.2%.',
      'Increasing the dataset from 50K to 80K decreased full accuracy (36.2% → 30.3%) due to starvation.',
    ],
    // the opposite condition
    [
      'Authors with different styles yield relatively large losses on each other.',
      'Authors with similar styles yield relatively small losses on each other.',
    ],
    [
      'For thin drops the boundary layer grows during the impact.',
      'For viscous drops the boundary layer shrinks during the impact.',
    ],
    [
      'Authors with different styles yield higher losses on each other.',
      'Authors with similar styles yield lower losses on each other.',
    ],
    [
      'A process with a small range cannot have large entropy.',
      'A process with large entropy must have a large range.',
    ],
    // another thing
    ['The girth grows on dense random graphs.', 'The diameter shrinks on dense random graphs.'],
    [
      'Depth is not the primary bottleneck; width is.',
      'The bandwidth of the heads is the primary bottleneck, not computational depth.',
    ],
    [
      'The engineered model suffers from this problem.',
      'The trained model (Round 2) does not suffer from this problem because it is consistent.',
    ],
    [
      'At early steps the sampler does not converge on sparse graphs.',
      'At late steps the sampler converges on sparse graphs.',
    ],
    // a comparison beside a change
    [
      'The mean loss on hard mazes is higher than that of the rival.',
      'The mean loss on hard mazes decreases by 5 points.',
    ],
    // a denial of a degree only
    [
      'MCD does not converge as slowly as rival methods.',
      'By avoiding local optima, our MCD can converge much faster than rival methods.',
    ],
    [
      'Higher-ranked nodes are always drawn at least as large as lower-ranked ones.',
      'More detail appears as the user zooms in, with no lower-ranked node ever drawn larger than a higher-ranked one.',
    ],
    ['Graphs with small degree have long cycles.', 'Graphs with small degree have no short cycles.'],
    // a denial far ahead
    [
      'No run of the tuned sampler on dense graphs lowers the bound.',
      'The tuned sampler on dense graphs raises the bound.',
    ],
    // both deny
    [
      'The ensemble does not reduce accuracy on hard mazes.',
      'The ensemble increases accuracy on hard mazes or leaves it as it is.',
    ],
    [
      'Training longer did not remove the copy errors.',
      'Copy errors remained regardless of training duration.',
    ],
  ])('seen from elsewhere: %s = %s', (en, quote) => {
    expect(contradicts(en, quote)).toEqual([]);
  });

  test.each([
    [
      '混合检索的精确匹配率比 TideRetrieve 低 7.1 个百分点。',
      'TideRetrieve 的精确匹配率为 51.7%，比混合检索的 44.6% 高 7.1 个百分点。',
    ],
    ['回填校验发现不了证据自身的错误。', '回填校验只能发现没有依据的回答，不能发现证据本身的错误。'],
    [
      '尽管增加了 0.4 次模型调用，总费用仍降低 21.6%。',
      '回填校验平均为每个问题增加 0.4 次模型调用，但由于输入较短，总费用仍比混合检索低 21.6%。',
    ],
  ])('seen from elsewhere: %s = %s', (zh, quote) => {
    expect(contradicts('', quote, zh)).toEqual([]);
  });

  test('a text that loops, a very long one, and any pair of the same text', () => {
    const quote = '如果与原答案一致，则接受该答案。';
    const said = '该模块不需要标注数据';
    expect(contradicts('', '该模块需要标注数据。', `${said}。`)).toHaveLength(1);
    expect(contradicts('', '该模块需要标注数据。', `${said}${'，重新检索'.repeat(20)}。`)).toEqual([]);
    expect(contradicts('', quote, `如果与原答案不一致${'，重新检索'.repeat(20)}。`)).toEqual([]);
    expect(
      contradicts(`Accuracy rises with depth. ${'It is so. '.repeat(80)}`, 'Accuracy falls with depth.'),
    ).toEqual([]);
    const word = fc.constantFrom(
      'accuracy',
      'rises',
      'falls',
      'not',
      'larger',
      'than',
      'depth',
      'small',
      'without',
      '5.8',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), words => {
        expect(contradicts(words.join(' '), words.join(' '))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('hostile text, and at once', () => {
    expect(contradicts('small x '.repeat(70), 'large x not rises '.repeat(80))).toEqual([]);
  });
});

describe('contradicts-quote lets pass short claims', () => {
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

  test('and a claim without a quote', () => {
    expect(contradicts('Accuracy drops.', '')).toEqual([]);
  });

  test('and, by design, what has one word in common with its quote', () => {
    expect(contradicts('Inference is faster.', 'In practice, inference becomes slower.')).toEqual([]);
  });
});
