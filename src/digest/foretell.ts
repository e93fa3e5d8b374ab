// A scanned digest that takes plans in and stays what a scan would find, without scanning. Only planned text is read,
// everything else moves. Whoever uses it must hold it against a real scan in the end (`agrees` of plan-many.ts): what our text does to
// the rest of a strange file, only a scan can tell.
// Next: plan-many.ts
import type { MergePlan, Splice } from '../domain/digest.ts';
import { baseSlug } from './anchor.ts';
import { entryOf } from './entry.ts';
import { lex } from './lex.ts';
import { gapOf } from './scan.ts';
import type { ByteRange, Outline, OutlineSection, ScannedDigest, ScannedEntry, ScannedHeading } from './scanned.ts'; // prettier-ignore
import { before, firstFrom, insert, moveEntry, moveSection, shift, type Moving, type MovingEntry } from './moving.ts'; // prettier-ignore
import { Pieces } from './pieces.ts';
import { partEnd } from './sections.ts';
import { Source } from './source.ts';
import { latin1 } from './view.ts';

/** Null where a scan is needed: without a list line and a notes part, a plan also opens those. */
export function foretold(found: ScannedDigest): Foretold | null {
  const { notesHeading } = found;
  return found.entries.length === 0 || notesHeading === null ? null : new Foretold(found, notesHeading);
}

export class Foretold implements Outline {
  readonly view: Pieces;
  readonly lineAt: Outline['lineAt'];
  readonly headings: Moving<ScannedHeading>[];
  readonly entries: MovingEntry[];
  readonly sections: Moving<OutlineSection>[];
  readonly listHeading: ScannedHeading | null;
  readonly notesHeading: ScannedHeading;
  notesEnd: number;
  style: Outline['style'];
  readonly slugs: Pick<ReadonlySet<string>, 'has'>;
  readonly #taken = new Set<string>();

  constructor(found: ScannedDigest, notesHeading: ScannedHeading) {
    const copies = new Map(found.headings.map(heading => [heading, { ...heading }]));
    this.view = new Pieces(found);
    this.lineAt = offset => this.view.lineAt(offset);
    this.headings = [...copies.values()];
    this.entries = found.entries.map(entry => moved(entry, 0));
    this.sections = found.sections.map(section => ({ ...section }));
    this.listHeading = found.listHeading === null ? null : (copies.get(found.listHeading) ?? null);
    this.notesHeading = copies.get(notesHeading) ?? notesHeading;
    this.notesEnd = found.notesEnd;
    this.style = found.style;
    this.slugs = { has: slug => this.#taken.has(slug) || found.slugs.has(slug) };
  }

  /** Takes in what a plan for this digest changes; false when it cannot tell, and is of no use any more. */
  take(plan: MergePlan): boolean {
    const isKnown = this.sections.some(({ id }) => id === plan.id);
    const touched = plan.splices.flatMap(splice => this.#touchedBy(splice));
    const splices = plan.splices.map(splice => ({ ...splice, text: latin1(splice.text) }));
    this.view.splice(splices);
    for (const splice of splices.toReversed()) this.#move(splice);
    const isRead = touched.every(entry => {
      const read = readEntry(Buffer.from(this.view.slice(entry.start, entry.end), 'latin1'), entry.start);
      return read !== null && Object.assign(entry, read);
    });
    const isListed = plan.action !== 'added' || this.#addEntry(plan);
    this.#taken.add(plan.anchor);
    this.style = { ...this.style, gap: gapOf(this.entries) };
    return isRead && isListed && (isKnown || this.#addSection(plan));
  }

  #touchedBy(splice: Splice): MovingEntry[] {
    const found: MovingEntry[] = [];
    for (let at = before(this.entries, splice.start); at < this.entries.length; at++) {
      const entry = this.entries[at];
      if (entry === undefined || entry.start >= splice.end) break;
      if (splice.start < entry.end) found.push(entry);
    }
    return found;
  }

  /** One splice, its text as in a view. */
  #move(splice: Splice): void {
    const { start, end, text } = splice;
    const by = text.length - (end - start);
    const index = firstFrom(this.headings, start);
    const kept = firstFrom(this.headings, end);
    for (let at = kept; at < this.headings.length; at++) shift(this.headings[at] ?? null, splice);
    for (let at = before(this.entries, start); at < this.entries.length; at++)
      moveEntry(this.entries[at], splice);
    for (let at = before(this.sections, start); at < this.sections.length; at++)
      moveSection(this.sections[at], splice);
    if (this.notesEnd >= end) this.notesEnd += by;
    const fresh = text.includes('\n') ? lex(new Source(Buffer.from(text, 'latin1'))).headings.list : [];
    for (const heading of fresh) this.#taken.add(baseSlug(heading.text));
    const placed = fresh.map(heading => ({
      ...heading,
      start: heading.start + start,
      end: heading.end + start,
    }));
    this.headings.splice(index, kept - index, ...placed);
  }

  #addEntry({ entry, splices }: MergePlan): boolean {
    const place = entry === null ? null : placeOf(entry, splices);
    const read = place === null ? null : readEntry(Buffer.from(entry ?? ''), place.start);
    if (read !== null) insert(this.entries, read);
    return read !== null;
  }

  #addSection({ id, anchor, section, splices }: MergePlan): boolean {
    const place = placeOf(section, splices);
    const index = this.headings.findIndex(heading => heading.start === place?.start);
    const heading = this.headings[index];
    if (place === null || heading === undefined) return false;
    const { start } = place;
    const next = partEnd(this.headings, index);
    const end = this.headings[next]?.start ?? this.view.length;
    for (const other of this.sections) if (other.start < start && other.end > start) other.end = start;
    insert(this.sections, {
      start,
      bodyStart: heading.end,
      contentEnd: place.end,
      end,
      level: heading.level,
      heading: heading.text,
      slug: anchor,
      id,
      headings: this.headings.slice(index + 1, next).map(({ text }) => ({ text })),
      hasNotes: true,
    });
    return true;
  }
}

/** The list line that these bytes are, which stand at this offset. */
function readEntry(bytes: Uint8Array, start: number): MovingEntry | null {
  const entry = entryOf(new Source(bytes), { start: 0, end: bytes.length });
  return entry === null ? null : moved(entry, start);
}

/** A list line that stands so much further on. */
function moved(entry: ScannedEntry, by: number): MovingEntry {
  const range = (at: ByteRange | null): Moving<ByteRange> | null =>
    at === null ? null : { start: at.start + by, end: at.end + by };
  const places = {
    paperAt: range(entry.paperAt),
    codeAt: range(entry.codeAt),
    anchorAt: range(entry.anchorAt),
  };
  return { ...entry, start: entry.start + by, end: entry.end + by, ...places };
}

/** Where a text that the splices bring stands once they are applied. */
function placeOf(text: string, splices: readonly Splice[]): ByteRange | null {
  const wanted = latin1(text);
  let by = 0;
  for (const splice of splices) {
    const brought = latin1(splice.text);
    const index = brought.indexOf(wanted);
    const start = splice.start + by + index;
    if (index !== -1) return { start, end: start + wanted.length };
    by += brought.length - (splice.end - splice.start);
  }
  return null;
}
