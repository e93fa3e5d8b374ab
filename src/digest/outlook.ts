// Digest bytes + notes → all that a person is to see before publishing them: the plan, what was changed by hand, where
// both changed the same place, and a fingerprint of what was shown. Pure.
import type { MergePlan } from '../domain/digest.ts';
import { publishedIn, type Notes } from '../domain/notes.ts';
import type { Collision, HandEdit, Publish } from '../domain/publish.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { handEditsIn } from './hand-edits.ts';
import { planOn, standingSection, type MergeOptions } from './plan.ts';
import { scanDigest } from './scan.ts';
import { collisionsBetween } from './three-way.ts';

export interface Outlook {
  /** With nothing settled. */
  readonly plan: MergePlan;
  /** The paper's section as it stands; '' when there is none. */
  readonly standing: string;
  readonly collisions: readonly Collision[];
  readonly handEdits: readonly HandEdit[];
  /** Fingerprint of what stands there and of what would be written. */
  readonly seen: string;
}

/** What publishing these notes would do. @throws as `planMerge` */
export function outlookOn(bytes: Uint8Array, notes: Notes, options: Unsettled): Outlook {
  const { plan, standing, seen } = planSeen(bytes, notes, options);
  const handEdits = plan.base === null || standing === '' ? [] : handEditsIn(plan.base.text, standing, notes);
  return { plan, standing, collisions: collisionsOf(plan), handEdits, seen };
}

/**
 * The plan with its collisions as a person settled them; a conflict when one is left.
 * @returns null when what was seen is no longer so, and the plan would write
 * @throws as `planMerge`
 */
export function planSettled(
  bytes: Uint8Array,
  notes: Notes,
  { request, ...options }: Unsettled & { readonly request: Publish },
): MergePlan | null {
  const { plan, seen, settle } = planSeen(bytes, notes, options);
  if (plan.action === 'kept') return plan;
  if (seen !== request.seen) return null;
  return plan.action === 'conflict' ? settle(request.settled) : plan;
}

/** Each place that both changed, in order; a section that we never wrote is one as a whole. */
export function collisionsOf({ action, base, section, rendered }: MergePlan): Collision[] {
  if (action !== 'conflict') return [];
  const found = collisionsBetween({ base: base?.text ?? null, mine: section, fresh: rendered });
  return found.map((collision, index) => ({ index, ...collision }));
}

type Unsettled = Omit<MergeOptions, 'settled'>;

interface Seen {
  readonly plan: MergePlan;
  readonly standing: string;
  readonly seen: string;
  readonly settle: (settled: NonNullable<MergeOptions['settled']>) => MergePlan;
}

function planSeen(bytes: Uint8Array, notes: Notes, options: Unsettled): Seen {
  const digest = scanDigest(bytes, options.path);
  const plan = planOn(digest, notes, options);
  const record = publishedIn(options.stored, options.name ?? '');
  const standing = standingSection(digest, notes.paper.id, record);
  const written = plan.splices.map(({ text }) => text);
  // Not where in the file: other papers may be merged meanwhile.
  const seen = canonicalHash([standing, plan.action, plan.rendered, written]).slice(0, 16);
  return { plan, standing, seen, settle: settled => planOn(digest, notes, { ...options, settled }) };
}
