// The papers of the configured digest, a line each, for the completion scripts. Whatever goes wrong, it is silent: a
// person who presses Tab must not get an error into the line.
import { loadConfig } from '../../config.ts';
import { scanDigest } from '../../digest/scan.ts';
import { readDigestFile } from '../../store/digest-file.ts';
import type { CommandContext } from '../context.ts';

/** Reading more would take longer than a person waits for Tab. */
const MOST_BYTES = 20e6;

/** Prints them; nothing without a digest. Never throws. */
export async function printIds({ reporter }: CommandContext): Promise<void> {
  const ids = await idsOf().catch(() => []);
  if (ids.length > 0) reporter.out(ids.join('\n'));
}

async function idsOf(): Promise<string[]> {
  const { digest } = await loadConfig({});
  if (digest === null) return [];
  const bytes = await readDigestFile(digest);
  if (bytes.length > MOST_BYTES) return [];
  return [...new Set(scanDigest(bytes, digest).entries.flatMap(({ id }) => id ?? []))];
}
