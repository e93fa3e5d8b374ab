// Notes whose every word is hostile: the digest that they are merged into has the structure, the links, the list and
// the sections that harmless words of the same places give it, and nothing else.
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import type { Layout } from '../../src/domain/digest.ts';
import { mapClaims, type Bilingual, type Notes } from '../../src/domain/notes.ts';
import type { StatedClaim, StatedNotes } from '../../src/domain/reply.ts';
import { plain, UnsafeTextError } from '../../src/digest/markdown.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { hostileText, hostileUrl } from './hostile-text.ts';
import { sampleNotes } from './samples.ts';

/** FUZZ_RUNS=100000 before a release; FUZZ_SEED for other replies. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 40);
const seed = Number(process.env['FUZZ_SEED'] ?? 7);

const ID = '2506.12345';
const PAPER_URL = `https://arxiv.org/pdf/${ID}v2`;
const PAGE = 3;

const ofModel = hostileText({ isModel: true });
const ofPaper = hostileText({ isModel: false });
const pair: fc.Arbitrary<Bilingual> = fc.record({ zh: ofModel, en: ofModel });
const statedClaim: fc.Arbitrary<StatedClaim> = fc.record({
  zh: ofModel,
  en: ofModel,
  quote: fc.oneof(fc.constantFrom('', 'Table 2 shows', 'a quote'), ofModel),
});
const point = fc.record({ title: pair, claims: fc.tuple(statedClaim) });
const longPoint = fc.record({ title: pair, claims: fc.tuple(statedClaim, statedClaim) });
/** One claim a place, and a takeaway with two: as many as there are kinds of lines. */
const reply: fc.Arbitrary<StatedNotes> = fc.record({
  headline: pair,
  background: fc.tuple(statedClaim),
  innovations: fc.tuple(point),
  results: fc.tuple(statedClaim),
  takeaways: fc.tuple(longPoint),
});
const metadata = fc.record({
  title: ofPaper,
  authors: fc.array(ofPaper, { maxLength: 2 }),
  abstract: ofPaper,
  comment: ofPaper,
  url: hostileUrl,
});
type Metadata = typeof metadata extends fc.Arbitrary<infer M> ? M : never;
/** A person who edits a claim pastes what others wrote. */
const edited = fc.option(fc.record({ zh: ofPaper, en: ofPaper }), { freq: 8 });
const layouts = fc.constantFrom<Layout[]>('both', 'zh', 'en');

/** As the product does: reply → notes, here with every claim proven, for the digest to be given all of them. */
function notesFrom(stated: StatedNotes, about: Metadata, edit: Bilingual | null): Notes {
  const { paper, source, engine } = sampleNotes({ id: ID });
  const { url, ...words } = about;
  const links = [{ url, kind: 'code' as const, source: 'abstract' as const, page: null }];
  const notes = assembleNotes(stated, { paper: { ...paper, ...words, links }, source, engine });
  let isFirst = true;
  return mapClaims(notes, claim => {
    const review =
      isFirst && edit !== null ? { ...claim.review, state: 'edited' as const, ...edit } : claim.review;
    isFirst = false;
    return { ...claim, page: PAGE, match: claim.quote === '' ? 'none' : 'exact', review };
  });
}

