// The one way a file of the user is written: whole or not at all, whatever happens in between (disk door).
// Not write-file-atomic: on a full disk it replaces the good file by a short one, because it ignores bytesWritten.
import * as nodeFiles from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AGAIN } from '../lib/again.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { tempPath } from './temp-files.ts';
import { english, phrase, type Phrase, type Told } from '../lib/phrase.ts';

/** The disk failed; the file is as it was. */
export class DiskError extends ToolError {
  override name = 'DiskError';
  constructor(path: string, cause: unknown) {
    const { code, next } = diskTrouble(systemCode(cause), path);
    super({
      code,
      category: 'disk',
      what: phrase`${path} could not be written`,
      why: cause instanceof ShortWrite ? cause.told : reasonOf(cause),
      kept: phrase`nothing changed`,
      next,
      cause,
    });
  }
}

/** Nothing can be made, moved or removed in a folder. */
export class FolderError extends DiskError {
  override name = 'FolderError';
  constructor(folder: string, cause: unknown) {
    super(folder, cause);
    this.told.what = phrase`the folder ${folder} cannot be written into`;
    if (this.code === 'E_DISK_READ_ONLY')
      this.next = phrase`make the folder ${folder} writable, then ${AGAIN}`;
  }
}

/** A write that no call reported as failed, and that is one. */
class ShortWrite extends RangeError {
  override name = 'ShortWrite';
  readonly code = 'ENOSPC';
  readonly told: Phrase;
  constructor(written: number, size: number) {
    const told = phrase`ENOSPC: ${written} of ${size} bytes arrived on the disk`;
    super(english(told));
    this.told = told;
  }
}

/** The file changed between reading and writing; it is as the other writer left it. */
export class FileChangedError extends ToolError {
  override name = 'FileChangedError';
  constructor(path: string) {
    super({
      code: 'E_FILE_CHANGED',
      category: 'digest',
      what: phrase`${path} was not written`,
      why: phrase`something else wrote to it in the same moment`,
      kept: phrase`the file is as the other writer left it`,
      next: phrase`close the editor or program that writes to it, then ${AGAIN}`,
    });
  }
}

/** The calls of node:fs/promises that writing needs; tests pass failing ones. */
export type FileCalls = Pick<
  typeof nodeFiles,
  'access' | 'open' | 'readFile' | 'realpath' | 'rename' | 'stat' | 'unlink'
>;

export interface WriteOptions {
  /** Permission bits for a new file; an existing file keeps its own. Default 0o666 less the umask. */
  readonly mode?: number;
  /** The bytes that the new ones were made from: if the file holds others by now, nothing is written. null: no file. */
  readonly expected?: Uint8Array | null;
  /** Called last, right before the file is replaced; what it throws stops the writing. */
  readonly guard?: () => void;
  /** False for one of many files in a folder: whoever writes them calls `syncFolder` after the last one. */
  readonly syncsFolder?: boolean;
  readonly files?: FileCalls;
}

/**
 * Replaces `path` (or what it links to) by `bytes`, in the order: temp file beside it, mode, write, size check, fsync,
 * close, re-check, rename, fsync of the folder. After kill -9 at any instant the file is the old or the new one.
 * Limits: hard-link twins keep the old text; durability of the rename rests on the file system once it was called.
 * @throws DiskError (E_DISK_FULL, E_DISK_READ_ONLY, E_DISK), FileChangedError, and what `guard` throws
 */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const files = options.files ?? nodeFiles;
  try {
    const target = await resolveLink(path, files);
    const mode = await modeOf(target, files);
    const temp = tempPath(target);
    try {
      await writeTemp(temp, bytes, { files, mode, newMode: options.mode ?? 0o666 });
      if (options.expected !== undefined)
        await assertUnchanged(path, target, { expected: options.expected, files });
      options.guard?.();
      await files.rename(temp, target);
    } catch (error) {
      await files.unlink(temp).catch(() => undefined); // gone already, or swept by the next run
      throw error;
    }
    if (options.syncsFolder !== false) await syncFolder(dirname(target), files);
  } catch (error) {
    throw error instanceof ToolError ? error : new DiskError(path, error);
  }
}

/** Where a link leads, also one that leads to no file yet; the path itself when it is no link. */
async function resolveLink(path: string, files: FileCalls): Promise<string> {
  try {
    return await files.realpath(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return join(await files.realpath(dirname(path)), basename(path));
  }
}

/** Permission bits of the file, null when there is none. Renaming would get round a file's own write protection. */
async function modeOf(target: string, files: FileCalls): Promise<number | null> {
  try {
    await files.access(target, nodeFiles.constants.W_OK);
    return (await files.stat(target)).mode & 0o7777;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeTemp(
  temp: string,
  bytes: Uint8Array,
  how: { files: FileCalls; mode: number | null; newMode: number },
): Promise<void> {
  const handle = await how.files.open(temp, 'wx', how.newMode);
  try {
    if (how.mode !== null) await handle.chmod(how.mode);
    await handle.writeFile(bytes);
    await assertSize(handle, bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A short write that no call reported: network file systems and full disks do that. */
async function assertSize(handle: FileHandle, size: number): Promise<void> {
  const written = (await handle.stat()).size;
  if (written === size) return;
  throw new ShortWrite(written, size);
}

async function assertUnchanged(
  path: string,
  target: string,
  check: { expected: Uint8Array | null; files: FileCalls },
): Promise<void> {
  const current = await check.files.readFile(target).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  const isSame =
    current === null || check.expected === null ? current === check.expected : current.equals(check.expected);
  if (!isSame) throw new FileChangedError(path);
}

/** The new file is in place by now; a file system that cannot sync folders (SMB, FUSE) is no reason to report failure. */
export async function syncFolder(folder: string, files: FileCalls = nodeFiles): Promise<void> {
  const handle = await files.open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

function diskTrouble(code: string | undefined, path: string): { code: string; next: Told } {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return {
      code: 'E_DISK_FULL',
      next: phrase`free some space where ${path} is, then ${AGAIN}`,
    };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      code: 'E_DISK_READ_ONLY',
      next: phrase`make ${path} and its folder writable, then ${AGAIN}`,
    };
  }
  return {
    code: 'E_DISK',
    next: phrase`check the disk and the folder of ${path}, then ${AGAIN}`,
  };
}
