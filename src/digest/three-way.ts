// Three-way merge of one section, line by line: what a person changed and what we changed, or that they collide.
// Only a claim that both changed collides; what a person added stays however that ends. How: regions.ts
import { changesBetween, regionsBetween, type Clash, type Region } from './regions.ts';

export interface MergedText {
  /** The merged text, with the person's line ends; null when both changed the same place. */
  readonly text: string | null;
  /** Where they first collide: index of a line of `mine`, from 0; -1 without collision. */
  readonly collision: number;
}

/** The three versions of a section. */
export interface Versions {
  /** As we wrote it last; null: we never did, so all of its body collides. */
  readonly base: string | null;
  /** As a person left it. */
  readonly mine: string;
  /** As the notes are now. */
  readonly fresh: string;
}

/**
 * Merges what `fresh` changed of `base` into `mine`. The first line (the heading) is the person's.
 * Lines that the person did not touch keep their bytes; white space at the very end is the person's too.
 */
export function mergeText(base: string, mine: string, fresh: string): MergedText {
  const regions = regionsOf({ base, mine, fresh });
  const first = regions.find(region => 'at' in region);
  if (first !== undefined) return { text: null, collision: first.at };
  return { text: textOf(mine, regions, () => []), collision: -1 };
}

/** Where both changed the same place, in order, with `\n` breaks. None where they merge. */
export function collisionsBetween(versions: Versions): { base: string; mine: string; ours: string }[] {
  const shown = (lines: readonly string[]): string =>
    lines.map(line => line.replace(/\r?\n$/, '')).join('\n');
  return regionsOf(versions).flatMap(region =>
    'at' in region
      ? [
          {
            base: shown(region.base),
            mine: shown(region.mine),
            ours: shown([...region.ours, ...region.added]),
          },
        ]
      : [],
  );
}

/**
 * The merged text in which each collision ends as it was settled: `both` has the person's lines first.
 * @param takes by the number of the collision, from 0
 * @returns null while one of them is not settled
 */
export function settledText(
  versions: Versions,
  takes: ReadonlyMap<number, 'mine' | 'ours' | 'both'>,
): string | null {
  const regions = regionsOf(versions);
  const count = regions.filter(region => 'at' in region).length;
  if (Array.from({ length: count }, (_, index) => index).some(index => !takes.has(index))) return null;
  return textOf(versions.mine, regions, ({ mine, ours, added }, index) => {
    const take = takes.get(index);
    if (take === 'ours') return [...ours, ...added];
    return take === 'mine' ? mine : [...mine, ...ours];
  });
}

/** What a person changed: runs of lines of both texts, without their breaks; the first line (the heading) is not looked at. */
export function changedRuns(base: string, mine: string): { before: Run; after: Run }[] {
  const [old, now] = [base, mine].map(text => plainLines(text).slice(1));
  if (old === undefined || now === undefined) return [];
  if (isTooMuch(old, now)) return [{ before: { at: 1, lines: old }, after: { at: 1, lines: now } }];
  return changesBetween(old, now).map(({ old: [from, length], now: [to, count] }) => ({
    before: { at: from + 1, lines: old.slice(from, from + length) },
    after: { at: to + 1, lines: now.slice(to, to + count) },
  }));
}

/** Lines in a row, the first of them at this index of its text. */
export interface Run {
  readonly at: number;
  readonly lines: readonly string[];
}

/** Heading and regions, as one text with the line ends of `mine`. */
function textOf(
  mine: string,
  regions: readonly Region[],
  settle: (clash: Clash, index: number) => readonly string[],
): string {
  const eol = eolOf(mine);
  const [heading = ''] = linesOf(mine);
  let index = 0;
  const body = regions.flatMap(region => ('at' in region ? settle(region, index++) : region.lines));
  return joined([withoutBreak(heading, eol), ...body], eol) + endOf(mine);
}

/** The bodies of the three, run by run. */
function regionsOf({ base, mine, fresh }: Versions): Region[] {
  const plain = (text: string): string[] =>
    linesOf(text)
      .map(line => withoutBreak(line, eolOf(text)))
      .slice(1);
  const [own, ours] = [plain(mine), plain(fresh)];
  const old = base === null ? [] : plain(base);
  if (base === null || isTooMuch(old, own) || isTooMuch(old, ours))
    return [{ at: 0, base: old, mine: own, ours, added: [] }];
  return regionsBetween(old, own, ours).map(region =>
    'at' in region ? { ...region, at: region.at + 1 } : region,
  );
}

/** Comparing takes lines times changes; a section that somebody let grow to a book is left to a person. */
const LINES_MOST = 5_000;
/** A line that stands in both many times is compared with each of its likes. */
const PAIRS_MOST = 1_000_000;

function isTooMuch(old: readonly string[], now: readonly string[]): boolean {
  if (now.length > LINES_MOST) return true;
  const counts = new Map<string, number>();
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  return now.reduce((pairs, line) => pairs + (counts.get(line) ?? 0), 0) > PAIRS_MOST;
}

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
