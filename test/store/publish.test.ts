import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { planMerge } from '../../src/digest/plan.ts';
import { readNotes } from '../../src/store/notes-file.ts';
import { publish, type PublishRequest } from '../../src/store/publish.ts';
import type { PublishResult } from '../../src/store/group.ts';
import { rewordedNotes, sampleDigest, sampleNotes } from '../digest/samples.ts';

let folder: string;
let file: string;
let notesFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  file = join(folder, 'list.md');
  notesFile = join(folder, 'notes', '2309.13391.json');
  writeFileSync(file, sampleDigest());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const planOf =
  (notes: Notes): PublishRequest['plan'] =>
  (bytes, stored, name) =>
    planMerge(bytes, notes, { layout: 'both', stored, name });
const put = (notes: Notes, path = file): Promise<PublishResult> =>
  publish({ path, notes, plan: planOf(notes) });
const content = (): string => readFileSync(file, 'utf8');
const failure = (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: unknown) => error); // prettier-ignore

/** Makes both files as kill -9 would leave them in the run of `notes`, right after the given step of store/publish.ts. */
async function killedAfter(step: 1 | 2, notes: Notes): Promise<void> {
  const digest = readFileSync(file);
  let stepOne = '';
  const plan: PublishRequest['plan'] = (bytes, stored, name) => {
    const planned = planOf(notes)(bytes, stored, name);
    // "Kept" is first found by the last look at the new bytes, after step 1 and before step 2.
    if (planned.action === 'kept' && stepOne === '') stepOne = readFileSync(notesFile, 'utf8');
    return planned;
  };
  await publish({ path: file, notes, plan });
  expect(stepOne).not.toBe(readFileSync(notesFile, 'utf8'));
  writeFileSync(notesFile, stepOne);
  if (step === 1) writeFileSync(file, digest);
}

const third = (): Notes => ({ ...rewordedNotes(), headline: { zh: '第三版', en: 'Third' } });

const rewordedHeadline = { zh: '另一个标题', en: 'Another headline' };

