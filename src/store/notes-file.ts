// notes/<id>.json beside the digest: the notes of one paper, with what was merged of them (disk door).
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import * as z from 'zod';
import { NotesSchema, type Notes } from '../domain/notes.ts';
import { fileStem } from '../domain/paper.ts';
import { AGAIN } from '../lib/again.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { notesJson, placeIn } from './notes-json.ts';
import { DiskError, syncFolder, writeFileSafely } from './write-file.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** The notes file is there but is not what we write: a person's work may be in it, so it is never overwritten. */
export class NotesFileError extends ToolError {
  override name = 'NotesFileError';
  /** @param next another way out than mending it or starting afresh */
  constructor(path: string, why: Told, { cause, next }: { cause?: unknown; next?: Told } = {}) {
    super({
      code: 'E_NOTES_FILE',
      category: 'digest',
      what: phrase`${path} cannot be used`,
      why,
      kept: phrase`neither it nor the digest was touched`,
      next: next ?? phrase`mend ${path}, or move it away to start afresh, then ${AGAIN}`,
      cause,
    });
  }
}

/** The disk does not give the notes file to us: what is in it is unknown, so nothing is written. */
export class NotesUnreadableError extends ToolError {
  override name = 'NotesUnreadableError';
  constructor(path: string, cause: unknown) {
    super({
      code: 'E_NOTES_UNREADABLE',
      category: 'disk',
      what: phrase`${path} cannot be read`,
      why: reasonOf(cause),
      kept: phrase`neither it nor the digest was touched`,
      next: phrase`make ${path} readable, then ${AGAIN}`,
      cause,
    });
  }
}

/** Path of the notes of a paper: `notes/2310.06825.json`, `notes/hep-th_9901001.json` beside the digest. */
export function notesPath(digestPath: string, id: string): string {
  return join(dirname(digestPath), 'notes', `${fileStem(id)}.json`);
}

/** @throws NotesFileError when it is no JSON, or JSON of another shape; NotesUnreadableError; null when there is none */
export async function readNotes(path: string): Promise<Notes | null> {
  const text = await readText(path);
  if (text === null) return null;
  const value = parseJson(path, text);
  const parsed = NotesSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const why = issue?.message ?? z.prettifyError(parsed.error);
  throw new NotesFileError(path, phrase`${placeIn(issue?.path ?? [], value)}: ${why}`, {
    cause: parsed.error,
  });
}

/**
 * The notes of these papers that are stored beside a digest, and for those that cannot be read why not.
 * One look at the folder, so that a digest of thousands of papers without notes costs nothing.
 */
export async function readAllNotes(
  digestPath: string,
  ids: Iterable<string>,
): Promise<{ notes: Map<string, Notes>; broken: Map<string, Told> }> {
  const present = new Set(await readdir(join(dirname(digestPath), 'notes')).catch(() => []));
  const notes = new Map<string, Notes>();
  const broken = new Map<string, Told>();
  for (const id of ids) {
    if (!present.has(`${fileStem(id)}.json`)) continue;
    try {
      const stored = await readNotes(notesPath(digestPath, id));
      if (stored !== null) notes.set(id, stored);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      broken.set(id, error.told.why);
    }
  }
  return { notes, broken };
}

/** The notes files of a folder, in the order of their names, and when each was last written; none without the folder. */
export async function listNotes(folder: string): Promise<{ stem: string; path: string; updated: string }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
    throw new NotesUnreadableError(folder, error);
  });
  const files = names.filter(name => /^[\w.-]{1,60}\.json$/.test(name)).sort();
  return Promise.all(
    files.map(async name => {
      const path = join(folder, name);
      const updated = await stat(path).then(({ mtime }) => mtime.toISOString(), () => ''); // prettier-ignore
      return { stem: name.slice(0, -'.json'.length), path, updated };
    }),
  );
}

/** True when the file holds these very notes, to the byte. Throws as `readNotes` when it cannot be read. */
export async function holdsNotes(path: string, notes: Notes): Promise<boolean> {
  return (await readText(path)) === textFor(notes);
}

/** Writes the notes unless the file holds the same bytes already. Throws DiskError. */
export async function writeNotes(path: string, notes: Notes): Promise<void> {
  await writeAllNotes([{ path, notes }]);
}

/**
 * The same for notes files of one folder, several at a time. The folder is synced once, after the last of them: what
 * is written after that is on the disk no sooner than these are.
 */
export async function writeAllNotes(files: readonly NotesToWrite[]): Promise<void> {
  const limit = pLimit(AT_ONCE);
  const folders = new Map<string, Promise<void>>();
  const inFolder = (path: string): Promise<void> => {
    const made = folders.get(dirname(path)) ?? makeFolder(path);
    folders.set(dirname(path), made);
    return made;
  };
  await settledAll(files.map(file => limit(() => writeOne(file, inFolder))));
  for (const folder of folders.keys()) await syncFolder(folder);
}

/** The notes of one file. */
interface NotesToWrite {
  readonly path: string;
  readonly notes: Notes;
  /** True when the file is known to hold something else, or nothing: then it is not read to see that. */
  readonly isOther?: boolean;
}

/** Files that are written at a time: more do not make a disk faster. */
const AT_ONCE = 8;

/** @param inFolder sees to it that there is a folder for the file */
async function writeOne(
  { path, notes, isOther = false }: NotesToWrite,
  inFolder: (path: string) => Promise<void>,
): Promise<void> {
  const text = textFor(notes);
  if (!isOther && (await readText(path)) === text) return;
  try {
    await inFolder(path);
    await writeFileSafely(path, Buffer.from(text, 'utf8'), { syncsFolder: false });
  } catch (error) {
    await readText(path); // what stands in the way of reading is the better reason
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw new DiskError(path, error);
  }
}

/** All of them, also when one fails: nothing may be under way any more when the lock is let go. */
async function settledAll<T>(all: readonly Promise<T>[]): Promise<T[]> {
  const ends = await Promise.allSettled(all);
  return ends.map(end => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

function textFor(notes: Notes): string {
  return `${JSON.stringify(notes, null, 2)}\n`;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR' || code === 'EISDIR')
      throw new NotesFileError(path, reasonOf(error), { cause: error });
    throw new NotesUnreadableError(path, error);
  }
}

function parseJson(path: string, text: string): unknown {
  const read = notesJson(text);
  if ('value' in read) return read.value;
  const next = phrase`mend ${path}, then: summarize review --publish`;
  throw new NotesFileError(path, read.why, read.isConflict ? { next } : {});
}
