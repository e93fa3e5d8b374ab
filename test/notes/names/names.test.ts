// Which names a text states, in Chinese and in English.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFieldAbbreviation, isOrdinaryWord } from '../../../src/notes/names/name-letters.ts';
import { isName, namesOf, plainNames } from '../../../src/notes/names/names.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const names = (text: string, language: 'zh' | 'en') =>
  namesOf(plainNames(text), language).map(name => name.text);

describe('names of Chinese text are', () => {
  test.each<[string, string[]]>([
    ['使用BERT-large编码器', ['BERT-large']],
    ['在 ImageNet 与 CIFAR-10 上', ['ImageNet', 'CIFAR-10']],
    ['基于 MCD 的（MCD-based）方法', ['MCD', 'MCD']],
    ['优于 Mistral 和 Zorblax', ['Mistral', 'Zorblax']],
    ['用 word2vec、fastText、mAP 与 vLLM', ['word2vec', 'fastText', 'mAP', 'vLLM']],
    ['在 C-Eval 和 Q-Former 上', ['C-Eval', 'Q-Former']],
    ['用 Llama-2-7B、Claude-3.5', ['Llama-2-7B', 'Claude-3.5']],
    ['在 2WikiMultihopQA 上', ['2WikiMultihopQA']],
    ['北京的数据集', []],
    ['prompt 与 token 级 loss', []],
    ['Chain of thought 提示', []],
    ['Q-Learning 与 K-Means', []],
    ['在 7B、72B、3D 与 80GB 上', []],
    ['12 GB、35 ms、2.4 GHz、5 TFLOPs', []],
    ['第 II 与 III 阶段', []],
    ['表 2（Table 2）与 Figure 3', []],
    ['变量 X_Z、L_CE、P(Y|X)、fE 与 k=NM', []],
    ['L2 范数与 Q1 问题', []],
    ['公式 \\Delta\\ModelName', []],
    ['见 https://github.com/example/SparseRouter 与 github.com/example/SparseNet。', []],
    ['阶段 Step-2、Top-5、layer12', []],
    ['D3.js、Node.JS 与 deck.gl，不是 main.py', ['D3.js', 'Node.JS', 'deck.gl']],
    ['快。js 是后缀，a.js2 也不是', []],
  ])('%s', (text, expected) => {
    expect(names(text, 'zh')).toEqual(expected);
  });
});

describe('names of English text are', () => {
  test.each<[string, string[]]>([
    ['BERT-style models beat RoBERTas.', ['BERT', 'RoBERTas']],
    ["GPT-4o's score and MCDs", ['GPT-4o', 'MCD']],
    ['It beats Mistral, and Zorblax too.', ['Mistral', 'Zorblax']],
    ['Zorblax is beaten.', []],
    ['Mistral is beaten.', ['Mistral']],
    ['Results: Zorbing helps. Blaxing does not.', []],
    ['Learned Gates for Zorblax Routing', []],
    ['Tested in Chinese and German by a Bayesian in January.', []],
    ['It uses Natural Questions and the Vision Transformer.', ['Natural Questions', 'Vision Transformer']],
    ['non-IID data, pre-BERT times', ['IID', 'BERT']],
    ['MLP-Mixer on 8xA100 and 4×H100', ['MLP-Mixer', 'A100', 'H100']],
    ['Llama 3 and GPT - 4o, Qwen 2.5.', ['Llama 3', 'GPT - 4o', 'Qwen 2.5']],
    ['Llama 3 times, Qwen 7B, GPT 63.9', ['Llama', 'Qwen', 'GPT']],
    ['The “Zorblax” effect', []],
    ['ＧＰＴ－４ in full width', ['GPT-4']],
    ['the naïve Schrödinger model', ['Schrodinger']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(names(text, 'en')).toEqual(expected);
  });
});

test('a name tells where it stands', () => {
  const text = plainNames('see non-BERT-based (x)');
  const [name] = namesOf(text, 'en');
  expect(text.slice(name?.start, name?.end)).toBe('BERT');
  expect(name).toMatchObject({ kind: 'sure', text: 'BERT' });
});

test('abbreviations of the field and units are told apart from names', () => {
  expect(['LLM', 'RAG', 'SOTA', 'GHz', 'TFLOPs', 'fp16'].every(isFieldAbbreviation)).toBe(true);
  expect(['BLEU', 'MMLU', 'GPT', 'SparseRoute', 'LSTM', 'SVM'].some(isFieldAbbreviation)).toBe(false);
});

describe('for other checks', () => {
  test.each([
    ...['BGE-M3', 'A100', 'Gnutella04', 'BM25', 'GPT-5', 'GPT‑5', 'CIFAR-10', 'Llama-2-7B', 'T5', 'word2vec'],
    ...['ResNet50', 'RTX3090', 'D3.js', 'LSTM', 'Qwen2.5', 'A100s', '2WikiQA'],
  ])('%s is a name', text => {
    expect(isName(text)).toBe(true);
  });

  test.each([
    ...[
      'top-5',
      'Top-5',
      'x3',
      'L2',
      'Step-2',
      'F1',
      'p95',
      'P90',
      'Fig3',
      'Table2',
      'Layer12',
      '80GB',
      '7B',
      '3D',
    ],
    ...['12', '', 'fp16', 'II', 'F1@5', 'Pass@1', 'the', 'LLM', 'A100 GPU', 'H1', '10k', 'k=5', 'Mistral is'],
  ])('%s is none', text => {
    expect(isName(text)).toBe(false);
  });
});

test('ordinary words are told by list and ending, but known names stay names', () => {
  expect(['Agent', 'Routers', 'Optimization', 'Gaussian', 'Chinese'].every(isOrdinaryWord)).toBe(true);
  expect(['Mistral', 'Anthropic', 'Zorblax', 'Yelp'].some(isOrdinaryWord)).toBe(false);
});

test('any text is read without an error, and names stand where they say', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('GPT-4o', ' - ', 'BERT', '的', '\\x', 'P(Y|X)', 'www.', '=', '。', ' Mistral '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = plainNames(pieces.join(''));
      for (const language of ['zh', 'en'] as const)
        for (const { text: name, start, end } of namesOf(text, language))
          if (text.slice(start, end) !== name) return false;
      return true;
    }),
    { numRuns: 200 },
  );
});

test('long hostile texts are read in linear time', () => {
  const read = (hostile: string): unknown => namesOf(plainNames(hostile), 'en');
  for (const unit of ['A-', 'a.', 'A(', 'www.', 'GPT-4', "A'", 'Ab ', 'A=', '\\a', '1.'])
    expect(
      growthOfEight(read, count => unit.repeat(count), 16_000),
      unit,
    ).toBeLessThan(MOST_OF_EIGHT);
});
