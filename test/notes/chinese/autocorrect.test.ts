// tidyChinese beside autocorrect, the usual tool for this: they agree, and every difference is known and meant.
import { describe, expect, test } from 'vitest';
import { tidyChinese } from '../../../src/notes/chinese/tidy.ts';
import { DAMAGES, SENTENCES, WORSE_DAMAGES } from './sentences.ts';

test.each([...DAMAGES, ...WORSE_DAMAGES])(
  'gives every sentence back as it was; damage: $name',
  ({ spoil }) => {
    for (const sentence of SENTENCES) expect(tidyChinese(spoil(sentence))).toBe(sentence);
  },
);

/** A native package: null where none was built for this system. */
const autocorrect = await import('autocorrect-node').catch(() => null);
const skipped = autocorrect === null ? ' (skipped: autocorrect-node cannot be loaded on this system)' : '';
const formatted = (text: string): string => autocorrect?.format(text) ?? text;

const BLANK_LEFT = 'autocorrect leaves the blank between % or ) and a full-width mark';

/** The spoilt sentences that the two put right in different ways, and why ours is meant. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  '与此前最优方法相比 ， F1 最多提升 13.7% 。': BLANK_LEFT,
  '模型共有 1.2 亿参数 ， 训练成本降低 30% 。': BLANK_LEFT,
  '该方法在 top-5 准确率上达到 91.2% ， 高于 ResNet-50 。': BLANK_LEFT,
  '在零样本设置下 ， 准确率从 41.5% 提高到 63.2% 。': BLANK_LEFT,
  '对抗训练使模型在 PGD 攻击下的准确率达到 57.4% 。': BLANK_LEFT,
  '量子比特的退相干时间延长到 1.5 毫秒 ， 保真度为 99.2% 。': BLANK_LEFT,
  '该定理要求损失函数光滑且凸 ， 收敛速度为 O(1/T) 。': BLANK_LEFT,
  '语音识别的词错误率从 6.1% 降到 4.8% ， 且不需要额外语料 。': BLANK_LEFT,
};

/** What only one of the two does. */
const RULES: readonly [rule: string, text: string, ours: string, theirs: string][] = [
  ['a stop behind a number ends a sentence', 'F1 为 54.6.', 'F1 为 54.6。', 'F1 为 54.6.'],
  ['a comma behind % is one of Chinese', '提升 10%,超过', '提升 10%，超过', '提升 10%,超过'],
  ['brackets are full-width', '准则(MCD)更好', '准则（MCD）更好', '准则 (MCD) 更好'],
  ['quotation marks are curly', '即"强化学习"', '即“强化学习”', '即"强化学习"'],
  ['no blanks between Chinese', '强 化 学 习', '强化学习', '强 化 学 习'],
  ['no blanks in a name', '优于 GPT - 4o 的', '优于 GPT-4o 的', '优于 GPT - 4o 的'],
  ['no blanks in a range', '共 3 – 5 个', '共 3–5 个', '共 3 – 5 个'],
  ['no blank before %', '提升 10 %', '提升 10%', '提升 10 %'],
  ['blanks around maths', '见$x$的值', '见 $x$ 的值', '见$x$的值'],
  ['blanks around Greek', '权重α的值', '权重 α 的值', '权重α的值'],
  ['a semicolon and every colon too', '表 2:训练;评测', '表 2：训练；评测', '表 2:训练;评测'],
  ['a blank behind a name with a slash', 'GPT-4/Claude等', 'GPT-4/Claude 等', 'GPT-4/Claude等'],
  ['dots become an ellipsis', '然而...不同', '然而……不同', '然而...不同'],
];

describe.skipIf(autocorrect === null)(`beside autocorrect${skipped}`, () => {
  const spoilt = DAMAGES.flatMap(({ spoil }) => SENTENCES.map(spoil));

  test('it agrees on at least 95 of 100 spoilt sentences, and differs in those of the list alone', () => {
    const different = spoilt.filter(text => tidyChinese(text) !== formatted(text));
    expect(spoilt.length).toBeGreaterThanOrEqual(300);
    expect(different.length / spoilt.length).toBeLessThanOrEqual(0.05);
    expect(different).toEqual(Object.keys(DIFFERENCES));
  });

  test.each(RULES)('it differs on purpose: %s', (_, text, ours, theirs) => {
    expect([tidyChinese(text), formatted(text)]).toEqual([ours, theirs]);
  });
});
