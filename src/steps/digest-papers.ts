// A digest → which papers it lists, which of them have notes, and which a person took out.
import { basename } from 'node:path';
import { wasPublished } from '../digest/base.ts';
import { scanDigest } from '../digest/scan.ts';
import type { ScannedDigest } from '../digest/scanned.ts';
import { readDigestFile, resolveDigest } from '../store/digest-file.ts';
import { readAllNotes } from '../store/notes-file.ts';

/** A list line. */
export interface ListedPaper {
  /** Base arXiv id, `pdf-<12 hex>` of a local PDF, or null when the line names neither. */
  readonly id: string | null;
  /** As the line's link says; null when it does not. */
  readonly version: number | null;
  readonly title: string;
  /** Counts from 1. */
  readonly line: number;
}

export interface DigestPapers {
  readonly path: string;
  readonly listed: readonly ListedPaper[];
  /** Ids that have a section with notes. */
  readonly noted: ReadonlySet<string>;
}

/** Reads and scans the digest once. Throws DigestFileError, DigestFormatError. */
export async function readDigestPapers(path: string): Promise<DigestPapers> {
  return papersIn(scanDigest(await readDigestFile(path), path), path);
}

function papersIn(digest: ScannedDigest, path: string): DigestPapers {
  const noted = digest.sections.flatMap(({ id, hasNotes }) => (hasNotes && id !== null ? [id] : []));
  return { path, listed: withLines(digest), noted: new Set(noted) };
}

/** The line numbers in one pass: list lines come in the order of the file. */
function withLines({ entries, view }: ScannedDigest): ListedPaper[] {
  let [line, at] = [1, 0];
  return entries.map(({ id, version, title, start }) => {
    for (let next = view.indexOf('\n', at); next !== -1 && next < start; next = view.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return { id, version, title, line };
  });
}

/** Of these papers, those that were merged into the digest once and that a person took out of it since. */
export async function removedByHand(digest: DigestPapers, ids: Iterable<string>): Promise<Set<string>> {
  const target = await resolveDigest(digest.path);
  const missing = [...ids].filter(id => !digest.noted.has(id));
  const { notes } = await readAllNotes(target, missing);
  const removed = [...notes].filter(([, stored]) => wasPublished(stored, basename(target)));
  return new Set(removed.map(([id]) => id));
}
