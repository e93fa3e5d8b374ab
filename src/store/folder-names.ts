// What stands in a folder, told at one look (disk door, read only).
// A file that is not there costs an error when it is opened, and a new paper's notes are never there.
import { readdir } from 'node:fs/promises';
import { systemCode } from '../lib/errors.ts';

/**
 * Names of the files in a folder in lower case, so that those that are not there need not be asked for one by one: some
 * disks take `a` and `A` for one file. None without the folder. Null where it cannot be told.
 */
export async function namesIn(folder: string): Promise<ReadonlySet<string> | null> {
  return readdir(folder).then(
    names => new Set(names.map(name => name.toLowerCase())),
    (error: unknown) => (systemCode(error) === 'ENOENT' ? new Set() : null),
  );
}
