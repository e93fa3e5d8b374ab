// Git's conflict markers in a digest.
import type { DigestFinding } from '../domain/digest.ts';
import { viewOf } from './view.ts';
import { phrase } from '../lib/phrase.ts';

/**
 * Byte offset of the first opening marker, null without one. `=======` alone is a legal heading underline and
 * `>>>>>>>` a legal block quote, so only `<<<<<<<` at the start of a line counts (git's conflict-marker-size
 * default of 7).
 */
export function conflictAt(bytes: Uint8Array, view: string): number | null {
  // Buffer's search is five times as fast here as the string's.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('<<<<<<<'); at !== -1; at = buffer.indexOf('<<<<<<<', at + 7)) {
    const starts = at === 0 || view[at - 1] === '\n' || (at === 3 && view.startsWith('\xef\xbb\xbf'));
    if (starts && /[ \r\n]/.test(view[at + 7] ?? '\n')) return at;
  }
  return null;
}

/** The name under which `summarize check` tells them, and by which they can be switched off. */
export const CONFLICT_RULE = 'conflict-markers';

/** What `summarize check` says of them: the only finding, since they make every other one doubtful. */
export function conflictFinding(bytes: Uint8Array): DigestFinding | null {
  const at = conflictAt(bytes, viewOf(bytes));
  if (at === null) return null;
  const message = phrase`a git conflict starts here (<<<<<<<): nothing else was checked`;
  return { rule: CONFLICT_RULE, severity: 'error', at, id: null, message, fix: [] };
}
