// What the disk and other programs can do to a merge: it is done, or it is refused with the reason and nothing is lost.
import {
  chmodSync,
  chownSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { putDigest, told, type Ended, type World } from '../support/cli.ts';
import { canBeOrdinary, isRoot, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { leftovers, testKept as test, until } from './open.ts';

const ID = '2501.01234';
const MERGE = [ID, '--digest', 'README.md'];

function filesAndFolders(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));
}

/** Runs as an ordinary user to whom everything in the world belongs. */
function runAsUser(world: World, args: readonly string[]): Promise<Ended> {
  if (isRoot) {
    const all = readdirSync(world.folder, { recursive: true, encoding: 'utf8' });
    for (const name of ['.', ...all]) chownSync(join(world.folder, name), 65_534, 65_534);
  }
  return world.start(args, {}, ORDINARY).ended;
}

// First, since two of these wait for many seconds while the rest runs.
describe.concurrent('other processes', () => {
  test('that hold the digest for 15 s make it end with 8, the digest untouched', async ({ warm }) => {
    const world = await warm();
    const digest = putDigest(world);
    const lock = world.path('README.md.lock');
    mkdirSync(lock);
    const alive = setInterval(() => lutimesSync(lock, new Date(), new Date()), 500);
    const run = await world.start(MERGE).ended.finally(() => clearInterval(alive));
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_LOCKED',
      what: `${world.path('README.md')} could not be merged into`,
      why: 'another run has held its lock for 15 s',
      kept: 'the digest was not touched',
      next: `run the same command again when the other one is done; if there is none, remove ${lock}`,
    });
    expect(run.stderr).toContain(`waiting for another run to finish with ${world.path('README.md')}\n`);
    expect([world.read('README.md'), readdirSync(world.folder).includes('notes')]).toEqual([digest, false]);
    rmSync(lock, { recursive: true });
    const again = await world.run(MERGE);
    expect([again.code, world.model.requests.length]).toEqual([0, 2]);
  });

  test('that were killed in a download hold us up until their lock is dead and no longer, and no half of a PDF is kept', async ({
    fetching,
  }) => {
    const world = await fetching();
    world.arxiv.fail('/pdf', 'drip', 1);
    putDigest(world);
    const { child, ended } = world.start(MERGE);
    await until(() => world.arxiv.requests.length === 2);
    child.kill('SIGKILL');
    await ended;
    // It is dead once it is 10 s old; a run that waited for more would not end.
    const lock = filesAndFolders(world.path('cache')).find(path => path.endsWith('.lock')) ?? '';
    const held = Date.now() - 8_000;
    utimesSync(lock, held / 1_000, held / 1_000);
    const again = await world.run(MERGE);
    const asked = performance.timeOrigin + (world.arxiv.requests[2]?.at ?? 0);
    expect(asked - held).toBeGreaterThan(9_990);
    expect([again.code, world.arxiv.requests.length, world.model.requests.length]).toEqual([0, 3, 2]);
    expect(world.read('README.md')).toContain('2501.01234v2');
  });

  test('that merge another paper at the same time lose nothing, and neither do we', async ({ fetching }) => {
    const world = await fetching();
    const digest = putDigest(world);
    const ids = [ID, '2503.04567', 'math/0703123'];
    const fetched = await world.run(ids);
    expect(fetched.code).toBe(0);
    const runs = await Promise.all(ids.map(id => world.start([id, '--digest', 'README.md']).ended));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const after = world.read('README.md');
    for (const url of ['2501.01234v2', '2503.04567v1', 'math/0703123v1'])
      expect(after.split(`[[Paper](https://arxiv.org/pdf/${url})]`)).toHaveLength(2);
    for (const line of digest.split('\n')) expect(after).toContain(line);
    expect(leftovers(world)).toEqual([]);
    const again = await world.run([...ids, '--digest', 'README.md']);
    expect([again.code, world.read('README.md')]).toEqual([0, after]);
  });
});

describe.skipIf(!canBeOrdinary)(
  `a place where nothing may be written${ordinaryNote}`,
  { concurrent: true },
  () => {
    test('(a read-only folder) ends with 7, digest and folder untouched', async ({ warm }) => {
      const world = await warm();
      mkdirSync(world.path('list'));
      const digest = putDigest(world, 'list/README.md');
      chmodSync(world.path('list'), 0o555);
      const run = await runAsUser(world, [ID, '--digest', 'list/README.md']);
      expect(told(run)).toEqual({
        exit: 7,
        code: 'E_DISK_READ_ONLY',
        what: expect.stringMatching(/^the folder .*\/list cannot be written into$/),
        why: expect.stringMatching(/^EACCES: permission denied/),
        kept: 'nothing changed; nothing was paid',
        next: expect.stringMatching(/^make the folder .*\/list writable, then run the same command again$/),
      });
      expect([world.read('list/README.md'), readdirSync(world.path('list'))]).toEqual([
        digest,
        ['README.md'],
      ]);
      chmodSync(world.path('list'), 0o755);
      const again = await runAsUser(world, [ID, '--digest', 'list/README.md']);
      expect([again.code, world.model.requests.length]).toEqual([0, 2]);
    });

    test('(a read-only digest) ends with 7 and is not replaced behind its protection', async ({ warm }) => {
      const world = await warm();
      const digest = putDigest(world);
      chmodSync(world.path('README.md'), 0o444);
      const run = await runAsUser(world, MERGE);
      expect(told(run)).toEqual({
        exit: 7,
        code: 'E_DISK_READ_ONLY',
        what: 'README.md could not be written',
        why: expect.stringMatching(/^EACCES: permission denied/),
        kept: 'nothing changed; nothing was paid',
        next: 'make README.md and its folder writable, then run the same command again',
      });
      expect([world.read('README.md'), leftovers(world)]).toEqual([digest, []]);
    });

    test('(a cache that is read-only) ends with 7 before anything is paid for', async ({ open }) => {
      const world = await open();
      mkdirSync(world.path('cache'), { mode: 0o555 });
      const run = await runAsUser(world, [ID]);
      expect(told(run)).toMatchObject({ exit: 7, why: expect.stringMatching(/EACCES: permission denied/) });
      expect(told(run).next).toMatch(/writable/);
      expect(world.model.requests).toEqual([]);
    });
  },
);

