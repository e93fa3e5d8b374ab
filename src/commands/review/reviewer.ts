// Who decides in a review (door: git and this machine's user). It goes into the notes beside each decision.
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';

/** A git that hangs (a network home) is not waited for. */
const GIT_MS = 1000;
const LONGEST = 100;

/**
 * The configured name, else git's user.name for the folder, else this machine's user, else `unknown`: one line without
 * control characters, at most 100 characters. Throws nothing.
 */
export async function findReviewer(configured: string | null, folder: string): Promise<string> {
  if (configured !== null && tidy(configured) !== '') return tidy(configured);
  return tidy(await gitName(folder)) || tidy(userName()) || 'unknown';
}

function gitName(folder: string): Promise<string> {
  return new Promise(resolve => {
    const options = { cwd: folder, timeout: GIT_MS, killSignal: 'SIGKILL', maxBuffer: 10_000 } as const;
    execFile('git', ['config', 'user.name'], options, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // a user that this machine does not know, as in a container
  }
}

/** Controls, and what turns the direction of the text round, are no part of a name. */
function tidy(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').replace(/ {1,999}/g, ' ');
  return Array.from(plain.trim()).slice(0, LONGEST).join('').trim();
}
