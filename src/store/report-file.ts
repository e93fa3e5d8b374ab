// Where the report of a batch is written, and the list of the papers that it did not get done (disk door).
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskError, writeFileSafely } from './write-file.ts';

/** `<state>/batch/2026-11-23T07-10-12Z-4711.md`: one for each run, by its start (milliseconds since 1970) and process. */
export function reportPath(stateFolder: string, startedAt: number): string {
  const stamp = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return join(stateFolder, 'batch', `${stamp}Z-${process.pid}.md`);
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
  const stamps = names
    .flatMap(name => /^(\d{4}-\d\d-\d\dT[\d-]{8}Z-\d{1,10})\.md$/.exec(name)?.[1] ?? [])
    .sort();
  for (const stamp of stamps.slice(0, -KEPT)) {
    for (const end of ['.md', '.left.txt'])
      await rm(join(folder, stamp + end), { force: true }).catch(() => undefined);
  }
}

/** What a report begins with; a file that begins otherwise is somebody's own. */
const OWN = '# summarize batch';

/** True for a file that a report must not replace: it holds something, and no report. */
export async function isSomebodysOwn(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() !== '' && !text.startsWith(OWN);
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
