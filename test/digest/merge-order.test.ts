// New papers give the same digest in whatever order and grouping they are merged: papers of a batch finish in any
// order, runs are killed and gone on with.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { assertIsList } from '../../src/digest/list-wanted.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { planMerges } from '../../src/digest/plan-many.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { digests } from './any-digest.ts';
import { sampleNotes } from './samples.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 30);
const whole = sampleNotes();
/** One claim, for speed. */
const short: Notes = {
  ...whole,
  background: [],
  innovations: whole.innovations.slice(0, 1),
  results: [],
  takeaways: [],
};

const IDS = [
  '2506.00001', '2506.00002', '2506.19807', '2507.00001', '2401.00001', '2512.31999', '2504.00004', '2001.00009',
  'math/0703123', 'hep-th/0703123', 'cs/9901001', 'pdf-0123456789ab', 'pdf-ba9876543210', 'pdf-111111111111',
]; // prettier-ignore
const TITLES = [
  'Plain Words', 'One', 'Under_score of x', 'C# & friends', '强化学习 综述', 'Abstract', 'Paper List', '$x$ and \\alpha', '数学',
]; // prettier-ignore

interface Short {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
}

function notesOf({ id, title, published }: Short): Notes {
  const local = id.startsWith('pdf-') ? { url: null, version: null, published } : {};
  const url = `https://arxiv.org/pdf/${id}v2`;
  return { ...short, paper: { ...short.paper, id, title, url, ...local } };
}

/** @param isAlike whether another paper of the group may have the same title */
function papersOf(isAlike: boolean): fc.Arbitrary<Short[]> {
  const published = fc.constantFrom(null, '2024-01-05T00:00:00Z', '2025-06-01T00:00:00Z');
  const paper = fc.record({ id: fc.constantFrom(...IDS), title: fc.constantFrom(...TITLES), published });
  const unlike = isAlike ? [] : ['title'];
  const isSame = (a: Record<string, unknown>, b: Record<string, unknown>): boolean =>
    ['id', ...unlike].some(key => a[key] === b[key]);
  return fc.uniqueArray(paper, { minLength: 3, maxLength: 8, comparator: isSame });
}

/** Digests in which nothing that is merged stands yet. */
const bases = digests.filter(bytes => {
  try {
    assertIsList(scanDigest(bytes), 'the digest');
    return IDS.every(id => !bytes.includes(id));
  } catch {
    return false;
  }
});

function mergedInto(before: Uint8Array, papers: readonly Short[]): string {
  let bytes = before;
  for (const paper of papers)
    bytes = applyPlan(bytes, planMerge(bytes, notesOf(paper), { layout: 'both', stored: null }));
  return Buffer.from(bytes).toString();
}

/** The same in groups of these sizes, the rest in one group. */
function groupedInto(before: Uint8Array, papers: readonly Short[], sizes: readonly number[]): string {
  let [bytes, from] = [before, 0];
  for (const size of [...sizes, papers.length]) {
    const group = papers.slice(from, from + size).map(paper => ({ notes: notesOf(paper), stored: null }));
    bytes = planMerges(bytes, group, { layout: 'both' }).after;
    from += size;
  }
  return Buffer.from(bytes).toString();
}

const shuffled = (papers: fc.Arbitrary<Short[]>): fc.Arbitrary<[Short[], Short[]]> =>
  papers.chain(one =>
    fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length, maxLength: one.length })),
  );

/** Digests whose headings are titles, some of which cannot be. */
const titled = fc
  .uniqueArray(fc.integer({ min: 2101, max: 2112 }), { minLength: 1, maxLength: 4 })
  .chain(months => fc.tuple(fc.constant(months), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })))
  .map(([months, plain]) => {
    const title = (index: number): string => `${plain[index] === true ? 'A title' : 'A_title'} of ${index}`;
    const anchor = (index: number): string =>
      plain[index] === true ? `a-title-of-${index}` : `a_title-of-${index}`;
    const lines = months.map(
      (month, index) =>
        `- [21/${String(month).slice(2)}] **${title(index)}**  \n[[Paper](http://arxiv.org/pdf/${month}.00001v1)] [[TLDR/Notes](#${anchor(index)})]\n`,
    );
    const notes = months.map(
      (_, index) => `## ${plain[index] === true ? title(index) : anchor(index)}\n### Abstract\nText.\n`,
    );
    return Buffer.from(`# Paper List\n${lines.join('\n')}\n# TLDR/Notes\n${notes.join('\n')}`);
  });

describe('new papers', () => {
  it('give the same bytes in whatever order and groups they are merged', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.oneof(bases, titled),
        shuffled(papersOf(false)),
        sizes,
        (before, [one, other], groups) => {
          const wanted = mergedInto(before, one);
          expect(mergedInto(before, other)).toBe(wanted);
          expect(groupedInto(before, other, groups)).toBe(wanted);
        },
      ),
      { numRuns: runs },
    );
  }, 60_000);

  it('of equal titles stand in the same places; the anchor without an id is that of the first one merged', () => {
    fc.assert(
      fc.property(bases, shuffled(papersOf(true)), (before, [one, other]) => {
        expect(order(mergedInto(before, other))).toEqual(order(mergedInto(before, one)));
      }),
      { numRuns: runs },
    );
    const [first, second] = ['2506.00001', '2506.00002'].map(id => ({ id, title: 'Twins', published: null }));
    const anchors = (papers: Short[]): (string | null)[] =>
      scanDigest(Buffer.from(mergedInto(Buffer.from('# Paper List\n'), papers))).entries.map(
        ({ anchor }) => anchor,
      );
    expect(anchors([first!, second!])).toEqual(['twins-2506-00002', 'twins']);
    expect(anchors([second!, first!])).toEqual(['twins', 'twins-2506-00001']);
  }, 60_000);
});

/** Papers of the list and of the notes, in the order in which they stand. */
function order(text: string): (string | null)[][] {
  const { entries, sections } = scanDigest(Buffer.from(text));
  return [entries.map(({ id }) => id), sections.map(({ id }) => id)];
}
