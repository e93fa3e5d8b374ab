// A look at whether a merge could be written, before anything is paid for it (disk door). Nothing is written to see it.
import { access, constants, lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { resolveDigest } from './digest-file.ts';
import { NotesFileError, notesPath, readNotes } from './notes-file.ts';
import { DiskError, FolderError } from './write-file.ts';

/**
 * Passes when digest, its folder and `notes/` beside it may be written by us, and so may the notes files of these papers.
 * A full disk is not seen here.
 * @param path of the digest, as the user named it
 * @throws DigestFileError, DiskError, and what keeps the stored notes from being read (NotesFileError, NotesUnreadableError)
 */
export async function assertWritable(path: string, ids: readonly string[]): Promise<void> {
  const target = await resolveDigest(path);
  await assertMayWrite(path, target);
  await assertMayFill(dirname(target));
  const notes = dirname(notesPath(target, ''));
  const found = await stat(notes).catch((error: unknown) => nothingAt(notes, error));
  if (found === null) return;
  if (!found.isDirectory()) throw inTheWay(notes);
  await assertMayFill(notes);
  for (const id of ids) {
    const file = notesPath(target, id);
    if ((await readNotes(file)) !== null) await assertMayWrite(file, file);
  }
}

/** @param path what the message names */
async function assertMayWrite(path: string, file: string): Promise<void> {
  await access(file, constants.W_OK).catch((error: unknown) => {
    throw new DiskError(path, error);
  });
}

/** A file is made in a folder, and then moved over another one. */
async function assertMayFill(folder: string): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw new FolderError(folder, error);
  });
}

/**
 * Null for no folder yet: it will be made, or was made by another merge since it was looked for. A link that leads nowhere
 * cannot be made a folder.
 */
async function nothingAt(notes: string, error: unknown): Promise<null> {
  if (systemCode(error) !== 'ENOENT') throw new DiskError(notes, error);
  const link = await lstat(notes).catch(() => null);
  if (link?.isSymbolicLink() === true) throw new DiskError(notes, error);
  return null;
}

function inTheWay(notes: string): NotesFileError {
  return new NotesFileError(
    notes,
    phrase`it is a file, and the notes of papers go into a folder of that name`,
    {
      next: phrase`move ${notes} away, then run the same command again`,
    },
  );
}
