// One writer at a time: a lock folder `<digest>.lock` beside the digest, held only while reading, merging and writing.
// Facts about proper-lockfile: a lock is fresh as long as its holder sets its mtime; the default onCompromised throws out
// of a timer; of several processes that take a dead lock over at once each removes what the one before it has just made
// (moxystudio/node-proper-lockfile#121), so taking over is done here.
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { systemCode, ToolError } from '../lib/errors.ts';
import { DiskError } from './write-file.ts';

// Over a limit on the size of files (ulimit -f) Node's write fails with EFBIG, which is an error like a full disk; but
// proper-lockfile's signal-exit ends a process that has no listener of its own for the signal that comes with it.
process.on('SIGXFSZ', () => undefined);

/** Another run holds the digest. */
export class DigestLockedError extends ToolError {
  override name = 'DigestLockedError';
  constructor(path: string, why: string) {
    super({
      code: 'E_DIGEST_LOCKED',
      category: 'digest',
      what: `${path} could not be merged into`,
      why,
      kept: 'the digest was not touched',
      next: `run the same command again when the other one is done; if there is none, remove ${path}.lock`,
    });
  }
}

export interface LockOptions {
  /** How long to wait for another run, milliseconds. Longer than `stale`, so that a killed run's lock is taken over. */
  readonly waitMs?: number;
  /** Called once when there is somebody to wait for. */
  readonly onWait?: (message: string) => void;
  readonly signal?: AbortSignal;
}

/** Age in milliseconds after which a lock that nobody refreshes is dead. Part of the protocol between processes. */
const STALE_MS = 10_000;
const WAIT_MS = 15_000;

/**
 * Runs `use` while holding the lock of `target`; `held` throws when the lock was lost meanwhile.
 * @param target the digest itself, not a link to it
 * @throws DigestLockedError after `waitMs`, DiskError when the folder is not writable, the signal's reason
 */
export async function withDigestLock<T>(
  target: string,
  options: LockOptions,
  use: (held: () => void) => Promise<T>,
): Promise<T> {
  let lost = false;
  const release = await acquire(target, options, () => {
    lost = true;
  });
  try {
    return await use(() => {
      if (lost)
        throw new DigestLockedError(target, 'another run took the lock over, because this one stood still');
    });
  } finally {
    // A lost lock belongs to somebody else by now. Of one's own lock a second try rids the disk, or the next run waits.
    await release().catch(() => (lost ? undefined : rmdir(`${target}.lock`).catch(() => undefined)));
  }
}

async function acquire(
  target: string,
  options: LockOptions,
  onCompromised: () => void,
): Promise<() => Promise<void>> {
  const { waitMs = WAIT_MS, onWait, signal } = options;
  const deadline = performance.now() + waitMs;
  let waits = 0;
  for (;;) {
    signal?.throwIfAborted();
    const release = await tryLock(target, onCompromised);
    if (release !== null) return release;
    if (await removeDeadLock(target)) continue;
    if (performance.now() >= deadline) {
      throw new DigestLockedError(target, `another run has held its lock for ${Math.round(waitMs / 1000)} s`);
    }
    if (++waits === 2) onWait?.(`waiting for another run to finish with ${target}`);
    // Not the same pause everywhere, so that several processes do not keep meeting.
    const pause = 20 + ((process.pid + waits * 7) % 31);
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
    throw new DiskError(`${target}.lock`, error);
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
    throw new DiskError(lock, error);
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
