// `summarize --version`.
import { readPackageInfo } from '../store/package-files.ts';
import type { CommandContext } from './context.ts';

/** Prints the version on stdout. */
export async function printVersion({ reporter }: CommandContext): Promise<void> {
  reporter.out((await readPackageInfo()).version);
}
