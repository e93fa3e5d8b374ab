import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergePlan } from '../../src/domain/digest.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { planMerges } from '../../src/digest/plan-many.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { notesPath, readNotes } from '../../src/store/notes-file.ts';
import type { GroupRequest } from '../../src/store/group.ts';
import { publishTogether } from '../../src/store/publish-group.ts';
import { sampleDigest, sampleNotes } from '../digest/samples.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-'));
  file = join(folder, 'list.md');
  writeFileSync(file, sampleDigest());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const IDS = ['2506.00002', '2506.00001', '2401.00003', 'math/0703123'];
const paper = (id: string, headline = 'First'): Notes => ({
  ...sampleNotes({ id, title: `Paper ${id}` }),
  headline: { zh: headline, en: headline },
});
const papers = (headline?: string): Notes[] => IDS.map(id => paper(id, headline));
const planned: GroupRequest['plan'] = (bytes, stored, name) =>
  planMerges(bytes, stored, { layout: 'both', name, path: file });

async function put(notes: readonly Notes[], changes: Partial<GroupRequest> = {}): Promise<string[]> {
  const results = await publishTogether({ path: file, papers: notes, plan: planned, ...changes });
  return results.map(result => (result instanceof Error ? result.code : result.plan.action));
}
const content = (): string => readFileSync(file, 'utf8');
const notesFile = (id: string): string => notesPath(file, id);
const alike = <T>(one: T): T[] => IDS.map(() => one);

describe('publishing papers together', () => {
  it('gives the digest and the notes files of one after the other, in the order given', async () => {
    expect(await put(papers())).toEqual(alike('added'));
    const together = [content(), ...IDS.map(id => readFileSync(notesFile(id), 'utf8'))];
    rmSync(join(folder, 'notes'), { recursive: true });
    writeFileSync(file, sampleDigest());
    for (const notes of papers()) expect(await put([notes])).toEqual(['added']);
    expect([content(), ...IDS.map(id => readFileSync(notesFile(id), 'utf8'))]).toEqual(together);
  });

  it('replaces the digest once', async () => {
    const seen = new Set<string>();
    const plan: GroupRequest['plan'] = (bytes, stored, name) => {
      seen.add(content());
      return planned(bytes, stored, name);
    };
    await put(papers(), { plan });
    expect([...seen]).toEqual([sampleDigest().toString()]);
  });

  it('changes 0 bytes of 0 files the second time', async () => {
    await put(papers());
    const paths = [file, ...IDS.map(notesFile)];
    const before = paths.map(path => statSync(path));
    expect(await put(papers())).toEqual(alike('kept'));
    for (const [index, path] of paths.entries())
      expect(statSync(path)).toMatchObject({ ino: before[index]!.ino, mtimeMs: before[index]!.mtimeMs });
  });

  it('gives each paper that cannot be merged its own result, and keeps no other out', async () => {
    await put(papers());
    const [edited = '', removed = '', broken = '', replaced = ''] = IDS;
    const section = content().indexOf(`## paper-${edited.replace('.', '')}`);
    writeFileSync(
      file,
      `${content().slice(0, section)}${content().slice(section).replace('### 🌟 论文解读 | First', '### 🌟 论文解读 | Mine')}`,
    );
    const text = content();
    const start = text.indexOf(`- [25/06] **Paper ${removed}`);
    writeFileSync(file, text.slice(0, start) + text.slice(text.indexOf('\n\n', start) + 2));
    writeFileSync(notesFile(broken), '{');
    const unsafe = sampleNotes({ id: '2505.00009', abstract: 'A \ud800 lone one' });
    const fresh = sampleNotes({ id: '2505.00010', title: 'Fresh' });
    const before = readFileSync(notesFile(removed), 'utf8');
    expect(await put([...papers('Second'), unsafe, fresh])).toEqual([
      'E_DIGEST_HAND_EDIT',
      'removed',
      'E_NOTES_FILE',
      'replaced',
      'E_NOTES_TEXT',
      'added',
    ]);
    expect((await readNotes(notesFile(edited)))!.headline.en).toBe('Second');
    expect([readFileSync(notesFile(removed), 'utf8'), readFileSync(notesFile(broken), 'utf8')]).toEqual([
      before,
      '{',
    ]);
    expect(content()).toContain('论文解读 | Mine');
    expect(content().split('论文解读 | Second')).toHaveLength(2);
    expect((await readNotes(notesFile(replaced)))?.published?.next).toBeNull();
  });

  it('keeps out a paper whose decisions would be lost, and only that one', async () => {
    const keep = (fresh: Notes): Notes => {
      if (fresh.paper.id === IDS[1]) throw new ReviewedError();
      return fresh;
    };
    expect(await put(papers(), { keep })).toEqual(['added', 'E_REVIEWED', 'added', 'added']);
  });

  it('plans all of them again when somebody saves the digest in between, and keeps what they wrote', async () => {
    let saves = 0;
    const plan: GroupRequest['plan'] = (bytes, stored, name) => {
      if (++saves === 1) writeFileSync(file, `${content()}\nsaved\n`);
      return planned(bytes, stored, name);
    };
    expect(await put(papers(), { plan })).toEqual(alike('added'));
    expect(content()).toContain('\nsaved\n');
    expect(await put(papers())).toEqual(alike('kept'));
  });

  it('merges the others when one of them would not be found again', async () => {
    const plan: GroupRequest['plan'] = (bytes, stored, name) => {
      const { outcomes, after } = planned(bytes, stored, name);
      const isOdd = (outcome: (typeof outcomes)[number]): boolean =>
        !(outcome instanceof Error) && outcome.id === IDS[2] && outcome.action === 'kept';
      return {
        after,
        outcomes: outcomes.map(one => (isOdd(one) ? asAdded(one) : one)),
      };
    };
    expect(await put(papers(), { plan })).toEqual(['added', 'added', 'E_DIGEST_UNSETTLED', 'added']);
  });

  it('throws what concerns the digest, and says what is on the disk', async () => {
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41]));
    await expect(put(papers())).rejects.toMatchObject({ category: 'digest' });
    rmSync(file);
    await expect(put(papers())).rejects.toMatchObject({ code: 'E_DIGEST_MISSING' });
    writeFileSync(file, sampleDigest());
    // A folder where the temp file shall be renamed to: the disk refuses, after other notes files were written.
    mkdirSync(join(folder, 'notes'));
    const plan: GroupRequest['plan'] = (bytes, stored, name) => {
      mkdirSync(notesFile(IDS[3]!), { recursive: true });
      return planned(bytes, stored, name);
    };
    await expect(put(papers(), { plan })).rejects.toMatchObject({ code: 'E_NOTES_FILE' });
    expect(content()).toBe(sampleDigest().toString());
  });
});

