// Digest bytes + notes → all that a person is to see before publishing them: the plan, what was changed by hand, where
// both changed the same place, and a fingerprint of what was shown. Pure.
import type { MergePlan } from '../domain/digest.ts';
import { publishedIn, type Notes } from '../domain/notes.ts';
import type { Collision, HandEdit, Publish, Settled } from '../domain/publish.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { claimsChanged, handEditsIn } from './hand-edits.ts';
import { planOn, standingSection, type MergeOptions } from './plan.ts';
import { scanDigest } from './scan.ts';
import { collisionsBetween } from './three-way.ts';

export interface Outlook {
  /** With collisions of which at least one is settled: as if the others were settled as they stand. */
  readonly plan: MergePlan;
  /** True while publishing is refused for places that are not settled. */
  readonly isOpen: boolean;
  /** How many claims would change in the digest. */
  readonly changed: number;
  /** The paper's section as it stands; '' when there is none. */
  readonly standing: string;
  readonly collisions: readonly Collision[];
  readonly handEdits: readonly HandEdit[];
  /** Fingerprint of what stands there and of what would be written. */
  readonly seen: string;
}

/** What publishing these notes would do. @throws as `planMerge` */
export function outlookOn(
  bytes: Uint8Array,
  notes: Notes,
  { settled = [], ...options }: MergeOptions,
): Outlook {
  const { plan: first, standing, seen, settle } = planSeen(bytes, notes, options);
  const collisions = collisionsOf(first);
  const open = collisions.filter(({ index }) => !settled.some(one => one.index === index));
  const rest = open.map(({ index }): Settled => ({ index, take: 'mine' }));
  const isUntouched = open.length === collisions.length;
  const plan = isUntouched ? first : settle([...settled, ...rest]);
  const edits = first.base === null || standing === '' ? [] : handEditsIn(first.base.text, standing, notes);
  const handEdits = edits.filter(edit => !collisions.some(one => isTold(edit, one)));
  const changed = plan.action === 'conflict' ? 0 : claimsChanged(standing, plan.section, notes);
  return { plan, isOpen: open.length > 0, changed, standing, collisions, handEdits, seen };
}

/** A claim that collides is not told once more. */
function isTold({ before }: HandEdit, { base }: Collision): boolean {
  return before !== '' && base.includes(before);
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
