// Where the report of a batch is written, and the list of the papers that it did not get done (disk door).
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileSafely } from './write-file.ts';

/** `<state>/batch/2026-11-23T07-10-12Z.md`: one for each run, sorted by its start (milliseconds since 1970). */
export function reportPath(stateFolder: string, startedAt: number): string {
  const stamp = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return join(stateFolder, 'batch', `${stamp}Z.md`);
}

/** `<report>.left.txt`, beside the report: a source for the next run. */
export function leftListPath(report: string): string {
  return `${report.replace(/\.md$/i, '')}.left.txt`;
}

/** Writes a file of a report, with the folders it needs. Throws DiskError. */
export async function writeReportFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true }).catch(() => undefined); // writing says what is wrong with it
  await writeFileSafely(path, new TextEncoder().encode(text));
}
