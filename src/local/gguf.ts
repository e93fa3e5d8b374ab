// The head of a GGUF file → what we want to know before anything is started: is it one, for how long texts was it
// trained, and is all of it there? Pure. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

/** What the head of a model file says. */
export interface GgufHead {
  /** `qwen3`; '' when it is not told. */
  readonly architecture: string;
  /** Tokens of context that it was trained on; null when it is not told. */
  readonly contextTokens: number | null;
  /** How many different tokens it knows; 0 when it is not told. */
  readonly vocabulary: number;
  /** The file has at least this many bytes, by its table of tensors. */
  readonly leastBytes: number;
}

/** `more`: the head is longer than what was read so far, or cut. */
export type GgufReading =
  | { readonly kind: 'head'; readonly head: GgufHead }
  | { readonly kind: 'more' }
  | { readonly kind: 'other'; readonly begins: string }
  | { readonly kind: 'version'; readonly version: number };

const MAGIC = 'GGUF';
const VERSIONS = [2, 3];
/** Bytes of a value by its type; strings and arrays say how long they are. */
const SIZES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const [UINT32, STRING, ARRAY] = [4, 8, 9];
/** Tensor type → weights in a block and bytes of a block (ggml.h, ggml-common.h). */
const BLOCKS: Readonly<Record<number, readonly [weights: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  20: [32, 18],
  23: [256, 136],
  30: [1, 2],
};

/** Reads the head in the first bytes of a file. Never throws, whatever they are. */
export function readGguf(bytes: Uint8Array): GgufReading {
  const begins = new TextDecoder('latin1').decode(bytes.subarray(0, 4));
  if (begins !== MAGIC) return { kind: 'other', begins };
  const reader = new Reader(bytes);
  try {
    reader.at = 4;
    const version = reader.u32();
    if (!VERSIONS.includes(version)) return { kind: 'version', version };
    return { kind: 'head', head: headIn(reader) };
  } catch (error) {
    // A DataView throws it for what lies behind its end.
    if (error instanceof RangeError) return { kind: 'more' };
    throw error;
  }
}

function headIn(reader: Reader): GgufHead {
  const tensors = reader.u64();
  const entries = reader.u64();
  const found = new Map<string, number | string>();
  for (let index = 0; index < entries; index += 1) {
    const key = reader.string();
    found.set(key, reader.value(reader.u32()));
  }
  let end = 0;
  for (let index = 0; index < tensors; index += 1) end = Math.max(end, tensorEnd(reader));
  const architecture = text(found.get('general.architecture'));
  const alignment = count(found.get('general.alignment')) || 32;
  const context = count(found.get(`${architecture}.context_length`));
  return {
    architecture,
    contextTokens: context > 0 ? context : null,
    vocabulary: count(found.get('tokenizer.ggml.tokens')),
    leastBytes: Math.ceil(reader.at / alignment) * alignment + end,
  };
}

/** Where the data of the next tensor end, counted from where data begin. */
function tensorEnd(reader: Reader): number {
  reader.string();
  const rank = reader.u32();
  let weights = 1;
  for (let index = 0; index < rank; index += 1) weights *= reader.u64();
  const [block, size] = BLOCKS[reader.u32()] ?? [1, 0];
  return reader.u64() + Math.ceil(weights / block) * size;
}

/** Little endian, from one value to the next; throws a RangeError at the end of the bytes. */
class Reader {
  at = 0;
  readonly #view: DataView;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32(): number {
    this.at += 4;
    return this.#view.getUint32(this.at - 4, true);
  }

  u64(): number {
    this.at += 8;
    return Number(this.#view.getBigUint64(this.at - 8, true));
  }

  string(): string {
    const length = this.u64();
    const start = this.at;
    this.skip(length);
    return new TextDecoder().decode(this.#bytes.subarray(start, this.at));
  }

  /** A number that we may need, a text, or how many items an array has; all others are 0. */
  value(type: number): number | string {
    if (type === STRING) return this.string();
    if (type === ARRAY) return this.array();
    const size = SIZES[type];
    if (size === undefined) throw new RangeError(`no such type: ${type}`);
    if (type === UINT32) return this.u32();
    this.skip(size);
    return 0;
  }

  skip(length: number): void {
    this.at += length;
    if (this.at > this.#bytes.byteLength) throw new RangeError('behind the end');
  }

  array(): number {
    const type = this.u32();
    const length = this.u64();
    const size = SIZES[type];
    if (size !== undefined) this.skip(length * size);
    else if (type === STRING) for (let index = 0; index < length; index += 1) this.skip(this.u64());
    // Arrays of arrays are in no model file that we know.
    else throw new RangeError(`no such type: ${type}`);
    return length;
  }
}

function count(value: number | string | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: number | string | undefined): string {
  return typeof value === 'string' ? value : '';
}