/** The same notes with harmless words wherever a reader sees any. */
function harmless(notes: Notes): Notes {
  const words = ({ zh, en }: Bilingual): Bilingual => {
    const [main, twin] = [plain(zh), plain(en)];
    if (main !== '' && main === twin) return { zh: '同', en: '同' };
    return { zh: main === '' ? '' : '中文', en: twin === '' ? '' : 'English' };
  };
  const ofClaim = (claim: Claim): Claim => {
    const { state, zh, en } = claim.review;
    const review =
      state === 'edited' ? { ...claim.review, ...words({ zh: zh ?? '', en: en ?? '' }) } : claim.review;
    return { ...claim, ...words(claim), quote: claim.quote === '' ? '' : 'A quote', review };
  };
  const titled = (points: Notes['innovations']) => points.map(one => ({ ...one, title: words(one.title) }));
  const { paper } = notes;
  const calm = {
    ...paper,
    title: plain(paper.title) === '' ? paper.title : 'A title',
    abstract: plain(paper.abstract) === '' ? '' : 'An abstract.',
    authors: [],
    comment: null,
    links: [],
  };
  const rest = {
    headline: words(notes.headline),
    innovations: titled(notes.innovations),
    takeaways: titled(notes.takeaways),
  };
  return mapClaims({ ...notes, paper: calm, ...rest }, ofClaim);
}

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** What a reader's Markdown engine makes of a text, without words and addresses. */
function shape(node: Nodes): unknown {
  const { type } = node;
  const kind =
    type === 'heading' ? `heading ${node.depth}`
    : type === 'list' ? `list ${String(node.ordered)} ${String(node.start)}`
    : type === 'listItem' ? `item ${String(node.checked)}`
    : type; // prettier-ignore
  return 'children' in node ? [kind, ...node.children.map(shape)] : kind;
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** Words of a block as GitHub's further filters (mentions, maths) look at them. */
function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** A digest of one older and one newer paper, whose notes stand under slugs or, as other people keep it, under titles. */
const digestOf = (first: string, second: string): Buffer =>
  Buffer.from(
    [
      '# Paper List of x',
      '- [25/09] **B c**  ',
      '[[Paper](https://arxiv.org/pdf/2509.00002v1)] [[Code/Page]()] [[TLDR/Notes](#b-c)]',
      '',
      '- [23/04] **D e**  ',
      '[[Paper](https://arxiv.org/pdf/2304.00003v1)] [[Code/Page]()] [[TLDR/Notes](#d-e)]',
      '',
      '# TLDR/Notes',
      ...[first, second].flatMap(heading => [
        `## ${heading}`,
        '### Abstract',
        'Words.',
        '### 📈 实验结果',
        '- 一',
        '',
      ]),
    ].join('\n'),
  );
const OTHERS = digestOf('b-c', 'd-e');
const TITLED = digestOf('B c', 'D e');
const shapes = new Map<string, unknown>();

/** The shape that the digest has with harmless words: made once for each pattern of empty places. */
function harmlessShape(before: Buffer, notes: Notes, layout: Layout): unknown {
  const calm = harmless(notes);
  const { headline, background, innovations, results, takeaways, paper } = calm;
  const key = JSON.stringify([
    before.length,
    layout,
    headline,
    background,
    innovations,
    results,
    takeaways,
    paper,
  ]);
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const plan = planMerge(before, calm, { layout, stored: null });
  const made = shape(parse(Buffer.from(applyPlan(before, plan)).toString()));
  if (shapes.size < 20_000) shapes.set(key, made);
  return made;
}

const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** Asserts all that must hold for one reply. @returns how many nodes the tree has */
function assertHarmless(before: Buffer, notes: Notes, layout: Layout): number {
  const options = { layout, stored: null };
  const plan = planMerge(before, notes, options);
  expect(plan.action).toBe('added');
  const after = Buffer.from(applyPlan(before, plan));
  const root = parse(after.toString());
  expect(shape(root)).toEqual(harmlessShape(before, notes, layout));
  assertLinks(root, plan.anchor, notes);
  assertWords(root, plan.section + (plan.entry ?? ''));
  assertScanned(before, after, plan);
  expect(planMerge(after, notes, options)).toMatchObject({ action: 'kept', splices: [] });
  return [...nodesOf(root)].length;
}

const OLD_URLS = new Set(
  [...nodesOf(parse(OTHERS.toString()))].flatMap(node => (node.type === 'link' ? [node.url] : [])),
);

/** Every link is one of the digest's own, leads to the paper or its page, to the notes, or to the host of the code. */
function assertLinks(root: Root, anchor: string, { paper }: Notes): void {
  const ours = new Set([PAPER_URL, `${PAPER_URL}#page=${PAGE}`, `#${anchor}`, '']);
  const given = paper.links[0]?.url ?? '';
  for (const node of nodesOf(root)) {
    if (node.type !== 'link' || ours.has(node.url) || OLD_URLS.has(node.url)) continue;
    expect(new URL(node.url).host).toBe(new URL(given).host);
    expect(new URL(node.url).protocol).toMatch(/^https?:$/);
  }
}

/** No mention, no formula, no invisible character; and no address outside the links that are ours. */
function assertWords(root: Root, written: string): void {
  expect(written).not.toMatch(INVISIBLE);
  for (const node of nodesOf(root)) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    const words = wordsOf(node);
    expect(words).not.toMatch(/(?<!\w)@[A-Za-z0-9]|(?:https?|ftp):\/\/|(?<![A-Za-z])www\./i);
    expect(words).not.toMatch(/\$(?=[^\s$])[^$]*(?<=[^\s$])\$/);
  }
}

/** The scanner finds one list line and one section more, with our id, and all others byte for byte. */
function assertScanned(before: Buffer, after: Buffer, plan: ReturnType<typeof planMerge>): void {
  const [old, now] = [scanDigest(before), scanDigest(after)];
  const bytesOf = (bytes: Buffer, { start, end }: { start: number; end: number }) =>
    bytes.toString('latin1', start, end);
  const own = now.sections.filter(({ id }) => id === ID);
  expect(own).toMatchObject([{ slug: plan.anchor }]);
  expect(after.toString('utf8', own[0]!.start, own[0]!.contentEnd)).toBe(plan.section);
  expect(now.entries.filter(({ id }) => id === ID)).toMatchObject([{ anchor: plan.anchor }]);
  const oldSections = old.sections.map(section => bytesOf(before, { ...section, end: section.contentEnd }));
  const kept = now.sections
    .filter(({ id }) => id !== ID)
    .map(section => bytesOf(after, { ...section, end: section.contentEnd }));
  expect(kept).toEqual(oldSections);
  expect(now.entries.filter(({ id }) => id !== ID).map(entry => bytesOf(after, entry))).toEqual(
    old.entries.map(entry => bytesOf(before, entry)),
  );
}

test('whatever a model and a paper say, the digest gets one list line and one section of words', () => {
  let [replies, nodes] = [0, 0];
  fc.assert(
    fc.property(reply, metadata, edited, layouts, fc.boolean(), (stated, about, edit, layout, titled) => {
      nodes += assertHarmless(titled ? TITLED : OTHERS, notesFrom(stated, about, edit), layout);
      replies += 1;
    }),
    { numRuns: runs, seed },
  );
  if (process.env['FUZZ_RUNS'] !== undefined)
    console.log(`${replies} replies, ${nodes} nodes, 0 injected (seed ${seed})`);
}, 7_200_000);

test('half a character in the paper’s own title stops the merge before anything is planned', () => {
  const notes = sampleNotes({ id: ID, title: 'A \ud800 title' });
  expect(() => planMerge(OTHERS, notes, { layout: 'both', stored: null })).toThrow(UnsafeTextError);
});
