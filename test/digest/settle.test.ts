// Places that a person and the notes both changed, and what stands there once they are settled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergePlan } from '../../src/domain/digest.ts';
import { claimsOf, type Notes } from '../../src/domain/notes.ts';
import type { Settled } from '../../src/domain/publish.ts';
import { collisionsOf, outlookOn, planSettled } from '../../src/digest/outlook.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { published, underWay } from '../../src/store/published.ts';
import { inForm, rewordedNotes, sampleDigest, sampleNotes } from './samples.ts';

const NAME = 'd.md';
const OPTIONS = { layout: 'both', name: NAME } as const;
const [first] = sampleNotes().background;

/** Of these notes, those whose bit is set are made anew. */
function version(bits: number): Notes {
  const notes = sampleNotes();
  for (const [index, claim] of claimsOf(notes).entries())
    if (((bits >> index) & 1) === 1) Object.assign(claim, { zh: `${claim.zh}（第二版）`, en: `${claim.en} Anew.` });
  return notes;
} // prettier-ignore

/** A digest with the sample notes as they were published, changed by a person. */
function edited(change: (section: string) => string, form: Parameters<typeof inForm>[1] = {}) {
  const before = inForm(sampleDigest().toString(), form);
  const notes = sampleNotes();
  const plan = planMerge(before, notes, { ...OPTIONS, stored: null });
  const section = change(plan.section);
  const text = Buffer.from(applyPlan(before, plan)).toString();
  const bytes = Buffer.from(text.replace(plan.section, () => section));
  return { bytes, section, stored: { ...notes, published: published(NAME, plan) } };
}

function settle(bytes: Uint8Array, notes: Notes, stored: Notes | null, settled: Settled[]): MergePlan {
  const { seen } = outlookOn(bytes, notes, { ...OPTIONS, stored });
  const plan = planSettled(bytes, notes, { ...OPTIONS, stored, request: { seen, settled } });
  if (plan === null) throw new RangeError('it was seen a moment ago');
  return plan;
}

const stand = (bytes: Uint8Array, plan: MergePlan): Buffer => Buffer.from(applyPlan(bytes, plan));
const remarked = (text: string): string => text.replace('不反映因果。', '不反映因果。【存疑】');

