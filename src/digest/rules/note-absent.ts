// A section that holds an abstract at most: the generator failed, and published the entry as finished.
import { isFive, isFixedHeading, isGarbled, noteOf } from './note.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const noteAbsent: Rule = {
  name: 'note-absent',
  severity: 'error',
  finds: phrase`a section has none of the five headings of notes`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const { parts, lines } = note;
    // A fixed heading at the level of papers is not a paper: rule heading-level.
    if (isGarbled(note) || parts.some(part => isFive(part.name)) || isFixedHeading(view.section.heading))
      return [];
    const isBare = lines.every(line => line.kind === 'blank');
    const hasAbstract = parts.length === 1 && parts[0]?.name === 'abstract';
    const message = isBare
      ? phrase`nothing at all stands under this heading`
      : hasAbstract
        ? phrase`only an abstract stands under this heading`
        : phrase`none of the five headings of notes stands under this heading`;
    return [{ at: view.section.start, message }];
  },
};
