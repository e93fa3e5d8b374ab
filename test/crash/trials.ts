// Merges under faults (faulty-child.mjs), and what must hold after each of them and of the run that follows.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pLimit from 'p-limit';
import type { Notes } from '../../src/domain/notes.ts';
import { notesPath, readNotes } from '../../src/store/notes-file.ts';
import { outputOf } from '../store/built.ts';
import { start } from './children.ts';
import { ageLock, leftovers, publishHere, read, temps, type Scene } from './scene.ts';

const preload = new URL('faults.mjs', import.meta.url).href;

export interface Call {
  readonly name: string;
  readonly path: string;
}

/** One merge, as the child tells it. */
export interface Trial {
  readonly place: string;
  readonly outcome: {
    readonly action?: string;
    readonly code?: string;
    readonly category?: string;
    readonly kept?: string;
    readonly bug?: string;
  };
  /** The first call that was made to fail; null in the last merge, which had no Nth call. */
  readonly hit: Call | null;
  /** All calls, of the last merge only. */
  readonly calls: readonly Call[];
}

export interface Fault {
  /** An errno, or `short` or `partial` (faults.mjs). */
  readonly code: string;
  readonly isForGood: boolean;
  /** Every `step`th call is made to fail. */
  readonly step: number;
}

export interface Situation {
  readonly scene: Scene;
  /** What is merged under faults. */
  readonly notes: Notes;
  /** What the run after next merges. */
  readonly later: Notes;
  /** A dead run's lock stands in the way. */
  readonly isDead: boolean;
  /** A person's words that must never be lost; '' when there are none. */
  readonly remark: string;
}

/** What the trials of one fault found. */
export interface Found {
  readonly trials: number;
  /** Of a merge that does not fail. */
  readonly calls: readonly Call[];
  readonly problems: string[];
  /** How often each call was made to fail, the first of each merge only. */
  readonly failed: Record<string, number>;
  /** What stood there after the faults, before the next run. */
  temps: number;
  locks: number;
}

let folders = 0;

