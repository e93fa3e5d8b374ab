// name-not-in-paper, name-spelling and names-differ, tried on claims as a model writes them.
import { describe, expect, test } from 'vitest';
import { nameNotInPaper } from '../../../src/notes/checks/name-not-in-paper.ts';
import { nameSpelling } from '../../../src/notes/checks/name-spelling.ts';
import { namesDiffer } from '../../../src/notes/checks/names-differ.ts';
import { wrappedPaper } from '../../support/paper-text.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const text = wrappedPaper([
  'We introduce SparseRoute, a sparse router that large language models use to reason over long documents. ' +
    'Each router is trained with group relative policy optimization and a knowledge distillation loss.',
  'The Minimum Conditional Dependence (MCD) criterion replaces the maximum mutual information (MMI) criterion. ' +
    'All MMI-based methods share the rationalizer of RNP. MCD needs the KL-divergence of P(Y|X) and P(Y|X_Z).',
  'We compare with Inter-RAT, A2R, GPT-4o, GPT-3.5-turbo, Llama-2-7B and DeepSeek-R1 on BeerAdvocate, HotelReview, ' +
    'LongBench and Yelp. The encoder is BERT or ResNet-50; embeddings come from word2vec and fastText.',
  'SparseRoute reaches an F1 score of 63.9 on BeerAdvocate, RNP 54.6. Recall of natural language inference is 81.2. ' +
    'Qwen2.5 comes in 7B and 72B. Maximum mutual information is slower: 2,380 steps on 8 A100 cards.',
  'Vision Transformer and DistilRoBERTa fail on miniImageNet; see the chain of thought in Figure 3. ' +
    'Liu and Müller proved the Cauchy bound. The mixture of experts in Mixtral-8x7B is frozen.',
]);

const codes = (check: typeof nameNotInPaper, parts: Case): string[] =>
  findingsOf(check, text, { zh: '路由器更快。', en: 'The router is faster.', ...parts }).map(
    ({ message }) => message,
  );
const missing = (parts: Case) => codes(nameNotInPaper, parts);
const spelling = (parts: Case) => codes(nameSpelling, parts);
const differ = (parts: Case) => codes(namesDiffer, parts);

