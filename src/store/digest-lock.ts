// One writer at a time: a lock folder `<digest>.lock` beside the digest, held only while reading, merging and writing.
// Facts about proper-lockfile: stale locks are recognised by their age, so every process must use the same `stale`;
// its default onCompromised throws out of a timer.
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { systemCode, ToolError } from '../lib/errors.ts';
import { DiskError } from './write-file.ts';

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
    // A lost lock belongs to somebody else by now; letting go of it then is no failure.
    await release().catch(() => undefined);
  }
}

async function acquire(
  target: string,
  options: LockOptions,
  onCompromised: () => void,
): Promise<() => Promise<void>> {
  const { waitMs = WAIT_MS, onWait, signal } = options;
  const deadline = performance.now() + waitMs;
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await lockfile.lock(target, {
        realpath: false,
        stale: STALE_MS,
        update: STALE_MS / 5,
        onCompromised,
      });
    } catch (error) {
      if (systemCode(error) !== 'ELOCKED') throw new DiskError(`${target}.lock`, error);
    }
    if (performance.now() >= deadline) {
      throw new DigestLockedError(target, `another run has held its lock for ${Math.round(waitMs / 1000)} s`);
    }
    if (tries === 1) onWait?.(`waiting for another run to finish with ${target}`);
    // Not the same pause everywhere, so that several processes do not keep meeting.
    const pause = 20 + ((process.pid + tries * 7) % 31);
    await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}
