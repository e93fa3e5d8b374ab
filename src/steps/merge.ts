// checked notes → plan → digest and notes/<id>.json, and the texts that show them.
import { basename } from 'node:path';
import type { Layout, MergePlan } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { renderAlone } from '../digest/alone.ts';
import { assertIsList } from '../digest/list-wanted.ts';
import { applyPlan, planMerge } from '../digest/plan.ts';
import { planMerges } from '../digest/plan-many.ts';
import { scanDigest } from '../digest/scan.ts';
import { unifiedDiff } from '../lib/diff.ts';
import { ToolError } from '../lib/errors.ts';
import { keepReviews } from '../notes/keep-reviews.ts';
import { withDigestLock } from '../store/digest-lock.ts';
import { planDigest, resolveDigest } from '../store/digest-file.ts';
import { notesPath, readNotes, writeNotes } from '../store/notes-file.ts';
import { publish as publishFiles } from '../store/publish.ts';
import type { PublishResult } from '../store/group.ts';
import { publishTogether } from '../store/publish-group.ts';
import { handEdit } from '../store/published.ts';
import { beforePaying } from './before-paying.ts';
import type { Tools } from './tools.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** What became of a merge. */
export interface Published {
  readonly plan: MergePlan;
  /** As they stand in notes/<id>.json now. */
  readonly notes: Notes;
  /** One line for a person. */
  readonly message: Told;
}

/** Reads and scans the digest before anything is paid; throws what would keep a merge out (missing, not UTF-8, no list). */
export async function assertMergeable(digest: string): Promise<void> {
  await beforePaying(() =>
    planDigest(digest, bytes => {
      assertIsList(scanDigest(bytes, digest), digest);
      return NO_PLAN;
    }),
  );
}

const NO_PLAN: MergePlan = {
  action: 'kept',
  id: '',
  anchor: '',
  splices: [],
  section: '',
  rendered: '',
  base: null,
  entry: null,
  reason: '',
};

/** The notes with what a person decided about their claims, as notes/<id>.json beside the digest holds it. */
export async function withDecisions(digest: string, notes: Notes): Promise<Notes> {
  return keepReviews(notes, await readNotes(notesPath(await resolveDigest(digest), notes.paper.id)));
}

/** The plan alone: what a merge would do now. Nothing is written. */
export async function planFor(digest: string, notes: Notes, tools: Tools): Promise<MergePlan> {
  const target = await resolveDigest(digest);
  const before = { stored: await readNotes(notesPath(target, notes.paper.id)), name: basename(target) };
  const { plan } = await planDigest(digest, bytes => planWith(bytes, before, { digest, notes, tools }));
  return plan;
}

/** Merges under the digest's lock. Throws as store/publish.ts. */
export async function publish(digest: string, notes: Notes, tools: Tools): Promise<Published> {
  // One after the other within this run, so that nobody is told to wait for himself.
  return tools.merging(() => publishAlone(digest, notes, tools));
}

/**
 * Merges the notes of several papers with one rewrite of the digest; one result for each, in the same order.
 * @param papers each paper once
 * @throws as store/publish-group.ts: what concerns the digest or the disk. What keeps one paper out is its result
 */
export async function publishGroup(
  digest: string,
  papers: readonly Notes[],
  tools: Tools,
): Promise<(Published | ToolError)[]> {
  const { layout } = tools.config;
  const { add } = tools.options;
  const results = await tools.merging(() =>
    publishTogether({
      path: digest,
      papers,
      keep: keepReviews,
      plan: (bytes, stored, name) => planMerges(bytes, stored, { name, layout, add, path: digest }),
      lock: { signal: tools.signal, onWait: tools.log },
    }),
  );
  return results.map(result => {
    if (result instanceof ToolError) return result;
    // Without the digest as it was and as it is: whoever waits for the outcome holds neither.
    const { plan, notes } = result;
    return { plan, notes, message: messageFor(digest, result) };
  });
}

/** A plan that a merge would refuse, as the error that it would end with. */
export function refuseConflict(digest: string, plan: MergePlan): void {
  if (plan.action === 'conflict') throw handEdit(digest, plan);
}

async function publishAlone(digest: string, notes: Notes, tools: Tools): Promise<Published> {
  const result = await publishFiles({
    path: digest,
    notes,
    keep: keepReviews,
    plan: (bytes, stored, name) => planWith(bytes, { stored, name }, { digest, notes, tools }),
    lock: { signal: tools.signal, onWait: tools.log },
  });
  return { ...result, message: messageFor(digest, result) };
}

/** Stores notes that cannot be merged yet beside the digest, under its lock; gives the path. */
export async function keepForReview(digest: string, notes: Notes): Promise<string> {
  const target = await resolveDigest(digest);
  const path = notesPath(target, notes.paper.id);
  await withDigestLock(target, {}, async () => {
    const stored = await readNotes(path);
    const { published = null, publishedElsewhere = [] } = stored ?? {};
    await writeNotes(path, { ...keepReviews(notes, stored), published, publishedElsewhere });
  });
  return path;
}

/** A unified diff of what the plan would change. */
export async function diffOf(digest: string, plan: MergePlan): Promise<Told> {
  const { before } = await planDigest(digest, () => plan);
  if (plan.splices.length === 0) return phrase`${digest}: nothing to change (${plan.reason})`;
  return unifiedDiff(digest, before, applyPlan(before, plan));
}

/** The notes as Markdown, as they would stand in a digest of their own. */
export function renderNotes(notes: Notes, layout: Layout): string {
  return renderAlone(notes, layout);
}

function planWith(
  bytes: Uint8Array,
  before: { stored: Notes | null; name: string },
  { digest, notes, tools }: { digest: string; notes: Notes; tools: Tools },
): MergePlan {
  const { layout } = tools.config;
  const { add } = tools.options;
  return planMerge(bytes, keepReviews(notes, before.stored), { ...before, layout, add, path: digest });
}

/** GitHub cuts a README at this many bytes (isaacs/github#1610); people are warned well before. */
const GITHUB_CUT = 512_000;
const NEAR_CUT = 400_000;

/** What became of a merge, in one line for a person. */
export function messageFor(digest: string, { plan, notes, after }: PublishResult): Told {
  const size = after.byteLength;
  const what = {
    added: phrase`merged into ${digest} as a new entry`,
    completed: phrase`merged into ${digest}: its entry had no notes yet`,
    replaced: phrase`merged into ${digest}: its own section was replaced`,
    merged: phrase`merged into ${digest}: new notes taken, your edits kept`,
    kept: phrase`${digest} is up to date: 0 bytes changed`,
    removed: phrase`stays out of ${digest}: ${plan.reason}; --add brings it back`,
    conflict: phrase`not merged into ${digest}: ${plan.reason}`,
  }[plan.action];
  const message = phrase`${citedId(notes.paper)}: ${what}`;
  if (size < NEAR_CUT) return message;
  return phrase`${message}\n  ${digest} has ${size} bytes; GitHub shows the first ${GITHUB_CUT} only`;
}
