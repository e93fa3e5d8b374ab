// Reviewed notes → what publishing would do to the digest, and the digest: the same plan and the same writer as
// everywhere else. What a person changed in the digest is shown, and where it collides with the notes it is settled.
import { basename } from 'node:path';
import type { Notes } from '../../domain/notes.ts';
import { citedId } from '../../domain/paper.ts';
import type { MergePreview, Publish, Settled } from '../../domain/publish.ts';
import type { Signature } from '../../domain/claim.ts';
import { outlookOn, planSettled } from '../../digest/outlook.ts';
import { applyPlan } from '../../digest/plan.ts';
import { unifiedDiff } from '../../lib/diff.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { adoptHandChanges } from '../../review/hand-changed.ts';
import { verdictOn } from '../../notes/verdict.ts';
import { readDigestFile, resolveDigest } from '../../store/digest-file.ts';
import { publish } from '../../store/publish.ts';
import { messageFor } from '../merge.ts';
import type { Tools } from '../tools.ts';
import { collides, notWhole, staleSection, whyNotWhole, whyRemoved } from './merge-refusals.ts';
import { whatChanges } from './merge-words.ts';

/** What a person looks at before publishing: the notes, and the collisions that are settled so far. */
export interface Previewing {
  readonly notes: Notes;
  readonly settled?: readonly Settled[];
}

/** What publishing would do now. A digest that cannot be merged into is told as the refusal. */
export async function previewFor(
  digest: string,
  { notes, settled = [] }: Previewing,
  tools: Tools,
): Promise<MergePreview> {
  try {
    return await previewOf(digest, { notes: reviewed(notes, null), settled }, tools);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const { what, why, next } = error.told;
    const refusal = phrase`${what}: ${why}; ${next}`;
    const nothing = { diff: '', handEdits: [], collisions: [], seen: '' };
    return { digest, action: 'kept', reason: why, ...nothing, refusal };
  }
}

/** A publishing that a person asked for. */
export interface Publishing {
  readonly notes: Notes;
  readonly request: Publish;
  /** Whose name the decisions get of which the file does not say who made them; left out: nobody's. */
  readonly by?: string;
}

/**
 * Publishes the notes as notes/<id>.json has them by then, under the digest's lock. Gives one line for a person.
 * @throws ToolError E_REVIEW_STALE when what would be written is not what was seen; E_REVIEW_COLLISION when a collision
 * is not settled; E_NOTES_HELD_BACK when a section has no claim; as publishing does
 */
export async function publishReviewed(
  digest: string,
  { notes, request, by }: Publishing,
  tools: Tools,
): Promise<Told> {
  const signature = by === undefined ? null : { by, at: new Date(tools.now()).toISOString() };
  const { layout } = tools.config;
  const { add } = tools.options;
  const result = await tools.merging(() =>
    publish({
      path: digest,
      notes,
      keep: (given, stored) => wholeOnly(reviewed(stored ?? given, signature), digest),
      plan: (bytes, stored, name) => {
        const fresh = reviewed(stored ?? notes, signature);
        const plan = planSettled(bytes, fresh, { stored, name, layout, add, path: digest, request });
        if (plan === null) throw staleSection(fresh, digest);
        if (plan.action === 'conflict') throw collides(digest, plan);
        return plan;
      },
      lock: { signal: tools.signal, onWait: tools.log },
    }),
  );
  if (result.plan.action !== 'removed') return messageFor(digest, result);
  const { paper } = result.notes;
  return phrase`${citedId(paper)}: stays out of ${digest}: ${whyRemoved(paper, digest, result.plan.reason)}`;
}

/** The notes with what people changed in the file itself as decisions: the one place where publishing takes them in. */
function reviewed(notes: Notes, signature: Signature | null): Notes {
  return adoptHandChanges(notes, signature);
}

function wholeOnly(notes: Notes, digest: string): Notes {
  if (!verdictOn(notes).isWhole) throw notWhole(notes, digest);
  return notes;
}

async function previewOf(
  digest: string,
  { notes, settled }: Required<Previewing>,
  tools: Tools,
): Promise<MergePreview> {
  const name = basename(await resolveDigest(digest));
  const { layout } = tools.config;
  const { add } = tools.options;
  const before = await readDigestFile(digest);
  const outlook = outlookOn(before, notes, { stored: notes, name, layout, add, path: digest, settled });
  const { plan, collisions, handEdits, seen, isOpen } = outlook;
  const verdict = verdictOn(notes);
  const diff = verdict.isWhole ? await unifiedDiff(digest, before, applyPlan(before, plan)) : '';
  const removed = plan.action === 'removed' ? whyRemoved(notes.paper, digest, plan.reason) : null;
  const refusal = verdict.isWhole ? removed : whyNotWhole(verdict.emptySections);
  const action = isOpen ? 'conflict' : plan.action;
  const reason = isOpen || diff === '' ? plan.reason : whatChanges(notes, plan.action, outlook.changed);
  return { digest, action, reason, diff, handEdits, collisions, seen, refusal };
}
