// A digest file → what is wrong with it, and on request the same file with what is safe to mend mended.
import { basename } from 'node:path';
import type { DigestFinding } from '../domain/digest.ts';
import { checkDigest, type CheckOptions } from '../digest/check.ts';
import { fixDigest } from '../digest/fix.ts';
import { CONFLICT_RULE, conflictFinding } from '../digest/conflict.ts';
import { assertIsList } from '../digest/list-wanted.ts';
import { positionsOf, type Position } from '../digest/positions.ts';
import { scanDigest } from '../digest/scan.ts';
import type { ScannedDigest } from '../digest/scanned.ts';
import { viewOf } from '../digest/view.ts';
import type { Told } from '../lib/phrase.ts';
import { adoptHandChanges } from '../review/hand-changed.ts';
import { readDigestFile, resolveDigest, rewriteDigest } from '../store/digest-file.ts';
import { readAllNotes } from '../store/notes-file.ts';

export interface CheckRequest {
  /** As the user named it. */
  readonly path: string;
  /** Names of rules that are switched off. */
  readonly off: ReadonlySet<string>;
  /** Mend what is safe to mend; with `dryRun` only say how. */
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  /** Asks arXiv for the latest versions of these papers; null: nobody is asked. */
  readonly latest: ((ids: Iterable<string>) => Promise<ReadonlyMap<string, number>>) | null;
  /** Told when somebody else holds the digest. */
  readonly log: (line: Told) => void;
}

export type PlacedFinding = Omit<DigestFinding, 'at' | 'fix'> & Position & { readonly fixable: boolean };

export interface CheckedDigest {
  readonly path: string;
  readonly entries: number;
  readonly sections: number;
  /** What is (still) wrong, in file order. */
  readonly findings: readonly PlacedFinding[];
  /** What was mended, in no order; empty without `fix`. */
  readonly fixed: readonly DigestFinding[];
  readonly before: Uint8Array;
  /** The bytes with every repair made; those that were read when there was none. */
  readonly after: Uint8Array;
}

/** @throws DigestFileError, DigestFormatError, NoListError; with `fix` also what writing throws */
export async function checkFile(request: CheckRequest): Promise<CheckedDigest> {
  const { path, fix, dryRun, signal, log } = request;
  let checked = await look(request, await readDigestFile(path));
  if (!fix || dryRun || checked.fixed.length === 0) return checked;
  const options = await optionsFor(request, scanDigest(checked.before, path));
  await rewriteDigest(
    path,
    bytes => {
      // Somebody may have saved the digest since it was read: the repairs are made anew on what is there now.
      checked = mended(path, bytes, options);
      return checked.after;
    },
    { signal, onWait: log },
  );
  return checked;
}

async function look(request: CheckRequest, bytes: Uint8Array): Promise<CheckedDigest> {
  const { path, off, fix } = request;
  const conflict = fix || off.has(CONFLICT_RULE) ? null : conflictFinding(bytes);
  if (conflict !== null) return unscanned(path, bytes, conflict);
  const digest = scanDigest(bytes, path);
  const options = await optionsFor(request, digest);
  return fix ? mended(path, bytes, options) : seen(path, digest, options);
}

/** Git's markers make every other finding doubtful, so they are the only one. */
function unscanned(path: string, bytes: Uint8Array, finding: DigestFinding): CheckedDigest {
  const findings = placed(viewOf(bytes), [finding]);
  return { path, entries: 0, sections: 0, findings, fixed: [], before: bytes, after: bytes };
}

async function optionsFor({ path, off, latest }: CheckRequest, digest: ScannedDigest): Promise<CheckOptions> {
  assertIsList(digest, path);
  const ids = new Set([...digest.entries, ...digest.sections].flatMap(({ id }) => id ?? []));
  const target = await resolveDigest(path);
  const { notes, broken } = await readAllNotes(target, ids);
  // Words that a person changed in the file are decided, whatever the state beside them says.
  const decided = [...notes].map(([id, stored]) => [id, adoptHandChanges(stored, null)] as const);
  return {
    notes: new Map(decided),
    broken,
    name: basename(target),
    off,
    ...(latest === null ? {} : { latest: await latest(ids) }),
  };
}

function seen(path: string, digest: ScannedDigest, options: CheckOptions): CheckedDigest {
  const { bytes } = digest;
  const findings = placed(digest.view, checkDigest(digest, options));
  return { path, ...sizeOf(digest), findings, fixed: [], before: bytes, after: bytes };
}

function mended(path: string, bytes: Uint8Array, options: CheckOptions): CheckedDigest {
  const { bytes: after, fixed, left } = fixDigest(bytes, { ...options, path });
  const digest = scanDigest(after, path);
  return { path, ...sizeOf(digest), findings: placed(digest.view, left), fixed, before: bytes, after };
}

function sizeOf({ entries, sections }: ScannedDigest): { entries: number; sections: number } {
  return { entries: entries.length, sections: sections.length };
}

function placed(view: string, findings: readonly DigestFinding[]): PlacedFinding[] {
  const places = positionsOf(view, findings.map(({ at }) => at)); // prettier-ignore
  return findings.map(({ rule, severity, id, message, fix }, index) => {
    const { line, column } = places[index] ?? { line: 1, column: 1 };
    return { rule, severity, line, column, id, message, fixable: fix.length > 0 };
  });
}
