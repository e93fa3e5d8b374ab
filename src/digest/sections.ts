// Which headings of a digest open the notes of a paper, where those notes end, and whose they are.
import { decodedAnchor } from './anchor.ts';
import { arxivLinks, localId } from './entry.ts';
import { nameOf } from './names.ts';
import type { ScannedEntry, ScannedHeading, ScannedSection } from './scanned.ts';
import { contentEnd } from './view.ts';

export interface Parts {
  readonly view: string;
  readonly headings: readonly ScannedHeading[];
  /** Of every heading that is rendered, not of fenced ones. */
  readonly slugOf: ReadonlyMap<ScannedHeading, string>;
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
  const targets = targetsOf(entries);
  const sections: ScannedSection[] = [];
  for (const [index, heading] of parts.headings.entries()) {
    if (!mayOpen(heading, parts) || heading.start < (sections.at(-1)?.end ?? 0)) continue;
    const end = partEnd(parts.headings, index, parts.view.length);
    const aimed = targets.get(parts.slugOf.get(heading) ?? '') ?? targets.get(heading.text) ?? [];
    const place = { index, end, aimed };
    if (isSection(parts, place, entries)) sections.push(sectionAt(parts, place));
  }
  return sections;
}

/** The heading at `index` with its text up to `end`, and the list lines that point at it. */
interface Place {
  readonly index: number;
  readonly end: number;
  readonly aimed: readonly ScannedEntry[];
}

/** A heading above the list itself is no paper's, whatever points at it. */
function isSection(parts: Parts, { index, end, aimed }: Place, entries: readonly ScannedEntry[]): boolean {
  const heading = parts.headings[index];
  if (heading === undefined) return false;
  if (isSectionLevel(parts, heading)) return true;
  return (aimed.length > 0 || hasNotesBelow(parts, index, end)) && !holdsList(entries, heading.start, end);
}

function holdsList(entries: readonly ScannedEntry[], start: number, end: number): boolean {
  return entries.some(
    entry => entry.start >= start && entry.start < end && (entry.paperUrl !== null || entry.date !== null),
  );
}

function mayOpen(heading: ScannedHeading, parts: Parts): boolean {
  return !heading.fenced && !heading.setext && heading !== parts.notesHeading;
}

/**
 * Where the text under a heading ends: at the next heading of its level or above, outside fences. `---` under a
 * paragraph is a heading to Markdown, but nearly always meant as a rule: the text stays with its section.
 */
export function partEnd(headings: readonly ScannedHeading[], index: number, fileEnd: number): number {
  const level = headings[index]?.level ?? 0;
  for (let next = index + 1; next < headings.length; next++) {
    const heading = headings[next];
    if (heading !== undefined && !heading.fenced && !isRule(heading) && heading.level <= level)
      return heading.start;
  }
  return fileEnd;
}

function isRule(heading: ScannedHeading): boolean {
  return heading.setext && heading.level === 2;
}

/** Anchor → list lines that point at it; also unescaped (`%E6…`), as browsers do. */
function targetsOf(entries: readonly ScannedEntry[]): Map<string, ScannedEntry[]> {
  const targets = new Map<string, ScannedEntry[]>();
  for (const entry of entries) {
    if (entry.anchor === null || entry.anchor === '') continue;
    for (const name of new Set([entry.anchor, decodedAnchor(entry.anchor)])) {
      const aimed = targets.get(name);
      if (aimed === undefined) targets.set(name, [entry]);
      else aimed.push(entry);
    }
  }
  return targets;
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

function hasNotesBelow(parts: Parts, index: number, end: number): boolean {
  return parts.headings[index]?.level === 2 && headingsInside(parts, index, end).some(inner => isNote(inner));
}

function sectionAt(parts: Parts, { index, end, aimed }: Place): ScannedSection {
  const heading = parts.headings[index] as ScannedHeading; // index comes from this very list
  const headings = headingsInside(parts, index, end);
  const slug = parts.slugOf.get(heading) ?? '';
  return {
    start: heading.start,
    bodyStart: heading.end,
    contentEnd: contentEnd(parts.view, heading.start, end),
    end,
    level: heading.level,
    heading: heading.text,
    slug,
    id: idOf(parts.view.slice(heading.start, end), aimed) ?? localId(slug),
    headings,
    hasNotes: headings.some(inner => isNote(inner)),
  };
}

function headingsInside(parts: Parts, index: number, end: number): ScannedHeading[] {
  const inside: ScannedHeading[] = [];
  for (let next = index + 1; next < parts.headings.length; next++) {
    const heading = parts.headings[next];
    if (heading === undefined || heading.start >= end) break;
    inside.push(heading);
  }
  return inside;
}

function isNote(heading: ScannedHeading): boolean {
  const name = nameOf(heading.text);
  return name !== null && name !== 'abstract';
}

/**
 * The paper that the list says it is. When the list says nothing, or two things: the only paper whose pages the
 * section links to, or else the only one it links to at all.
 */
function idOf(text: string, aimed: readonly ScannedEntry[]): string | null {
  const listed = new Set(aimed.flatMap(entry => entry.id ?? []));
  const [first = null] = listed;
  if (listed.size === 1) return first;
  const links = arxivLinks(text);
  const pages = links.filter(link => link.page);
  const linked = new Set((pages.length > 0 ? pages : links).map(link => link.id));
  const [only = null] = linked;
  if (linked.size === 1 && only !== null && (listed.size === 0 || listed.has(only))) return only;
  return first;
}
