// Words that look like names and are none, and names that look like words. Pure data, for notes/names/names.ts.

/** Abbreviations of tasks, fields, units and hardware that a claim may use though the paper spells the words out. */
export const FIELD_ABBREVIATIONS: ReadonlySet<string> = words(
  `ai ml dl nlp nlu nlg cv rl drl marl irl hrl il bc ir ie qa vqa ocr asr tts mt nmt smt lm llm slm mllm vlm lmm lvlm
  vla plm mlm dnn ann mlp ffn gp mle rag sft rlhf
  rlaif rlvr peft kl js sota api gpu cpu tpu npu ram vram hbm ssd io i/o ood iid id moe cot tot icl kd mdp pomdp
  bfs dfs dag flop mac lr bn ln relu rgb ui ux gui html json xml csv sql url pdf http cli ide os pc usb iq snr stem phd
  ceo us usa uk eu un uae faq todo ok nan fp16 fp32 fp8 fp4 bf16 tf32 int8 int4 kv ssl mtl ner pos mrc ctr hci hpc sdk
  doi arxiv iot saas wifi it oom oov vs agi aigc genai xai rm prm orm td ode pde sde cfd fem lp ilp milp sat np cfg fft
  dct ci sd se sem anova gdp dna rna mrna mri ct eeg ecg ehr tv gps lidar imu slam fps qps rps sla roi eda cad vr ar xr
  mse mae rmse auc roc auroc auprc iou em map cer wer acc ppl asap am pm bc ad etc eq fig tab sec alg ph led lcd uav ugv
  ascii utf8 utf 1d 2d 3d 4d 2.5d not and or all no only does if true false ours co2 h2o covid covid19 q&a a/b llmops
  mlops devops cs math stat rct dev ci/cd poc kpi p95 p99 p50 ttft tpot oracle pi sim2real text2sql nl2sql seq2seq dkl gt bon eos bos npc lrm lrms dof gm nli rte sts fsm cdf pdf pmf ema dp svg a100s gpgpu llmaaj qc io os t2i i2t t2v`,
);

/** Metrics of the list above and others, with keys of which the paper must have one. */
export const METRIC_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['f1', ['f1', 'f1score', 'fscore', 'fmeasure', 'f1measure', 'macrof1', 'microf1', 'fvalue']],
]);