describe('a collision', () => {
  it('is told with the three versions of its lines, and ends as a person says', () => {
    const { bytes, stored } = edited(remarked);
    const notes = rewordedNotes();
    const { plan, collisions, standing } = outlookOn(bytes, notes, { ...OPTIONS, stored });
    const line = (words: string): string => `- ${words}（[p. 2](https://arxiv.org/pdf/2309.13391v2#page=2)）`;
    expect([plan.action, collisions.length]).toEqual(['conflict', 1]);
    expect(collisions[0]).toEqual({
      index: 0,
      base: `${line(first!.zh)}\n  > ${first!.en}`,
      mine: `${line(remarked(first!.zh))}\n  > ${first!.en}`,
      ours: `${line(`${first!.zh}（新）`)}\n  > ${first!.en} Anew.`,
    });
    const end = (take: Settled['take']): string => settle(bytes, notes, stored, [{ index: 0, take }]).section;
    expect(standing).toContain('【存疑】');
    expect(end('mine')).toContain(line(remarked(first!.zh)));
    expect(end('mine')).not.toContain(line(`${first!.zh}（新）`));
    expect(end('ours')).not.toContain('【存疑】');
    expect(end('both').indexOf('【存疑】')).toBeLessThan(end('both').indexOf(line(`${first!.zh}（新）`)));
    expect(end('mine')).toContain('HSIC、偏相关等同样适用。（新）');
  });

  it('leaves what a person added beside it, however it ends, and keeps each English twin under its line', () => {
    const [note, inner] = ['我的笔记：这一组数字需要复核。', '  我的第二条笔记'];
    const { bytes, stored } = edited(section =>
      remarked(section)
        .replace(/(### 📌[^\n]*\n)/u, `$1${note}\n\n`)
        .replace(/(【存疑】[^\n]*\n)/, `$1${inner}\n`),
    );
    const notes = rewordedNotes();
    expect(outlookOn(bytes, notes, { ...OPTIONS, stored }).collisions).toHaveLength(1);
    for (const take of ['mine', 'ours', 'both'] as const) {
      const lines = settle(bytes, notes, stored, [{ index: 0, take }]).section.split('\n');
      const at = lines.findIndex(line => line.startsWith('### 📌'));
      expect([take, lines.slice(at + 1, at + 3)]).toEqual([take, [note, '']]);
      expect([take, lines.includes(inner)]).toEqual([take, true]);
      const anew = lines.indexOf(`  > ${first!.en} Anew.`);
      expect(lines[anew - 1]?.includes('（新）') ?? take === 'mine').toBe(true);
    }
  });

  it('is one for each claim that both changed, and none for claims that one of the two changed', () => {
    const { bytes, stored } = edited(section =>
      remarked(section).replace('虚假关联有', '虚假的关联有').replace('常用最大互信息', '通常用最大互信息'),
    );
    const { collisions } = outlookOn(bytes, version(3), { ...OPTIONS, stored });
    expect(collisions.map(({ base }) => base.split('\n').length)).toEqual([2, 2]);
    const ends = [{ index: 0, take: 'ours' }, { index: 1, take: 'mine' }] as const;
    const { section } = settle(bytes, version(3), stored, [...ends]);
    expect([section.includes('【存疑】'), section.includes('虚假的关联有')]).toEqual([false, true]);
    expect(outlookOn(bytes, version(1), { ...OPTIONS, stored }).collisions).toHaveLength(1);
  }); // prettier-ignore

  it('is previewed as it is settled so far, and not told once more as an edit by hand', () => {
    const { bytes, stored } = edited(section => remarked(section).replace('虚假关联有', '虚假的关联有'));
    const look = (settled: Settled[]) => outlookOn(bytes, version(3), { ...OPTIONS, stored, settled });
    expect([look([]).plan.action, look([]).isOpen, look([]).handEdits]).toEqual(['conflict', true, []]);
    const half = look([{ index: 1, take: 'ours' }]);
    expect([
      half.isOpen,
      half.plan.section.includes('【存疑】'),
      half.plan.section.includes('虚假的'),
    ]).toEqual([true, true, false]);
    const settled: Settled[] = [0, 1].map(index => ({ index, take: 'ours' }));
    expect([look(settled).isOpen, look(settled).changed, look(settled).seen]).toEqual([false, 2, half.seen]);
    expect(look(settled).plan.section).toBe(settle(bytes, version(3), stored, settled).section);
  });

  it('stays one while it is not settled, and is not settled by what was seen otherwise', () => {
    const { bytes, stored } = edited(remarked);
    const notes = rewordedNotes();
    expect(settle(bytes, notes, stored, []).action).toBe('conflict');
    expect(settle(bytes, notes, stored, [{ index: 1, take: 'ours' }]).action).toBe('conflict');
    const request = { seen: 'something else', settled: [{ index: 0, take: 'ours' as const }] };
    expect(planSettled(bytes, notes, { ...OPTIONS, stored, request })).toBeNull();
  });

  it('does not hang on where the section stands, nor on other papers, but on its lines and on the notes', () => {
    const { bytes, stored } = edited(remarked);
    const seenOf = (of: Uint8Array, notes: Notes): string => outlookOn(of, notes, { ...OPTIONS, stored }).seen;
    const seen = seenOf(bytes, rewordedNotes());
    const longer = Buffer.from(bytes.toString().replace('# Paper List', '<!-- more -->\n\n# Paper List'));
    expect(seenOf(longer, rewordedNotes())).toBe(seen);
    expect(seenOf(bytes, version(1))).not.toBe(seen);
    expect(seenOf(Buffer.from(bytes.toString().replace('【存疑】', '【再存疑】')), rewordedNotes())).not.toBe(seen);
  }); // prettier-ignore

  it('is the whole section where we never wrote one', () => {
    const { bytes, section } = edited(remarked);
    const notes = rewordedNotes();
    const plan = planMerge(bytes, notes, { ...OPTIONS, stored: null });
    const [whole, ...more] = collisionsOf(plan);
    expect([more, whole?.base]).toEqual([[], '']);
    expect(`${section.split('\n')[0]}\n${whole?.mine}\n`).toBe(section);
    const mine = settle(bytes, notes, null, [{ index: 0, take: 'mine' }]);
    expect([mine.action, stand(bytes, mine).equals(bytes)]).toEqual(['kept', true]);
    const ours = settle(bytes, notes, null, [{ index: 0, take: 'ours' }]);
    expect([ours.action, ours.section]).toEqual(['replaced', ours.rendered]);
    expect(ours.section).toContain('（新）');
  });

  it('is asked about again when a kill struck before the digest was written, also of a section that was not ours', () => {
    const { bytes, stored } = edited(remarked);
    const notes = rewordedNotes();
    for (const before of [stored, null])
      for (const take of ['mine', 'ours', 'both'] as const) {
        const plan = settle(bytes, notes, before, [{ index: 0, take }]);
        const killed = { ...notes, published: underWay(NAME, plan) };
        const unwritten = planMerge(bytes, notes, { ...OPTIONS, stored: killed });
        const isSame = stand(bytes, plan).equals(bytes);
        expect([take, unwritten.action]).toEqual([take, isSame ? 'kept' : 'conflict']);
        expect(planMerge(stand(bytes, plan), notes, { ...OPTIONS, stored: killed }).action).toBe('kept');
      }
  });
});

const edit = fc.record({ line: fc.nat(60), kind: fc.constantFrom('append', 'insert', 'delete', 'prefix') });
const takes = fc.array(fc.constantFrom<Settled['take'][]>('mine', 'ours', 'both'), {
  minLength: 40,
  maxLength: 40,
});

function change(section: string, edits: readonly { line: number; kind: string }[]): string {
  const eol = section.includes('\r\n') ? '\r\n' : '\n';
  const lines = section.split(eol);
  for (const [number, { line, kind }] of edits.entries()) {
    const at = 1 + (line % (lines.length - 2));
    if (kind === 'append') lines[at] = `${lines[at]} 手改${number}`;
    if (kind === 'prefix') lines[at] = lines[at]!.replace(/^(\W*)/, `$1手改${number} `);
    if (kind === 'insert') lines.splice(at, 0, `手改${number}`);
    if (kind === 'delete') lines.splice(at, 1);
  }
  return lines.join(eol);
}

const runs = Number(process.env['FUZZ_RUNS'] ?? 24);

/** The lines of `text` without those of the pieces, which stand in it in this order. */
function without(text: string, pieces: readonly string[]): string {
  let rest = text.replaceAll('\r\n', '\n');
  let at = 0;
  let left = '';
  for (const piece of pieces.filter(one => one !== '')) {
    const found = rest.indexOf(piece, at);
    expect(found).toBeGreaterThanOrEqual(0);
    left += rest.slice(at, found);
    at = found + piece.length;
  }
  rest = left + rest.slice(at);
  return rest.replace(/\n+/g, '\n');
}

describe('collisions settled in any way', () => {
  it('leave nothing to do, touch no line outside them, and keep what the person keeps to the byte', () => {
    const form = fc.record({ crlf: fc.boolean(), bom: fc.boolean() });
    let collided = 0;
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 6 }), fc.nat(255), takes, form, fc.boolean(),
        (edits, bits, ends, inTheForm, isOurs) => {
          const world = edited(section => change(section, edits), inTheForm);
          const stored = isOurs ? world.stored : null;
          const notes = version(bits);
          const { plan, collisions } = outlookOn(world.bytes, notes, { ...OPTIONS, stored });
          if (plan.action !== 'conflict') return;
          collided += 1;
          const settled = (take: (index: number) => Settled['take']): MergePlan =>
            settle(world.bytes, notes, stored, collisions.map(({ index }) => ({ index, take: take(index) })));
          const plans = [settled(index => ends[index % ends.length]!), settled(() => 'mine'), settled(() => 'ours')];
          for (const one of plans) {
            const after = stand(world.bytes, one);
            for (const record of [published(NAME, one), underWay(NAME, one)]) {
              const again = planMerge(after, notes, { ...OPTIONS, stored: { ...notes, published: record } });
              expect([again.action, again.splices]).toEqual(['kept', []]);
            }
          }
          const [, mine, ours] = plans;
          const outside = without(ours!.section, collisions.map(one => one.ours));
          expect(without(mine!.section, collisions.map(one => one.mine))).toBe(outside);
          const own = world.section.split('\n').filter(line => line.includes('手改'));
          expect(mine!.section.split('\n').filter(line => line.includes('手改'))).toEqual(own);
          const added = world.section.split(/\r?\n/).filter(line => /^手改\d+$/.test(line));
          if (isOurs)
            for (const { section } of plans)
              expect(section.split(/\r?\n/).filter(line => /^手改\d+$/.test(line))).toEqual(added);
          if (stored === null) expect(stand(world.bytes, mine!).equals(world.bytes)).toBe(true);
        },
      ),
      { numRuns: runs },
    );
    expect(collided).toBeGreaterThan(runs / 4);
  }); // prettier-ignore
});
