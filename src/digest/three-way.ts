// Three-way merge of one section, line by line: what a person changed and what we changed, or that they collide.
// The only importer of node-diff3. Changes that touch each other collide, so that nobody's English twin ends up
// under the other's Chinese claim.
import { diff3Merge } from 'node-diff3';

export interface MergedText {
  /** The merged text, with the person's line ends; null when both changed the same place. */
  readonly text: string | null;
  /** Where they first collide: index of a line of `mine`, from 0; -1 without collision. */
  readonly collision: number;
}

/**
 * Merges what `fresh` changed of `base` into `mine`. The first line (the heading) is the person's.
 * Lines that the person did not touch keep their bytes; white space at the very end is the person's too.
 */
export function mergeText(base: string, mine: string, fresh: string): MergedText {
  const eol = eolOf(mine);
  const own = linesOf(mine).map(line => withoutBreak(line, eol));
  const plain = (text: string): string[] => linesOf(text).map(line => withoutBreak(line, eolOf(text)));
  if (own.length > LINES_MOST) return { text: null, collision: 0 };
  const regions = diff3Merge(own.slice(1), plain(base).slice(1), plain(fresh).slice(1), {
    excludeFalseConflicts: true,
  });
  const merged = own.slice(0, 1);
  for (const region of regions) {
    if (region.conflict !== undefined) return { text: null, collision: region.conflict.aIndex + 1 };
    merged.push(...(region.ok ?? []));
  }
  return { text: joined(merged, eol) + endOf(mine), collision: -1 };
}

/** Comparing takes lines times changes; a section that somebody let grow to a book is left to a person. */
const LINES_MOST = 5_000;

/** Equal but for the heading line, the kind of line break and line breaks at the end: git and editors change those. */
export function sameBody(a: string, b: string): boolean {
  return a === b || bodyOf(a) === bodyOf(b);
}

/** The text without its heading line, with `\n` line breaks and none at the end. */
export function bodyOf(text: string): string {
  return plainLines(text).slice(1).join('\n');
}

export function sameText(a: string, b: string): boolean {
  return a === b || plainLines(a).join('\n') === plainLines(b).join('\n');
}

/** Share of the lines of `base` that still stand in `current`, 0 to 1; blank lines and the heading do not count. */
export function likeness(base: string, current: string): number {
  const standing = new Set(plainLines(current).slice(1));
  const lines = plainLines(base)
    .slice(1)
    .filter(line => line.trim() !== '' && !line.startsWith('#'));
  return lines.length === 0 ? 0 : lines.filter(line => standing.has(line)).length / lines.length;
}

function plainLines(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines with their breaks, without the blank ones at the end. */
function linesOf(text: string): string[] {
  const lines = text.slice(0, text.length - endOf(text).length).split(/(?<=\n)/);
  return lines;
}

/** The line breaks at the end of the text. */
function endOf(text: string): string {
  return /(?:\r?\n){1,1000}$/.exec(text)?.[0] ?? '';
}

/** The break that most lines have. */
function eolOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  return (text.split('\r\n').length - 1) * 2 > all ? '\r\n' : '\n';
}

/** A line whose break is not that of the others keeps it, as a change of its own. */
function withoutBreak(line: string, eol: string): string {
  if (line.endsWith('\r\n')) return eol === '\r\n' ? line.slice(0, -2) : line;
  return line.endsWith('\n') && eol === '\n' ? line.slice(0, -1) : line;
}

function joined(lines: readonly string[], eol: string): string {
  return lines
    .map((line, at) => (line.endsWith('\n') || at === lines.length - 1 ? line : line + eol))
    .join('');
}