/** Right claims, in both languages: none of the three checks may say a word. */
const RIGHT: readonly (readonly [string, string])[] = [
  [
    'SparseRoute 在 BeerAdvocate 上的 F1 为 63.9，RNP 为 54.6。',
    'SparseRoute reaches an F1 of 63.9 on BeerAdvocate; RNP 54.6.',
  ],
  ['MCD准则取代了MMI准则。', 'The MCD criterion replaces the MMI criterion.'],
  [
    '最小条件依赖（MCD）准则用 KL 散度实现。',
    'Minimum conditional dependence (MCD) is realised by the KL divergence.',
  ],
  ['基于 MMI 的方法都沿用 RNP 的结构。', 'MMI-based methods share the structure of RNP.'],
  ['大语言模型（LLM）用它处理长文档。', 'Large language models (LLMs) use it on long documents.'],
  ['LLM 用它处理长文档。', 'LLMs use it on long documents.'],
  ['用强化学习训练路由器。', 'The router is trained by RL.'],
  ['训练用 GRPO 与知识蒸馏（KD）。', 'Training uses GRPO and knowledge distillation (KD).'],
  ['自然语言推断的召回率为 81.2。', 'NLI recall is 81.2.'],
  ['在 NLP 任务上优于 DNN 和 MLP。', 'It beats DNNs and MLPs on NLP tasks.'],
  ['结合 RAG、SFT 与 RLHF 也可行。', 'It can be combined with RAG, SFT and RLHF.'],
  [
    '训练用了 8 张 A100 GPU（80GB 显存），推理达 25 FPS。',
    'Training took 8 A100 GPUs (80GB of memory); inference runs at 25 FPS.',
  ],
  ['时钟为 2.4 GHz，延迟 35 ms，共 12 TFLOPs。', 'The clock is 2.4 GHz, latency 35 ms, 12 TFLOPs in all.'],
  [
    '以预测器近似 P(Y|X) 与 P(Y|X_Z)，损失为 L_CE。',
    'The predictor approximates P(Y|X) and P(Y|X_Z); the loss is L_CE.',
  ],
  ['MCD 的参数量与 RNP 相同。', "MCD's model is as large as RNP's."],
  ['BERT 类编码器与 Transformer 结构都可用。', 'BERT-style encoders and Transformer-based models both work.'],
  ['在非 IID 数据上 F1 分数更高。', 'On non-IID data the F1-score is higher.'],
  ['该系列中只比较 GPT-4o。', 'Of this family only GPT-4o is compared.'],
  ['使用 Llama-2 和 Llama-2-7B。', 'Llama-2 and Llama-2-7B are used.'],
  ['Qwen2.5-7B 与 Qwen2.5-72B 均被测试。', 'Qwen2.5-7B and Qwen2.5-72B are tested.'],
  ['与 DeepSeek-R1 相比，成本更低。', 'It is cheaper than DeepSeek-R1.'],
  ['词向量来自 word2vec 和 fastText。', 'Word2vec and fastText give the word vectors.'],
  ['中文与英文数据都来自北京。', 'The Chinese and English data were collected in Beijing in January.'],
  ['采用贝叶斯方法与高斯先验。', 'A Bayesian method with a Gaussian prior is used.'],
  ['代码用 Python 写成，可在网页中使用。', 'The code is in Python and runs on the Web.'],
  ['使用 Softmax 函数与 Token 级损失。', 'It uses a softmax and a token-level loss.'],
  ['如 Figure 3 与 Table 2 所示，Top-5 更高。', 'As Figure 3 and Table 2 show, top-5 is higher.'],
  ['第 II 阶段冻结 Mixtral-8x7B。', 'In stage II Mixtral-8x7B is frozen.'],
  ['Müller 证明了 Cauchy 界。', 'Müller proved the Cauchy bound.'],
  ['标题为“Sparse Routers for Long Context”。', 'The title is “Sparse Routers for Long Context”.'],
  ['作者 Author 提出该方法。', 'It was proposed by Author.'],
  ['代码见 https://github.com/example/SparseRouter。', 'Code: https://github.com/example/SparseRouter.'],
  ['时间复杂度为 O(NK)，其中 K=NM。', 'Time is O(NK), where K=NM.'],
  ['用 d-分离判断因果，α 与 β 固定。', 'd-separation finds the cause; α and β are fixed.'],
  ['MCD-RNP 组合优于两者。', 'The MCD-RNP combination beats both.'],
  ['Vision Transformer 失败。', 'The Vision Transformer fails.'],
  ['专家混合（MoE）被冻结。', 'The mixture of experts (MoE) is frozen.'],
  ['思维链（CoT）见图 3。', 'The chain of thought (CoT) is in Figure 3.'],
  ['给出提示“Let us think about it”。', 'The prompt is “Let us think about it”.'],
  ['“一换到底”：换准则，不打补丁。', 'Change the Criterion, Not the Patch'],
  ['路由器的 Prompt 与 Agent 分开。', 'Prompts of the router and of the agents are kept apart.'],
  ['基线包括 A2R。', 'A2R is among the baselines.'],
  ['两个结果：其一更快。', 'Two results: Speed is better. Cost is lower.'],
  ['在 A100-80GB 上运行 Llama-2-7B。', 'Llama-2-7B runs on one A100-80GB.'],
  ['比 GPT-3.5-Turbo 便宜。', 'It is cheaper than GPT-3.5-Turbo.'],
  ['两点：(a) 更快；(b) 更省。', 'Two points: (a) Speedy work, and (b) Thrifty work.'],
  ['用 F1@5 之外的度量。', 'Measures other than F1@5.'],
  ['在 HotelReview 与 Yelp 数据集上最好。', 'Best on the HotelReview and Yelp data sets.'],
];

