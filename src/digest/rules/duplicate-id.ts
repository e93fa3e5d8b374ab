// The same paper twice: two list lines or two sections of notes. Those of equal text are mended, of others a person
// has to say which one is right.
import type { Splice } from '../../domain/digest.ts';
import { excerpt } from '../../lib/excerpt.ts';
import type { ByteRange, ScannedEntry, ScannedSection } from '../scanned.ts';
import { sectionAt } from './in-page-links.ts';
import { inOrder, withoutCopies } from './remove-copies.ts';
import type { CheckContext, Found, Rule } from './rule.ts';
import { sameWords } from './same-words.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const duplicateId: Rule = {
  name: 'duplicate-id',
  severity: 'error',
  structural: true,
  finds: phrase`a second list line, or a second section of notes, is of the same paper`,
  entry: (entry, context) => {
    const { id, start } = entry;
    const first = context.entries.get(id ?? '')?.[0];
    if (id === null || first === undefined || first === entry) return [];
    const message = phrase`${id} is in the list already, as ${lineOf(first)}`;
    return [{ at: start, id, message, ...fixAt(entry, id, context) }];
  },
  section: ({ section }, context) => {
    const { id, start } = section;
    const first = context.sections.get(id ?? '')?.[0];
    if (id === null || first === undefined || first === section) return [];
    const heading = excerpt(first.heading);
    const message = isCopy(first, section, context)
      ? phrase`the notes of ${id} stand already under "${heading}", with the same text`
      : phrase`the notes of ${id} stand already under "${heading}", with another text`;
    return [{ at: start, message, ...fixAt(section, id, context) }];
  },
};

function lineOf({ date, title, version }: ScannedEntry): Told {
  const words = excerpt(`${date === null ? '' : `[${date}] `}${title}`);
  return version === null ? phrase`"${words}" without a version` : phrase`"${words}" of v${version}`;
}

/** What of a paper can go; it goes at once, with the first finding of it. */
interface Repair {
  readonly owner: ScannedEntry | ScannedSection;
  readonly fix: readonly Splice[];
}

const repairs = new WeakMap<CheckContext, Map<string, Repair | null>>();

function fixAt(place: ScannedEntry | ScannedSection, id: string, context: CheckContext): Pick<Found, 'fix'> {
  const known = repairs.get(context) ?? new Map<string, Repair | null>();
  repairs.set(context, known);
  let repair = known.get(id);
  if (repair === undefined) known.set(id, (repair = repairOf(id, context)));
  return repair?.owner === place ? { fix: repair.fix } : {};
}

/** Lines that say the same go when all notes do; notes that say the same go, and links to them lead to the first. */
function repairOf(id: string, context: CheckContext): Repair | null {
  const [firstLine, ...lines] = context.entries.get(id) ?? [];
  const [firstNotes, ...notes] = context.sections.get(id) ?? [];
  const copies = firstNotes === undefined ? [] : notes.filter(one => isCopy(firstNotes, one, context));
  const cut = firstNotes === undefined ? [] : withoutCopies(context.digest, copies, firstNotes);
  const goes = (line: ScannedEntry): boolean => {
    const own = sectionAt(context.digest, line.anchor);
    return cut !== null || own === undefined || own === firstNotes;
  };
  const isSame = firstLine !== undefined && copies.length === notes.length;
  const same = isSame ? lines.filter(line => isSameLine(firstLine, line, context) && goes(line)) : [];
  const owner = same[0] ?? copies[0];
  const gone = same.map(line => ({ ...lineRange(line, context.digest.view), text: '' }));
  const fix = inOrder([...gone, ...(cut ?? [])]);
  return owner === undefined || fix.length === 0 ? null : { owner, fix };
}

function isCopy(a: ScannedSection, b: ScannedSection, { digest }: CheckContext): boolean {
  const rangeOf = ({ start, contentEnd }: ScannedSection): ByteRange => ({ start, end: contentEnd });
  return sameWords(digest.view, rangeOf(a), rangeOf(b));
}

/** Equal but for blanks; the TLDR/Notes links may differ when both lead to notes of the paper. */
function isSameLine(a: ScannedEntry, b: ScannedEntry, { digest }: CheckContext): boolean {
  const before = ({ start, end, anchorAt }: ScannedEntry): ByteRange => ({
    start,
    end: anchorAt?.start ?? end,
  });
  const after = ({ end, anchorAt }: ScannedEntry): ByteRange => ({ start: anchorAt?.end ?? end, end });
  const leads = [a, b].every(({ id, anchor }) => sectionAt(digest, anchor)?.id === id);
  return (
    (a.anchor === b.anchor || leads) &&
    sameWords(digest.view, before(a), before(b)) &&
    sameWords(digest.view, after(a), after(b))
  );
}

/** With the blank line before it, when another one follows: the lines around it stay as far apart as they were. */
function lineRange({ start, end }: ScannedEntry, view: string): ByteRange {
  const before = view.lastIndexOf('\n', start - 2) + 1;
  const after = view.indexOf('\n', end);
  const next = view.slice(end, after === -1 ? view.length : after);
  const isApart = start > 0 && /^[ \t\r\n]+$/.test(view.slice(before, start)) && /^[ \t\r]*$/.test(next);
  return { start: isApart ? before : start, end };
}
