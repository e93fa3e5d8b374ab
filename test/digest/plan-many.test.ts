// Many papers planned at once: the same bytes as one after the other, whatever the digest and the papers are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergePlan } from '../../src/domain/digest.ts';
import type { Notes, Published } from '../../src/domain/notes.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { foretold } from '../../src/digest/foretell.ts';
import { assertIsList } from '../../src/digest/list-wanted.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { planMerges, type PaperMerge } from '../../src/digest/plan-many.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { digests } from './any-digest.ts';
import { inForm, sampleDigest, sampleNotes } from './samples.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 30);
const OPTIONS = { layout: 'both', name: 'd.md' } as const;
const whole = sampleNotes();
/** One claim a part, for speed. */
const short: Notes = {
  ...whole,
  background: whole.background.slice(0, 1),
  innovations: whole.innovations.slice(0, 1),
  results: [],
  takeaways: [],
};

function notesOf(id: string, title: string, version: number): Notes {
  const url = id.startsWith('pdf-') ? null : `https://arxiv.org/pdf/${id}v2`;
  const notes = structuredClone({ ...short, paper: { ...short.paper, id, title, url } });
  const claim = notes.background[0];
  if (claim !== undefined && version > 0) claim.zh += `（第${version}版）`;
  return notes;
}

const published = ({ rendered, entry }: MergePlan): Published => ({
  digest: 'd.md',
  sha256: '',
  text: rendered,
  entry,
  next: null,
});

/** One after the other, each with a scan of its own. */
function inTurns(before: Uint8Array, papers: readonly PaperMerge[]): { after: Uint8Array; ends: string[] } {
  let after = before;
  const ends = papers.map(({ notes, stored }) => {
    try {
      const plan = planMerge(after, notes, { ...OPTIONS, stored });
      after = applyPlan(after, plan);
      return JSON.stringify(plan);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      return error.code;
    }
  });
  return { after, ends };
}

const endOf = (outcome: MergePlan | Error): string =>
  outcome instanceof ToolError ? outcome.code : JSON.stringify(outcome);

const IDS = ['2506.00001', '2506.00002', '2507.19807', '2401.00001', 'math/0703123', 'pdf-0123456789ab'];
const TITLES = [
  'Plain words',
  'Plain words',
  'One',
  'Under_score of x',
  'Attention',
  '强化学习',
  'A \ud800 lone one',
];

interface Paper {
  readonly id: string;
  readonly title: string;
  /** What of it stands in the digest before. */
  readonly had: 'nothing' | 'list line' | 'same' | 'other' | 'edited' | 'removed';
}
const paper = fc.record<Paper>({
  id: fc.constantFrom(...IDS),
  title: fc.constantFrom(...TITLES),
  had: fc.constantFrom('nothing', 'nothing', 'list line', 'same', 'other', 'edited', 'removed'),
});

/** A digest with what its papers had, and the papers. */
function prepare(base: Uint8Array, papers: readonly Paper[]): { before: Uint8Array; merges: PaperMerge[] } {
  let before = base;
  const lines: string[] = [];
  const merges = papers.map(({ id, title, had }): PaperMerge => {
    const notes = notesOf(id, title, 1);
    if (had === 'nothing' || title.includes('\ud800')) return { notes, stored: null };
    if (had === 'list line') {
      const link = ['#own-anchor', '', '#d-(x)', '#'][Number(id.slice(-1)) % 4] ?? '';
      lines.push(
        `- [25/06] **${title}**  \n[[Paper](http://arxiv.org/pdf/${id}v1)] [[TLDR/Notes](${link})]\n\n`,
      );
      return { notes, stored: null };
    }
    const first = had === 'same' ? notes : notesOf(id, title, 0);
    const plan = planMerge(before, first, { ...OPTIONS, stored: null });
    if (had !== 'removed') before = applyPlan(before, plan);
    if (had === 'edited') {
      const sentence = short.background[0]?.zh ?? '';
      before = Buffer.from(Buffer.from(before).toString().replace(sentence, `${sentence}（手改）`));
    }
    return { notes, stored: { ...first, published: published(plan) } };
  });
  return { before: Buffer.concat([Buffer.from(lines.join('')), before]), merges };
}

const bases = fc.oneof(
  digests,
  fc
    .record({ crlf: fc.boolean(), bom: fc.boolean(), cut: fc.boolean() })
    .map(form => inForm(sampleDigest().toString(), form)),
);

describe('the plans of many papers', () => {
  it('give the bytes and the plans of one merge after the other', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        bases,
        fc.uniqueArray(paper, { minLength: 2, maxLength: 6, selector: one => one.id }),
        (base, papers) => {
          fc.pre(isList(base));
          const { before, merges } = prepare(base, papers);
          const wanted = inTurns(before, merges);
          const { outcomes, after } = planMerges(before, merges, OPTIONS);
          expect(Buffer.from(after).toString()).toBe(Buffer.from(wanted.after).toString());
          expect(outcomes.map(endOf)).toEqual(wanted.ends);
          for (const one of outcomes) {
            const kind = one instanceof ToolError ? one.code : (one as MergePlan).action;
            seen.add(kind);
          }
        },
      ),
      { numRuns: runs },
    );
  }, 60_000);

  it('are made with a scan after each where the digest is not as foretold: its last line has no end', () => {
    const line =
      '- [25/06] **Plain words**  \n[[Paper](http://arxiv.org/pdf/2506.00001v1)] [[TLDR/Notes](#plain-words)]\n';
    const before = Buffer.from(`${line}\n# TLDR/Notes`);
    const merges = ['2506.00001', '2507.19807'].map(id => ({
      notes: notesOf(id, 'Plain words', 0),
      stored: null,
    }));
    const { after } = planMerges(before, merges, OPTIONS);
    expect(Buffer.from(after).toString()).toBe(Buffer.from(inTurns(before, merges).after).toString());
  });

  it('need no scan in between when all papers go to one place: what is foretold is what a scan finds', () => {
    let bytes: Uint8Array = sampleDigest();
    const ahead = foretold(scanDigest(bytes));
    for (let index = 0; index < 8; index++) {
      const notes = notesOf(`2512.${String(index).padStart(5, '0')}`, `New ${index}`, 0);
      const plan = planMerge(bytes, notes, { ...OPTIONS, stored: null });
      bytes = applyPlan(bytes, plan);
      expect(ahead?.take(plan)).toBe(true);
      const found = scanDigest(bytes);
      const texts = found.sections.map(({ headings, ...section }) => ({
        ...section,
        headings: headings.map(({ text }) => text),
      }));
      expect(
        ahead?.sections.map(({ headings, ...section }) => ({
          ...section,
          headings: headings.map(({ text }) => text),
        })),
      ).toEqual(texts);
      expect(ahead?.entries).toEqual(found.entries);
      expect(ahead?.headings).toEqual(found.headings);
      expect([ahead?.view.slice(0), ahead?.style, ahead?.notesEnd]).toEqual([
        found.view,
        found.style,
        found.notesEnd,
      ]);
    }
  });
});

function isList(bytes: Uint8Array): boolean {
  try {
    assertIsList(scanDigest(bytes), 'the digest');
    return true;
  } catch {
    return false;
  }
}
