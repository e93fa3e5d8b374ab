// The notes beside one digest by the name that requests give them: read as they are now, and changed under the lock.
// What a person did to the file by hand counts as decided from the first look on.
import { dirname, join } from 'node:path';
import type { Signature } from '../../domain/claim.ts';
import type { Notes } from '../../domain/notes.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { printable } from '../../lib/printable.ts';
import { adoptHandChanges } from '../../review/hand-changed.ts';
import { misplaced } from '../../review/queue.ts';
import { resolveDigest } from '../../store/digest-file.ts';
import { withLockedNotes, type LockedNotes } from '../../store/notes-edit.ts';
import { NotesFileError, readNotes } from '../../store/notes-file.ts';
import type { Tools } from '../tools.ts';

/** Notes files while nobody else writes them. */
export interface LockedPapers {
  /** @throws as `Papers.read` */
  readonly read: (stem: string) => Promise<Notes>;
  /** The notes as they are in the file, with every change by hand signed. @throws as writing notes does */
  readonly write: (stem: string, notes: Notes) => Promise<Notes>;
  /**
   * Writes what `change` makes of the file, and signs nothing: what a person did there by hand stays as it is but where
   * `change` says otherwise. Null writes nothing. Gives the notes as `read` does. @throws as both
   */
  readonly amend: (stem: string, change: Amend) => Promise<Notes>;
}

/** @param stored as the file has them @param notes the same as `read` gives them */
export type Amend = (stored: Notes, notes: Notes) => Notes | null;

export interface Papers {
  /** As the user named it. */
  readonly digest: string;
  readonly folder: string;
  /** Who decides now. */
  readonly signature: () => Signature;
  /** @throws E_REVIEW_NO_NOTES; NotesFileError, NotesUnreadableError */
  readonly read: (stem: string) => Promise<Notes>;
  /** Runs `use` under the digest's lock. @throws as waiting for it does, and what `use` throws */
  readonly locked: <T>(use: (papers: LockedPapers) => Promise<T>) => Promise<T>;
}

/** Nothing of the notes is read yet. @throws what resolving the digest throws */
export async function openPapers(
  { digest, reviewer }: { digest: string; reviewer: string },
  tools: Pick<Tools, 'signal' | 'log' | 'now'>,
): Promise<Papers> {
  const target = await resolveDigest(digest);
  const folder = join(dirname(target), 'notes');
  const pathOf = (stem: string): string => {
    if (!isStem(stem)) throw noName(stem);
    return join(folder, `${stem}.json`);
  };
  const stored = async (read: LockedNotes['read'], stem: string): Promise<Notes> => {
    const path = pathOf(stem);
    const notes = await read(path);
    if (notes === null) throw noNotes(stem, digest);
    const why = misplaced(notes, stem);
    if (why !== null) throw new NotesFileError(path, why);
    return notes;
  };
  const readBy = async (read: LockedNotes['read'], stem: string): Promise<Notes> =>
    adoptHandChanges(await stored(read, stem), null);
  const signature = (): Signature => ({ by: reviewer, at: new Date(tools.now()).toISOString() });
  const lock = { signal: tools.signal, onWait: tools.log };
  return {
    digest,
    folder,
    signature,
    read: stem => readBy(readNotes, stem),
    locked: use =>
      withLockedNotes(target, lock, files =>
        use({
          read: stem => readBy(files.read, stem),
          write: async (stem, notes) => {
            const signed = adoptHandChanges(notes, signature());
            await files.write(pathOf(stem), signed);
            return signed;
          },
          amend: async (stem, change) => {
            const before = await stored(files.read, stem);
            const after = change(before, adoptHandChanges(before, null));
            if (after !== null) await files.write(pathOf(stem), after);
            return adoptHandChanges(after ?? before, null);
          },
        }),
      ),
  };
}

/** A file's name without `.json`: it comes out of a request. */
function isStem(stem: string): boolean {
  return /^[\w.-]{1,60}$/.test(stem) && !stem.includes('..');
}

function noNotes(stem: string, digest: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_NO_NOTES',
    category: 'usage',
    what: phrase`${stem} cannot be reviewed`,
    why: phrase`there are no notes of it beside ${digest}`,
    kept: phrase`everything as it was`,
    next: phrase`summarize ${stem.replace('_', '/')} --digest ${digest} makes them`,
  });
}

function noName(stem: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_NO_NOTES',
    category: 'usage',
    what: phrase`${JSON.stringify(printable(stem.slice(0, 80)))} cannot be reviewed`,
    why: phrase`no notes file can have that name`,
    kept: phrase`everything as it was`,
    next: phrase`summarize review shows which papers can be reviewed`,
  });
}
