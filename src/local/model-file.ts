// Whether a file is what the embedded engine runs: it is there, may be read, and begins as GGUF files do.
import { open } from 'node:fs/promises';
import { reasonOf, ToolError, UsageError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';

/** Throws UsageError E_MODEL_FILE when it is not. */
export async function assertModelFile(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      if (buffer.toString('latin1') !== 'GGUF')
        throw modelFileError(path, phrase`it does not begin as a GGUF file does`);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof ToolError ? error : modelFileError(path, reasonOf(error));
  }
}

function modelFileError(path: string, why: Told): UsageError {
  return new UsageError({
    code: 'E_MODEL_FILE',
    what: phrase`${path} is no model file`,
    why,
    next: phrase`name a .gguf file, or fetch one: summarize init --download qwen3-4b. What is there: ls -l ${shellWord(path)}`,
  });
}
