// Notes whose list line is gone: people delete the line and forget the notes, or their heading and abstract.
import { excerpt } from '../../lib/excerpt.ts';
import { nameOf } from '../names.ts';
import { sentTo } from './dead-anchor.ts';
import { listAnchors } from './in-page-links.ts';
import type { CheckContext, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const orphanNote: Rule = {
  name: 'orphan-note',
  severity: 'warning',
  finds: phrase`no list line is of the paper of these notes or leads to them (not in a file without any list line)`,
  section: ({ section }, context) => {
    const { digest, entries } = context;
    const { id, slug, heading, headings, start } = section;
    // Prose under a heading of its own in the notes part is nobody's notes.
    const isNote = id !== null || headings.some(({ text }) => nameOf(text) !== null);
    if (digest.entries.length === 0 || !isNote) return [];
    // Notes that only a dead link does not reach are dead-anchor's.
    if (entries.has(id ?? '') || listAnchors(digest).has(slug) || sentPlaces(context).has(slug)) return [];
    return [{ at: start, message: phrase`no list line leads to the notes "${excerpt(heading)}"` }];
  },
};

/** Where the dead links of the list can be sent; looked for once. */
function sentPlaces(context: CheckContext): ReadonlySet<string> {
  const known = sent.get(context);
  if (known !== undefined) return known;
  const places = new Set(context.digest.entries.flatMap(entry => sentTo(entry, context) ?? []));
  sent.set(context, places);
  return places;
}

const sent = new WeakMap<CheckContext, ReadonlySet<string>>();
