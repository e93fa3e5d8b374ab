// notes/<id>.json beside the digest: the notes of one paper, with what was merged of them (disk door).
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { NotesSchema, type Notes } from '../domain/notes.ts';
import { fileStem } from '../domain/paper.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { DiskError, writeFileSafely } from './write-file.ts';

/** The notes file is there but is not what we write: a person's work may be in it, so it is never overwritten. */
export class NotesFileError extends ToolError {
  override name = 'NotesFileError';
  constructor(path: string, why: string, cause?: unknown) {
    super({
      code: 'E_NOTES_FILE',
      category: 'digest',
      what: `${path} cannot be used`,
      why,
      kept: 'neither it nor the digest was touched',
      next: `mend ${path}, or move it away to start afresh, then run the same command again`,
      cause,
    });
  }
}

/** Path of the notes of a paper: `notes/2310.06825.json`, `notes/hep-th_9901001.json` beside the digest. */
export function notesPath(digestPath: string, id: string): string {
  return join(dirname(digestPath), 'notes', `${fileStem(id)}.json`);
}

/** @throws NotesFileError when it is no JSON, or JSON of another shape; null when there is no such file */
export async function readNotes(path: string): Promise<Notes | null> {
  const text = await readText(path);
  if (text === null) return null;
  const parsed = NotesSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
  throw new NotesFileError(
    path,
    `${place}: ${issue?.message ?? z.prettifyError(parsed.error)}`,
    parsed.error,
  );
}

/** True when the file holds these very notes, to the byte. Throws NotesFileError when it cannot be read. */
export async function holdsNotes(path: string, notes: Notes): Promise<boolean> {
  return (await readText(path)) === textFor(notes);
}

/** Writes the notes unless the file holds the same bytes already. Throws DiskError. */
export async function writeNotes(path: string, notes: Notes): Promise<void> {
  if (await holdsNotes(path, notes)) return;
  const text = textFor(notes);
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw new DiskError(path, error);
  }
  await writeFileSafely(path, Buffer.from(text, 'utf8'));
}

function textFor(notes: Notes): string {
  return `${JSON.stringify(notes, null, 2)}\n`;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new NotesFileError(path, reasonOf(error), error);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotesFileError(path, `it is not JSON: ${reasonOf(error)}`, error);
  }
}
