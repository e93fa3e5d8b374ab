// Notes of papers → digest and notes/<id>.json together, in an order that kill -9 cannot turn into a false hand edit.
import { ToolError } from '../lib/errors.ts';
import { DigestFileError, resolveDigest } from './digest-file.ts';
import { Group, type GroupRequest, type PublishResult } from './group.ts';
import { mergeIntoDigest } from './merge-into.ts';

/**
 * Merges the notes of papers and stores them, under one lock of the digest and with one rewrite of it:
 * 1. each notes/<id>.json gets the new notes, and in `published.next` what is about to stand in the digest;
 * 2. the digest is written;
 * 3. each notes/<id>.json gets the new `published`.
 * Killed before 2, the digest holds what was published last; killed after it, what `next` says: digest/base.ts tells
 * them apart for each paper, so the next run goes on from the right base and takes neither for a hand edit.
 * A paper that cannot be merged is an error in its place (NotesFileError, E_DIGEST_HAND_EDIT with the new notes stored,
 * and what `plan` gives) and keeps nobody out.
 * @throws as `mergeIntoDigest`: what concerns the digest or the disk
 */
export async function publishTogether(request: GroupRequest): Promise<(PublishResult | ToolError)[]> {
  const target = await resolveDigest(request.path);
  const group = new Group(request, target);
  const settled = await group.alreadyPublished();
  if (settled !== null) return settled;
  try {
    const { path, lock } = request;
    const merge = await mergeIntoDigest({
      path,
      ...(lock === undefined ? {} : { lock }),
      beforeRead: () => group.read(),
      plan: bytes => group.plan(bytes),
      beforeWrite: planned => group.announce(planned),
      afterWrite: written => group.conclude(written),
    });
    return group.results(merge);
  } catch (error) {
    if (error instanceof ToolError && error.category === 'disk') error.kept = group.kept ?? error.kept;
    const isUnsettled = error instanceof DigestFileError && error.code === 'E_DIGEST_UNSETTLED';
    if (isUnsettled && request.papers.length > 1) return oneByOne(request);
    throw error;
  }
}

/** For the one paper of a group whose merge would not be found again: it keeps nobody else out. */
async function oneByOne(request: GroupRequest): Promise<(PublishResult | ToolError)[]> {
  const results: (PublishResult | ToolError)[] = [];
  for (const notes of request.papers) {
    const alone = publishTogether({ ...request, papers: [notes] });
    const isItsOwn = (error: unknown): ToolError => {
      if (error instanceof DigestFileError && error.code === 'E_DIGEST_UNSETTLED') return error;
      throw error;
    };
    results.push(...(await alone.catch((error: unknown) => [isItsOwn(error)])));
  }
  return results;
}
