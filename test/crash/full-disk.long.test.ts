// A disk that is full at every moment of a merge: a small file system with one more free page each time, which only
// root can mount; and a limit on the size of a file (`ulimit -f`), which cuts a write short for anybody.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { builtNote, isBuilt } from '../store/built.ts';
import { LIMIT, rounds, secondsSince, tell } from './figures.ts';
import {
  closeScene,
  largeDigest,
  leftovers,
  openScene,
  publishHere,
  read,
  versions,
  type Scene,
} from './scene.ts';
import { wrongWith, type Found, type Situation, type Trial } from './trials.ts';

const PAGE = 4096;
const [FIRST, SECOND] = versions() as [Notes, Notes, Notes];
const canMount = process.getuid?.() === 0 && mounts();
const mountNote = canMount ? '' : ' (skipped: this user cannot mount a small file system)';
const hasShell = process.platform !== 'win32';

describe('a disk that is full', () => {
  const bytes = rounds(60_000, 4_000_000);

  it.skipIf(!canMount)(
    `at any moment of a merge into ${bytes} bytes leaves the old digest or the new one${mountNote}`,
    async () => {
      const scene = openScene(largeDigest(bytes));
      const disk = join(scene.root, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
      try {
        await fillUp(scene, disk);
      } finally {
        execFileSync('umount', [disk]);
        closeScene(scene);
      }
    },
    LIMIT,
  );

  it.skipIf(!isBuilt || !hasShell)(
    `for files over a limit leaves the old digest or the new one${builtNote}`,
    () => {
      const scene = openScene(largeDigest(60_000), [FIRST]);
      const before = read(scene.digest);
      const ends: string[] = [];
      // Blocks of 512 bytes. The notes take about 20 of them, the digest 120 and more.
      for (let blocks = 4; blocks < 200; blocks += rounds(40, 4)) {
        ends.push(mergeLimited(scene, blocks));
        const isNew = !read(scene.digest).equals(before);
        expect([blocks, isNew]).toEqual([blocks, ends.at(-1) === '0 added']);
        expect(leftovers(scene)).toEqual([]);
        if (isNew) break;
      }
      closeScene(scene);
      tell('R2 a limit on the size of files', {
        merges: ends.length,
        'cut short': ends.length - 1,
      });
      expect(new Set(ends)).toEqual(new Set(['0 E_DISK_FULL', '0 added']));
    },
    LIMIT,
  );
});

/** Merges with 0, 1, 2 … pages free, until there is room enough. */
async function fillUp(scene: Scene, disk: string): Promise<void> {
  const start = performance.now();
  const situation: Situation = { scene, notes: FIRST, later: SECOND, isDead: false, remark: '' };
  const fault = { code: 'ENOSPC', isForGood: false, step: 1 };
  const found: Found = { trials: 0, calls: [], problems: [], failed: {}, temps: 0, locks: 0 };
  const before = read(scene.digest);
  const after = await mergedCopy(scene);
  const figures = { merges: 0, 'disk full': 0 };
  const place = join(disk, 'scene');
  for (let pages = 0; ; pages += rounds(1, 17)) {
    cpSync(scene.folder, place, { recursive: true });
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc((statfsSync(disk).bavail - pages) * PAGE));
    const outcome = await outcomeOf(join(place, 'list.md'));
    rmSync(filler);
    const trial: Trial = { place, outcome, hit: { name: `${pages} free pages`, path: place }, calls: [] };
    found.problems.push(...(await wrongWith(trial, { situation, fault, found, before, after })));
    rmSync(place, { recursive: true });
    figures.merges++;
    if (outcome.action !== undefined) break;
    figures['disk full']++;
  }
  const wrong = { problems: found.problems.length, temps: found.temps, seconds: secondsSince(start) };
  tell(`R2 a full disk, ${before.length} bytes`, { ...figures, ...wrong });
  expect(found.problems).toEqual([]);
  expect(figures['disk full']).toBeGreaterThan(10);
}

async function mergedCopy({ root, folder }: Scene): Promise<Buffer> {
  const place = join(root, 'merged');
  cpSync(folder, place, { recursive: true });
  await publishHere(join(place, 'list.md'), FIRST);
  return read(join(place, 'list.md'));
}

async function outcomeOf(digest: string): Promise<Trial['outcome']> {
  try {
    return { action: (await publishHere(digest, FIRST)).plan.action };
  } catch (error) {
    if (!(error instanceof ToolError)) return { bug: String(error) };
    return { code: error.code, category: error.category, kept: error.kept };
  }
}

/** One merge in a process that may not write larger files: the kernel cuts the write short, then refuses. */
function mergeLimited(scene: Scene, blocks: number): string {
  const child = fileURLToPath(new URL('merge-child.mjs', import.meta.url));
  const job = JSON.stringify({ path: scene.digest, notes: scene.notes, from: 0, count: 1 });
  const command = ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, child, job];
  const { stdout, stderr } = spawnSync('sh', command, { encoding: 'utf8' });
  return (stdout.replace('ready\n', '') + stderr).trim();
}

function mounts(): boolean {
  const script = 'd=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d && umount $d && rmdir $d';
  return spawnSync('sh', ['-c', script], { stdio: 'ignore' }).status === 0;
}
