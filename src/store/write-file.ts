// The one way a file of the user is written: whole or not at all, whatever happens in between (disk door).
// Not write-file-atomic: on a full disk it replaces the good file by a short one, because it ignores bytesWritten.
import * as nodeFiles from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AGAIN } from '../lib/again.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { holds } from './same-bytes.ts';
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
  'access' | 'lstat' | 'open' | 'realpath' | 'rename' | 'stat' | 'unlink'
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
 * Replaces `path` (or what it links to) by `bytes`, in the order: temp file beside it, write, size check, mode, fsync,
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
    const { target, mode } = await placeOf(path, files);
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

/** What is replaced, and its permission bits: null where no file is yet. Most paths are no links, and are not followed. */
async function placeOf(path: string, files: FileCalls): Promise<{ target: string; mode: number | null }> {
  const found = await files.lstat(path).catch(ifMissing);
  if (found === null) return { target: path, mode: null };
  const isLink = found.isSymbolicLink();
  const target = isLink ? await resolveLink(path, files) : path;
  const stats = isLink ? await files.stat(target).catch(ifMissing) : found;
  // Renaming would get round a file's own write protection.
  if (stats !== null) await files.access(target, nodeFiles.constants.W_OK);
  return { target, mode: stats === null ? null : stats.mode & 0o7777 };
}

function ifMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null;
  throw error;
}

/** Where a link leads, also one that leads to no file yet. */
async function resolveLink(path: string, files: FileCalls): Promise<string> {
  const target = await files.realpath(path).catch(ifMissing);
  return target ?? join(await files.realpath(dirname(path)), basename(path));
}

async function writeTemp(
  temp: string,
  bytes: Uint8Array,
  how: { files: FileCalls; mode: number | null; newMode: number },
): Promise<void> {
  const { files, mode, newMode } = how;
  // With no more rights than the file it will replace, from the first byte on; the umask may take some of them.
  const handle = await files.open(temp, 'wx', mode ?? newMode);
  try {
    await handle.writeFile(bytes);
    const written = await handle.stat();
    // A short write that no call reported: network file systems and full disks do that.
    if (written.size !== bytes.length) throw new ShortWrite(written.size, bytes.length);
    if (mode !== null && (written.mode & 0o7777) !== mode) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function assertUnchanged(
  path: string,
  target: string,
  check: { expected: Uint8Array | null; files: FileCalls },
): Promise<void> {
  const handle = await check.files.open(target, 'r').catch(ifMissing);
  try {
    const isSame =
      handle === null || check.expected === null
        ? handle === check.expected
        : await holds(handle, check.expected);
    if (!isSame) throw new FileChangedError(path);
  } finally {
    await handle?.close();
  }
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
