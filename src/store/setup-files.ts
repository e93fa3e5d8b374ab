// The files that `summarize init` writes: read with what may not be written to, and written whole (disk door).
// A `.env` holds a key: nobody else may read it, not even for a moment.
import { access, chmod, constants, lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import { DiskError, writeFileSafely } from './write-file.ts';

/** A file that is set up, as it is and as it shall be. */
export interface SetupFile {
  readonly path: string;
  /** Null: there is none yet. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** For its owner only. */
  readonly isSecret: boolean;
}

/** More is no configuration and no list that a person keeps by hand. */
const MAX_BYTES = 20_000_000;
const MAX_LISTS = 50;

/** The bytes, null without a file. Throws ToolError E_INIT_FILE for a link, a folder, a device or what cannot be read. */
export async function readSetupFile(path: string): Promise<Uint8Array | null> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) throw linkError(path);
    if (!found.isFile()) throw fileError(path, phrase`it is no file`);
    if (found.size > MAX_BYTES) throw fileError(path, phrase`it has ${found.size} bytes`);
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error instanceof ToolError ? error : fileError(path, reasonOf(error), error);
  }
}

/**
 * Writes it whole; what somebody wrote meanwhile is not lost. A secret file is closed to others before it gets the secret.
 * @throws DiskError, FileChangedError; the file is then as it was
 */
export async function writeSetupFile({ path, before, after, isSecret }: SetupFile): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: isSecret ? 0o700 : 0o777 });
    if (isSecret && before !== null) {
      // A file that its owner may not write must not be opened by this.
      await access(path, constants.W_OK);
      const { mode } = await lstat(path);
      if ((mode & 0o077) !== 0) await chmod(path, mode & 0o700);
    }
  } catch (error) {
    throw new DiskError(path, error);
  }
  await writeFileSafely(path, after, { expected: before, ...(isSecret ? { mode: 0o600 } : {}) });
}

/** The folder that a file is to be in; throws DiskError when it cannot be made. */
export async function ensureFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw new DiskError(path, error);
  });
}

/** Markdown files in the folder itself, by name, the first 50 of them; [] when it cannot be read. */
export async function markdownFiles(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter(entry => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name));
  const sorted = names.map(entry => entry.name).sort((a, b) => a.localeCompare(b, 'en'));
  const files = sorted.slice(0, MAX_LISTS).map(async name => {
    const bytes = await readSetupFile(join(folder, name)).catch(() => null);
    return bytes === null ? [] : [{ name, bytes }];
  });
  return (await Promise.all(files)).flat();
}

function linkError(path: string): ToolError {
  return new ToolError({
    code: 'E_INIT_FILE',
    category: 'disk',
    what: phrase`${path} is not written`,
    why: phrase`it is a link, and what is meant for this folder would be written somewhere else`,
    kept: phrase`nothing changed`,
    next: phrase`put a file in its place, or edit by hand what it links to: ls -l ${shellWord(path)}`,
  });
}

function fileError(path: string, why: string | Phrase, cause?: unknown): ToolError {
  return new ToolError({
    code: 'E_INIT_FILE',
    category: 'disk',
    what: phrase`${path} cannot be read`,
    why,
    kept: phrase`nothing changed`,
    next: phrase`look at it: ls -l ${shellWord(path)}`,
    cause,
  });
}
