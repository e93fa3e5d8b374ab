// What must hold for every digest: a merge changes only the bytes it owns, and the second one changes none.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertIsList } from '../../src/digest/list-wanted.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';
import { inForm, sampleNotes } from './samples.ts';

const PROSE = [
  '', '', '手写的一段。', 'trailing blanks  ', '\ttab', 'Cafe\u0301 NFD', '- a list', '  - nested', '1. one', '> quote',
  '| a | b |', '|---|---|', '---', '***', '<!-- a comment -->', '<!--', '-->', '<details>', '</details>', '    code',
  '[link](https://arxiv.org/abs/1706.03762)', '- see https://arxiv.org/abs/1706.03762', 'Title', '=====',
  '### Abstract', '### 📈 实验结果', '#### deeper', '`code`', '\u2028', '📌️', '$x$', '\\', '#hashtag',
]; // prettier-ignore
const FENCES = ['```', '~~~', '```ts', '````'];
const prose = (...extra: string[]): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...PROSE, ...extra), { maxLength: 6 });

interface Made {
  id: string;
  title: string;
  hasSection: boolean;
  body: string[];
}
const made = fc.record<Made>({
  id: fc
    .integer({ min: 0, max: 99_999 })
    .map(n => `25${String((n % 12) + 1).padStart(2, '0')}.${String(n).padStart(5, '0')}`),
  title: fc.constantFrom(
    'Attention',
    'GRPO: x',
    '强化学习',
    'D-Separation for Causal Self-Explanation',
    'Abstract',
    'C#',
  ),
  hasSection: fc.boolean(),
  body: prose(...FENCES),
});

/** Digests as people keep them: prose before, between and after, several list items, notes with and without fences. */
const digests = fc
  .record({
    front: prose('# Paper List of x', '## Topic', '---'),
    entries: fc.uniqueArray(made, { selector: entry => entry.id, maxLength: 5 }),
    middle: prose('# Other heading'),
    hasNotes: fc.boolean(),
    end: prose('# The end', ...FENCES),
    form: fc.record({ crlf: fc.boolean(), bom: fc.boolean(), cut: fc.boolean() }),
  })
  .map(({ front, entries, middle, hasNotes, end, form }) => {
    const list = entries.map(
      ({ id, title }, index) =>
        `- [${id.slice(0, 2)}/${id.slice(2, 4)}] **${title}**  \n[[Paper](http://arxiv.org/pdf/${id}v1)] [[Code/Page]()] [[TLDR/Notes](#a-${index})]\n`,
    );
    const sections = entries.flatMap(({ hasSection, body }, index) =>
      hasSection ? [[`## a-${index}`, '### Abstract', ...body].join('\n')] : [],
    );
    const notes = hasNotes ? ['# TLDR/Notes', ...sections] : [];
    return inForm([...front, ...list, ...middle, ...notes, ...end].join('\n') + '\n', form);
  });

/** The digest without the planned insertions is the digest before: every other byte is where it was. */
function withoutSplices(
  after: Uint8Array,
  splices: readonly { start: number; end: number; text: string }[],
): Buffer {
  const pieces: Uint8Array[] = [];
  let [at, shift] = [0, 0];
  for (const splice of splices) {
    const start = splice.start + shift;
    pieces.push(after.subarray(at, start));
    at = start + Buffer.byteLength(splice.text);
    shift += Buffer.byteLength(splice.text) - (splice.end - splice.start);
  }
  return Buffer.concat([...pieces, after.subarray(at)]);
}

/** FUZZ_RUNS=15000 before a release; it passed with that. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 60);

const options = { layout: 'both', stored: null } as const;

/** Any other text is refused before a merge is planned. */
function isList(bytes: Uint8Array): boolean {
  try {
    assertIsList(scanDigest(bytes), 'the digest');
    return true;
  } catch {
    return false;
  }
}