/** A name that the paper does not have, in zh and en. */
const INVENTED: readonly (readonly [string, string, string])[] = [
  ['BERT-large', '编码器换成 BERT-large。', 'The encoder becomes BERT-large.'],
  ['GPT-4', '以 GPT-4 为评审。', 'GPT-4 is the judge.'],
  ['GPT-4-Turbo', '优于 GPT-4-Turbo。', 'It beats GPT-4-Turbo.'],
  ['GPT-5', '与 GPT-5 持平。', 'It equals GPT-5.'],
  ['ImageNet', '在 ImageNet 上预训练。', 'It is pre-trained on ImageNet.'],
  ['LLaMA-3', '使用 LLaMA-3 作为骨干。', 'The backbone is LLaMA-3.'],
  ['RoBERTa', '与 RoBERTa 比较。', 'It is compared with RoBERTa.'],
  ['SQuAD', '在 SQuAD 上得 91 分。', 'It scores 91 on SQuAD.'],
  ['GLUE', '在 GLUE 上最好。', 'It is best on GLUE.'],
  ['BLEU', '以 BLEU 衡量。', 'It is measured by BLEU.'],
  ['LoRA', '用 LoRA 微调。', 'It is fine-tuned by LoRA.'],
  ['PPO', '用 PPO 训练。', 'It is trained by PPO.'],
  ['CIFAR-10', '在 CIFAR-10 上实验。', 'Experiments are on CIFAR-10.'],
  ['MMLU', 'MMLU 上提升 3 分。', 'It gains 3 points on MMLU.'],
  ['ResNet-101', '骨干为 ResNet-101。', 'ResNet-101 is the backbone.'],
  ['Qwen2', '基座是 Qwen2。', 'The base model is Qwen2.'],
  ['Llama-2-70B', '使用 Llama-2-70B。', 'It uses Llama-2-70B.'],
  ['Llama 3', '使用 Llama 3 作为骨干。', 'The backbone is Llama 3.'],
  ['GPT - 4', '评审为 GPT - 4。', 'The judge is GPT - 4.'],
  ['T5', '以 T5 为编码器。', 'T5 is the encoder.'],
  ['H100', '在 8 张 H100 上训练。', 'It is trained on 8 H100 cards.'],
  ['PyTorch', '用 PyTorch 实现。', 'It is written in PyTorch.'],
  ['AdamW', '用 AdamW 优化。', 'AdamW is the optimizer.'],
  ['Mistral', '与 Mistral 比较。', 'It is compared with Mistral.'],
  ['Gemini', '优于 Gemini。', 'It beats Gemini.'],
  ['Natural Questions', '在 Natural Questions 上测试。', 'It is tested on Natural Questions.'],
  ['Zorblax', '优于 Zorblax 方法。', 'It beats the Zorblax method.'],
  ['HSIC', '用 HSIC 度量依赖。', 'HSIC measures the dependence.'],
  ['FlashMCD', '提出 MCD 的新版 FlashMCD。', 'FlashMCD is a new MCD.'],
  ['TriviaQA', '在 TriviaQA 数据集上。', 'On the data set TriviaQA.'],
  ['C-Eval', '在 C-Eval 上。', 'On C-Eval.'],
  ['Llama-Guard-3', '用 Llama-Guard-3 过滤。', 'Llama-Guard-3 filters it.'],
  ['Llama-2-7B-Instruct', '使用 Llama-2-7B-Instruct。', 'It uses Llama-2-7B-Instruct.'],
  ['t-SNE', '用 t-SNE 画图。', 'Drawn by t-SNE.'],
  ['LSTM', '编码器为 LSTM。', 'The encoder is an LSTM.'],
  ['SVM', '与 SVM 比较。', 'It is compared with an SVM.'],
  ['D3.js', '用 D3.js 画图。', 'Drawn with D3.js.'],
  ['DistilRoBARTa', '使用 DistilRoBARTa。', 'It uses DistilRoBARTa.'],
  ['ResNet-60', '骨干为 ResNet-60。', 'The backbone is ResNet-60.'],
  ['MCD-XL', '扩大为 MCD-XL。', 'It grows to MCD-XL.'],
];

describe('no check objects to', () => {
  test.each(RIGHT)('%s %s', (zh, en) => {
    expect([...missing({ zh, en }), ...spelling({ zh, en }), ...differ({ zh, en })]).toEqual([]);
  });
});

