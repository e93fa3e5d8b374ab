// A full disk at each of the three writings of a merge. Needs a small file system of its own, which only root can mount.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, told, type World } from '../support/cli.ts';
import { filesIn, testKept as test } from './open.ts';

const ID = '2501.01234';
const canMount = process.getuid?.() === 0 && mounts();
const noteOnMounts = canMount ? '' : ' (skipped: this user cannot mount a small file system)';

describe.concurrent('a full disk', () => {
  for (const stage of ['the notes', 'the digest'] as const) {
    test.skipIf(!canMount)(
      `when ${stage} are written ends with 7, the digest whole${noteOnMounts}`,
      async ({ warm }) => {
        const world = await warm();
        const free = stage === 'the notes' ? 2 : (await pagesOfNotes(world)) + 1;
        await onSmallDisk(world, free, async () => {
          const digest = world.read('small/README.md');
          const run = await world.run([ID, '--digest', 'small/README.md']);
          expect(told(run)).toEqual({
            exit: 7,
            code: 'E_DISK_FULL',
            what: expect.stringMatching(
              stage === 'the notes' ? /notes\/2501\.01234\.json could/ : /README\.md could/,
            ),
            why: expect.stringMatching(/^ENOSPC/),
            kept:
              stage === 'the notes'
                ? 'nothing changed'
                : `small/README.md as it was; the new notes wait in ${world.path('small/notes/2501.01234.json')}`,
            next: expect.stringMatching(/^free some space where .* is, then run the same command again$/),
          });
          expect(world.read('small/README.md')).toBe(digest);
          expect(filesIn(world.path('small')).filter(name => /\.tmp$|\.lock$/.test(name))).toEqual([]);
          rmSync(world.path('small/filler'));
          const again = await world.run([ID, '--digest', 'small/README.md']);
          expect([again.code, world.model.requests.length]).toEqual([0, 2]);
          expect(world.read('small/README.md')).toContain('2501.01234v2');
        });
      },
    );
  }

  test.skipIf(!canMount)(
    `when the digest has its entry already says so, and heals${noteOnMounts}`,
    async ({ warm }) => {
      const world = await warm();
      await onSmallDisk(world, (await pagesOfNotes(world)) + 4, async () => {
        const run = await world.run([ID, '--digest', 'small/README.md']);
        expect(told(run)).toMatchObject({ exit: 7, code: 'E_DISK_FULL' });
        const merged = world.read('small/README.md');
        expect(merged).toContain('2501.01234v2');
        rmSync(world.path('small/filler'));
        const again = await world.run([ID, '--digest', 'small/README.md']);
        expect([again.code, world.read('small/README.md'), world.model.requests.length]).toEqual([
          0,
          merged,
          2,
        ]);
        expect(told(run).kept).toBe(
          `small/README.md has its entry and is whole; run the same command again to bring ${world.path('small/notes/2501.01234.json')} up to date`,
        );
      });
    },
  );
});

/** Pages of 4 kB that the notes take as a merge stores them; a merge elsewhere tells. */
async function pagesOfNotes(world: World): Promise<number> {
  mkdirSync(world.path('probe'));
  writeFileSync(world.path('probe/README.md'), '');
  await world.run([ID, '--digest', 'probe/README.md']);
  return Math.ceil(statSync(world.path(`probe/notes/${ID}.json`)).size / 4096);
}

/** Mounts a file system of 256 kB with a digest and so many free pages, and takes it away again. */
async function onSmallDisk(world: World, freePages: number, use: () => Promise<void>): Promise<void> {
  const folder = world.path('small');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  try {
    putDigest(world, 'small/README.md');
    writeFileSync(world.path('small/filler'), Buffer.alloc((64 - 2 - freePages) * 4096));
    await use();
  } finally {
    execFileSync('umount', [folder]);
  }
}

function mounts(): boolean {
  try {
    execFileSync(
      'sh',
      ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d && umount $d && rmdir $d'],
      {
        stdio: 'ignore',
      },
    );
    return true;
  } catch {
    return false; // no privilege, or no tmpfs: the tests that need it say that they are skipped
  }
}
