// contradicts-quote: clauses of a claim held against clauses of its quote, in longer sentences.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictsQuote } from '../../../src/notes/checks/contradicts-quote.ts';
import { findingsOf, sampleText } from '../sample.ts';

const contradicts = (en: string, quote: string, zh = '') =>
  findingsOf(contradictsQuote, sampleText, { zh, en, quote });

describe('contradicts-quote warns of', () => {
  test.each([
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
