// A language model of 664 kB with random weights, written by hand as a GGUF file: for tests of a real runtime.
// It needs no download, is the same at every run, and answers in words without meaning that a grammar can hold.
// The form of the file: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
import { writeFileSync } from 'node:fs';

/** Embedding length, feed-forward length, blocks, heads. */
const [D, FF, BLOCKS, HEADS] = [64, 128, 2, 4];
const ALIGNMENT = 32;
const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 };
const KIND = { normal: 1, unknown: 2, control: 3, byte: 6 };

// 270 characters: what notes of papers are made of, and full-width punctuation.
const CHINESE = [
  ...'的一是不在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小',
  ...'么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知',
  ...'样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新',
  ...'什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市模型',
  ...'数据集论文基线准确率训练测试任务性能升比较值低均差证优损失层码词句图表型参函数式复杂度收敛奖励稀疏稳证验评估',
  ...'语言识别检索生索引步改进',
  ...'，。：；？！（）「」《》、',
];

const TEMPLATE =
  "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>' + '\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** Writes the file and returns its length. */
export function writeTinyGguf(path, options) {
  const bytes = tinyGguf(options);
  writeFileSync(path, bytes);
  return bytes.length;
}

/** The file as bytes, the same for the same options. `context`: tokens that it claims to have been trained on. */
export function tinyGguf({ seed = 7, context = 4096 } = {}) {
  const vocabulary = tokens();
  const tensors = weights(vocabulary, seed);
  const metadata = metadataOf(vocabulary, context);
  const head = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.length), ...metadata];
  let offset = 0;
  for (const { name, dims, data } of tensors) {
    head.push(string(name), u32(dims.length), ...dims.map(u64), u32(0), u64(offset));
    offset += padded(4 * data.length);
  }
  const parts = [pad(Buffer.concat(head))];
  for (const { data } of tensors) parts.push(pad(Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
  return Buffer.concat(parts);
}

function tokens() {
  const control = ['<s>', '</s>', '<|im_start|>', '<|im_end|>'].map(text => ({ text, kind: KIND.control }));
  const bytes = Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    kind: KIND.byte,
  }));
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const characters = [...ascii, ...new Set(CHINESE)].map((text, index) => ({
    text: text === ' ' ? '▁' : text,
    kind: KIND.normal,
    score: -10 - index / 100,
  }));
  return [{ text: '<unk>', kind: KIND.unknown }, ...control, ...bytes, ...characters];
}

function metadataOf(vocabulary, context) {
  const entry = (key, type, value) => Buffer.concat([string(key), u32(type), value]);
  const number = (key, value) => entry(key, TYPE.u32, u32(value));
  const text = (key, value) => entry(key, TYPE.string, string(value));
  const array = (key, type, values) =>
    entry(key, TYPE.array, Buffer.concat([u32(type), u64(values.length), ...values]));
  return [
    text('general.architecture', 'llama'),
    text('general.name', 'tiny random'),
    number('general.file_type', 0),
    number('general.alignment', ALIGNMENT),
    number('llama.context_length', context),
    number('llama.embedding_length', D),
    number('llama.block_count', BLOCKS),
    number('llama.feed_forward_length', FF),
    number('llama.attention.head_count', HEADS),
    number('llama.attention.head_count_kv', HEADS),
    number('llama.rope.dimension_count', D / HEADS),
    entry('llama.attention.layer_norm_rms_epsilon', TYPE.f32, f32(1e-5)),
    number('llama.vocab_size', vocabulary.length),
    text('tokenizer.ggml.model', 'llama'),
    text('tokenizer.ggml.pre', 'default'),
    array(
      'tokenizer.ggml.tokens',
      TYPE.string,
      vocabulary.map(token => string(token.text)),
    ),
    array(
      'tokenizer.ggml.scores',
      TYPE.f32,
      vocabulary.map(token => f32(token.score ?? 0)),
    ),
    array(
      'tokenizer.ggml.token_type',
      TYPE.i32,
      vocabulary.map(token => u32(token.kind)),
    ),
    number('tokenizer.ggml.bos_token_id', 1),
    number('tokenizer.ggml.eos_token_id', 4),
    number('tokenizer.ggml.unknown_token_id', 0),
    number('tokenizer.ggml.padding_token_id', 0),
    entry('tokenizer.ggml.add_bos_token', TYPE.bool, Buffer.from([1])),
    entry('tokenizer.ggml.add_space_prefix', TYPE.bool, Buffer.from([0])),
    text('tokenizer.chat_template', TEMPLATE),
  ];
}

/**
 * Random weights never close a string. So dimension 0 of every embedding is large, nothing adds to it on the way
 * through the blocks, and after the last norm it is about 5: column 0 of the output matrix is a bias of each token.
 */
function weights(vocabulary, seed) {
  const normal = gaussian(seed);
  const matrix = (name, [from, to], deviation = 1 / Math.sqrt(from)) => ({
    name,
    dims: [from, to],
    data: Float32Array.from({ length: from * to }, () => normal() * deviation),
  });
  const ones = name => ({ name, dims: [D], data: new Float32Array(D).fill(1) });
  const quiet = (name, dims) => {
    const made = matrix(name, dims, 0.3 / Math.sqrt(dims[0]));
    made.data.fill(0, 0, dims[0]);
    return made;
  };
  const embedding = matrix('token_embd.weight', [D, vocabulary.length], 1);
  const output = matrix('output.weight', [D, vocabulary.length], 0.15);
  vocabulary.forEach((token, index) => {
    embedding.data[index * D] = 8;
    output.data[index * D] = biasOf(token) / 5;
  });
  const blocks = Array.from({ length: BLOCKS }, (_, block) => [
    ones(`blk.${block}.attn_norm.weight`),
    ...['q', 'k', 'v'].map(which => matrix(`blk.${block}.attn_${which}.weight`, [D, D])),
    quiet(`blk.${block}.attn_output.weight`, [D, D]),
    ones(`blk.${block}.ffn_norm.weight`),
    matrix(`blk.${block}.ffn_gate.weight`, [D, FF]),
    matrix(`blk.${block}.ffn_up.weight`, [D, FF]),
    quiet(`blk.${block}.ffn_down.weight`, [FF, D]),
  ]);
  return [embedding, ...blocks.flat(), ones('output_norm.weight'), output];
}

/** Strings, lists and objects end; letters and Chinese are more likely than digits and signs. */
function biasOf({ text, kind }) {
  if (kind !== KIND.normal) return -12;
  if (text === '"') return 4.5;
  // As likely as a comma, lists would always be as long as a schema allows.
  if (text === ']') return 3.5;
  if (text === '}' || text === ',') return 3;
  if (/^[a-z▁]$/.test(text)) return 1.5;
  if (/^\d$/.test(text)) return -1;
  return text > '\u2e7f' ? 1 : -2;
}

/** Normally distributed numbers of one seeded generator (mulberry32, Box and Muller). */
function gaussian(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function f32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function string(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function padded(length) {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function pad(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
}
