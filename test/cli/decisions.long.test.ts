// What a person decided in notes/<id>.json, and what a dry run says beforehand.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { claimsOf, NotesSchema, type Notes } from '../../src/domain/notes.ts';
import { asRecorded, putDigest, told, type World } from '../support/cli.ts';
import { json } from '../support/model-server.ts';
import { testKept as test } from './open.ts';

const NOTES = 'notes/2501.01234.json';
const MERGE = ['2501.01234', '--digest', 'README.md'];

function decide(world: World, ids: RegExp, state: 'accepted' | 'rejected'): void {
  const notes = NotesSchema.parse(JSON.parse(world.read(NOTES)));
  for (const claim of claimsOf(notes)) {
    if (ids.test(claim.id)) claim.review = { ...claim.review, state, at: '2026-11-22T10:00:00Z', by: 'me' };
  }
  writeFileSync(world.path(NOTES), `${JSON.stringify(notes, null, 2)}\n`);
}

describe('a decision in notes/<id>.json', () => {
  test('brings a claim that was held back into the digest, and stays', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(MERGE);
    expect(world.read('README.md')).not.toContain('97.3%');
    decide(world, /^result-2$/, 'accepted');
    const run = await world.run(MERGE);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('18 claims, 17 proven, 1 held back');
    expect(world.read('README.md')).toContain('97.3%');
    const after = world.read('README.md');
    await world.run(MERGE);
    expect(world.read('README.md')).toBe(after);
    const notes: Notes = JSON.parse(world.read(NOTES));
    expect(notes.results[1]?.review).toMatchObject({ state: 'accepted', by: 'me' });
  });

  test('in other words than the engine’s is an edit: they are in the digest, and outlive a new run', async ({
    warm,
  }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(MERGE);
    const notes: Notes = JSON.parse(world.read(NOTES));
    const [background] = notes.background;
    if (background === undefined) throw new Error('no background');
    background.zh = '人工改写的一句话。';
    notes.decisions['headline'] = {
      state: 'edited',
      at: null,
      by: null,
      zh: '人写的标题',
      en: 'By a person',
      reason: null,
    };
    writeFileSync(world.path(NOTES), JSON.stringify(notes, null, 2));
    for (const args of [MERGE, [...MERGE, '--refresh']]) {
      expect(await world.run(args)).toMatchObject({ code: 0 });
      expect(world.read('README.md')).toContain('- 人工改写的一句话。');
      expect(world.read('README.md')).toContain('| 人写的标题\n> By a person\n');
    }
    const after: Notes = JSON.parse(world.read(NOTES));
    expect(after.background[0]?.review).toMatchObject({ state: 'edited', zh: '人工改写的一句话。' });
    expect(after.background[0]?.stated).toBe(background.stated);
  });

  test('keeps a paper from merging when it rejects all of a section', async ({ warm }) => {
    const world = await warm(asRecorded);
    const before = putDigest(world);
    await world.run([...MERGE, '--no-merge']);
    await world.run(MERGE);
    const merged = world.read('README.md');
    expect(merged).not.toBe(before);
    decide(world, /^result-/, 'rejected');
    const run = await world.run(MERGE);
    expect(told(run)).toMatchObject({ exit: 5, code: 'E_NOTES_HELD_BACK' });
    expect(run.stdout).toBe('');
    expect(world.read('README.md')).toBe(merged);
  });
});

describe('a dry run', () => {
  test('ends as the merge would when the section was changed by hand', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    await world.run(MERGE);
    const edited = world
      .read('README.md')
      .replace('TideShape 的平均成功率', '（已核对）TideShape 的平均成功率');
    writeFileSync(world.path('README.md'), edited);
    await world.run([...MERGE, '--layout', 'zh', '--dry-run']).then(run => {
      expect(told(run)).toMatchObject({ exit: 8, code: 'E_DIGEST_HAND_EDIT' });
    });
    expect(world.read('README.md')).toBe(edited);
  });
});

describe('one paper under two spellings', () => {
  test('is asked about once, paid for once and printed once', async ({ fetching }) => {
    const world = await fetching(asRecorded);
    const run = await world.run(['2501.01234', 'https://arxiv.org/abs/2501.01234v2', '-j', '2']);
    expect(run.code).toBe(0);
    expect(run.stdout.match(/^## /gm)).toHaveLength(1);
    expect(world.model.requests).toHaveLength(2);
    expect(world.arxiv.requests.filter(({ path }) => path.startsWith('/api')).length).toBeLessThanOrEqual(2);
  });
});

describe('several papers', () => {
  test('cost one request for their metadata, and the pinned version is known afterwards', async ({
    fetching,
  }) => {
    const world = await fetching(json(401, { error: { message: 'no' } }));
    await world.run(['2501.01234', 'math/0703123', '--until', 'pages', '-q']);
    const asked = world.arxiv.requests.filter(({ path }) => path.startsWith('/api'));
    expect(asked).toHaveLength(1);
    expect(decodeURIComponent(asked[0]?.path ?? '')).toContain('2501.01234,math/0703123');
    const offline = await world.run(['2501.01234v2', '--until', 'pages', '--offline', '-q']);
    expect(offline.code).toBe(0);
  });
});

describe('a server that repeats a word given as its key', () => {
  test('does not falsify the notes', async ({ warm }) => {
    const world = await warm(asRecorded);
    putDigest(world);
    const run = await world.run(MERGE, { OPENAI_API_KEY: 'reward' });
    expect(run.code).toBe(0);
    expect(run.stdout + readFileSync(world.path('README.md'), 'utf8')).not.toContain('[hidden]');
  });

  test('gets no organisation out of the environment', async ({ warm }) => {
    const world = await warm(asRecorded);
    await world.run(['2501.01234'], { OPENAI_ORG_ID: 'org-secret', OPENAI_PROJECT_ID: 'project-secret' });
    expect(JSON.stringify(world.model.requests[0]?.headers)).not.toContain('secret');
  });
});