describe('merging a new paper into any digest', () => {
  it('only inserts bytes, is found again, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        digests,
        fc.constantFrom('2506.12345', 'math/0703123', 'pdf-0123456789ab'),
        (before, id) => {
          const local = id.startsWith('pdf-');
          const notes = sampleNotes({ id, ...(local ? { url: null, version: null } : {}) });
          fc.pre(isList(before));
          const plan = planMerge(before, notes, options);
          if (plan.action === 'conflict') return;
          const after = Buffer.from(applyPlan(before, plan));
          expect(withoutSplices(after, plan.splices).equals(before)).toBe(true);
          expect(planMerge(after, notes, options)).toMatchObject({ action: 'kept', splices: [] });
          const digest = scanDigest(after);
          expect(digest.sections.filter(section => section.id === id)).toMatchObject([{ slug: plan.anchor }]);
          expect(digest.entries.filter(entry => entry.id === id)).toMatchObject([{ anchor: plan.anchor }]);
          expect(before.includes('\r\n') && !before.toString().replaceAll('\r\n', '').includes('\n')
          ? after.toString().replaceAll('\r\n', '').includes('\n') : false).toBe(false); // prettier-ignore
        },
      ),
      { numRuns: runs },
    );
  }, 120_000);

  it('leaves every other list line and section byte for byte', () => {
    fc.assert(
      fc.property(digests, before => {
        fc.pre(isList(before));
        const plan = planMerge(before, sampleNotes(), options);
        const after = Buffer.from(applyPlan(before, plan));
        const [old, now] = [scanDigest(before), scanDigest(after)];
        for (const entry of old.entries)
          expect(after.includes(before.subarray(entry.start, entry.end))).toBe(true);
        for (const section of old.sections) {
          expect(after.includes(before.subarray(section.start, section.contentEnd))).toBe(true);
        }
        expect(now.entries.length).toBe(old.entries.length + 1);
        expect(now.sections.length).toBe(old.sections.length + 1);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

describe.skipIf(!hasShared)(`every real digest${sharedNote}`, () => {
  const names = hasShared ? readdirSync(shared('digests')).filter(name => name !== 'README.md') : [];

  it.each(names)('%s is all accounted for', name => {
    const bytes = readFileSync(shared('digests', name));
    const { entries, sections } = scanDigest(bytes);
    const ranges = [...entries, ...sections].sort((a, b) => a.start - b.start);
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (const range of ranges) {
      expect(range.start).toBeGreaterThanOrEqual(at);
      pieces.push(bytes.subarray(at, range.start), bytes.subarray(range.start, range.end));
      at = range.end;
    }
    expect(Buffer.concat([...pieces, bytes.subarray(at)]).equals(bytes)).toBe(true);
    const listed = bytes.toString().match(/^- \[\d\d\/\d\d\]/gm)?.length ?? 0;
    expect(entries.filter(entry => entry.id !== null && entry.title !== '')).toHaveLength(listed);
    expect(sections.filter(section => section.id !== null)).toHaveLength(listed);
    expect(sections.map(section => bytes.subarray(section.start, section.start + 3).toString())).toEqual(
      sections.map(() => '## '),
    );
  });

  it.each(names)('%s gets a new paper by insertion alone, and the second merge changes nothing', name => {
    const before = readFileSync(shared('digests', name));
    const notes = sampleNotes({ id: '2506.15555' });
    const plan = planMerge(before, notes, options);
    const after = Buffer.from(applyPlan(before, plan));
    expect(plan.action).toBe('added');
    expect(plan.splices.every(splice => splice.start === splice.end)).toBe(true);
    expect(withoutSplices(after, plan.splices).equals(before)).toBe(true);
    expect(planMerge(after, notes, options)).toMatchObject({ action: 'kept', splices: [] });
  });

  it.each(names)('%s keeps the notes it has: none is ours to replace', name => {
    const before = readFileSync(shared('digests', name));
    for (const { id } of scanDigest(before).entries) {
      if (id !== null) expect(planMerge(before, sampleNotes({ id }), options).action).toBe('conflict');
    }
  });
});
