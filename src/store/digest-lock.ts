// One writer at a time: a lock folder `<digest>.lock` beside the digest, held only while reading, merging and writing.
// The lock itself is file-lock.ts.
import { AGAIN } from '../lib/again.ts';
import { ToolError } from '../lib/errors.ts';
import { withFileLock } from './file-lock.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Another run holds the digest. */
export class DigestLockedError extends ToolError {
  override name = 'DigestLockedError';
  constructor(path: string, why: Told) {
    super({
      code: 'E_DIGEST_LOCKED',
      category: 'digest',
      what: phrase`${path} could not be merged into`,
      why,
      kept: phrase`the digest was not touched`,
      next: phrase`${AGAIN} when the other one is done; if there is none, remove ${path}.lock`,
    });
  }
}

export interface LockOptions {
  /** How long to wait for another run, milliseconds. Longer than `stale`, so that a killed run's lock is taken over. */
  readonly waitMs?: number;
  /** Called once when there is somebody to wait for. */
  readonly onWait?: (message: Told) => void;
  readonly signal?: AbortSignal;
}

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
  const { waitMs = WAIT_MS, onWait, signal } = options;
  const seconds = Math.round(waitMs / 1000);
  const error = () => new DigestLockedError(target, phrase`another run has held its lock for ${seconds} s`);
  const lock = {
    giveUp: { afterMs: waitMs, error },
    onWait: () => onWait?.(phrase`waiting for another run to finish with ${target}`),
    signal,
  };
  return withFileLock(target, lock, isLost =>
    use(() => {
      if (isLost())
        throw new DigestLockedError(
          target,
          phrase`another run took the lock over, because this one stood still`,
        );
    }),
  );
}