/** Merges with the Nth call failing, N from `first` to `last` or the end; settles when the process is gone. */
async function trials(
  situation: Situation,
  fault: Fault,
  range: { first: number; last?: number; step?: number },
): Promise<Trial[]> {
  const { scene, notes, isDead } = situation;
  const folder = join(scene.root, `faults-${++folders}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'notes.json'), JSON.stringify(notes));
  const job = {
    template: scene.folder,
    folder,
    notes: join(folder, 'notes.json'),
    isDead,
    ...fault,
    ...range,
  };
  const output = await outputOf(start('faulty-child.mjs', JSON.stringify(job), ['--import', preload]));
  return output.trim().split('\n').map(line => parse(line, output)); // prettier-ignore
}

function parse(line: string, output: string): Trial {
  try {
    return JSON.parse(line) as Trial;
  } catch {
    throw new Error(`the child failed: ${output}`);
  }
}

/** The calls of a merge in a new process, none of which fails. */
export async function callsOf(situation: Situation): Promise<readonly Call[]> {
  const [trial] = await trials(situation, { code: 'EIO', isForGood: false, step: 1 }, { first: 1_000_000 });
  return trial!.calls;
}

/**
 * Makes every call fail, one merge for each, and looks at what came of it and at the runs after it.
 * @param fresh numbers of calls that only the first merge of a process makes; these get a process each
 */
export async function tryAll(situation: Situation, fault: Fault, fresh: readonly number[]): Promise<Found> {
  const all = await trials(situation, fault, { first: 1 });
  for (const number of fresh)
    all.unshift(...(await trials(situation, fault, { first: number, last: number })));
  const before = read(situation.scene.digest);
  const after = read(join(all.at(-1)!.place, 'list.md'));
  const { calls } = all.at(-1)!;
  const found: Found = { trials: all.length, calls, problems: [], failed: {}, temps: 0, locks: 0 };
  // Most of the time is waited for the disk.
  const limit = pLimit(6);
  const look = async (trial: Trial): Promise<void> => {
    const { hit } = trial;
    if (hit !== null) found.failed[hit.name] = (found.failed[hit.name] ?? 0) + 1;
    const problems = await wrongWith(trial, { situation, fault, found, before, after });
    const where = hit === null ? 'no call' : `${hit.name} of ${basename(hit.path)}`;
    found.problems.push(...problems.map(problem => `${fault.code} at ${where}: ${problem}`));
  };
  await Promise.all(all.map(trial => limit(look, trial)));
  return found;
}

/** Everything that is wrong with a merge under faults, and with the two runs after it. */
export async function wrongWith(
  trial: Trial,
  how: { situation: Situation; fault: Fault; found: Found; before: Buffer; after: Buffer },
): Promise<string[]> {
  return [
    ...wrongEnd(trial, how.fault),
    ...(await wrongOnDisk(trial, how.situation, how)),
    ...wronglyLeft(trial, how),
    ...(await wrongNext(trial, how.situation, how.after)),
  ];
}

const CODES: Readonly<Record<string, string>> = {
  ENOSPC: 'E_DISK_FULL',
  EDQUOT: 'E_DISK_FULL',
  short: 'E_DISK_FULL',
  EACCES: 'E_DISK_READ_ONLY',
  EPERM: 'E_DISK_READ_ONLY',
  EIO: 'E_DISK',
};
const UNREADABLE = ['E_DIGEST_UNREADABLE', 'E_NOTES_UNREADABLE'];

/** Done, or refused with the disk as the reason (exit 7); never a bug. */
function wrongEnd({ outcome, hit }: Trial, fault: Fault): string[] {
  const { action, code, category, bug } = outcome;
  if (action !== undefined) return [];
  if (bug !== undefined) return [`a bug: ${bug}`];
  const isRight = category === 'disk' && (code === CODES[fault.code] || UNREADABLE.includes(code ?? ''));
  return isRight && hit !== null ? [] : [`ended with ${code} (${category})`];
}

/** The digest is the old or the new one, the notes are whole, and what the error says was kept was kept. */
async function wrongOnDisk(
  { place, outcome }: Trial,
  { scene, notes }: Situation,
  { before, after }: { before: Buffer; after: Buffer },
): Promise<string[]> {
  const digest = join(place, 'list.md');
  const bytes = read(digest);
  const [isOld, isNew] = [bytes.equals(before), bytes.equals(after)];
  if (!isOld && !isNew) return ['corrupt: the digest is neither the old nor the new one'];
  if (outcome.action !== undefined && !isNew) return ['said to be done, and the digest is the old one'];
  const stored = await readNotes(notesPath(digest, notes.paper.id)).catch(String);
  if (typeof stored === 'string') return [`corrupt: ${stored}`];
  const { kept } = outcome;
  if (kept === undefined) return [];
  const old = await readNotes(notesPath(scene.digest, notes.paper.id));
  const isTrue = /^nothing (changed|was written)$|^neither it nor the digest/.test(kept)
    ? isOld && isDeepStrictEqual(stored, old)
    : kept.includes('as it was; the new notes wait in')
      ? isOld && isDeepStrictEqual(stored?.results, notes.results)
      : kept.includes('has its entry and is whole') && isNew;
  return isTrue ? [] : [`not true: ${kept}`];
}

/** After one failure everything is tidied up; where every call failed from then on nothing could be. */
function wronglyLeft({ place }: Trial, how: { situation: Situation; fault: Fault; found: Found }): string[] {
  const digest = join(place, 'list.md');
  const left = leftovers({ folder: place });
  const isLocked = ageLock(digest);
  how.found.temps += temps({ folder: place }).length;
  how.found.locks += isLocked ? 1 : 0;
  if (how.fault.isForGood || how.situation.isDead) return [];
  return left.map(name => `left ${name}`);
}

/** The same command brings everything up to date, and the next merge finds its own section and sweeps. */
async function wrongNext({ place }: Trial, situation: Situation, after: Buffer): Promise<string[]> {
  const digest = join(place, 'list.md');
  try {
    const { plan } = await publishHere(digest, situation.notes);
    if (!read(digest).equals(after)) return [`the next run (${plan.action}) gave another digest`];
    const later = await publishHere(digest, situation.later);
    const action = situation.remark === '' ? 'replaced' : 'merged';
    if (later.plan.action !== action) return [`the run after next ended with ${later.plan.action}`];
  } catch (error) {
    return [`the next run failed: ${String(error)}`];
  }
  if (!read(digest).includes(situation.remark)) return ['lost: what the person wrote'];
  return leftovers({ folder: place }).map(name => `the next run left ${name}`);
}
