// `summarize review --publish`: decisions made in notes/<id>.json or in a pull request get into the digest, without page
// and terminal; and what `summarize check` says before.
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { claimsOf, NotesSchema } from '../../src/domain/notes.ts';
import { asRecorded, putDigest, told, type World } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const NOTES = 'notes/2501.01234.json';
const OTHER = 'notes/math_0703123.json';
const PUBLISH = ['review', '--publish', '--digest', 'README.md', '--reviewer', 'Ada'];

function decide(world: World, ids: RegExp, state: 'accepted' | 'rejected', file = NOTES): void {
  const notes = NotesSchema.parse(JSON.parse(world.read(file)));
  for (const claim of claimsOf(notes)) if (ids.test(claim.id)) claim.review = { ...claim.review, state };
  writeFileSync(world.path(file), `${JSON.stringify(notes, null, 2)}\n`);
}

function edit(world: World, change: (text: string) => string): void {
  const before = world.read('README.md');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(world.path('README.md'), after);
}

/** A claim of the first section, changed in the digest. */
const remark = (text: string): string =>
  text.replace(/(### 📌 背景痛点\/本文动机\n- [^（\n]*)/, '$1【我核对过】');

const unpublished = (run: { stdout: string }): string[] =>
  run.stdout.split('\n').filter(line => /unpublished-review|unreviewed-notes/.test(line));

describe('review --publish', () => {
  test('marks what a person wrote into the file and the checks contradict', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(['2501.01234', '--digest', 'README.md']);
    const wrong = world
      .read(NOTES)
      .replace('"zh": "TideShape 的平均成功率为 73.4%', '"zh": "TideShape 的平均成功率为 99.4%');
    writeFileSync(world.path(NOTES), wrong);
    expect((await world.run(PUBLISH)).code).toBe(0);
    expect(world.read('README.md')).toMatch(/- TideShape 的平均成功率为 99\.4%.*；⚠ 人工确认）/);
    const [first] = JSON.parse(world.read(NOTES)).results;
    expect(first.review).toMatchObject({ state: 'edited', by: 'Ada' });
    expect(first.findings.map(({ code }: { code: string }) => code)).toContain('numbers-differ');
    const again = await world.run(PUBLISH);
    expect([again.code, again.stderr]).toEqual([
      0,
      '2501.01234v2: README.md is up to date: 0 bytes changed\n',
    ]);
  });

  test('merges what was decided in the file, one line a paper, and the second time 0 bytes', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(['2501.01234', '--digest', 'README.md']);
    expect(await world.run(PUBLISH)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'nothing is decided about the papers of README.md\n',
    });
    expect(unpublished(await world.run(['check', 'README.md']))).toEqual([
      expect.stringMatching(/warning +unreviewed-notes +2 of 18 claims of 2501\.01234 are held back \(.*\), 16 more are undecided: summarize review 2501\.01234$/),
    ]);
    decide(world, /^result-2$/, 'accepted');
    expect(unpublished(await world.run(['check', 'README.md']))).toEqual([
      expect.stringContaining('decisions about 2501.01234 are not published: summarize review 2501.01234 --publish'),
      expect.stringContaining('1 of 18 claims of 2501.01234 is held back'),
    ]);
    expect(world.read('README.md')).not.toContain('97.3%');
    const run = await world.run(PUBLISH);
    expect([run.code, run.stdout, run.stderr]).toEqual([
      0, '', '2501.01234v2: merged into README.md: its own section was replaced\n',
    ]);
    const [digest, notes] = [world.read('README.md'), world.read(NOTES)];
    expect(digest).toContain('97.3%');
    expect(JSON.parse(notes).results[1].review).toMatchObject({ state: 'accepted', by: 'Ada', at: expect.any(String) });
    const again = await world.run(PUBLISH);
    expect([again.code, again.stderr]).toEqual([0, '2501.01234v2: README.md is up to date: 0 bytes changed\n']);
    expect([world.read('README.md'), world.read(NOTES)]).toEqual([digest, notes]);
    expect(unpublished(await world.run(['check', 'README.md']))).toHaveLength(1);
    // Words changed in the file are a person's, whatever the state beside them says.
    const changed = JSON.parse(notes);
    changed.background[0].zh = '我改过的中文。';
    writeFileSync(world.path(NOTES), JSON.stringify(changed));
    expect(unpublished(await world.run(['check', 'README.md']))).toHaveLength(2);
    expect((await world.run([...PUBLISH, '2501.01234'])).code).toBe(0);
    expect(world.read('README.md')).toContain('\n- 我改过的中文。（[p. ');
    const { review } = JSON.parse(world.read(NOTES)).background[0];
    expect(review).toMatchObject({ state: 'edited', zh: '我改过的中文。', by: 'Ada' });
  }); // prettier-ignore

  test('tells a collision with a hand edit and what settles it: exit 8 for one paper, 3 among several', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(['2501.01234', 'math/0703123', '--digest', 'README.md']);
    edit(world, text => {
      const at = text.indexOf('TideShape');
      return text.slice(0, at) + remark(text.slice(at));
    });
    const [first] = NotesSchema.parse(JSON.parse(world.read(NOTES))).background;
    decide(world, new RegExp(`^${first?.id}$`), 'rejected');
    const before = world.read('README.md');
    const end = {
      exit: 8,
      code: 'E_REVIEW_COLLISION',
      what: '2501.01234 was not published into README.md',
      why: expect.stringMatching(/^section changed by hand at line \d+; 1 place is to be settled$/),
      kept: 'the notes and README.md as they were',
      next: 'summarize review 2501.01234 --digest README.md shows both sides and settles it',
    };
    expect(told(await world.run([...PUBLISH, '2501.01234']))).toEqual(end);
    expect(world.read('README.md')).toBe(before);
    expect(unpublished(await world.run(['check', 'README.md'])).join('\n')).toContain('changed by hand in the same place');
    const [other] = NotesSchema.parse(JSON.parse(world.read(OTHER))).background;
    decide(world, new RegExp(`^${other?.id}$`), 'accepted', OTHER);
    const run = await world.run(PUBLISH);
    expect(told(run)).toMatchObject({
      exit: 3,
      code: 'E_SOME_FAILED',
      what: '1 of 2 papers failed',
      why: '2501.01234 (E_REVIEW_COLLISION)',
      kept: '1 paper is done',
      next: 'summarize review 2501.01234 --digest README.md',
    });
    expect(run.stderr).toContain('math/0703123v1: merged into README.md: its own section was replaced\n');
  }); // prettier-ignore

  test('leaves a paper out of which a section has no claim: told, and an end of its own only when it is named', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(['2501.01234', '--digest', 'README.md']);
    decide(world, /^result-/, 'rejected');
    const before = world.read('README.md');
    const why = 'no claim of results may stand in a digest yet: accept or edit one of each';
    const run = await world.run(PUBLISH);
    expect([run.code, run.stderr]).toEqual([0, `2501.01234v2 was not published into README.md: ${why}\n`]);
    const named = await world.run([...PUBLISH, '2501.01234']);
    expect(told(named)).toMatchObject({ exit: 5, code: 'E_NOTES_HELD_BACK', why, next: 'summarize review 2501.01234 --digest README.md' });
    expect(world.read('README.md')).toBe(before);
  }); // prettier-ignore
});
