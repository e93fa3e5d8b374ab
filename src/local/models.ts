// Models that are recommended for the embedded engine: rows of data, no code that fetches.
// Sizes and speeds are rounded, for people; the exact size and the checksum are told by the server that has the file.

export interface KnownModel {
  /** What `--download` takes. */
  readonly id: string;
  readonly name: string;
  /** Repository and file name on Hugging Face. */
  readonly repository: string;
  readonly file: string;
  /** Gigabytes (10⁹ bytes), about. */
  readonly gigabytes: number;
  readonly licence: string;
  /** Gigabytes of memory while it writes, about: the weights and a context of the engine's size. */
  readonly memory: number;
  /** Tokens a second on the processor of a usual computer, about. */
  readonly speed: number;
}

/** Both answer in Chinese and English, and neither thinks aloud first. */
export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    id: 'qwen3-4b',
    name: 'Qwen3 4B Instruct 2507',
    repository: 'unsloth/Qwen3-4B-Instruct-2507-GGUF',
    file: 'Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
    gigabytes: 2.5,
    licence: 'Apache-2.0',
    memory: 4.5,
    speed: 8,
  },
  {
    id: 'qwen2.5-1.5b',
    name: 'Qwen2.5 1.5B Instruct',
    repository: 'Qwen/Qwen2.5-1.5B-Instruct-GGUF',
    file: 'qwen2.5-1.5b-instruct-q4_k_m.gguf',
    gigabytes: 1.1,
    licence: 'Apache-2.0',
    memory: 2.5,
    speed: 18,
  },
];

/** Address of the file at a host: `https://huggingface.co`, or `https://hf-mirror.com`, which is reached better from China. */
export function addressOf({ repository, file }: KnownModel, host: string): string {
  return new URL(`${repository}/resolve/main/${file}`, host.endsWith('/') ? host : `${host}/`).href;
}

/** Minutes that notes of one paper take, about: 1500 tokens are written, and about as long is read. */
export function minutesOf({ speed }: KnownModel): number {
  return Math.ceil((2 * 1500) / speed / 60);
}
