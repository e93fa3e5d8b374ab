// Which headings of a digest open the notes of a paper, where those notes end, and whose they are.
import { decodedAnchor } from './anchor.ts';
import { arxivLinks, localId } from './entry.ts';
import type { HeadingIndex } from './heading-index.ts';
import { isNoteName } from './names.ts';
import type { ScannedEntry, ScannedHeading, ScannedSection } from './scanned.ts';
import type { Source } from './source.ts';
import { contentEnd } from './view.ts';

export interface Parts {
  readonly source: Source;
  readonly headings: HeadingIndex;
  readonly notesHeading: ScannedHeading | null;
  /** Where the notes part ends. */
  readonly notesEnd: number;
  /** Level of the headings of single papers. */
  readonly level: number;
}

/**
 * A heading opens a section when a list line points at it, when it stands in the notes part at that part's own
 * level, or when it is a `##` with one of the five headings of notes below it.
 */
export function sectionsOf(parts: Parts, entries: readonly ScannedEntry[]): ScannedSection[] {
  const { list } = parts.headings;
  const targets = targetsOf(entries);
  const listed = entries.filter(entry => entry.paperUrl !== null || entry.date !== null);
  const sections: ScannedSection[] = [];
  let inside = 0; // index after the section before
  for (let index = 0; index < list.length; index++) {
    const heading = list[index];
    if (heading === undefined || index < inside || !mayOpen(heading, parts)) continue;
    const next = partEnd(list, index);
    const end = list[next]?.start ?? parts.source.bytes.length;
    const aimed = targets.get(parts.headings.slug(index)) ?? targets.get(heading.text) ?? null;
    const place = { heading, index, next, end, aimed };
    if (!isSection(parts, place, listed)) continue;
    sections.push(sectionAt(parts, place));
    inside = next;
  }
  return sections;
}

/** A heading with its text up to `end`, and the papers of the list lines that point at it, null without any. */
interface Place {
  readonly heading: ScannedHeading;
  readonly index: number;
  /** Index of the heading that ends it. */
  readonly next: number;
  readonly end: number;
  readonly aimed: Aimed | null;
}

/** Ids of the papers whose list lines point at one heading: a file can hold thousands of each. */
interface Aimed {
  /** Null when none of them has an id. */
  first: string | null;
  /** All of them, when there are several. */
  ids: Set<string> | null;
}

/** A heading above the list itself is no paper's, whatever points at it. */
function isSection(parts: Parts, place: Place, listed: readonly ScannedEntry[]): boolean {
  const { heading, end, aimed } = place;
  if (isSectionLevel(parts, heading)) return true;
  if (aimed === null && (heading.level !== 2 || !hasNotes(parts, place))) return false;
  return !holdsOne(listed, heading.start, end);
}

/** True when one of the list lines, which are in file order, starts in `[start, end)`. */
function holdsOne(listed: readonly ScannedEntry[], start: number, end: number): boolean {
  let [low, high] = [0, listed.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((listed[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return (listed[low]?.start ?? Infinity) < end;
}

function mayOpen(heading: ScannedHeading, parts: Parts): boolean {
  return !heading.fenced && !heading.setext && heading !== parts.notesHeading;
}

/**
 * Index of the heading where the text under a heading ends: the next one of its level or above, outside fences; the
 * number of headings for the end of the file. `---` under a paragraph is a heading to Markdown, but nearly always
 * meant as a rule: the text stays with its section.
 */
export function partEnd(headings: readonly ScannedHeading[], index: number): number {
  const level = headings[index]?.level ?? 0;
  for (let next = index + 1; next < headings.length; next++) {
    const heading = headings[next];
    if (heading !== undefined && !heading.fenced && !isRule(heading) && heading.level <= level) return next;
  }
  return headings.length;
}

function isRule(heading: ScannedHeading): boolean {
  return heading.setext && heading.level === 2;
}

/** Anchor → papers whose list lines point at it; also unescaped (`%E6…`), as browsers do. */
function targetsOf(entries: readonly ScannedEntry[]): Map<string, Aimed> {
  const targets = new Map<string, Aimed>();
  for (const { anchor, id } of entries) {
    if (anchor === null || anchor === '') continue;
    aim(targets, anchor, id);
    const decoded = decodedAnchor(anchor);
    if (decoded !== anchor) aim(targets, decoded, id);
  }
  return targets;
}

function aim(targets: Map<string, Aimed>, name: string, id: string | null): void {
  const aimed = targets.get(name);
  if (aimed === undefined) targets.set(name, { first: id, ids: null });
  else if (aimed.first === null) aimed.first = id;
  else if (id !== null && id !== aimed.first) aimed.ids = (aimed.ids ?? new Set([aimed.first])).add(id);
}

function isSectionLevel(parts: Parts, heading: ScannedHeading): boolean {
  const { notesHeading, notesEnd, level } = parts;
  return (
    notesHeading !== null &&
    heading.level === level &&
    heading.start > notesHeading.start &&
    heading.start < notesEnd
  );
}

function sectionAt(parts: Parts, place: Place): ScannedSection {
  const { heading, index, next, end } = place;
  const slug = parts.headings.slug(index);
  return {
    start: heading.start,
    bodyStart: heading.end,
    contentEnd: contentEnd(parts.source.bytes, heading.start, end),
    end,
    level: heading.level,
    heading: heading.text,
    slug,
    id: idOf(parts.source, place) ?? localId(slug),
    headings: parts.headings.list.slice(index + 1, next),
    hasNotes: hasNotes(parts, place),
  };
}

/** True when one of the five headings of notes stands below, an abstract apart. */
function hasNotes({ headings }: Parts, { index, next }: Place): boolean {
  for (let inner = index + 1; inner < next; inner++) {
    if (isNoteName(headings.name(inner))) return true;
  }
  return false;
}

/**
 * The paper that the list says it is. When the list says nothing, or two things: the only paper whose pages the
 * section links to, or else the only one it links to at all.
 */
function idOf(source: Source, { heading, end, aimed }: Place): string | null {
  const first = aimed?.first ?? null;
  const ids = aimed?.ids ?? null;
  if (first !== null && ids === null) return first;
  const linked = linkedId(source.piece(heading.start, end));
  return linked !== null && (ids === null || ids.has(linked)) ? linked : first;
}

function linkedId(text: string): string | null {
  const links = arxivLinks(text);
  const pages = links.filter(link => link.page);
  const ids = new Set((pages.length > 0 ? pages : links).map(link => link.id));
  const [only = null] = ids;
  return ids.size === 1 ? only : null;
}
