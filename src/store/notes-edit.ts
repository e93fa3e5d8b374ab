// notes/<id>.json changed in place: read, changed and written under the digest's lock, so that two tabs, a terminal and
// a merge never overwrite each other (disk door, by notes-file.ts).
import type { Notes } from '../domain/notes.ts';
import { withDigestLock, type LockOptions } from './digest-lock.ts';
import { readNotes, writeNotes } from './notes-file.ts';
import { sweepTemps } from './temp-files.ts';

/** Notes files of one digest, while nobody else writes them. */
export interface LockedNotes {
  /** @throws as `readNotes` */
  readonly read: (path: string) => Promise<Notes | null>;
  /** On the disk when it is done. @throws as `writeNotes`, and when the lock was lost meanwhile */
  readonly write: (path: string, notes: Notes) => Promise<void>;
}

/**
 * Runs `use` under the digest's lock.
 * @param target the digest itself, not a link to it
 * @throws as `withDigestLock` does, and what `use` throws
 */
export function withLockedNotes<T>(
  target: string,
  lock: LockOptions,
  use: (files: LockedNotes) => Promise<T>,
): Promise<T> {
  return withDigestLock(target, lock, held =>
    use({
      read: readNotes,
      write: async (path, notes) => {
        await sweepTemps(path); // of writers that were killed
        held();
        await writeNotes(path, notes);
      },
    }),
  );
}
