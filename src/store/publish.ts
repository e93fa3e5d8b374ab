// Notes → digest and notes/<id>.json together, in an order that kill -9 cannot turn into a false hand edit.
import { basename } from 'node:path';
import type { MergePlan } from '../domain/digest.ts';
import { publishedIn, withPublished, type Notes, type Published } from '../domain/notes.ts';
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
  /** `planMerge` of digest/, with the notes that are stored now and the name of the digest's file. Pure. */
  readonly plan: (bytes: Uint8Array, stored: Notes | null, name: string) => MergePlan;
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
 * 1. notes/<id>.json gets the new notes, and in `published.next` what is about to stand in the digest;
 * 2. the digest is written;
 * 3. notes/<id>.json gets the new `published`.
 * Killed before 2, the digest holds what was published last; killed after it, what `next` says: digest/base.ts tells
 * them apart, so the next run goes on from the right base and takes neither for a hand edit.
 * @throws as `mergeIntoDigest`; NotesFileError; DigestFileError E_DIGEST_HAND_EDIT, with the new notes stored
 */
export async function publish(request: PublishRequest): Promise<PublishResult> {
  const target = await resolveDigest(request.path);
  const file = notesPath(target, request.notes.paper.id);
  const name = basename(target);
  const settled = await alreadyPublished(request, name, file);
  if (settled !== null) return settled;
  let stored: Notes | null = null;
  const store = async (record: Published | null): Promise<Notes> => {
    stored = withRecord(freshNotes(request, stored), record, stored);
    await writeNotes(file, stored);
    return stored;
  };
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
    plan: bytes => request.plan(bytes, stored, name),
    beforeWrite: async ({ plan }) => {
      if (plan.action === 'conflict') {
        await store(publishedIn(stored, name));
        throw handEdit(request.path, plan);
      }
      if (plan.splices.length === 0) return;
      await store(underWay(name, plan));
      kept = `${request.path} as it was; the new notes wait in ${file}`;
    },
    afterWrite: async ({ plan }) => {
      if (plan.action === 'removed') return;
      if (plan.splices.length > 0)
        kept = `${request.path} has its entry and is whole; the same command brings ${file} up to date`;
      written = await store(published(name, plan));
    },
  }).catch((error: unknown) => {
    if (error instanceof ToolError && error.category === 'disk' && kept !== null) error.kept = kept;
    throw error;
  });
  return { ...merge, notes: written, notesPath: file };
}

/** Nothing to do, seen without the lock: a person removed the paper, or digest and file hold these notes. */
async function alreadyPublished(
  request: PublishRequest,
  name: string,
  file: string,
): Promise<PublishResult | null> {
  const stored = await readNotes(file);
  if (stored === null) return null;
  const merge = await planDigest(request.path, bytes => request.plan(bytes, stored, name));
  const { plan } = merge;
  if (plan.action === 'removed') return { ...merge, notes: request.notes, notesPath: file };
  if (plan.action !== 'kept') return null;
  const notes = withRecord(freshNotes(request, stored), published(name, plan), stored);
  return (await holdsNotes(file, notes)) ? { ...merge, notes, notesPath: file } : null;
}

function freshNotes({ notes, keep }: PublishRequest, stored: Notes | null): Notes {
  return keep === undefined ? notes : keep(notes, stored);
}

function withRecord(notes: Notes, record: Published | null, stored: Notes | null): Notes {
  if (record !== null) return withPublished(notes, record, stored);
  const { published: last = null, publishedElsewhere = [] } = stored ?? {};
  return { ...notes, published: last, publishedElsewhere };
}

/** Written before the digest is: what stands there now, as the plan saw it, and what will. */
function underWay(digest: string, { base, section, rendered, entry }: MergePlan): Published {
  const text = base?.text ?? '';
  const next = { section: section === rendered ? null : section, text: rendered, entry };
  return { digest, sha256: sha256(text), text, entry: base?.entry ?? null, next };
}

function published(digest: string, { rendered, entry }: MergePlan): Published {
  return { digest, sha256: sha256(rendered), text: rendered, entry, next: null };
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
    next: `remove the section of ${plan.id} from ${path} and type the command with --add to take the new notes, or leave it as it is`,
  });
}
