// Plans → the digest, replaced once under its lock: read, planned, looked at again, written (disk door).
// Plans come in as functions, so this file knows nothing of Markdown.
import type { MergePlan, MergePlans } from '../domain/digest.ts';
import { DigestFileError, readDigest, resolveDigest, underLock } from './digest-file.ts';
import type { LockOptions } from './digest-lock.ts';
import { writeFileSafely } from './write-file.ts';
import { phrase } from '../lib/phrase.ts';

export interface MergeRequest {
  /** As the user named it; a link is followed. */
  readonly path: string;
  /** Called again when somebody saves the digest meanwhile, and on the new bytes before they are written. Pure. */
  readonly plan: (bytes: Uint8Array) => MergePlans;
  /** Called under the lock before every reading of the digest. */
  readonly beforeRead?: (target: string) => Promise<void>;
  /** Called under the lock with the plans, before the digest is written. What it throws stops the merge. */
  readonly beforeWrite?: (merge: Merge) => Promise<void>;
  /** Called under the lock when the digest holds `after`. */
  readonly afterWrite?: (merge: Merge) => Promise<void>;
  readonly lock?: LockOptions;
}

export interface Merge extends MergePlans {
  readonly before: Uint8Array;
}

/**
 * Merges one paper or many under the digest's lock, with one rewrite. Plans that change nothing write nothing.
 * @throws DigestFileError (E_DIGEST_MISSING, E_DIGEST_NOT_A_FILE, E_DIGEST_UNREADABLE, E_DIGEST_UNSETTLED),
 * DigestLockedError, DiskError, FileChangedError, and what `plan` and the callbacks throw
 */
export async function mergeIntoDigest(request: MergeRequest): Promise<Merge> {
  const target = await resolveDigest(request.path);
  return underLock(target, request.lock ?? {}, held => mergeOnce(request, target, held));
}

/** A plan, not what kept a paper out. */
export function isPlan(outcome: MergePlan | Error | undefined): outcome is MergePlan {
  return outcome !== undefined && !(outcome instanceof Error);
}

async function mergeOnce(request: MergeRequest, target: string, held: () => void): Promise<Merge> {
  await request.beforeRead?.(target);
  const before = await readDigest(target, request.path);
  const merge = { ...request.plan(before), before };
  await request.beforeWrite?.(merge);
  if (merge.outcomes.some(outcome => isPlan(outcome) && outcome.splices.length > 0)) {
    assertSettled(request, merge);
    await writeFileSafely(target, merge.after, { expected: before, guard: held });
  }
  await request.afterWrite?.(merge);
  return merge;
}

/** The last look before anything is written: on the new bytes the same plans must find nothing left to do. */
function assertSettled({ path, plan }: MergeRequest, merge: Merge): void {
  const again = plan(merge.after).outcomes;
  for (const [index, merged] of merge.outcomes.entries()) {
    if (!isPlan(merged) || ['conflict', 'removed'].includes(merged.action)) continue;
    const found = again[index];
    if (!isPlan(found) || found.action !== 'kept') throw unsettled(path, merged, found);
  }
}

function unsettled(path: string, { id }: MergePlan, found: MergePlan | Error | undefined): DigestFileError {
  const seen = isPlan(found) ? phrase`${found.action}: ${found.reason}` : (found?.message ?? phrase`no plan`);
  return new DigestFileError({
    code: 'E_DIGEST_UNSETTLED',
    category: 'digest',
    what: phrase`${path} cannot be merged into`,
    why: phrase`the merge of ${id} would not be found again (${seen})`,
    kept: phrase`the digest was not touched`,
    next: phrase`report this with a copy of ${path}; until then use --no-merge`,
  });
}
