// Notes → digest and notes/<id>.json together, in an order that kill -9 cannot turn into a false hand edit.
import { basename } from 'node:path';
import type { MergePlan } from '../domain/digest.ts';
import type { Notes, Published } from '../domain/notes.ts';
import {
  mergeIntoDigest,
  planDigest,
  resolveDigest,
  DigestFileError,
  type MergeResult,
} from './digest-file.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { ToolError } from '../lib/errors.ts';
import type { LockOptions } from './digest-lock.ts';
import { holdsNotes, notesPath, readNotes, writeNotes } from './notes-file.ts';
import { sweepTemps } from './write-file.ts';

export interface PublishRequest {
  readonly path: string;
  readonly notes: Notes;
  /** `planMerge` of digest/, with the notes that are stored now. Pure. */
  readonly plan: (bytes: Uint8Array, stored: Notes | null) => MergePlan;
  /** What of the stored notes outlives the new ones: a person's decisions. Pure; what it throws stops the merge. */
  readonly keep?: (fresh: Notes, stored: Notes | null) => Notes;
  readonly lock?: LockOptions;
}

export interface PublishResult extends MergeResult {
  /** The notes as stored, with what is published now. */
  readonly notes: Notes;
  readonly notesPath: string;
}

/**
 * Merges the notes and stores them, under the digest's lock:
 * 1. notes/<id>.json gets the new notes, with the section that stands in the digest *now* as `published`;
 * 2. the digest is written;
 * 3. notes/<id>.json gets the new `published`.
 * Killed after 1, the digest's section is `published`; killed after 2, it is what the stored notes render to. Both
 * count as ours (digest/plan-existing.ts), so the next run goes on; a hand edit is neither. Step 1 takes the section
 * from the digest and not from the old file: else two kills in a row, each after another step, would look like an edit.
 * @throws as `mergeIntoDigest`; NotesFileError; DigestFileError E_DIGEST_HAND_EDIT, with the new notes stored
 */
export async function publish(request: PublishRequest): Promise<PublishResult> {
  const { id } = request.notes.paper;
  const target = await resolveDigest(request.path);
  const file = notesPath(target, id);
  const settled = await alreadyPublished(request, target, file);
  if (settled !== null) return settled;
  const store = async (published: Published | null): Promise<Notes> => {
    const notes = { ...freshNotes(request, stored), published };
    await writeNotes(file, notes);
    return notes;
  };
  let stored: Notes | null = null;
  let written = request.notes;
  /** What is already on the disk should the next step fail; null before the first step. */
  let kept: string | null = null;
  const merge = await mergeIntoDigest({
    path: request.path,
    ...(request.lock === undefined ? {} : { lock: request.lock }),
    beforeRead: async () => {
      await sweepTemps(file);
      stored = await readNotes(file);
    },
    plan: bytes => request.plan(bytes, stored),
    beforeWrite: async ({ plan, before }) => {
      if (plan.action !== 'kept') await store(standing(plan, before, stored?.published ?? null));
      if (plan.action === 'conflict') throw handEdit(request.path, plan);
      if (plan.action !== 'kept') kept = `${request.path} as it was; the new notes wait in ${file}`;
    },
    afterWrite: async ({ plan }) => {
      if (plan.splices.length > 0)
        kept = `${request.path} has its entry and is whole; the same command brings ${file} up to date`;
      written = await store(published(basename(target), plan.section, plan.entry));
    },
  }).catch((error: unknown) => {
    if (error instanceof ToolError && error.category === 'disk' && kept !== null) error.kept = kept;
    throw error;
  });
  return { ...merge, notes: written, notesPath: file };
}

/** Nothing to do, seen without the lock: the digest holds these notes, and so does their file. */
async function alreadyPublished(
  request: PublishRequest,
  target: string,
  file: string,
): Promise<PublishResult | null> {
  const stored = await readNotes(file);
  if (stored === null) return null;
  const merge = await planDigest(request.path, bytes => request.plan(bytes, stored));
  const { plan } = merge;
  if (plan.action !== 'kept') return null;
  const standing = published(basename(target), plan.section, plan.entry);
  const notes = { ...freshNotes(request, stored), published: standing };
  return (await holdsNotes(file, notes)) ? { ...merge, notes, notesPath: file } : null;
}

function freshNotes({ notes, keep }: PublishRequest, stored: Notes | null): Notes {
  return keep === undefined ? notes : keep(notes, stored);
}

/** What of ours stands in the digest before it is written: the bytes that the plan is about to replace. */
function standing(plan: MergePlan, before: Uint8Array, last: Published | null): Published | null {
  const replaced = (text: string | null): string | null => {
    const splice = plan.splices.find(candidate => candidate.text === text && candidate.end > candidate.start);
    return splice === undefined
      ? null
      : Buffer.from(before.subarray(splice.start, splice.end)).toString('utf8');
  };
  const section = replaced(plan.section);
  if (section === null) return last;
  return published(last?.digest ?? '', section, replaced(plan.entry) ?? last?.entry ?? null);
}

function published(digest: string, text: string, entry: string | null): Published {
  return { digest, sha256: sha256(text), text, entry };
}

/** What a conflict ends with. @param path of the digest as the user named it */
export function handEdit(path: string, plan: MergePlan): DigestFileError {
  const waiting = notesPath(path, plan.id);
  return new DigestFileError({
    code: 'E_DIGEST_HAND_EDIT',
    category: 'digest',
    what: `${plan.id} was not merged into ${path}`,
    why: plan.reason,
    kept: `${path} as it was; the new notes wait in ${waiting}`,
    next: `remove the section of ${plan.id} from ${path} to take the new notes, or leave it as it is`,
  });
}
