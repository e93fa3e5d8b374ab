// What must hold for every digest: a merge changes only the bytes it owns, and the second one changes none.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertIsList } from '../../src/digest/list-wanted.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';
import { digests } from './any-digest.ts';
import { sampleNotes } from './samples.ts';

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
const runs = Number(process.env['FUZZ_RUNS'] ?? 40);

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
