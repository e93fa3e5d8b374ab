// Notes that could not be written are not paid for: found out by an ordinary user's permissions before the model is asked.
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { putDigest, told, type Ended, type World } from '../support/cli.ts';
import { canBeOrdinary, isRoot, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { test, until } from './open.ts';

const ID = '2501.01234';
const MERGE = [ID, '--digest', 'README.md'];
const RIGHTS = 'EACCES: permission denied, access ';

/** Runs as an ordinary user to whom everything in the world belongs. */
function runAsUser(world: World, args: readonly string[]): Promise<Ended> {
  if (isRoot) {
    const all = readdirSync(world.folder, { recursive: true, encoding: 'utf8' });
    for (const name of ['.', ...all]) chownSync(join(world.folder, name), 65_534, 65_534);
  }
  return world.start(args, {}, ORDINARY).ended;
}

describe.skipIf(!canBeOrdinary)(`what may not be written${ordinaryNote}`, { concurrent: true }, () => {
  test('(the digest) ends a merge and a batch before anything is paid; printed notes and a dry run need it not', async ({
    warm,
  }) => {
    const world = await warm();
    const digest = putDigest(world);
    chmodSync(world.path('README.md'), 0o444);
    writeFileSync(world.path('ids.txt'), ID);
    const unpaid = {
      exit: 7,
      code: 'E_DISK_READ_ONLY',
      what: 'README.md could not be written',
      why: `${RIGHTS}'${world.path('README.md')}'`,
      kept: 'nothing changed; nothing was paid',
      next: 'make README.md and its folder writable, then run the same command again',
    };
    expect(told(await runAsUser(world, MERGE))).toEqual(unpaid);
    expect(told(await runAsUser(world, ['batch', 'ids.txt', '--digest', 'README.md']))).toEqual(unpaid);
    const plan = await runAsUser(world, ['batch', 'ids.txt', '--digest', 'README.md', '--dry-run']);
    expect(told(plan)).toEqual(unpaid);
    const said = plan.stdout.replace(/\s+/g, ' ');
    expect(said).toContain('nothing can be merged: README.md could not be written: EACCES');
    expect(said).toContain(`Next: ${unpaid.next}`);
    expect(said).not.toContain('are merged into');
    const dry = await runAsUser(world, [...MERGE, '--dry-run']);
    expect([dry.code, world.model.requests.length]).toEqual([0, 0]);
    const printed = await runAsUser(world, [...MERGE, '--no-merge']);
    expect([printed.code, world.model.requests.length, world.read('README.md')]).toEqual([0, 2, digest]);
    expect(readdirSync(world.folder).includes('notes')).toBe(false);
  });

  test('(the folder of the notes) ends a merge before anything is paid, and goes on once it may', async ({
    warm,
  }) => {
    const world = await warm();
    putDigest(world);
    mkdirSync(world.path('notes'));
    chmodSync(world.path('notes'), 0o555);
    const run = await runAsUser(world, MERGE);
    expect(told(run)).toMatchObject({
      code: 'E_DISK_READ_ONLY',
      what: `the folder ${world.path('notes')} cannot be written into`,
      kept: 'nothing changed; nothing was paid',
    });
    expect([world.model.requests.length, readdirSync(world.path('notes'))]).toEqual([0, []]);
    chmodSync(world.path('notes'), 0o755);
    await runAsUser(world, MERGE);
    await until(() => world.model.requests.length === 2);
    // Notes that are merged already ask for nothing.
    chmodSync(world.path('notes'), 0o555);
    chmodSync(world.path('README.md'), 0o444);
    const again = await runAsUser(world, MERGE);
    expect([again.code, world.model.requests.length]).toEqual([0, 2]);
  });
});
