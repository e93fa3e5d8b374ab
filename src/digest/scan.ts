// Bytes → the list lines, sections and form of a digest. Everything unknown stays bytes.
// Next: plan.ts
import { entryOf } from './entry.ts';
import { assertDigestFormat } from './format.ts';
import type { HeadingIndex } from './heading-index.ts';
import { lex, type Marks } from './lex.ts';
import { HINT, isListName, isNotesName } from './names.ts';
import type { DigestStyle, ScannedDigest, ScannedEntry, ScannedHeading, ScannedSection } from './scanned.ts';
import { Source } from './source.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { partEnd, sectionsOf, type Parts } from './sections.ts';
import { lineFinder } from './view.ts';

/**
 * @param path of the digest, for messages
 * @throws DigestFormatError when the bytes are not UTF-8 or hold git's conflict markers
 */
export function scanDigest(bytes: Uint8Array, path: Told = phrase`the digest`): ScannedDigest {
  const source = new Source(bytes);
  assertDigestFormat(source, path);
  const marks = lex(source);
  const parts = partsOf(source, marks.headings);
  const candidates = candidatesOf(parts, marks.items);
  const sections = sectionsOf(parts, candidates);
  const entries = outside(sections, candidates);
  return {
    bytes,
    get view() {
      return source.view;
    },
    lineAt: lineFinder(bytes),
    headings: marks.headings.list,
    entries,
    sections,
    listHeading: listHeadingOf(parts, entries, sections),
    notesHeading: parts.notesHeading,
    notesEnd: parts.notesEnd,
    slugs: parts.headings.slugs(),
    style: styleOf(marks, entries, parts),
  };
}

function partsOf(source: Source, headings: HeadingIndex): Parts {
  const { list } = headings;
  const index = list.findIndex(
    (heading, at) => !heading.fenced && headings.name(at) === null && isNotesName(heading.text),
  );
  const notesHeading = list[index] ?? null;
  if (notesHeading === null)
    return { source, headings, notesHeading, notesEnd: source.bytes.length, level: 2 };
  const next = partEnd(list, index);
  let level = 7;
  for (let inner = index + 1; inner < next; inner++) {
    const heading = list[inner];
    if (heading?.fenced === false) level = Math.min(level, heading.level);
  }
  return {
    source,
    headings,
    notesHeading,
    notesEnd: list[next]?.start ?? source.bytes.length,
    level: level === 7 ? notesHeading.level + 1 : level,
  };
}

/**
 * The list items that name a paper. In the notes part items are claims, not papers, but for the format's own list
 * lines.
 */
function candidatesOf(parts: Parts, items: readonly number[]): ScannedEntry[] {
  const { source, notesHeading, notesEnd } = parts;
  const notesStart = notesHeading?.start ?? source.bytes.length;
  const candidates: ScannedEntry[] = [];
  let ownLink = -1; // next one, looked for once
  for (let index = 0; index < items.length; index += 2) {
    const start = items[index] ?? 0;
    const end = items[index + 1] ?? 0;
    if (start >= notesStart && start < notesEnd) {
      if (ownLink < start) ownLink = ownLinkAfter(source, start);
      if (ownLink >= end) continue;
    }
    const entry = entryOf(source, { start, end });
    if (entry !== null) candidates.push(entry);
  }
  return candidates;
}

const OWN_LINK = '[[Paper](';

/** Offset of the next `[[Paper](`, the file's size for none: a search for less of it is eight times as fast. */
function ownLinkAfter(source: Source, from: number): number {
  let found = source.indexOf('[[P', from);
  while (found !== -1 && source.piece(found, found + OWN_LINK.length) !== OWN_LINK) {
    found = source.indexOf('[[P', found + 1);
  }
  return found === -1 ? source.bytes.length : found;
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
  { headings, notesHeading }: Parts,
  entries: readonly ScannedEntry[],
  sections: readonly ScannedSection[],
): ScannedHeading | null {
  const { list } = headings;
  const isShown = (heading: ScannedHeading): boolean => !heading.fenced && heading !== notesHeading;
  const first = entries[0];
  if (first !== undefined)
    return list.findLast(heading => heading.start < first.start && isShown(heading)) ?? null;
  const sectionStarts = new Set(sections.map(section => section.start));
  const isList = (heading: ScannedHeading): boolean =>
    isShown(heading) && !sectionStarts.has(heading.start) && isListName(heading.text);
  return (
    list.find(isList) ??
    (notesHeading === null
      ? null
      : (list.findLast(
          heading =>
            heading.start < notesHeading.start && heading.level === notesHeading.level && isShown(heading),
        ) ?? null))
  );
}

function styleOf(marks: Marks, entries: readonly ScannedEntry[], { headings, level }: Parts): DigestStyle {
  const methods = headings.list.filter((_heading, index) => headings.name(index) === 'innovations');
  const hinted = methods.filter(heading => heading.text.includes(HINT)).length;
  return {
    eol: marks.crlf > marks.lf ? '\r\n' : '\n',
    hint: hinted * 2 > methods.length,
    gap: gapOf(entries),
    level,
  };
}

/** No blank line where most list lines have none. */
export function gapOf(entries: readonly ScannedEntry[]): DigestStyle['gap'] {
  let touching = 0;
  for (const [index, entry] of entries.entries()) if (entries[index + 1]?.start === entry.end) touching += 1;
  return touching * 2 > entries.length - 1 ? 0 : 1;
}
