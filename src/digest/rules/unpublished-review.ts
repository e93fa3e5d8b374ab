// A person decided about claims, in the notes file or in review, and the digest does not show it: nobody published it.
import { isPublishable } from '../../domain/claim.ts';
import { claimsOf, type Notes } from '../../domain/notes.ts';
import type { Layout, MergePlan } from '../../domain/digest.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { planOn } from '../plan.ts';
import { likeness } from '../three-way.ts';
import type { CheckContext, Found, Rule } from './rule.ts';

export const unpublishedReview: Rule = {
  name: 'unpublished-review',
  severity: 'warning',
  finds: phrase`a person decided about the stored notes, and the digest does not show it yet`,
  file: context => [...context.notes.values()].flatMap(notes => foundIn(notes, context)),
};

function foundIn(notes: Notes, context: CheckContext): Found[] {
  const { id } = notes.paper;
  const place = context.entries.get(id)?.[0] ?? context.sections.get(id)?.[0];
  // Only for papers with decisions a merge is planned.
  if (place === undefined || !isDecided(notes) || !mayBePublished(notes)) return [];
  const plan = likeliest(LAYOUTS.flatMap(layout => planFor(notes, layout, context) ?? []));
  if (plan === undefined || plan.action === 'kept' || plan.action === 'removed') return [];
  return [{ at: place.start, id, message: messageFor(id, plan.action === 'conflict') }];
}

function messageFor(id: string, collides: boolean): Told {
  if (collides)
    return phrase`decisions about ${id} are not published, and its section was changed by hand in the same place: summarize review ${id}`;
  return phrase`decisions about ${id} are not published: summarize review ${id} --publish`;
}

function isDecided(notes: Notes): boolean {
  const reviews = [...claimsOf(notes).map(({ review }) => review), ...Object.values(notes.decisions)];
  return reviews.some(({ state }) => state !== 'pending');
}

/** A paper is published only whole, and a draft never is. */
function mayBePublished({ engine, background, innovations, results, takeaways }: Notes): boolean {
  const inside = [innovations, takeaways].map(points => points.flatMap(({ claims }) => claims));
  return (
    engine.name !== 'extractive' &&
    [background, results, ...inside].every(claims => claims.some(isPublishable))
  );
}

/** Nobody says in which of them the digest is. */
const LAYOUTS: readonly Layout[] = ['both', 'zh', 'en'];

/** The plan in the layout of what was published last. */
function likeliest(plans: readonly MergePlan[]): MergePlan | undefined {
  const scores = plans.map(({ base, rendered }) =>
    base === null ? 0 : likeness(base.text, rendered) + likeness(rendered, base.text),
  );
  return plans[scores.indexOf(Math.max(...scores))];
}

/** What a merge would do; null when none can be planned. */
function planFor(notes: Notes, layout: Layout, { digest, name }: CheckContext): MergePlan | null {
  try {
    return planOn(digest, notes, { layout, stored: notes, ...(name === null ? {} : { name }) });
  } catch (error) {
    if (error instanceof ToolError) return null;
    throw error;
  }
}
