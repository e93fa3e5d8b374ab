// notes/<id>.json changed in place: read, changed and written under the digest's lock, so that two tabs, a terminal and
// a merge never overwrite each other (disk door, by notes-file.ts).
import type { Notes } from '../domain/notes.ts';
import { withDigestLock, type LockOptions } from './digest-lock.ts';
import { readNotes, writeNotes } from './notes-file.ts';

/**
 * The notes as they stand after `change`; they are on the disk then. `change` may be given null: there are none.
 * @param target the digest itself, not a link to it
 * @throws as `withDigestLock`, `readNotes` and `writeNotes` do, and what `change` throws: then nothing is written
 */
export function editNotes(
  at: { readonly target: string; readonly path: string },
  change: (notes: Notes | null) => Notes | Promise<Notes>,
  lock: LockOptions = {},
): Promise<Notes> {
  return withDigestLock(at.target, lock, async held => {
    const notes = await change(await readNotes(at.path));
    held();
    await writeNotes(at.path, notes);
    return notes;
  });
}
