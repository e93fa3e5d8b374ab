// A list line without notes: they were deleted, or never made.
import { excerpt } from '../../lib/excerpt.ts';
import type { ScannedDigest, ScannedEntry } from '../scanned.ts';
import { sectionAt } from './in-page-links.ts';
import type { Rule } from './rule.ts';

export const entryWithoutNote: Rule = {
  name: 'entry-without-note',
  severity: 'warning',
  finds: 'the file has no notes of the paper of this list line',
  entry: (entry, { digest, sections }) => {
    const { id, anchor, start, title } = entry;
    if (!wantsNotes(entry, digest) || sections.has(id ?? '') || sectionAt(digest, anchor) !== undefined)
      return [];
    const next = id === null || id.startsWith('pdf-') ? '' : `: summarize ${id} --digest FILE makes them`;
    return [{ at: start, id, message: `no notes of ${id ?? excerpt(title)} in this file${next}` }];
  },
};

/** A link to another file says that the notes stand there. */
function wantsNotes({ anchor, anchorAt }: ScannedEntry, { notesHeading }: ScannedDigest): boolean {
  if (anchorAt === null) return notesHeading !== null;
  return anchor !== '' || anchorAt.start === anchorAt.end;
}
