// What is looked at before a model is paid: whether its notes could be written. Whoever fails here is told that nothing
// was paid.
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { assertWritable } from '../store/writable.ts';

/** Runs the look; what it throws says that nothing was paid. */
export async function beforePaying<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ToolError)
      error.kept =
        error.kept === '' ? phrase`nothing was paid` : phrase`${error.told.kept}; nothing was paid`;
    throw error;
  }
}

/**
 * Passes when notes of these papers (base ids) could be merged into the digest as far as the disk goes. Nothing is written.
 * @throws as store/writable.ts
 */
export async function assertPublishable(digest: string, ids: readonly string[]): Promise<void> {
  await beforePaying(() => assertWritable(digest, ids));
}