describe('name-not-in-paper holds back', () => {
  test.each(INVENTED)('%s', (name, zh, en) => {
    expect(missing({ zh })).toEqual([expect.stringContaining(`“${name}”`)]);
    expect(missing({ en })).toEqual([expect.stringContaining(`“${name}”`)]);
    expect(missing({ zh, en })).toHaveLength(1);
  });

  test('a name that is close, and offers the name of the paper', () => {
    expect(missing({ zh: '骨干为 ResNet-60。' })).toEqual([
      'The paper does not name “ResNet-60”. Did it mean “ResNet-50”?',
    ]);
  });

  test('and tells it in both languages', () => {
    expect(findingsOf(nameNotInPaper, text, { en: 'It equals GPT-5.' })).toEqual([
      {
        code: 'name-not-in-paper',
        severity: 'error',
        message: 'The paper does not name “GPT-5”.',
        messageZh: '论文中没有“GPT-5”这个名称。',
      },
    ]);
    expect(findingsOf(nameNotInPaper, text, { zh: '骨干为 ResNet-60。' })[0]?.messageZh).toBe(
      '论文中没有“ResNet-60”这个名称。是否应为“ResNet-50”？',
    );
  });

  test('F1 in a paper that measures something else', () => {
    const other = wrappedPaper(['The accuracy of the router is 91.2 percent.']);
    expect(findingsOf(nameNotInPaper, other, { en: 'Its F1 is 91.2.' })).toHaveLength(1);
    expect(findingsOf(nameNotInPaper, sampleText, { en: 'Its F1 is 63.9.' })).toEqual([]);
  });
});

test('F1 may be said of a paper that calls it the F-measure', () => {
  const other = wrappedPaper(['The F-measure of the router is 91.2 percent.']);
  expect(findingsOf(nameNotInPaper, other, { en: 'Its F1 is 91.2.' })).toEqual([]);
});

test('a capitalised English word may translate a name of a Chinese paper, other names may not', () => {
  const chinese = wrappedPaper(['我们提出一种新的检索方法，用于长文档问答。'.repeat(40)]);
  expect(findingsOf(nameNotInPaper, chinese, { en: 'It was tried at Zhihuan.' })).toEqual([]);
  expect(findingsOf(nameNotInPaper, chinese, { en: 'It uses RoBERTa.' })).toHaveLength(1);
});

describe('name-spelling tells the spelling of the paper for', () => {
  test.each([
    ['Gpt-4o', 'GPT-4o'],
    ['GPT - 4o', 'GPT-4o'],
    ['GPT4o', 'GPT-4o'],
    ['Beeradvocate', 'BeerAdvocate'],
    ['Beer Advocate', 'BeerAdvocate'],
    ['Beer-Advocate', 'BeerAdvocate'],
    ['SparseROUTE', 'SparseRoute'],
    ['Resnet50', 'ResNet-50'],
    ['ResNet 50', 'ResNet-50'],
    ['resnet-50', 'ResNet-50'],
    ['Deepseek-R1', 'DeepSeek-R1'],
    ['InterRAT', 'Inter-RAT'],
    ['Longbench', 'LongBench'],
    ['Long Bench', 'LongBench'],
    ['Long-Bench', 'LongBench'],
    ['Word2Vec', 'word2vec'],
    ['FastText', 'fastText'],
    ['Qwen-2.5', 'Qwen2.5'],
    ['LLaMA-2', 'Llama-2'],
    ['hotelreview', 'HotelReview'],
  ])('%s', (wrong, right) => {
    const message = `The paper spells “${wrong}” as “${right}”.`;
    const isOnlyFirstLetter = wrong.slice(1) === right.slice(1);
    expect(spelling({ zh: `在 ${wrong} 上测试。` })).toEqual(isOnlyFirstLetter ? [] : [message]);
    expect(missing({ zh: `在 ${wrong} 上测试。`, en: `It is tested on ${wrong}.` })).toEqual([]);
  });

  test('in both languages, once', () => {
    const zh = '优于 Gpt-4o。';
    expect(findingsOf(nameSpelling, text, { zh, en: 'It beats Gpt-4o.' })).toEqual([
      {
        code: 'name-spelling',
        severity: 'warning',
        message: 'The paper spells “Gpt-4o” as “GPT-4o”.',
        messageZh: '论文中的写法是“GPT-4o”，不是“Gpt-4o”。',
      },
    ]);
  });

  test.each([
    ['a name cut at the end of a line', 'BeerAdvocate'],
    ['a word of the paper with a capital', 'Sparse Router'],
    ['a word in capitals', 'SPARSE'],
    ['a number behind a name', 'SparseRoute 63.9'],
    ['a plural', 'MCDs'],
  ])('but not for %s', (_, name) => {
    expect(spelling({ zh: `这是 ${name}。`, en: `This is ${name}.` })).toEqual([]);
  });
});

