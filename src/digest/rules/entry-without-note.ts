// A list line without notes: they were deleted, or never made.
import { excerpt } from '../../lib/excerpt.ts';
import type { ScannedDigest, ScannedEntry } from '../scanned.ts';
import { sentTo } from './dead-anchor.ts';
import { sectionAt } from './in-page-links.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const entryWithoutNote: Rule = {
  name: 'entry-without-note',
  severity: 'warning',
  finds: phrase`the file has no notes of the paper of this list line`,
  entry: (entry, context) => {
    const { id, anchor, start, title } = entry;
    const { digest, sections } = context;
    if (!wantsNotes(entry, digest) || sections.has(id ?? '')) return [];
    // Notes that only a dead link does not reach are dead-anchor's.
    if (sectionAt(digest, anchor) ?? sectionAt(digest, sentTo(entry, context) ?? null)) return [];
    const message = phrase`no notes of ${id ?? excerpt(title)} in this file`;
    if (id === null || id.startsWith('pdf-')) return [{ at: start, id, message }];
    return [{ at: start, id, message: phrase`${message}: summarize ${id} --digest FILE makes them` }];
  },
};

/** A link to another file says that the notes stand there. */
function wantsNotes({ anchor, anchorAt }: ScannedEntry, { notesHeading }: ScannedDigest): boolean {
  if (anchorAt === null) return notesHeading !== null;
  return anchor !== '' || anchorAt.start === anchorAt.end;
}
