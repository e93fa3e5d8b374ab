// Where a new list line and a new section go, and with how many blank lines around them.
import type { Splice } from '../domain/digest.ts';
import type { Paper } from '../domain/paper.ts';
import { dateOf } from './list-line.ts';
import { LIST_NAME, NOTES_NAME } from './names.ts';
import type { Outline, OutlineSection, ScannedEntry } from './scanned.ts';
import { contentEnd, type View } from './view.ts';

/** A place between two bytes, and what must stand there besides the new text. */
export interface Place {
  readonly at: number;
  /** Heading lines that the digest lacks, '' when it has them. */
  readonly heading: string;
  /** Blank lines wanted before and after; none right under a heading. */
  readonly gap: 0 | 1;
}

/** The new text at its place, with line breaks and blank lines where its neighbours lack them. */
export function spliceAt(digest: Outline, place: Place, text: string): Splice {
  const { at } = place;
  return { start: at, end: at, text: lead(digest, place) + place.heading + text + trail(digest, place) };
}

function lead(digest: Outline, { at, gap, heading }: Place): string {
  const before = digest.view.slice(Math.max(0, at - 4), at);
  if (at === 0 || (at === 3 && before === BOM) || /\n\r?\n$/.test(before)) return '';
  const { eol } = digest.style;
  const wantsBlank = heading !== '' || (gap === 1 && !followsHeading(digest, at));
  return (before.endsWith('\n') ? '' : eol) + (wantsBlank ? eol : '');
}

function trail({ view, style }: Outline, { at, gap }: Place): string {
  const isBlankAfter = at === view.length || /^\r?\n/.test(view.slice(at, at + 2));
  return isBlankAfter || gap === 0 ? '' : style.eol;
}

/** UTF-8's byte order mark as a view shows it. */
const BOM = '\xef\xbb\xbf';

/** Place of a new list line, and the index it has among `digest.entries`. */
export function placeEntry(
  digest: Outline,
  paper: Pick<Paper, 'id' | 'published'>,
): Place & { index: number } {
  const list = firstList(digest);
  const next = nextOf(topLines(list), paper);
  const { gap } = digest.style;
  if (next !== undefined) return { at: next.start, heading: '', gap, index: list.indexOf(next) };
  const last = list.at(-1);
  if (last !== undefined) return { at: last.end, heading: '', gap, index: list.length };
  return { ...emptyList(digest), index: 0 };
}

/**
 * Place of a new section: before the section of the next paper of the list that has one, else after that of the
 * paper before, else at the end of the notes part, which is opened at the end of the file when there is none.
 * @param index that the paper has (or will have) among `digest.entries`; `isNew` when it is not there yet
 */
export function placeSection(digest: Outline, index: number, isNew: boolean): Place {
  const { entries, view, notesHeading, notesEnd, style } = digest;
  const starts = new Map<string | null, OutlineSection>();
  for (const section of digest.sections) starts.set(section.id, section);
  const sectionOf = (entry: ScannedEntry | undefined) => starts.get(entry?.id ?? '');
  for (let at = isNew ? index : index + 1; at < entries.length; at += 1) {
    const next = sectionOf(entries[at]);
    if (next !== undefined) return { at: next.start, heading: '', gap: 1 };
  }
  for (let at = index - 1; at >= 0; at -= 1) {
    const previous = sectionOf(entries[at]);
    if (previous !== undefined) return { at: previous.contentEnd, heading: '', gap: 1 };
  }
  if (notesHeading !== null)
    return { at: contentIn(view, notesHeading.start, notesEnd), heading: '', gap: 1 };
  return { at: view.length, heading: `# ${NOTES_NAME}${style.eol}`, gap: 1 };
}

/** The list lines up to the next heading: a file may hold several lists, new papers go into the first. */
function firstList(digest: Outline): readonly ScannedEntry[] {
  const first = digest.entries[0];
  if (first === undefined) return [];
  const heading = digest.headings.find(candidate => !candidate.fenced && candidate.start > first.start);
  return digest.entries.filter(entry => entry.start < (heading?.start ?? Infinity));
}

