// Where a new list line and a new section go, and with how many blank lines around them.
import type { Splice } from '../domain/digest.ts';
import type { Paper } from '../domain/paper.ts';
import { dateOf } from './list-line.ts';
import { LIST_NAME, NOTES_NAME } from './names.ts';
import type { ScannedDigest, ScannedEntry } from './scanned.ts';
import { contentEnd } from './view.ts';

/** A place between two bytes, and what must stand there besides the new text. */
export interface Place {
  readonly at: number;
  /** Heading lines that the digest lacks, '' when it has them. */
  readonly heading: string;
  /** Blank lines wanted before and after; none right under a heading. */
  readonly gap: 0 | 1;
}

/** The new text at its place, with line breaks and blank lines where its neighbours lack them. */
export function spliceAt(digest: ScannedDigest, place: Place, text: string): Splice {
  const { at } = place;
  return { start: at, end: at, text: lead(digest, place) + place.heading + text + trail(digest, place) };
}

function lead(digest: ScannedDigest, { at, gap, heading }: Place): string {
  const before = digest.view.slice(Math.max(0, at - 4), at);
  if (at === 0 || (at === 3 && before === BOM) || /\n\r?\n$/.test(before)) return '';
  const { eol } = digest.style;
  const wantsBlank = heading !== '' || (gap === 1 && !followsHeading(digest, at));
  return (before.endsWith('\n') ? '' : eol) + (wantsBlank ? eol : '');
}

function trail({ view, style }: ScannedDigest, { at, gap }: Place): string {
  const isBlankAfter = at === view.length || /^\r?\n/.test(view.slice(at, at + 2));
  return isBlankAfter || gap === 0 ? '' : style.eol;
}

/** UTF-8's byte order mark as a view shows it. */
const BOM = '\xef\xbb\xbf';

/** Place of a new list line, and the index it has among `digest.entries`. */
export function placeEntry(
  digest: ScannedDigest,
  paper: Pick<Paper, 'id' | 'published'>,
): Place & { index: number } {
  const list = firstList(digest);
  const before = list.length === 0 ? -1 : indexIn(list, paper);
  const next = list[before];
  const { gap } = digest.style;
  // Before an indented list item ours would become its parent: then the end of the list is the better place.
  if (next !== undefined && !digest.view.startsWith('  ', next.start)) {
    return { at: next.start, heading: '', gap, index: before };
  }
  const last = list.at(-1);
  if (last !== undefined) return { at: last.end, heading: '', gap, index: list.length };
  return { ...emptyList(digest), index: 0 };
}

/**
 * Place of a new section: before the section of the next paper of the list that has one, else after that of the
 * paper before, else at the end of the notes part, which is opened at the end of the file when there is none.
 * @param index that the paper has (or will have) among `digest.entries`; `isNew` when it is not there yet
 */
export function placeSection(digest: ScannedDigest, index: number, isNew: boolean): Place {
  const { entries, view, notesHeading, notesEnd, style } = digest;
  const starts = new Map(digest.sections.map(section => [section.id, section]));
  const sectionOf = (entry: ScannedEntry) => (entry.id === null ? undefined : starts.get(entry.id));
  const next = entries.slice(isNew ? index : index + 1).flatMap(entry => sectionOf(entry) ?? [])[0];
  if (next !== undefined) return { at: next.start, heading: '', gap: 1 };
  const previous = entries
    .slice(0, index)
    .flatMap(entry => sectionOf(entry) ?? [])
    .at(-1);
  if (previous !== undefined) return { at: previous.contentEnd, heading: '', gap: 1 };
  if (notesHeading !== null)
    return { at: contentEnd(view, notesHeading.start, notesEnd), heading: '', gap: 1 };
  return { at: view.length, heading: `# ${NOTES_NAME}${style.eol}`, gap: 1 };
}

/** The list lines up to the next heading: a file may hold several lists, new papers go into the first. */
function firstList(digest: ScannedDigest): readonly ScannedEntry[] {
  const first = digest.entries[0];
  if (first === undefined) return [];
  const heading = digest.headings.find(candidate => !candidate.fenced && candidate.start > first.start);
  return digest.entries.filter(entry => entry.start < (heading?.start ?? Infinity));
}

/** Index of the list line before which the paper goes by the list's own order; -1 for the end of the list. */
function indexIn(list: readonly ScannedEntry[], paper: Pick<Paper, 'id' | 'published'>): number {
  const own = keyOf({ id: paper.id, date: dateOf(paper) });
  const order = orderOf(list);
  if (own === null || order === 'none') return -1;
  const after = (entry: ScannedEntry): boolean => {
    const key = keyOf(entry);
    return key !== null && (order === 'newest' ? key < own : key > own);
  };
  return list.findIndex(after);
}

/**
 * Newest or oldest first when at most one step in five goes the other way, as hand-kept lists do; else none.
 * A list too short to tell is newest first.
 */
function orderOf(list: readonly ScannedEntry[]): 'newest' | 'oldest' | 'none' {
  const months = list.flatMap(entry => keyOf(entry)?.slice(0, MONTH) ?? []);
  const steps = months.slice(1).map((month, index) => month.localeCompare(months[index] ?? month, 'en'));
  const up = steps.filter(step => step > 0).length;
  const down = steps.filter(step => step < 0).length;
  if (up * 4 <= down) return 'newest';
  return down * 4 <= up ? 'oldest' : 'none';
}

const MONTH = '2025/06'.length;

/** `2025/06 19807`: month, then the number in the month where the id tells it; null without a date. */
function keyOf(entry: Pick<ScannedEntry, 'id' | 'date'>): string | null {
  const date = (entry.id === null ? null : dateOf({ id: entry.id, published: null })) ?? entry.date;
  if (date === null) return null;
  const century = Number(date.slice(0, 2)) >= ARXIV_BEGAN ? '19' : '20';
  return `${century}${date} ${/(?:\d{4}\.|\/\d{4})(\d+)$/.exec(entry.id ?? '')?.[1] ?? ''}`;
}

/** arXiv ids start in 1991. */
const ARXIV_BEGAN = 91;

/** A list without list lines: under its heading and what else stands there; else a new list before the notes. */
function emptyList(digest: ScannedDigest): Place {
  const { view, headings, listHeading, notesHeading, style } = digest;
  if (listHeading === null) {
    return { at: notesHeading?.start ?? view.length, heading: `# ${LIST_NAME}${style.eol}`, gap: 1 };
  }
  const next = headings.find(heading => !heading.fenced && heading.start >= listHeading.end);
  return { at: contentEnd(view, listHeading.start, next?.start ?? view.length), heading: '', gap: 1 };
}

function followsHeading(digest: ScannedDigest, at: number): boolean {
  return digest.headings.some(heading => heading.end === at && !heading.fenced);
}
