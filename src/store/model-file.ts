// A model file and what the engine `local` needs besides, as seen from outside: for `summarize doctor` (disk, read only).
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** True when the file begins as a GGUF does. Throws the system's error when it cannot be read. */
export async function isGguf(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1') === 'GGUF';
  } finally {
    await handle.close();
  }
}

/** The hex digest in `<path>.sha256`; null when there is none. */
export async function toldChecksum(path: string): Promise<string | null> {
  const text = await readFile(`${path}.sha256`, 'utf8').catch(() => '');
  return /^[0-9a-f]{64}/i.exec(text.trim())?.[0].toLowerCase() ?? null;
}

/** SHA-256 of the file, as hex. Throws the reason of `signal`, or the system's error. */
export async function checksumOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Where the runtime of the engine `local` is installed: beside the models, or beside this program; null when nowhere. */
export function runtimeFolder(dataDir: string): string | null {
  for (const place of [join(dataDir, 'runtime', 'package.json'), import.meta.filename]) {
    try {
      return createRequire(place).resolve('node-llama-cpp/package.json');
    } catch {
      continue; // not there: the next place
    }
  }
  return null;
}
