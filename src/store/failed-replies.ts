// Replies that were paid for and could not be used: kept for a person to look at, never read by the program.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileSafely } from './write-file.ts';

/** Keeps the raw text in `<cache>/failed/<stem>.txt` and gives the path. The newest one of a paper wins. */
export async function keepFailedReply(cacheFolder: string, stem: string, raw: string): Promise<string> {
  const folder = join(cacheFolder, 'failed');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${stem}.txt`);
  await writeFileSafely(path, new TextEncoder().encode(raw));
  return path;
}
