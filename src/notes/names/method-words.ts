// Abbreviations of models and methods, each with the words of which a paper must have one. Pure data, for notes/names/claim-names.ts.
// Unlike abbreviations of tasks, fields and hardware (LLM, GPU) they name what was used, and a claim may invent that.

/** Abbreviation → words and phrases, small letters without blanks; Chinese ones as they stand. */
export const METHOD_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  `
  lstm: longshorttermmemory 长短期记忆 长短时记忆
  bilstm: bidirectionallstm bidirectionallongshorttermmemory bidirectional 双向
  gru: gatedrecurrentunit gatedrecurrent recurrentunit 门控循环
  rnn: recurrent recurrence recurrently lstm gru bilstm 循环
  cnn: convolution convolutions convolutional convnet convnets resnet unet vgg 卷积
  gnn: graphneural graphnetwork graphnetworks graphconvolution graphconvolutional messagepassing gcn gat 图神经
  gcn: graphconvolution graphconvolutional graphconvolutions 图卷积
  gat: graphattention 图注意力
  gan: generativeadversarial adversarialnetwork adversarialnetworks adversarialnet adversarialnets adversarialgenerator stylegan cyclegan 对抗
  vae: variational autoencoder autoencoders 变分 自编码
  vit: visiontransformer visiontransformers 视觉变换器
  svm: supportvector 支持向量
  svr: supportvector 支持向量
  knn: nearestneighbor nearestneighbors nearestneighbour nearestneighbours 近邻
  crf: conditionalrandomfield conditionalrandomfields 条件随机场
  hmm: hiddenmarkov 隐马尔
  pca: principalcomponent principalcomponents 主成分
  svd: singularvalue singularvalues singularvector singularvectors 奇异值
  ica: independentcomponent independentcomponents 独立成分
  lda: latentdirichlet lineardiscriminant 线性判别 狄利克雷
  gbdt: gradientboosted gradientboosting 梯度提升
  sgd: stochasticgradient gradientdescent 随机梯度 梯度下降
  mcts: treesearch 树搜索
  ppo: proximalpolicy 近端策略
  trpo: trustregionpolicy 信任域 信赖域
  dqn: deepqnetwork deepqnetworks deepqlearning 深度q
  sac: softactorcritic 软演员 柔性
  ddpg: deepdeterministicpolicy 确定性策略
  dpo: directpreference 直接偏好
  rnd: randomnetworkdistillation randomnetwork 随机网络蒸馏
  her: hindsightexperience 事后经验
  icm: intrinsiccuriosity 内在好奇
  dpr: densepassage 稠密段落
`
    .trim()
    .split('\n')
    .map(line => {
      const [name = '', words = ''] = line.trim().split(': ');
      return [name, words.split(' ')] as const;
    }),
);
