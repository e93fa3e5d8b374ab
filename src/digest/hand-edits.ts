// What a person changed in a section since we wrote it, as changes of items: so that review can take them as edits.
// Pure. Next: drawn-words.ts
import type { Layout } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import type { HandEdit } from '../domain/publish.ts';
import { blockCount, blocksOf, type BlockStyle } from './blocks.ts';
import { drawings, saidIn, type Drawn } from './drawn-words.ts';
import { pairLines } from './line-pairs.ts';
import { changedRuns, type Run } from './three-way.ts';

/**
 * The changes of a person, in the order of the section.
 * @param base the section as it was rendered last; @param standing as it stands in the digest
 * @param notes as they are now: an item whose words became others since is not told from other lines
 */
export function handEditsIn(base: string, standing: string, notes: Notes): HandEdit[] {
  const runs = changedRuns(base, standing);
  if (runs.length === 0) return [];
  const places = placesIn(base.replaceAll('\r\n', '\n').split('\n'), notes);
  return runs.flatMap(run => editsOf(run.before, run.after, places));
}

/** How many claims have other lines in one text of a section than in the other, or stand in one of them only. */
export function claimsChanged(before: string, after: string, notes: Notes): number {
  const [old, now] = [before, after].map(text => claimLines(text, notes));
  const ids = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...ids].filter(id => old?.get(id) !== now?.get(id)).length;
}

/** The lines of each claim of the notes that stands there; without its number, which hangs on the points before it. */
function claimLines(text: string, notes: Notes): Map<string, string> {
  const found = [...placesIn(text.replaceAll('\r\n', '\n').split('\n'), notes).values()];
  return new Map(
    found.flatMap(({ drawn: { block, lines } }) =>
      block.claim === null ? [] : [[block.claim.id, lines.join('\n').replace(/^\d{1,9}\. /, '')] as const],
    ),
  );
}

/** A block at a place of the base. */
interface Place {
  /** Index of its first line in the base. */
  readonly at: number;
  readonly drawn: Drawn;
}

/** Index of a line of the base → the block that it belongs to. */
type Places = ReadonlyMap<number, Place>;

function editsOf(before: Run, after: Run, places: Places): HandEdit[] {
  const pairs = pairLines(before.lines, after.lines);
  const found = before.lines.map((_, index) => places.get(before.at + index));
  const touched = [...new Set(found)].filter(place => place !== undefined);
  const edits = touched.flatMap(place => editsAt(place, { before, after, pairs }));
  const isOfBlock = (index: number): boolean => found[index] !== undefined;
  const taken = new Set(pairs.filter((_, index) => isOfBlock(index)));
  const others = {
    before: before.lines.filter((_, index) => !isOfBlock(index)),
    after: after.lines.filter((_, index) => !taken.has(index)),
  };
  const [gone, added] = [others.before.join('\n').trim(), others.after.join('\n').trim()];
  return gone === '' && added === ''
    ? edits
    : [
        ...edits,
        {
          item: null,
          before: others.before.join('\n'),
          after: others.after.join('\n'),
          words: null,
          removed: false,
        },
      ];
}

/** What became of a block whose lines are in a run of changed ones, or reach into it. */
function editsAt(
  { at, drawn }: Place,
  { before, after, pairs }: { before: Run; after: Run; pairs: readonly number[] },
): HandEdit[] {
  const standing = drawn.lines.flatMap((line, index) => {
    const inRun = at + index - before.at;
    if (inRun < 0 || inRun >= before.lines.length) return [line];
    const pair = pairs[inRun] ?? -1;
    return pair === -1 ? [] : [after.lines[pair] ?? ''];
  });
  const texts = { before: drawn.lines.join('\n'), after: standing.join('\n') };
  if (texts.after === texts.before) return [];
  if (texts.after === '') return itemsOf(drawn).map(item => ({ item, ...texts, words: null, removed: true }));
  return saidIn(drawn, standing).map(({ item, words }) => ({ item, ...texts, words, removed: false }));
}

function itemsOf({ block, title }: Drawn): string[] {
  const ids = [title === null ? undefined : block.title?.id, block.claim?.id];
  return ids.filter(id => id !== undefined);
}

/** Where the blocks of the notes stand in the base, in the layout that finds most of them. */
function placesIn(lines: readonly string[], notes: Notes): Places {
  const level = /^#{1,6}/.exec(lines[0] ?? '')?.[0].length ?? 2;
  const points = Math.max(notes.innovations.length, notes.takeaways.length);
  if (blockCount(notes, points) > BLOCKS_MOST) return new Map();
  const all = LAYOUTS.map(layout => placesFor(lines, notes, { layout, level, points }));
  return all.reduce((best, places) => (places.size > best.size ? places : best));
}

/** Of notes with more of them the changes are told without their items: each point is drawn with each number. */
const BLOCKS_MOST = 2_000;

const LAYOUTS: readonly Layout[] = ['both', 'zh', 'en'];

function placesFor(lines: readonly string[], notes: Notes, style: BlockStyle): Places {
  // The first of them last in its list: taken off there, once it is used.
  const byFirst = new Map<string, Drawn[]>();
  for (const drawn of blocksOf(notes, style).flatMap(drawings).reverse()) {
    const [first = ''] = drawn.lines;
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [drawn]);
    else same.push(drawn);
  }
  const places = new Map<number, Place>();
  const used = new Set<string>();
  for (let at = 1; at < lines.length; at += 1) {
    const isThere = ({ lines: own }: Drawn): boolean =>
      own.every((line, index) => lines[at + index] === line);
    const isFree = (drawn: Drawn): boolean => itemsOf(drawn).every(id => !used.has(id));
    const same = byFirst.get(lines[at] ?? '') ?? [];
    for (let last = same.at(-1); last !== undefined && !isFree(last); last = same.at(-1)) same.pop();
    const drawn = same.findLast(one => isFree(one) && isThere(one));
    if (drawn === undefined) continue;
    for (const id of itemsOf(drawn)) used.add(id);
    const place = { at, drawn };
    for (const index of drawn.lines.keys()) places.set(at + index, place);
  }
  return places;
}