describe.concurrent('a digest that cannot be used is found out before the model is asked:', () => {
  test.skipIf(!canBeOrdinary)(`one that may not be read${ordinaryNote}`, async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    chmodSync(world.path('README.md'), 0o000);
    const run = await runAsUser(world, MERGE);
    expect(told(run)).toEqual({
      exit: 7,
      code: 'E_DIGEST_UNREADABLE',
      what: 'the digest README.md cannot be read',
      why: expect.stringMatching(/^EACCES: permission denied/),
      kept: 'nothing was written; nothing was paid',
      next: 'make README.md readable, then run the same command again',
    });
    expect(world.model.requests).toEqual([]);
  });

  test('one that is missing, or a folder', async ({ warm }) => {
    const world = await warm();
    mkdirSync(world.path('folder'));
    const runs = await Promise.all([
      world.run([ID, '--digest', 'none.md']),
      world.run([ID, '--digest', 'folder']),
    ]);
    expect(runs.map(told)).toEqual([
      {
        exit: 8,
        code: 'E_DIGEST_MISSING',
        what: 'there is no digest none.md',
        why: 'no such file',
        kept: 'nothing was written; nothing was paid',
        next: 'start one with: touch none.md   (an empty file is enough)',
      },
      {
        exit: 8,
        code: 'E_DIGEST_NOT_A_FILE',
        what: 'folder is no digest',
        why: 'it is a folder, not a file',
        kept: 'nothing was written; nothing was paid',
        next: 'name a Markdown file with --digest FILE',
      },
    ]);
    expect(world.model.requests).toEqual([]);
  });

  test('one that is not UTF-8, with the line', async ({ warm }) => {
    const world = await warm();
    const latin = Buffer.from('# Papers\n\n- caf\u00e9\n', 'latin1');
    writeFileSync(world.path('README.md'), latin);
    const run = await world.run(MERGE);
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_NOT_UTF8',
      what: 'README.md cannot be merged into',
      why: 'line 3: byte 6 (0xe9) is not UTF-8',
      kept: 'the digest was not touched; nothing was paid',
      next: 'save README.md as UTF-8 (iconv -f <its encoding> -t UTF-8), then run the same command again',
    });
    expect(readFileSync(world.path('README.md')).equals(latin)).toBe(true);
    expect([readdirSync(world.folder).includes('notes'), world.model.requests.length]).toEqual([false, 0]);
  });

  test('one with conflict markers, with the line', async ({ warm }) => {
    const world = await warm();
    const text = '# Papers\n\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> other\n';
    writeFileSync(world.path('README.md'), text);
    const run = await world.run(MERGE);
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_CONFLICT_MARKERS',
      what: 'README.md cannot be merged into',
      why: 'line 3: a git conflict starts here (<<<<<<<)',
      kept: 'the digest was not touched; nothing was paid',
      next: 'resolve the conflict in README.md, then run the same command again',
    });
    expect([world.read('README.md'), world.model.requests.length]).toEqual([text, 0]);
  });
});

describe.concurrent('a section that a person changed', () => {
  test('ends with 8 at its line, stays byte for byte, and the new notes wait', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    await world.run(MERGE);
    const edited = world
      .read('README.md')
      .replace('### 📈 实验结果\n- TideShape', '### 📈 实验结果\n- 我觉得 TideShape');
    writeFileSync(world.path('README.md'), edited);
    const line = edited.split('\n').findIndex(text => text.startsWith('- 我觉得')) + 1;
    const run = await world.run([...MERGE, '--layout', 'zh']);
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_HAND_EDIT',
      what: `${ID} was not merged into README.md`,
      why: `section changed by hand at line ${line}`,
      kept: `README.md as it was; the new notes wait in notes/${ID}.json`,
      next: `summarize review ${ID} --digest README.md shows both sides and settles it`,
    });
    expect([world.read('README.md'), leftovers(world)]).toEqual([edited, []]);
    expect(JSON.parse(world.read(`notes/${ID}.json`)).published.text).toContain('\n- TideShape');
  });
});