describe('publishing notes', () => {
  it('merges them and stores them with the exact bytes that stand in the digest', async () => {
    const { plan, notes, notesPath } = await put(sampleNotes());
    expect([plan.action, notesPath]).toEqual(['added', notesFile]);
    expect(await readNotes(notesFile)).toEqual(notes);
    const { text, entry, sha256, digest } = notes.published!;
    expect(content()).toContain(`\n${text}`);
    expect(content()).toContain(`\n${entry}`);
    expect([digest, sha256]).toEqual(['list.md', createHash('sha256').update(text).digest('hex')]);
    expect(readdirSync(folder).sort()).toEqual(['list.md', 'notes']);
    expect(readdirSync(dirname(notesFile))).toEqual(['2309.13391.json']);
  });

  it('changes 0 bytes of 0 files the second time', async () => {
    await put(sampleNotes());
    const before = [file, notesFile].map(path => statSync(path));
    expect((await put(sampleNotes())).plan).toMatchObject({ action: 'kept', splices: [] });
    for (const [index, path] of [file, notesFile].entries()) {
      expect(statSync(path)).toMatchObject({ ino: before[index]!.ino, mtimeMs: before[index]!.mtimeMs });
    }
  });

  it('finds the notes beside the real digest when it is named by a link', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    const link = join(folder, 'elsewhere', 'README.md');
    symlinkSync('../list.md', link);
    await put(sampleNotes(), link);
    expect((await put(rewordedNotes())).plan.action).toBe('replaced');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['README.md']);
  });

  it('refuses a section that a person changed, and keeps the new notes waiting', async () => {
    await put(sampleNotes());
    const edited = content().replace('F1 为 63.9', 'F1 为 63.9（我核对过）');
    writeFileSync(file, edited);
    const line = edited.slice(0, edited.indexOf('我核对过')).split('\n').length;
    for (const notes of [rewordedNotes(), third()]) {
      expect(await failure(put(notes))).toMatchObject({
        code: 'E_DIGEST_HAND_EDIT',
        category: 'digest',
        what: `2309.13391 was not merged into ${file}`,
        why: `section changed by hand at line ${line}`,
        kept: `${file} as it was; the new notes wait in ${notesFile}`,
        next: `summarize review 2309.13391 --digest ${file} shows both sides and settles it`,
      });
      expect(content()).toBe(edited);
      expect((await readNotes(notesFile))!.headline).toEqual(notes.headline);
    }
    writeFileSync(file, edited.replace('（我核对过）', ''));
    expect((await put(third())).plan.action).toBe('replaced');
  });

  it('keeps apart what it left in two digests of one folder', async () => {
    const other = join(folder, 'other.md');
    writeFileSync(other, '# Paper List\n');
    await put(sampleNotes());
    await put(sampleNotes(), other);
    expect((await put(rewordedNotes())).plan.action).toBe('replaced');
    expect((await put(rewordedNotes(), other)).plan.action).toBe('replaced');
    const { published, publishedElsewhere } = (await readNotes(notesFile))!;
    expect([published?.digest, publishedElsewhere.map(({ digest }) => digest)]).toEqual([
      'other.md',
      ['list.md'],
    ]);
    for (const path of [file, other]) {
      const before = statSync(path).ino;
      expect((await put(rewordedNotes(), path)).plan.action).toBe('kept');
      expect(statSync(path).ino).toBe(before);
    }
  });

  it('leaves a paper out that a person removed, and writes neither file', async () => {
    await put(sampleNotes());
    writeFileSync(file, sampleDigest());
    const before = readFileSync(notesFile, 'utf8');
    expect((await put(rewordedNotes())).plan.action).toBe('removed');
    expect([content(), readFileSync(notesFile, 'utf8')]).toEqual([sampleDigest().toString(), before]);
  });

  it('touches neither file when the notes file is broken', async () => {
    await put(sampleNotes());
    writeFileSync(notesFile, '{');
    const before = content();
    expect(await failure(put(rewordedNotes()))).toMatchObject({ code: 'E_NOTES_FILE' });
    expect([content(), readFileSync(notesFile, 'utf8')]).toEqual([before, '{']);
  });
});

describe('a run that was killed', () => {
  it.each([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ] as const)(
    'after step %i, and the next one after step %i, never looks like a hand edit',
    async (first, second) => {
      await put(sampleNotes());
      await killedAfter(first, rewordedNotes());
      await killedAfter(second, third());
      const last = { ...sampleNotes(), headline: { zh: '第四版', en: 'Fourth' } };
      expect((await put(last)).plan.action).toBe('replaced');
      expect(content()).toContain('第四版');
      expect(content().replace(/## d-separation[^]*of 18 read\*\n\n/, '')).not.toContain('第三版');
    },
  );

  it.each([1, 2] as const)(
    'after step %i keeps what a person had changed before, and goes on',
    async step => {
      await put(sampleNotes());
      writeFileSync(file, content().replace('F1 为 63.9', 'F1 为 63.9（我核对过）'));
      const partly = { ...sampleNotes(), headline: rewordedHeadline };
      await killedAfter(step, partly);
      const { plan } = await put(partly);
      expect(plan.action).toBe(step === 1 ? 'merged' : 'kept');
      expect(content()).toContain('63.9（我核对过）');
      expect(content()).toContain(rewordedHeadline.zh);
    },
  );

  it.each([1, 2] as const)('after step %i of the first merge is simply run again', async step => {
    await killedAfter(step, sampleNotes());
    const { plan } = await put(sampleNotes());
    expect(plan.action).toBe(step === 1 ? 'added' : 'kept');
    expect((await readNotes(notesFile))!.published!.text).toBe(plan.section);
  });

  it('and whose digest a person changed afterwards, is told from that change', async () => {
    await put(sampleNotes());
    await killedAfter(2, rewordedNotes());
    writeFileSync(file, content().replace('（新）', '（改）'));
    expect(await failure(put(third()))).toMatchObject({ code: 'E_DIGEST_HAND_EDIT' });
  });
});
