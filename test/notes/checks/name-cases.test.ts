// Names in the wrong case, one letter off, of libraries, methods and laws: what the three checks of names say of them.
import { describe, expect, test } from 'vitest';
import { nameNotInPaper } from '../../../src/notes/checks/name-not-in-paper.ts';
import { nameSpelling } from '../../../src/notes/checks/name-spelling.ts';
import { namesDiffer } from '../../../src/notes/checks/names-differ.ts';
import { wrappedPaper } from '../../support/paper-text.ts';
import { findingsOf, type Case } from '../sample.ts';

const text = wrappedPaper([
  'SPARSE ROUTING ON THE QUBLEX MACHINE. EVALUATION. We simulate QUBLEX with the solver Krakonos [3] and draw it with Sigma.js ' +
    'in the browser, on top of maps.gl; Cytographer and Node.js are not needed. Each QUBLEX program is short.',
  'The solver is at http://krakonos.example.org/krakonos and github.com/example/reef-nav. We test in ReefNav and HarborGrid. ' +
    'The encoder is MAGNETRA-small, GPT-4-mini, Qwen2.5-7B-Instruct or a long short-term memory network with convolutional layers.',
  'By Jensen’s inequality and the theorem of Zorvath the bound holds, which requires neither demonstrations nor labels. ' +
    'It is trained by stochastic gradient descent. RESULTS OF THE VELMORA STUDY. DistilBERT is slower, and so is Bayley.',
]);
const told = (check: typeof nameSpelling, parts: Case): string[] =>
  findingsOf(check, text, { zh: '它更快。', en: 'It is faster.', ...parts }).map(({ message }) => message);
const spelling = (parts: Case) => told(nameSpelling, parts);
const missing = (parts: Case) => told(nameNotInPaper, parts);
const differ = (parts: Case) => told(namesDiffer, parts);

describe('name-spelling tells the spelling of the paper for', () => {
  test.each([
    ['KRAKONOS', 'Krakonos'],
    ['Qublex', 'QUBLEX'],
    ['Reef-Nav', 'ReefNav'],
    ['Maps.GL', 'maps.gl'],
    ['Magnetra - small', 'MAGNETRA-small'],
    ['MAGNETRA - small', 'MAGNETRA-small'],
    ['Magnetra-small', 'MAGNETRA-small'],
    ['Gpt-4-mini', 'GPT-4-mini'],
    ['HarbourGrid', 'HarborGrid'],
    ['HarborGird', 'HarborGrid'],
    ['Zorvaath', 'Zorvath'],
    ['Krakanos', 'Krakonos'],
  ])('%s', (wrong, right) => {
    const message = `The paper spells “${wrong}” as “${right}”.`;
    expect(spelling({ zh: `它使用 ${wrong} 求解。` })).toEqual([message]);
    expect(missing({ zh: `它使用 ${wrong} 求解。`, en: `It is solved by ${wrong} now.` })).toEqual([]);
  });

  test('a slip in both languages, once', () => {
    expect(findingsOf(nameSpelling, text, { zh: '用 HarborGird。', en: 'It uses HarborGird.' })).toEqual([
      {
        code: 'name-spelling',
        severity: 'warning',
        message: 'The paper spells “HarborGird” as “HarborGrid”.',
        messageZh: '论文中的写法是“HarborGrid”，不是“HarborGird”。',
      },
    ]);
  });

  test.each([
    ['a heading in capitals', 'Evaluation'],
    ['a word of a heading', 'Results'],
    ['a name that stands in a heading only', 'Velmora'],
    ['a variant set with a hyphen', 'Qwen2.5-7B Instruct'],
    ['a variant with a capital', 'MAGNETRA-Small'],
    ['the words of an address', 'Krakonos'],
    ['a library with a small letter', 'sigma.js'],
    ['another name', 'MAGNETIC'],
    ['an ordinary word in capitals', 'SPARSE'],
  ])('but not for %s', (_, name) => {
    expect(spelling({ zh: `它使用 ${name} 求解。`, en: `It is solved by ${name} now.` })).toEqual([]);
  });
});

describe('name-not-in-paper holds back', () => {
  test.each([
    'D3.js',
    'three.gl',
    'RND',
    'RNN',
    'SVM',
    'PPO',
    'GPT-4o-mini',
    'DistilBART',
    'DistilBERT2',
    'Mistral',
  ])('%s', name => {
    expect(missing({ zh: `它使用 ${name} 求解。` })).toEqual([expect.stringContaining(`“${name}”`)]);
    expect(spelling({ zh: `它使用 ${name} 求解。` })).toEqual([]);
  });

  test.each([
    'LSTM',
    'CNNs',
    'SGD',
    'Sigma.js',
    'Sigma',
    'Cytographer.js',
    'NodeJS',
    'GPU',
    'LLM',
    'HarborGrids',
  ])('but not %s', name => {
    expect(missing({ zh: `它使用 ${name} 求解。`, en: `It is solved by ${name} now.` })).toEqual([]);
  });

  test('but not a method that a Chinese paper calls by its Chinese name', () => {
    const chinese = wrappedPaper(['编码器为长短期记忆网络，与支持向量机比较，用于长文档问答。'.repeat(40)]);
    expect(findingsOf(nameNotInPaper, chinese, { en: 'An LSTM beats the SVM.' })).toEqual([]);
    expect(findingsOf(nameNotInPaper, chinese, { en: 'An LSTM beats the CNN.' })).toHaveLength(1);
  });
});

describe('names-differ finds', () => {
  test.each<[string, string, string]>([
    ['用 Krakonos 完成模拟。', 'Simulations were performed.', 'Only the Chinese names “Krakonos”.'],
    ['由一个凸性不等式得出。', "It follows by Jensen's inequality.", 'Only the English names “Jensen”.'],
    ['由詹森不等式得出。', 'It follows by convexity.', 'Only the Chinese names “詹森不等式”.'],
    ['BM25 的匹配率更低。', 'The baseline matches less.', 'Only the Chinese names “BM25”.'],
    ['在 Gnutella04 上更慢。', 'It is slower on composers.', 'Only the Chinese names “Gnutella04”.'],
    ['编码器为卷积网络。', 'The encoder is an LSTM.', 'Only the English names “LSTM”.'],
  ])('%s %s', (zh, en, message) => {
    expect(differ({ zh, en })).toEqual([message]);
  });

  test.each<[string, string, string]>([
    ['a law in Chinese letters', '由琴生不等式得出。', "It follows by Jensen's inequality."],
    ['a law in Latin letters', '由 Jensen 不等式得出。', 'It follows by the Jensen inequality.'],
    ['a law of one unknown in Chinese', '由该定理得出。', "It follows by Zorvath's theorem."],
    ['a person who is no law', '贝叶斯方法更快。', 'The posterior is faster.'],
    ['a method by its Chinese name', '编码器为长短期记忆网络。', 'The encoder is an LSTM.'],
    ['a method by its words', '编码器为 CNN。', 'The encoder is convolutional.'],
    ['a library without its ending', '用 Sigma.js 画图。', 'It is drawn with Sigma.'],
  ])('but not %s', (_, zh, en) => {
    expect(differ({ zh, en })).toEqual([]);
  });
});

test('the three checks read a claim once: another paper and another claim are read anew', () => {
  const stated = { zh: '用 Krakonos 求解。', en: 'It is solved by Krakonos.' };
  expect(missing(stated)).toEqual([]);
  const other = wrappedPaper(['Another solver is used here.']);
  expect(findingsOf(nameNotInPaper, other, stated)).toHaveLength(1);
});
