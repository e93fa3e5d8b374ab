// A lock between processes: a folder `<target>.lock`, fresh as long as its holder sets its mtime, and taken over when the
// holder was killed. Facts about proper-lockfile: the default onCompromised throws out of a timer; of several processes
// that take a dead lock over at once each removes what the one before it has just made
// (moxystudio/node-proper-lockfile#121), so taking over is done here.
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { systemCode, type ToolError } from '../lib/errors.ts';
import { FolderError } from './write-file.ts';

// Over a limit on the size of files (ulimit -f) Node's write fails with EFBIG, which is an error like a full disk; but
// proper-lockfile's signal-exit ends a process that has no listener of its own for the signal that comes with it.
process.on('SIGXFSZ', () => undefined);

export interface FileLockOptions {
  /** When to stop waiting for another holder, and what is thrown then; without it, never while the other one lives. */
  readonly giveUp?: { readonly afterMs: number; readonly error: () => ToolError };
  /** Called once when there is somebody to wait for. */
  readonly onWait?: () => void;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two looks, about. */
  readonly pollMs?: number;
}

/** Age in milliseconds after which a lock that nobody refreshes is dead. Part of the protocol between processes. */
const STALE_MS = 10_000;

/**
 * Runs `use` while holding the lock of `target`; `isLost` turns true when the lock was lost meanwhile, because this
 * process stood still.
 * @throws DiskError when the folder is not writable, the signal's reason, what `giveUp` says, and what `use` throws
 */
export async function withFileLock<T>(
  target: string,
  options: FileLockOptions,
  use: (isLost: () => boolean) => Promise<T>,
): Promise<T> {
  let lost = false;
  const release = await acquire(target, options, () => {
    lost = true;
  });
  try {
    return await use(() => lost);
  } finally {
    // A lost lock belongs to somebody else by now. Of one's own lock a second try rids the disk, or the next run waits.
    await release().catch(() => (lost ? undefined : rmdir(`${target}.lock`).catch(() => undefined)));
  }
}

async function acquire(
  target: string,
  options: FileLockOptions,
  onCompromised: () => void,
): Promise<() => Promise<void>> {
  const { giveUp, onWait, signal, pollMs = 20 } = options;
  const since = performance.now();
  let waits = 0;
  for (;;) {
    signal?.throwIfAborted();
    const release = await tryLock(target, onCompromised);
    if (release !== null) return release;
    if (await removeDeadLock(target)) continue;
    if (giveUp !== undefined && performance.now() - since >= giveUp.afterMs) throw giveUp.error();
    if (++waits === 2) onWait?.();
    // Not the same pause everywhere, so that several processes do not keep meeting.
    const pause = pollMs + ((process.pid + waits * 7) % 31);
    await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

/** Null when somebody else has it. */
async function tryLock(target: string, onCompromised: () => void): Promise<(() => Promise<void>) | null> {
  try {
    const release = await lockfile.lock(target, {
      realpath: false,
      stale: Infinity, // never its own takeover
      update: STALE_MS / 5,
      onCompromised,
    });
    await rmdir(gateOf(target)).catch(() => undefined); // left behind by a run that was killed in it
    return release;
  } catch (error) {
    if (systemCode(error) === 'ELOCKED') return null;
    throw new FolderError(dirname(target), error);
  }
}

/**
 * Removes the lock of a killed run, one process at a time: between looking at a lock and removing it nobody else may
 * take it over, or it is a live one that goes.
 * @returns true when the lock is worth another try at once
 */
async function removeDeadLock(target: string): Promise<boolean> {
  const lock = `${target}.lock`;
  const gate = gateOf(target);
  try {
    if (!(await isDead(lock))) return false;
    if (!(await enter(gate))) return false;
    try {
      if (await isDead(lock)) await rmdir(lock);
    } finally {
      await rmdir(gate).catch(() => undefined); // whoever gets the lock removes it
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true; // its holder let go of it meanwhile
    throw new FolderError(dirname(target), error);
  }
}

function gateOf(target: string): string {
  return `${target}.lock.takeover`;
}

async function enter(gate: string): Promise<boolean> {
  try {
    await mkdir(gate);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    if (await isDead(gate)) await rmdir(gate);
    return false;
  }
}

/** Nobody has refreshed it for so long that its maker is dead. Throws ENOENT when it is gone. */
async function isDead(folder: string): Promise<boolean> {
  const before = await stat(folder);
  if (await lockfile.check(folder, { lockfilePath: folder, realpath: false, stale: STALE_MS })) return false;
  // "Not held" also means gone; only when the same folder still stands there it was this one that was looked at.
  return (await stat(folder)).mtimeMs === before.mtimeMs;
}
