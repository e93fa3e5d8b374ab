// Real papers and digests that lie beside the project on some machines. Nothing may need them:
// a test that uses them is skipped, and says so, when they are missing.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** True when ../shared is there. */
export const hasShared = existsSync(join(root, 'papers'));

/** Path of a file of ../shared, e.g. `shared('papers', 'scan.pdf')`. */
export function shared(...parts: string[]): string {
  return join(root, ...parts);
}

/** Title suffix that tells a reader of the test run why a test did not run. */
export const sharedNote = hasShared ? '' : ' (skipped: ../shared is missing)';
