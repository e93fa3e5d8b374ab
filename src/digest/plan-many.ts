// Digest bytes + the notes of many papers → what merging them one after the other would change, on few scans. Pure.
import type { MergePlans } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { ToolError } from '../lib/errors.ts';
import { applyChanges } from '../lib/text.ts';
import { foretold, type Foretold } from './foretell.ts';
import { NoListError } from './list-wanted.ts';
import { planOn, type MergeOptions } from './plan.ts';
import { scanDigest } from './scan.ts';
import { outlineOf, type Outline, type ScannedDigest } from './scanned.ts';

export interface PaperMerge {
  readonly notes: Notes;
  /** As for one paper. */
  readonly stored: Notes | null;
}

/**
 * Plans the merges of several papers, each on what the ones before leave. The bytes are those of `planMerge` and
 * `applyPlan` in turns. A paper that cannot be merged is an error in its place and keeps nobody out.
 * @throws DigestFormatError, NoListError
 */
export function planMerges(
  bytes: Uint8Array,
  papers: readonly PaperMerge[],
  options: Omit<MergeOptions, 'stored'>,
): MergePlans {
  const group = { bytes, papers, options };
  // The last look needs a scan of what one paper leaves: foretelling it saves none.
  const quick = papers.length > 1 ? planned(group, foretold) : null;
  return quick ?? planned(group, () => null) ?? { outcomes: [], after: bytes };
}

interface Group {
  readonly bytes: Uint8Array;
  readonly papers: readonly PaperMerge[];
  readonly options: Omit<MergeOptions, 'stored'>;
}

/**
 * @param look gives the digest that takes plans in without scans, null where one is needed after every plan
 * @returns null when a scan did not find what was foretold, never without foretelling
 */
function planned({ bytes, papers, options }: Group, look: typeof foretold): MergePlans | null {
  let found = scanned(bytes, options.path);
  let ahead: Foretold | null = null;
  const outcomes: MergePlans['outcomes'][number][] = [];
  for (const { notes, stored } of papers) {
    const plan = attempt(() => planOn(ahead ?? outlineOf(found), notes, { ...options, stored }));
    outcomes.push(plan);
    if (plan instanceof ToolError || plan.splices.length === 0) continue;
    ahead ??= look(found);
    if (ahead === null) found = scanned(applyChanges(found.bytes, plan.splices));
    else if (!ahead.take(plan)) return null;
  }
  if (ahead === null) return { outcomes, after: found.bytes };
  const after = scanned(ahead.view.bytes());
  return agrees(ahead, outlineOf(after)) ? { outcomes, after: after.bytes } : null;
}

/** True when a scan found what was foretold, as far as plans are made of it. */
function agrees(ahead: Outline, found: Outline): boolean {
  return (
    same(ahead.headings, found.headings, ['start', 'end', 'level', 'fenced']) &&
    same(ahead.entries, found.entries, ['start', 'end', 'id', 'anchor', 'date', 'title']) &&
    same(ahead.sections, found.sections, ['start', 'contentEnd', 'end', 'id', 'slug', 'level', 'heading']) &&
    same([ahead.style], [found.style], ['eol', 'gap', 'hint', 'level']) &&
    ahead.notesEnd === found.notesEnd &&
    ahead.notesHeading?.start === found.notesHeading?.start
  );
}

function same<T extends object>(
  some: readonly T[],
  others: readonly T[],
  keys: readonly (keyof T)[],
): boolean {
  const isSame = (one: T, other: T | undefined): boolean =>
    other !== undefined && keys.every(key => one[key] === other[key]);
  return some.length === others.length && some.every((one, index) => isSame(one, others[index]));
}

/** What keeps one paper out, as a value; what concerns the whole digest is thrown. */
function attempt<T>(plan: () => T): T | ToolError {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof ToolError) || error instanceof NoListError) throw error;
    return error;
  }
}

/**
 * The planned bytes are looked at again before they are written, and the next group finds them in the file: one scan
 * serves all of it. Nobody changes the bytes of a digest in place.
 */
let last: ScannedDigest | null = null;

function scanned(bytes: Uint8Array, path?: string): ScannedDigest {
  if (last === null || Buffer.compare(last.bytes, bytes) !== 0) last = scanDigest(bytes, path);
  return last;
}