/** Said to be new although it is there. */
function asAdded(outcome: MergePlan | Error): MergePlan | Error {
  return outcome instanceof Error ? outcome : { ...outcome, action: 'added' };
}

class ReviewedError extends ToolError {
  constructor() {
    super({ code: 'E_REVIEWED', category: 'digest', what: 'w', why: 'y', next: 'n' });
  }
}

describe('a group that was killed', () => {
  /** Both files as kill -9 leaves them right after step 1 or 2 of store/publish-group.ts. */
  async function killedAfter(step: 1 | 2, notes: readonly Notes[]): Promise<void> {
    const digest = content();
    let stepOne: string[] = [];
    const plan: GroupRequest['plan'] = (bytes, stored, name) => {
      const plans = planned(bytes, stored, name);
      const isLastLook = plans.outcomes.every(one => !(one instanceof Error) && one.action === 'kept');
      if (isLastLook && stepOne.length === 0) stepOne = IDS.map(id => readFileSync(notesFile(id), 'utf8'));
      return plans;
    };
    await put(notes, { plan });
    for (const [index, id] of IDS.entries()) {
      expect(stepOne[index]).not.toBe(readFileSync(notesFile(id), 'utf8'));
      writeFileSync(notesFile(id), stepOne[index] ?? '');
    }
    if (step === 1) writeFileSync(file, digest);
  }

  it.each([1, 2] as const)(
    'after step %i is gone on with: no paper looks like a hand edit or is lost',
    async step => {
      await killedAfter(step, papers());
      expect(await put(papers())).toEqual(alike(step === 1 ? 'added' : 'kept'));
      await killedAfter(step, papers('Second'));
      expect(await put(papers('Third'))).toEqual(alike('replaced'));
      expect(await put(papers('Third'))).toEqual(alike('kept'));
      expect(content().split('论文解读 | Third')).toHaveLength(IDS.length + 1);
    },
  );

  it('after some of the notes files were written merges new papers of that group as new ones', async () => {
    await killedAfter(1, papers());
    rmSync(notesFile(IDS[0]!));
    expect(await put(papers())).toEqual(alike('added'));
  });
});
