// The digest as a file: read and checked, planned on, rewritten under its lock (disk door). Next: merge-into.ts
// Plans come in as functions, so this file knows nothing of Markdown.
import { open, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { constants } from 'node:fs';
import type { MergePlan } from '../domain/digest.ts';
import { AGAIN } from '../lib/again.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { shellWord } from '../lib/shell-word.ts';
import { applyChanges } from '../lib/text.ts';
import { withDigestLock, type LockOptions } from './digest-lock.ts';
import { sweepTemps } from './temp-files.ts';
import { FileChangedError, writeFileSafely } from './write-file.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** The digest cannot be read, or a person changed what we would replace. Nothing was written to it. */
export class DigestFileError extends ToolError {
  override name = 'DigestFileError';
}

export interface MergeResult {
  readonly plan: MergePlan;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** How often a digest that an editor saves meanwhile is read again. */
const ROUNDS = 3;

/** `once` under the lock, again when an editor saved the digest meanwhile. */
export async function underLock<T>(
  target: string,
  lock: LockOptions,
  once: (held: () => void) => Promise<T>,
): Promise<T> {
  return withDigestLock(target, lock, async held => {
    await sweepTemps(target);
    for (let round = 1; ; round++) {
      try {
        return await once(held);
      } catch (error) {
        if (!(error instanceof FileChangedError) || round === ROUNDS) throw error;
      }
    }
  });
}

/**
 * Rewrites the digest under its lock; the same bytes write nothing.
 * @param change called again when somebody saves the digest meanwhile; pure, what it throws stops the writing
 * @throws as `mergeIntoDigest` of merge-into.ts
 */
export async function rewriteDigest(
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
  lock: LockOptions = {},
): Promise<void> {
  const target = await resolveDigest(path);
  await underLock(target, lock, async held => {
    const before = await readDigest(target, path);
    const after = change(before);
    if (Buffer.compare(before, after) !== 0)
      await writeFileSafely(target, after, { expected: before, guard: held });
  });
}

/** The digest's bytes. Throws DigestFileError. */
export async function readDigestFile(path: string): Promise<Uint8Array> {
  return readDigest(await resolveDigest(path), path);
}

/** What a merge would do, without lock and without writing. Throws as `mergeIntoDigest` of merge-into.ts. */
export async function planDigest(path: string, plan: (bytes: Uint8Array) => MergePlan): Promise<MergeResult> {
  const before = await readDigest(await resolveDigest(path), path);
  const planned = plan(before);
  return { plan: planned, before, after: applyChanges(before, planned.splices) };
}

/** The digest itself where `path` is a link to it. Throws DigestFileError. */
export async function resolveDigest(path: string): Promise<string> {
  try {
    const target = await realpath(path);
    const found = await stat(target);
    if (found.isDirectory()) throw notAFile(path, phrase`it is a folder, not a file`);
    if (!found.isFile()) throw notAFile(path, phrase`it is a device, pipe or socket, not a file`);
    return target;
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw systemCode(error) === 'ENOENT' ? await missing(path, error) : unreadable(path, error);
  }
}

/** The bytes of a digest that was resolved. Opened without waiting, so that a pipe put in the digest's place in this instant cannot hang us. */
export async function readDigest(target: string, path: string): Promise<Uint8Array> {
  try {
    const handle = await open(target, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Says how to start one: the folder too when there is none, and what a link leads to rather than the link. */
async function missing(path: string, cause: unknown): Promise<DigestFileError> {
  const link = await readlink(path).catch(() => null);
  const file = link === null ? path : isAbsolute(link) ? link : join(dirname(path), link);
  const folder = dirname(file);
  const hasFolder = await stat(folder).then(() => true, () => false); // prettier-ignore
  return new DigestFileError({
    code: 'E_DIGEST_MISSING',
    category: 'digest',
    what: phrase`there is no digest ${path}`,
    why:
      link !== null
        ? phrase`it is a link to ${link}, and there is no such file`
        : hasFolder
          ? phrase`no such file`
          : phrase`there is no folder ${folder}`,
    kept: phrase`nothing was written`,
    next: hasFolder
      ? phrase`start one with: touch ${shellWord(file)}   (an empty file is enough)`
      : phrase`start one with: mkdir -p ${shellWord(folder)} && touch ${shellWord(file)}   (an empty file is enough)`,
    cause,
  });
}

function notAFile(path: string, why: Told): DigestFileError {
  return new DigestFileError({
    code: 'E_DIGEST_NOT_A_FILE',
    category: 'digest',
    what: phrase`${path} is no digest`,
    why,
    kept: phrase`nothing was written`,
    next: phrase`name a Markdown file with --digest FILE`,
  });
}

function unreadable(path: string, cause: unknown): DigestFileError {
  return new DigestFileError({
    code: 'E_DIGEST_UNREADABLE',
    category: 'disk',
    what: phrase`the digest ${path} cannot be read`,
    why: reasonOf(cause),
    kept: phrase`nothing was written`,
    next: phrase`make ${path} readable, then ${AGAIN}`,
    cause,
  });
}
