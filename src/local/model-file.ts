// A model file → what is known of it before it is loaded. Door to the disk, read only.
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { sha256 } from '../lib/canonical-hash.ts';
import { reasonOf, ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { readGguf, type GgufHead } from './gguf.ts';

/** A GGUF file that is there, and whole as far as its head tells. */
export interface ModelFile extends Pick<GgufHead, 'architecture' | 'contextTokens' | 'vocabulary'> {
  readonly path: string;
  /** Name without folder: what the model is called in notes. */
  readonly name: string;
  readonly bytes: number;
  /** Tells this file from others of its name: its size and the hash of its first MB. For keys of the cache. */
  readonly fingerprint: string;
}

const MB = 1_000_000;
/** Heads are 1 to 15 MB long: they hold the model's whole vocabulary. */
const LONGEST_HEAD = 100 * MB;

/**
 * Looks at the head of a model file; 10 to 50 ms. Throws ToolError E_LOCAL_MODEL when there is no such file, when it
 * is no GGUF file of a version that we know, or when a part of it is missing.
 */
export async function readModelFile(path: string): Promise<ModelFile> {
  const file = await open(path).catch((error: unknown) => {
    throw modelFileError(path, phrase`it cannot be opened: ${reasonOf(error)}`);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw modelFileError(path, phrase`it is no file`);
    const head = await readHead(file, { path, size: stat.size });
    const { leastBytes, ...known } = head;
    if (stat.size < leastBytes) throw cutError(path, { bytes: stat.size, leastBytes });
    const fingerprint = `${stat.size}-${sha256(await firstBytes(file, MB)).slice(0, 16)}`;
    return { ...known, path, name: basename(path), bytes: stat.size, fingerprint };
  } finally {
    await file.close();
  }
}

async function readHead(file: FileHandle, { path, size }: { path: string; size: number }): Promise<GgufHead> {
  for (let length = MB; ; length *= 4) {
    const reading = readGguf(await firstBytes(file, length));
    if (reading.kind === 'head') return reading.head;
    if (reading.kind === 'other') {
      const begins = JSON.stringify(reading.begins);
      throw modelFileError(path, phrase`it is no GGUF file: it begins with ${begins}, not with "GGUF"`);
    }
    if (reading.kind === 'version')
      throw modelFileError(
        path,
        phrase`it is a GGUF file of version ${reading.version}; 2 and 3 can be read`,
      );
    if (length >= size)
      throw modelFileError(path, phrase`it ends in the middle of its head, after ${size} bytes`);
    if (length >= LONGEST_HEAD) throw modelFileError(path, phrase`its head cannot be read`);
  }
}

async function firstBytes(file: FileHandle, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(length), position: 0 });
  return buffer.subarray(0, bytesRead);
}

function cutError(path: string, { bytes, leastBytes }: { bytes: number; leastBytes: number }): ToolError {
  return modelFileError(
    path,
    phrase`it has ${bytes} bytes, and its table of tensors speaks of ${leastBytes}`,
  );
}

/** A model file that cannot be used, and why. */
function modelFileError(path: string, why: Told): ToolError {
  return new ToolError({
    code: 'E_LOCAL_MODEL',
    category: 'usage',
    what: phrase`the model file ${path} cannot be used`,
    why,
    kept: phrase`nothing was started; no digest was touched`,
    next: phrase`name another file with --model-file FILE, or run summarize init, which can fetch one`,
  });
}
