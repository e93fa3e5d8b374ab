// Where the report of a batch is written, and the list of the papers that it did not get done (disk door).
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskError, writeFileSafely } from './write-file.ts';

/** `<state>/batch/2026-11-23T07-10-12Z.md`: one for each run, sorted by its start (milliseconds since 1970). */
export function reportPath(stateFolder: string, startedAt: number): string {
  const stamp = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return join(stateFolder, 'batch', `${stamp}Z.md`);
}

/** `<report>.left.txt`, beside the report: a source for the next run. */
export function leftListPath(report: string): string {
  return `${report.replace(/\.md$/i, '')}.left.txt`;
}

/** Reports of so many runs are kept in the state folder. */
const KEPT = 50;

/** Removes old reports, of ours by their names only, and their lists. What cannot be removed stays. */
export async function sweepReports(stateFolder: string): Promise<void> {
  const folder = join(stateFolder, 'batch');
  const names = await readdir(folder).catch(() => []);
  const stamps = names.flatMap(name => /^(\d{4}-\d\d-\d\dT[\d-]{8}Z)\.md$/.exec(name)?.[1] ?? []).sort();
  for (const stamp of stamps.slice(0, -KEPT)) {
    for (const end of ['.md', '.left.txt'])
      await rm(join(folder, stamp + end), { force: true }).catch(() => undefined);
  }
}

/** Makes the folder of `reportPath`. One that a person named is theirs to make: Node's mkdir -p never ends in /proc. */
export async function makeReportFolder(stateFolder: string): Promise<void> {
  const folder = join(stateFolder, 'batch');
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new DiskError(folder, error);
  }
}

/** Writes a file of a report. Throws DiskError. */
export async function writeReportFile(path: string, text: string): Promise<void> {
  await writeFileSafely(path, new TextEncoder().encode(text));
}
