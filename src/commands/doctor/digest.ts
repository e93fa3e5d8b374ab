// Checks of the list that notes are merged into: the file, the folder of its notes, and its lock.
import { dirname, join } from 'node:path';
import { assertIsList } from '../../digest/list-wanted.ts';
import { scanDigest } from '../../digest/scan.ts';
import { phrase } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import { readDigestFile, resolveDigest } from '../../store/digest-file.ts';
import { kindAt, mayWrite, writableFolder } from '../../store/health.ts';
import { fail, failedBy, ok, skipped, warn, type CheckResult, type DoctorWorld } from './check.ts';
import { ToolError } from '../../lib/errors.ts';

/** The same as in store/file-lock.ts: nobody refreshes the lock of a killed run. */
const STALE_MS = 10_000;

/** The three checks: they share what was read. */
export async function checkDigest(world: DoctorWorld): Promise<CheckResult[]> {
  const { config } = world.survey;
  const path = config.digest;
  if (path === null) {
    const none = phrase`no digest is set: notes go to stdout only`;
    return [skipped('digest', none), skipped('notes', none), skipped('lock', none)];
  }
  try {
    const target = await resolveDigest(path);
    return [await digestItself(path, target), await notesFolder(target), await lockOf(target, world.now())];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const first = phrase`the digest comes first`;
    return [failedBy('digest', error), skipped('notes', first), skipped('lock', first)];
  }
}

async function digestItself(path: string, target: string): Promise<CheckResult> {
  try {
    const digest = scanDigest(await readDigestFile(path), path);
    assertIsList(digest, path);
    const refused = (await mayWrite(target)) ?? (await mayWrite(dirname(target)));
    if (refused === null) return ok('digest', phrase`${path}: ${digest.entries.length} papers`);
    return fail('digest', 'disk', {
      seen: phrase`${path} or its folder cannot be written to (${refused.code})`,
      next: `chmod u+w ${shellWord(target)} ${shellWord(dirname(target))}`,
    });
  } catch (error) {
    if (error instanceof ToolError) return failedBy('digest', error);
    throw error;
  }
}

async function notesFolder(target: string): Promise<CheckResult> {
  const folder = join(dirname(target), 'notes');
  const writable = await writableFolder(folder);
  if (writable.kind === 'yes') return ok('notes', folder);
  if (writable.kind === 'to be made') return ok('notes', phrase`${folder} (made at the first merge)`);
  return fail('notes', 'disk', {
    seen: phrase`${folder} cannot be written to (${writable.code})`,
    next:
      writable.code === 'ENOTDIR'
        ? `mv ${shellWord(folder)} ${shellWord(`${folder}.old`)}`
        : `chmod u+rwx ${shellWord(folder)}`,
  });
}

async function lockOf(target: string, now: number): Promise<CheckResult> {
  const lock = `${target}.lock`;
  const { kind, ageMs } = await kindAt(lock, now);
  if (kind === 'missing') return ok('lock', phrase`nobody is merging`);
  if (ageMs < STALE_MS) return ok('lock', phrase`another summarize is merging now`);
  const next = `rm -r ${shellWord(lock)}`;
  // A lock of ours is a folder; the next merge takes a dead one over by itself, and stumbles over a file.
  if (kind === 'folder') return warn('lock', phrase`${lock} was left by a run that was killed`, next);
  return fail('lock', 'digest', { seen: phrase`${lock} is in the way: it is no lock of ours`, next });
}