/** When a paper came out, as text that sorts. */
interface Key {
  /** `2025/06`, null for a local PDF without a date. */
  readonly month: string | null;
  /** `2025/06 19807 2506.19807`: month, number in the month, id. No two papers have the same. */
  readonly key: string;
}

interface TopLine extends Key {
  readonly entry: ScannedEntry;
}

/** The list lines that say when their paper came out, without indented ones: ours would become the parent of those. */
function topLines(list: readonly ScannedEntry[]): TopLine[] {
  const lines: TopLine[] = [];
  for (const entry of list) {
    const line = entry.nested ? null : lineOf(entry);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** List lines that were asked before: each paper of a group asks all of them. */
const known = new WeakMap<ScannedEntry, Pick<ScannedEntry, 'id' | 'date'> & { line: TopLine | null }>();

function lineOf(entry: ScannedEntry): TopLine | null {
  const { id, date } = entry;
  const last = known.get(entry);
  if (last?.id === id && last.date === date) return last.line;
  const key = keyOf(entry);
  const line = key === null ? null : { entry, ...key };
  known.set(entry, { id, date, line });
  return line;
}

/**
 * The list line before which the paper goes, undefined for the end of the list. Newest first: before the first older
 * one. Else: after the last one that is not newer. Either rule puts several papers into the same places whichever
 * comes first, and none of them changes which rule it is: docs/decisions/2026-11-23-grouped-merges.md.
 */
function nextOf(lines: readonly TopLine[], paper: Pick<Paper, 'id' | 'published'>): ScannedEntry | undefined {
  const own = keyOf({ id: paper.id, date: dateOf(paper) });
  if (own === null) return undefined;
  const isNewestFirst = isFallingIn(lines);
  // A paper without a date comes last in either order; `pdf-…` is more than any month.
  const rankOf = ({ month, key }: Key): string => (month === null && isNewestFirst ? ` ${key}` : key);
  const rank = rankOf(own);
  const next = isNewestFirst
    ? lines.findIndex(line => rankOf(line) < rank)
    : lines.findLastIndex(line => rankOf(line) <= rank) + 1;
  return lines[next]?.entry;
}

/**
 * True when at most one step in five goes to a newer month, as in hand-kept lists that are newest first. A list too
 * short to tell is newest first; one without order grows at its end, as one that is oldest first does.
 */
function isFallingIn(lines: readonly TopLine[]): boolean {
  const months = lines.map(({ month }) => month).filter(month => month !== null);
  // `2025/06`: digits and a slash sort by their codes.
  let [up, down, last] = [0, 0, months[0] ?? ''];
  for (const month of months) {
    if (month > last) up += 1;
    else if (month < last) down += 1;
    last = month;
  }
  return up * 4 <= down;
}

/** Null for a list line without date and id: nothing tells when its paper came out. */
function keyOf({ id, date: written }: Pick<ScannedEntry, 'id' | 'date'>): Key | null {
  const date = (id === null ? null : dateOf({ id, published: null })) ?? written;
  if (date === null) return id === null ? null : { month: null, key: id };
  const century = Number(date.slice(0, 2)) >= ARXIV_BEGAN ? '19' : '20';
  const month = century + date;
  const number = /(?:\d{4}\.|\/\d{4})(\d+)$/.exec(id ?? '')?.[1] ?? '';
  return { month, key: `${month} ${number} ${id ?? ''}` };
}

/** arXiv ids start in 1991. */
const ARXIV_BEGAN = 91;

/** A list without list lines: under its heading and what else stands there; else a new list before the notes. */
function emptyList(digest: Outline): Place {
  const { view, headings, listHeading, notesHeading, style } = digest;
  if (listHeading === null) {
    return { at: notesHeading?.start ?? view.length, heading: `# ${LIST_NAME}${style.eol}`, gap: 1 };
  }
  const next = headings.find(heading => !heading.fenced && heading.start >= listHeading.end);
  return { at: contentIn(view, listHeading.start, next?.start ?? view.length), heading: '', gap: 1 };
}

/** `contentEnd` in a view of any kind. */
function contentIn(view: View, start: number, end: number): number {
  return start + contentEnd(view.slice(start, end), 0, end - start);
}

function followsHeading(digest: Outline, at: number): boolean {
  return digest.headings.some(heading => heading.end === at && !heading.fenced);
}
