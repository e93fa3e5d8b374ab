// Notes of one paper → digest and notes/<id>.json together: the group of one. Door to the disk, by publish-group.ts.
import type { MergePlan } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { applyChanges } from '../lib/text.ts';
import type { LockOptions } from './digest-lock.ts';
import type { GroupRequest, PublishResult } from './group.ts';
import { publishTogether } from './publish-group.ts';

export interface PublishRequest {
  readonly path: string;
  readonly notes: Notes;
  /** `planMerge` of digest/, with the notes that are stored now and the name of the digest's file. Pure. */
  readonly plan: (bytes: Uint8Array, stored: Notes | null, name: string) => MergePlan;
  readonly keep?: NonNullable<GroupRequest['keep']>;
  readonly lock?: LockOptions;
}

/**
 * Merges the notes and stores them, under the digest's lock.
 * @throws as `publishTogether`, and what that gives for one paper: NotesFileError, DigestFileError E_DIGEST_HAND_EDIT
 * with the new notes stored
 */
export async function publish({ notes, plan, ...request }: PublishRequest): Promise<PublishResult> {
  const [result] = await publishTogether({
    ...request,
    papers: [notes],
    plan: (bytes, [paper], name) => {
      if (paper === undefined) return { outcomes: [], after: bytes };
      const planned = plan(bytes, paper.stored, name);
      const { splices } = planned;
      return { outcomes: [planned], after: splices.length === 0 ? bytes : applyChanges(bytes, splices) };
    },
  });
  if (result === undefined || result instanceof Error)
    throw result ?? new TypeError('no result for the paper');
  return result;
}