describe('name-spelling keeps quiet about what the setting of the paper did:', () => {
  const set = wrappedPaper([
    'S PARSE R OUTE is new. We ran BERT/ResNet and compare MCD RNP. Skywork-VL-8B is LLM-as-a-judge.',
  ]);
  const told = (zh: string) => findingsOf(nameSpelling, set, { zh }).map(({ message }) => message);

  test.each(['用 SparseRoute。', '用 BERT-ResNet。', '用 MCD-RNP。', '用 LLM-as-a-Judge。'])('%s', zh => {
    expect(told(zh)).toEqual([]);
  });

  test('and tells a long name once, not its parts as well', () => {
    expect(told('用 Skywork - VL - 8B。')).toEqual([
      'The paper spells “Skywork - VL - 8B” as “Skywork-VL-8B”.',
    ]);
  });
});

describe('names-differ finds', () => {
  test.each<[string, string, string]>([
    ['MCD 优于 Inter-RAT。', 'MCD is better than the baseline.', 'Only the Chinese names “Inter-RAT”.'],
    ['该模型优于基线。', 'The model beats GPT-4o.', 'Only the English names “GPT-4o”.'],
    [
      '在 BeerAdvocate 上更好。',
      'It is better on HotelReview.',
      'Only the Chinese names “BeerAdvocate”. Only the English names “HotelReview”.',
    ],
    ['F1 为 63.9。', 'Accuracy is 63.9.', 'Only the Chinese names “F1”.'],
    ['使用 Llama-2-7B。', 'Llama-2 is used.', 'Only the Chinese names “Llama-2-7B”.'],
    ['在 Yelp 上测试。', 'It is tested on reviews.', 'Only the Chinese names “Yelp”.'],
    ['优于基线。', 'It beats Mixtral-8x7B and A2R.', 'Only the English names “Mixtral-8x7B”, “A2R”.'],
    ['MCD 更好。', 'The criterion is better.', 'Only the Chinese names “MCD”.'],
    ['编码器固定。', 'BERT is frozen.', 'Only the English names “BERT”.'],
  ])('%s %s', (zh, en, message) => {
    expect(differ({ zh, en })).toEqual([message]);
  });

  test('and tells it in both languages', () => {
    const parts = { zh: '在 BeerAdvocate 上更好。', en: 'It is better on HotelReview and LongBench.' };
    expect(findingsOf(namesDiffer, text, parts)).toEqual([
      {
        code: 'names-differ',
        severity: 'warning',
        message: 'Only the Chinese names “BeerAdvocate”. Only the English names “HotelReview”, “LongBench”.',
        messageZh: '只有中文提到“BeerAdvocate”，只有英文提到“HotelReview”、“LongBench”。',
      },
    ]);
  });

  test.each<[string, string, string]>([
    ['an abbreviation that Chinese translates', '最大互信息方法更慢。', 'MMI methods are slower.'],
    ['an abbreviation that English writes out', 'MMI 方法更慢。', 'Maximum mutual information is slower.'],
    ['a field abbreviation', '强化学习训练。', 'RL training.'],
    ['a firm with a Chinese name', '英伟达显卡。', 'NVIDIA GPUs.'],
    ['another spelling', 'GPT - 4o 更好。', 'GPT-4o is better.'],
    ['an English term kept in Chinese', '设计 Prompt。', 'It designs a prompt.'],
    ['one side only', 'MCD 更好。', ''],
    ['the parts apart', 'MCD-RNP 更好。', 'MCD with RNP is better.'],
    ['a plural', 'MCD 更好。', 'MCDs are better.'],
  ])('but not %s', (_, zh, en) => {
    expect(differ({ zh, en })).toEqual([]);
  });
});
