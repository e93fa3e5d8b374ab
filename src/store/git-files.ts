// Whether git keeps track of a file: asked before a `.env` is written to, and before it is believed (disk door).
import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemCode } from '../lib/errors.ts';

/** Whether git keeps track of a file in this folder, or would. */
export type GitStanding = 'no repository' | 'ignored' | 'not ignored' | 'tracked';

/** What git does with `name` in the folder. Without the program `git`, only whether there is a repository. */
export async function gitStanding(folder: string, name: string): Promise<GitStanding> {
  const tracked = await trackedIn(folder, name);
  if (tracked.kind === 'tracked') return 'tracked';
  if (tracked.kind === 'no' && !tracked.isInRepository) return 'no repository';
  const said = await git(folder, ['check-ignore', '-q', '--', name]);
  return said.kind === 'done' ? 'ignored' : 'not ignored';
}

/** Whether git keeps track of a file; in a repository it may be that nobody can say. */
export type Tracked =
  | { readonly kind: 'no'; readonly isInRepository: boolean }
  /** `name`: as git has it. */
  | { readonly kind: 'tracked'; readonly name: string }
  /**
   * git does not look into it, because it is somebody else's
   * (https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory).
   */
  | { readonly kind: 'not yours'; readonly repository: string }
  | { readonly kind: 'no git' }
  | { readonly kind: 'unknown'; readonly repository: string; readonly reason: string };

/** Whether git keeps track of `name` in the folder. One process, and none outside of a repository. */
export async function trackedIn(folder: string, name: string): Promise<Tracked> {
  const repository = await repositoryAbove(folder);
  if (repository === null) return { kind: 'no', isInRepository: false };
  // Where case does not count, a clone may hold `.ENV`, which is read as `.env`.
  const said = await git(folder, ['ls-files', '-z', '--', `:(icase)${name}`]);
  if (said.kind === 'done') {
    const names = said.text.split('\0').filter(text => text !== '');
    const [first] = names;
    if (first === undefined) return { kind: 'no', isInRepository: true };
    return { kind: 'tracked', name: names.includes(name) ? name : first };
  }
  if (said.kind === 'no git') return said;
  const { reason } = said;
  // The name of the setting is the same in every language of git.
  return reason.includes('safe.directory')
    ? { kind: 'not yours', repository }
    : { kind: 'unknown', repository, reason: firstLine(reason) };
}

/** The nearest folder upwards with a `.git`; null without one. */
async function repositoryAbove(start: string): Promise<string | null> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = await lstat(join(folder, '.git')).catch(() => null);
    if (found !== null) return folder;
    if (dirname(folder) === folder) return null;
  }
}

type Said =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'no git' }
  | { readonly kind: 'failed'; readonly reason: string };

const LONGEST_MS = 10_000;

/** What git says. A setting of the repository could name a program of its own to be run: not this one. */
async function git(folder: string, words: readonly string[]): Promise<Said> {
  const command = ['-c', 'core.fsmonitor=false', '-C', folder, ...words];
  return promisify(execFile)('git', command, { timeout: LONGEST_MS }).then(
    ({ stdout }): Said => ({ kind: 'done', text: stdout }),
    (error: unknown): Said =>
      systemCode(error) === 'ENOENT' ? { kind: 'no git' } : { kind: 'failed', reason: reasonIn(error) },
  );
}

/** What git wrote; for one that did not end in time, and was ended, that. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('killed' in error && error.killed === true) return `no answer within ${LONGEST_MS / 1000} s`;
  return 'stderr' in error && typeof error.stderr === 'string' && error.stderr.trim() !== ''
    ? error.stderr
    : error.message;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? '';
}
