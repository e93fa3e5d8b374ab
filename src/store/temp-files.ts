// Names of the temp files that a writer makes beside the file it replaces, and their removal after a kill (disk door).
import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../lib/errors.ts';

/** `.<name>.<pid>.<random>.tmp`; long names are cut, for 255 bytes are the limit. */
export function tempPath(target: string): string {
  return join(dirname(target), `${tempStem(target)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
}

function tempStem(target: string): string {
  return `.${basename(target).slice(0, 40)}`;
}

/**
 * Removes temp files that killed writers of these files left behind, where it can. Call it under the lock.
 * @param targets files of one folder, not links to them
 */
export async function sweepTemps(...targets: readonly string[]): Promise<void> {
  const folder = dirname(targets[0] ?? '');
  const stems = new Set(targets.map(target => `${tempStem(target)}.`));
  for (const name of await readdir(folder).catch(() => [])) {
    const [, stem = '', pid = ''] = /^(\..{1,80}?\.)(\d{1,10})\.[0-9a-f]{12}\.tmp$/.exec(name) ?? [];
    if (stems.has(stem) && !isAlive(Number(pid)))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH'; // EPERM: it lives, as somebody else's
  }
}
