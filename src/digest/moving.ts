// The ranges of a digest that splices move: what stands behind new text stands further on.
import type { Splice } from '../domain/digest.ts';
import type { ByteRange, OutlineSection, ScannedEntry } from './scanned.ts';

export type Moving<T> = { -readonly [Key in keyof T]: T[Key] };
type Links = Record<'paperAt' | 'codeAt' | 'anchorAt', Moving<ByteRange> | null>;
export type MovingEntry = Moving<Omit<ScannedEntry, keyof Links>> & Links;

/** Index of the first range, of those in file order, that starts at `offset` or behind it. */
export function firstFrom(ranges: readonly ByteRange[], offset: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last range that starts before `offset`, and so may reach it: these do not overlap. */
export function before(ranges: readonly ByteRange[], offset: number): number {
  return Math.max(0, firstFrom(ranges, offset) - 1);
}

export function moveEntry(entry: MovingEntry | undefined, splice: Splice): void {
  if (entry === undefined) return;
  shift(entry, splice);
  shift(entry.paperAt, splice);
  shift(entry.codeAt, splice);
  shift(entry.anchorAt, splice);
}

export function moveSection(section: Moving<OutlineSection> | undefined, splice: Splice): void {
  if (section === undefined) return;
  const { start, end, text } = splice;
  const by = text.length - (end - start);
  shift(section, splice);
  if (section.bodyStart > end) section.bodyStart += by;
  if (endsAfter(section.contentEnd, splice)) section.contentEnd += by;
  // A section lasts up to what comes next, which moves even if it stood at this very place.
  if (section.end === end && start === end) section.end += by;
}

/** What begins where text is put in begins after it; what ends there ends before it. */
export function shift(range: Moving<ByteRange> | null, splice: Splice): void {
  if (range === null) return;
  const by = splice.text.length - (splice.end - splice.start);
  if (endsAfter(range.end, splice)) range.end += by;
  if (range.start >= splice.end) range.start += by;
}

function endsAfter(offset: number, { start, end }: Splice): boolean {
  return offset > end || (offset === end && start < end);
}

/** In file order. */
export function insert<T extends ByteRange>(list: T[], one: T): void {
  const next = list.findIndex(other => other.start > one.start);
  list.splice(next === -1 ? list.length : next, 0, one);
}