/** Capitalised words that are ordinary in prose of the field: terms, eponyms, places, peoples, months, labels. */
export const ORDINARY: ReadonlySet<string> = words(
  `transformer python internet web boolean euclidean bernoulli pareto markov monte carlo turing nash bellman
  wasserstein jensen shannon fourier laplace hessian jacobian lagrangian cauchy gaussian bayes bayesian newton poisson
  dirichlet hilbert riemann lipschitz kullback leibler hamming manhattan cartesian fisher pearson spearman kendall
  cohen student gibbs langevin kalman gumbel hadamard frobenius cholesky taylor hoeffding chernoff rademacher lyapunov reynolds weber rayleigh prandtl navier stokes dijkstra delaunay voronoi planck bezier boltzmann maxwell
  euler hermite legendre chebyshev zipf simpson occam goodhart moore amdahl nobel markdown art state plug play
  chinese english german french spanish italian japanese korean russian arabic hindi portuguese dutch turkish greek
  latin hebrew polish swedish czech danish norwegian swiss bengali urdu tamil telugu swahili persian farsi malay ukrainian romanian hungarian
  vietnamese thai indonesian mandarin cantonese european asian african american
  british indian canadian australian western eastern northern southern china germany france spain italy japan korea
  russia india canada australia brazil britain england america netherlands sweden switzerland austria israel singapore taiwan hong kong york california europe asia africa beijing shanghai london paris
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday christmas earth sun moon
  fig figs tab tabs eq eqs sec secs alg ref refs figure table section equation appendix algorithm theorem lemma corollary proposition definition chapter page line
  step stage phase level part task case type class group question hypothesis example listing round day week year task
  agent agents token tokens prompt prompts softmax sigmoid dropout attention adapter adapters embedding embeddings
  router routers reward rewards encoder decoder workflow memory skill planner critic actor verifier judge teacher
  student query queries key keys value values batch epoch epochs loss baseline baselines benchmark benchmarks pipeline
  framework demo bug bugs web top best pass recall precision accuracy hit zero few one two three four five multi self
  chain thought tree graph mask logit logits gate gates expert experts head heads layer layers block patch patches
  pixel frame frames video image text code data model models policy state action step plan tool tools function score
  rank ranking ground truth gold oracle random seed beam greedy search cache context window sparse dense linear deep
  large small base long short high low open closed source target input output system user assistant human role chat
  instruct instruction world game games scaling law laws mixture retrieval generation reasoning alignment fine tuning
  pre training post test train dev validation zero-shot few-shot shot loop flow net network networks node edge feature
  features kernel tensor vector matrix gradient gradients optimizer regularizer sampler checkpoint bias variance
  entropy divergence distance norm prior posterior likelihood backbone pool pooling residual skip stride padding word
  words sentence document corpus wiki schema template rule rules script server client host online offline worker
  leader manager leaderboard playground sandbox runtime middle front back end first second third last next new old our
  ours we you they the this that these those with without from into over under and for not only all more most less
  note yes true false left right top bottom none null main max min mean median average total ratio rate core full half
  hard soft easy medium light heavy fast slow good bad better worse good late early safe risk cost time space size
  app apps team lab university institute school college department conference journal proceedings workshop association
  society foundation company law science nature mathematics physics computer learning machine language intelligence
  greedy hub kit library logic proof lean bot bots robot robots meta mini nano micro macro hyper super ultra
  pro plus lite dialog dialogue speech audio vision visual object scene pose depth mesh voxel cloud point points`,
);

/** Names of models, data sets, firms and tools that are spelled like a word: they count even where a sentence begins. */
export const KNOWN_NAMES: ReadonlySet<string> = words(
  `llama mistral mixtral gemini gemma claude qwen falcon vicuna alpaca pythia chinchilla gopher galactica bard grok kimi
  sora mamba longformer reformer linformer whisper flamingo yelp imdb wikipedia reddit twitter flickr winogrande
  hellaswag cityscapes caltech adagrad adam baichuan ernie doubao hunyuan o1 o3 o4 t5 copilot codex
   devin anthropic google microsoft nvidia huggingface deepmind cohere stanford tsinghua berkeley
  minecraft atari starcraft dota wikitext lambada swin dino moco glove midjourney dreamer decima jax keras
  pytorch tensorflow triton java kotlin julia matlab docker kubernetes hadoop mujoco omniglot enron
  internlm chatglm moonshot stable-diffusion sonnet opus haiku jamba zephyr dolly tulu olmo granite nemotron
  aya command-r palm lamda switch-transformer yolo deeplab `,
);

/** Names of two words that are words of any paper one by one. */
export const KNOWN_PHRASES =
  /\b(?:Natural Questions|Common Crawl|Penn Treebank|Stable Diffusion|Vision Transformer|Swin Transformer|Hugging Face|Visual Genome|Open Images|Mechanical Turk|Switch Transformer|Decision Transformer|Segment Anything|Fashion MNIST|The Pile|Tiny Images|Amazon Reviews)\b/g;

/** Parts that make another model of a name; any other lower-case word behind a hyphen is only a word. */
export const VARIANTS: ReadonlySet<string> = words(
  'large base small tiny mini medium huge giant xl xxl turbo pro flash nano ultra plus max lite preview instruct chat omni sonnet opus haiku coder hd hq',
);

/** Names that Chinese prose usually translates. */
export const TRANSLATED: ReadonlySet<string> = words(
  `youtube tiktok wechat weibo nvidia wikipedia twitter google microsoft amazon facebook apple alibaba tencent baidu
  huawei bytedance linkedin covid covid19 co2 h2o usa nasa nato who phd openreview stanford tsinghua berkeley
  minecraft starcraft transformer deepmind rubik github atari reddit`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
