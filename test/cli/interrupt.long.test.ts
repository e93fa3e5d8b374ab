// Ctrl-C, SIGTERM and kill -9 at every stage: it ends at once, and the same command goes on where it was.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { asRecorded, putDigest, told, type Ended, type World } from '../support/cli.ts';
import { hang, json } from '../support/model-server.ts';
import { ageAskingLocks, askingLocks, leftovers, testKept as test, until } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
/** What a run must not wait for takes a minute or never ends. */
const BEFORE_THAT_MS = 45_000;
const TOGETHER = { concurrent: true };

/** Starts the merge, sends the signal once `isThere`, and gives how it ended. */
async function interrupted(
  world: World,
  isThere: () => boolean,
  signal: NodeJS.Signals = 'SIGINT',
): Promise<Ended> {
  const { child, ended } = world.start(MERGE);
  await until(isThere);
  child.kill(signal);
  const late = sleep(BEFORE_THAT_MS, null, { ref: false });
  const run = await Promise.race([ended, late]);
  if (run === null) throw new Error('it goes on waiting');
  return run;
}

/** The whole of what an interrupted merge owes: told, nothing touched, nothing left lying about. */
function expectResumable(world: World, digest: string, run: Ended): void {
  expect(told(run)).toEqual({
    exit: 130,
    code: 'E_INTERRUPTED',
    what: 'stopped before the end',
    why: 'Ctrl-C',
    kept: 'what was fetched and paid for is cached; no digest is half written',
    next: 'type the same command again: it goes on where it stopped',
  });
  const left = [...leftovers(world), ...askingLocks(world)];
  expect([run.stdout, world.read('README.md'), left]).toEqual(['', digest, []]);
}

/** The same command again must merge, with so many requests to arXiv and the model. */
async function expectToGoOn(world: World, requests: { arxiv: number; model: number }): Promise<void> {
  const before = { arxiv: world.arxiv.requests.length, model: world.model.requests.length };
  const run = await world.run(MERGE);
  expect([run.code, run.stderr.split('\n').at(-3)]).toEqual([
    0,
    '2501.01234v2: merged into README.md as a new entry',
  ]);
  expect({
    arxiv: world.arxiv.requests.length - before.arxiv,
    model: world.model.requests.length - before.model,
  }).toEqual(requests);
}

describe('Ctrl-C', TOGETHER, () => {
  test('while the PDF comes in drips stops at once, and only the PDF is fetched again', async ({
    fetching,
  }) => {
    const world = await fetching();
    const digest = putDigest(world);
    world.arxiv.fail('/pdf', 'drip', 1);
    const run = await interrupted(world, () => world.arxiv.requests.length === 2);
    expectResumable(world, digest, run);
    await expectToGoOn(world, { arxiv: 1, model: 2 });
  });

  test('while arXiv has us wait stops at once', async ({ fetching }) => {
    const world = await fetching();
    const digest = putDigest(world);
    world.arxiv.fail('/pdf', { status: 429, headers: { 'retry-after': '60' } }, 1);
    const run = await interrupted(world, () => world.arxiv.requests.length === 2);
    expectResumable(world, digest, run);
    await expectToGoOn(world, { arxiv: 1, model: 2 });
  });

  test('while the model thinks stops at once, and nothing is fetched again', async ({ fetching }) => {
    const world = await fetching(hang());
    const digest = putDigest(world);
    const run = await interrupted(world, () => world.model.requests.length === 1);
    expectResumable(world, digest, run);
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 2 });
  });

  test('in the middle of an answer stops at once, and no half of it is kept', async ({ warm }) => {
    const world = await warm(hang(true));
    const digest = putDigest(world);
    const run = await interrupted(world, () => world.model.requests.length === 1);
    expectResumable(world, digest, run);
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 2 });
  });

  test('while the model has us wait stops at once', async ({ warm }) => {
    const world = await warm(json(429, { error: { message: 'slow down' } }, { 'retry-after': '60' }));
    const digest = putDigest(world);
    const run = await interrupted(world, () => world.model.requests.length === 1);
    expectResumable(world, digest, run);
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 2 });
  });

  test('between the two calls keeps the first one, which was paid for', async ({ warm }) => {
    const world = await warm(asRecorded, hang());
    const digest = putDigest(world);
    const run = await interrupted(world, () => world.model.requests.length === 2);
    expectResumable(world, digest, run);
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 1 });
  });

  test('with --json says so on stdout as well, in one value', async ({ warm }) => {
    const world = await warm(hang());
    const { child, ended } = world.start(['2501.01234', '--json']);
    await until(() => world.model.requests.length === 1);
    child.kill('SIGINT');
    const run = await ended;
    expect(JSON.parse(run.stdout)).toEqual({ error: told(run) });
    expect(run.code).toBe(130);
  });

  test('with several papers prints its message once, as the last words', async ({ warm }) => {
    const world = await warm(hang());
    const { child, ended } = world.start(['2501.01234', '2503.04567', 'math/0703123', '-j', '1']);
    await until(() => world.model.requests.length === 1);
    child.kill('SIGINT');
    const run = await ended;
    expect(told(run)).toMatchObject({ exit: 130, code: 'E_INTERRUPTED' });
    expect(run.stderr.match(/E_[A-Z]+/g)).toEqual(['E_INTERRUPTED']);
    expect(world.model.requests).toHaveLength(1);
  });
});

describe('SIGTERM', TOGETHER, () => {
  test('ends with 143, and the same command goes on', async ({ warm }) => {
    const world = await warm(hang());
    const digest = putDigest(world);
    const run = await interrupted(world, () => world.model.requests.length === 1, 'SIGTERM');
    expect(told(run)).toMatchObject({ exit: 143, code: 'E_INTERRUPTED', why: 'the signal SIGTERM' });
    expect(world.read('README.md')).toBe(digest);
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 2 });
  });
});

describe('kill -9', TOGETHER, () => {
  // While something is downloaded: see disk.long.test.ts, since the next run then waits for a lock to grow old.
  test('while the model thinks loses nothing that was fetched', async ({ fetching }) => {
    const world = await fetching(hang());
    const digest = putDigest(world);
    await interrupted(world, () => world.model.requests.length === 1, 'SIGKILL');
    expect(world.read('README.md')).toBe(digest);
    ageAskingLocks(world); // the next run waits until the question's lock is dead
    world.model.play(asRecorded);
    await expectToGoOn(world, { arxiv: 0, model: 2 });
  });
});
