// Three versions of a section → its claims one by one: merged, or changed by both. Pure; the only importer of node-diff3.
// A line and the quotes under it (its English twin) are one piece, so that nobody's twin ends up under the other's claim.
import { diffIndices } from 'node-diff3';
import { alikeLines } from './line-pairs.ts';

/** A piece that both changed. `at` is the line of `mine` where it begins. */
export interface Clash {
  readonly at: number;
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly ours: readonly string[];
  /** Lines within `mine` that a person added: they stay whatever is chosen. */
  readonly added: readonly string[];
}

/** A run of lines, without their breaks. */
export type Region = { readonly lines: readonly string[] } | Clash;

/** Runs of other lines, as `[from, length]` of both texts. */
export function changesBetween(
  old: readonly string[],
  now: readonly string[],
): { old: readonly [number, number]; now: readonly [number, number] }[] {
  return diffIndices([...old], [...now]).map(({ buffer1, buffer2 }) => ({ old: buffer1, now: buffer2 }));
}

/** Merges line by line. Lines that a person added stand in a region of their own, before what the notes add there. */
export function regionsBetween(
  base: readonly string[],
  mine: readonly string[],
  ours: readonly string[],
): Region[] {
  const [own, fresh] = [reader(base, mine), reader(base, ours)];
  const regions: Region[] = [];
  for (const [from, to] of piecesOf(base)) {
    const [a, b] = [own(from, to), fresh(from, to)];
    regions.push({ lines: addedBoth(a.before, b.before) }, pieceOf(base.slice(from, to), a, b));
  }
  const end = base.length;
  regions.push({ lines: addedBoth(own(end, end).before, fresh(end, end).before) });
  return regions;
}

function pieceOf(base: readonly string[], mine: Taken, ours: Taken): Region {
  if (same(mine.lines, base)) return { lines: ours.lines };
  if (same(ours.lines, base) || same(ours.lines, mine.lines)) return { lines: mine.lines };
  return { at: mine.at, base, mine: mine.lines, ours: ours.lines, added: mine.added };
}

/** What the notes add is not added again where a person has it already. */
function addedBoth(mine: readonly string[], ours: readonly string[]): readonly string[] {
  const isThere = mine.some((_, at) => same(mine.slice(at, at + ours.length), ours));
  return isThere ? mine : [...mine, ...ours];
}

interface Taken {
  readonly at: number;
  /** Lines of no piece that stand before it. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
  readonly added: readonly string[];
}

/** Reads what became of pieces of the base in a later text, in order; a piece after the last one has what is left. */
function reader(base: readonly string[], now: readonly string[]): (from: number, to: number) => Taken {
  const pairs = pairsOf(base, now);
  let done = 0;
  return (from, to) => {
    const found = pairs.slice(from, to).filter(index => index !== -1);
    const start = found[0] ?? (from === base.length ? now.length : done);
    const end = (found.at(-1) ?? start - 1) + 1;
    const before = now.slice(done, start);
    const lines = now.slice(start, end);
    const added = lines.filter((_, index) => !found.includes(start + index));
    done = end;
    return { at: start, before, lines, added };
  };
}

/** For each line of the base the line that it became; -1 for one that is gone. */
function pairsOf(base: readonly string[], now: readonly string[]): number[] {
  const pairs: number[] = [];
  let shift = 0;
  for (const {
    old: [from, length],
    now: [to, count],
  } of changesBetween(base, now)) {
    while (pairs.length < from) pairs.push(pairs.length + shift);
    const inside = alikeLines(base.slice(from, from + length), now.slice(to, to + count));
    pairs.push(...inside.map(index => (index === -1 ? -1 : to + index)));
    shift = to + count - (from + length);
  }
  while (pairs.length < base.length) pairs.push(pairs.length + shift);
  return pairs;
}

/** `[from, to)` of each line with the quotes right under it. */
function piecesOf(base: readonly string[]): [number, number][] {
  const pieces: [number, number][] = [];
  for (const [index, line] of base.entries()) {
    const last = pieces.at(-1);
    const isTwin = /^ {0,12}>/.test(line) && last !== undefined && base[last[0]]?.trim() !== '';
    if (isTwin) last[1] = index + 1;
    else pieces.push([index, index + 1]);
  }
  return pieces;
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, index) => line === others[index]);
}
