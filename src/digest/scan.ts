// Bytes → the list lines, sections and form of a digest. Everything unknown stays bytes.
// Next: plan.ts
import { Slugs } from './anchor.ts';
import { entryOf } from './entry.ts';
import { assertDigestFormat } from './format.ts';
import { lex, type LexedItem, type Marks } from './lex.ts';
import { HINT, isListName, isNotesName, nameOf } from './names.ts';
import type { DigestStyle, ScannedDigest, ScannedEntry, ScannedHeading, ScannedSection } from './scanned.ts';
import { partEnd, sectionsOf, type Parts } from './sections.ts';
import { viewOf } from './view.ts';

/**
 * @param path of the digest, for messages
 * @throws DigestFormatError when the bytes are not UTF-8 or hold git's conflict markers
 */
export function scanDigest(bytes: Uint8Array, path = 'the digest'): ScannedDigest {
  const view = viewOf(bytes);
  assertDigestFormat(bytes, view, path);
  const marks = lex(view);
  const parts = partsOf(view, marks.headings);
  const candidates = marks.items.flatMap(item => (mayList(parts, item) ? (entryOf(view, item) ?? []) : []));
  const sections = sectionsOf(parts, candidates);
  const entries = outside(sections, candidates);
  const { headings, notesHeading } = parts;
  return {
    bytes,
    view,
    headings,
    entries,
    sections,
    listHeading: listHeadingOf(parts, entries, sections),
    notesHeading,
    notesEnd: parts.notesEnd,
    slugs: new Set(parts.slugOf.values()),
    style: styleOf(marks, entries, parts.level),
  };
}

function partsOf(view: string, headings: readonly ScannedHeading[]): Parts {
  const slugger = new Slugs();
  const slugOf = new Map<ScannedHeading, string>();
  for (const heading of headings) if (!heading.fenced) slugOf.set(heading, slugger.next(heading.text));
  const index = headings.findIndex(heading => !heading.fenced && isNotesName(heading.text));
  const notesHeading = headings[index] ?? null;
  if (notesHeading === null) return { view, headings, slugOf, notesHeading, notesEnd: view.length, level: 2 };
  const notesEnd = partEnd(headings, index, view.length);
  const inside = headings.slice(index + 1).filter(heading => heading.start < notesEnd && !heading.fenced);
  const level = inside.reduce((least, heading) => Math.min(least, heading.level), 7);
  return {
    view,
    headings,
    slugOf,
    notesHeading,
    notesEnd,
    level: level === 7 ? notesHeading.level + 1 : level,
  };
}

/** In the notes part list items are claims, not papers, but for the format's own list lines. */
function mayList(parts: Parts, item: LexedItem): boolean {
  const { notesHeading, notesEnd, view } = parts;
  if (notesHeading === null || item.start < notesHeading.start || item.start >= notesEnd) return true;
  return view.slice(item.start, item.end).includes('[[Paper](');
}

function outside(sections: readonly ScannedSection[], candidates: readonly ScannedEntry[]): ScannedEntry[] {
  let index = 0;
  return candidates.filter(entry => {
    while ((sections[index]?.end ?? Infinity) <= entry.start) index++;
    return entry.start < (sections[index]?.start ?? Infinity);
  });
}

/** The heading above the first list line; without one, a heading named like it, or the one before the notes part. */
function listHeadingOf(
  parts: Parts,
  entries: readonly ScannedEntry[],
  sections: readonly ScannedSection[],
): ScannedHeading | null {
  const { headings, notesHeading } = parts;
  const shown = headings.filter(heading => !heading.fenced && heading !== notesHeading);
  const first = entries[0];
  if (first !== undefined) return shown.findLast(heading => heading.start < first.start) ?? null;
  const isSection = new Set(sections.map(section => section.start));
  return (
    shown.find(heading => isListName(heading.text) && !isSection.has(heading.start)) ??
    (notesHeading === null
      ? null
      : (shown.findLast(
          heading => heading.start < notesHeading.start && heading.level === notesHeading.level,
        ) ?? null))
  );
}

function styleOf(marks: Marks, entries: readonly ScannedEntry[], level: number): DigestStyle {
  const methods = marks.headings.filter(heading => nameOf(heading.text) === 'innovations');
  const hinted = methods.filter(heading => heading.text.includes(HINT)).length;
  const touching = entries.filter((entry, index) => entries[index + 1]?.start === entry.end).length;
  return {
    eol: marks.crlf > marks.lf ? '\r\n' : '\n',
    hint: hinted * 2 > methods.length,
    gap: touching * 2 > entries.length - 1 ? 0 : 1,
    level,
  };
}
