// Lists of papers on this disk or on stdin → their bytes, and the PDFs below a folder. Door to the disk, read only.
import { opendir, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** A list of a million ids is 12 MB; what is larger is no list. */
const MAX_BYTES = 50 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/** The bytes of a list. Throws E_SOURCE (usage): missing, a folder, a device, no permission, more than 50 MB. */
export async function readSourceFile(path: string): Promise<Uint8Array> {
  try {
    // Asked before it is opened: opening a pipe or a terminal waits for somebody to write.
    const found = await stat(path);
    if (found.isDirectory())
      throw unreadable(path, { why: phrase`it is a folder`, next: phrase`name a file in it, or its PDFs` });
    if (!found.isFile())
      throw unreadable(path, {
        why: phrase`it is a device, a pipe or a socket, not a file`,
        next: phrase`give it on stdin: cat ${path} | summarize batch -`,
      });
    if (found.size > MAX_BYTES) throw tooLarge(path);
    return await withFile(path, file => readMost(path, file));
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw unreadable(path, { why: whyOf(error), next: phrase`look for it: ls -l ${path}`, cause: error });
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** Not readFile: a file may grow while it is read, and those of /proc say that they are empty. */
async function readMost(path: string, file: FileHandle): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const piece = new Uint8Array(CHUNK);
    const { bytesRead } = await file.read(piece, 0, CHUNK, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, bytesRead));
    size += bytesRead;
    if (size > MAX_BYTES) throw tooLarge(path);
  }
}

/**
 * All bytes of stdin. Throws E_SOURCE (usage) past 50 MB or when the stream breaks, and the reason of `signal`.
 * The stream is closed when reading ends before its end.
 */
export async function readStdin(
  stream: AsyncIterable<unknown> & { destroy(error?: Error): unknown },
  signal: AbortSignal,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stop = () => void stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const piece of stream) {
      const bytes = piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
      pieces.push(bytes);
      size += bytes.length;
      if (size > MAX_BYTES) throw tooLarge('stdin');
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolError) throw error;
    throw unreadable('stdin', { why: reasonOf(error), next: phrase`run the command again`, cause: error });
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return Buffer.concat(pieces);
}

/** True for a folder, or a link to one; false for anything else, a path that does not exist among it. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}

/** False only when nothing is there under this name, or nothing can be. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => !['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error) ?? ''),
  );
}

/** Below a folder that is nested deeper than this somebody made a trap. */
const DEEPEST = 40;

/**
 * The PDFs below a folder, sorted by code units, each path beginning with `folder` as it was given. Folders that begin
 * with a dot and node_modules are left out, and so are links to folders and links that lead out of the folder.
 * A folder below that cannot be opened is left out as well. Throws E_SOURCE (usage) when the folder itself cannot.
 */
export async function listPdfs(folder: string): Promise<string[]> {
  const found: string[] = [];
  try {
    const root = await realpath(folder);
    await walk({ folder, root, found }, 0);
  } catch (error) {
    throw unreadable(folder, {
      why: whyOf(error),
      next: phrase`look for it: ls -ld ${folder}`,
      cause: error,
    });
  }
  return found.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

interface Walk {
  readonly folder: string;
  /** The folder that was asked for, with every link on the way to it resolved. */
  readonly root: string;
  readonly found: string[];
}

async function walk({ folder, root, found }: Walk, depth: number): Promise<void> {
  const below: string[] = [];
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    const isPdf = /\.pdf$/i.test(entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') below.push(path);
    } else if (isPdf && (entry.isFile() || (entry.isSymbolicLink() && (await staysInside(path, root)))))
      found.push(path);
  }
  if (depth >= DEEPEST) return;
  for (const path of below) {
    await walk({ folder: path, root, found }, depth + 1).catch((error: unknown) => {
      // Somebody else's folder, or one that was removed meanwhile, must not hide all others.
      if (systemCode(error) === undefined) throw error;
    });
  }
}

/** True for a link to a file in the folder; a link to nowhere or to a folder is none. */
async function staysInside(path: string, root: string): Promise<boolean> {
  try {
    const target = await realpath(path);
    return target.startsWith(join(root, '/')) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

const WHY: Readonly<Record<string, Told>> = {
  ENOENT: phrase`there is no such file or folder`,
  ENOTDIR: phrase`it is not a folder`,
  EACCES: phrase`permission denied (EACCES)`,
  EPERM: phrase`permission denied (EPERM)`,
  ELOOP: phrase`its links lead in a circle`,
  ENAMETOOLONG: phrase`the name is too long`,
};

function whyOf(error: unknown): Told {
  return WHY[systemCode(error) ?? ''] ?? reasonOf(error);
}

function unreadable(name: string, about: { why: Told; next: Told; cause?: unknown }): ToolError {
  return new ToolError({
    code: 'E_SOURCE',
    category: 'usage',
    what: phrase`${name} cannot be read`,
    kept: phrase`nothing was started`,
    ...about,
  });
}

function tooLarge(name: string): ToolError {
  return unreadable(name, {
    why: phrase`it has more than ${MAX_BYTES / 1024 / 1024} MB`,
    next: phrase`give only the part that names papers, for example: grep -i arxiv FILE | summarize batch -`,
  });
}
