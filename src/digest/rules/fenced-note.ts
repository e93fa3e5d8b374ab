// A note in a code fence: the model was shown the format inside a fence and gave it back so. Readers see source text.
import { isFive, noteOf, type NoteText } from './note.ts';
import type { NoteFence, NoteLine } from './note-lines.ts';
import type { Found, Rule, SectionView } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const fencedNote: Rule = {
  name: 'fenced-note',
  severity: 'error',
  structural: true,
  finds: phrase`the note stands in a code fence, so that readers see its source`,
  section: (view, context) => {
    const note = noteOf(view, context);
    return note.fences.flatMap(fence => foundIn(view, note, fence));
  },
};

function foundIn(view: SectionView, note: NoteText, { open, close, holdsNote }: NoteFence): Found[] {
  const first = note.lines[open];
  const last = close === null ? undefined : note.lines[close];
  // A fence that nothing closes: rule unclosed-fence.
  if (first === undefined || last === undefined || !holdsNote) return [];
  const at = first.at;
  if (!isWhole(note, at, last)) return [{ at, message: phrase`a part of the note stands in a code fence` }];
  const message = phrase`the whole note stands in a code fence`;
  const inside = note.lines.slice(open + 1, close ?? open);
  if (!isSafe(view, inside)) return [{ at, message }];
  return [{ at, message, fix: [first, last].map(mark => ({ start: mark.at, end: mark.next, text: '' })) }];
}

/** None of the five headings above the fence, nothing below it. */
function isWhole({ parts, note }: NoteText, at: number, last: NoteLine): boolean {
  if (parts.some(part => isFive(part.name) && part.heading.start < at)) return false;
  return note.every(line => line.at <= last.at || line.kind === 'blank');
}

/**
 * Without its fence the text is Markdown. It must not then end the section (a heading of its level or above, one
 * underlined by `===` too), nor hide what comes after it (another fence, a comment).
 */
function isSafe({ section }: SectionView, inside: readonly NoteLine[]): boolean {
  const levels = new Map(section.headings.map(heading => [heading.start, heading.level]));
  return inside.every(
    ({ kind, text, at }) =>
      kind !== 'fence' &&
      (levels.get(at) ?? Infinity) > section.level &&
      !text.includes('<!--') &&
      !/^ {0,3}=+\s*$/.test(text),
  );
}
