// One question is paid for once, whoever asks it: several processes at the same time, also when one of them is killed.
import { describe, expect } from 'vitest';
import { asRecorded, type Started, type World } from '../support/cli.ts';
import { completion, hang, type Play } from '../support/model-server.ts';
import { ageAskingLocks, askingLocks, test, until } from './open.ts';

const ID = '2501.01234';
const WAITING = 'waiting: another summarize is asking about 2501.01234v2\n';

/** Starts a run whose messages can be read while it goes on. */
function start(world: World, args: readonly string[]): Started & { readonly said: () => string } {
  const started = world.start(args);
  let said = '';
  started.child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { ...started, said: () => said };
}

/** An answer that is given when the test says so. */
function later(): { readonly play: Play; readonly answer: () => void } {
  let answer = (): void => undefined;
  const play: Play = (request, response) => {
    answer = () => (asRecorded as Exclude<Play, string>)(request, response);
  };
  return { play, answer: () => answer() };
}

describe.concurrent('two runs at once', () => {
  test('that ask about the same paper pay for it once and print the same notes', async ({ warm }) => {
    const first = later();
    const world = await warm(first.play, asRecorded);
    const one = start(world, [ID]);
    await until(() => world.model.requests.length === 1);
    const two = start(world, [ID]);
    await until(() => two.said().includes(WAITING));
    first.answer();
    const [a, b] = await Promise.all([one.ended, two.ended]);
    // The notes and the repair.
    expect([a.code, b.code, world.model.requests.length]).toEqual([0, 0, 2]);
    expect([a.stdout.length > 0, b.stdout]).toEqual([true, a.stdout]);
    expect(two.said().split(WAITING).length).toBeLessThanOrEqual(3); // once for the notes, once for the repair
    expect(askingLocks(world)).toEqual([]);
  });

  test('with --refresh=notes each ask anew, one after the other, and both end well', async ({ warm }) => {
    const first = later();
    const world = await warm(first.play, asRecorded);
    const one = start(world, [ID, '--refresh=notes']);
    await until(() => world.model.requests.length === 1);
    const two = start(world, [ID, '--refresh=notes']);
    await until(() => two.said().includes(WAITING));
    expect(world.model.requests).toHaveLength(1);
    first.answer();
    const [a, b] = await Promise.all([one.ended, two.ended]);
    expect([a.code, b.code, world.model.requests.length, b.stdout === a.stdout]).toEqual([0, 0, 4, true]);
    expect(askingLocks(world)).toEqual([]);
    const again = await world.run([ID]);
    expect([again.stdout, world.model.requests.length]).toEqual([a.stdout, 4]);
  });

  test('of which the asking one is killed: the other one goes on', async ({ warm }) => {
    const askedAt: number[] = [];
    const world = await warm(hang(), (request, response) => {
      askedAt.push(Date.now());
      (asRecorded as Exclude<Play, string>)(request, response);
    });
    const one = start(world, [ID]);
    await until(() => world.model.requests.length === 1);
    const two = start(world, [ID]);
    await until(() => two.said().includes(WAITING));
    one.child.kill('SIGKILL');
    await one.ended;
    expect(askingLocks(world)).toHaveLength(1);
    const held = ageAskingLocks(world);
    expect([(await two.ended).code, world.model.requests.length, askingLocks(world)]).toEqual([0, 3, []]);
    // Not before the lock was dead, at 10 s: the other one was waiting all the time, and needed none to start.
    expect((askedAt[0] ?? 0) - held).toBeGreaterThan(9_990);
  });
});

describe.concurrent('a repair that is of no use', () => {
  test('because it was cut off is counted in the notes all the same', async ({ warm }) => {
    const world = await warm(asRecorded, completion('{"claims": [', { finishReason: 'length' }));
    const run = await world.run([ID, '--json']);
    expect(run.stderr).toContain('the answer was cut off after 12 characters when asked again');
    const { engine } = JSON.parse(run.stdout) as { engine: unknown };
    // One call for the notes, two for the repair, each 100 tokens in (40 of them cached) and 20 out.
    expect(world.model.requests).toHaveLength(3);
    expect(engine).toMatchObject({ calls: 3, usage: { input: 300, cached: 120, output: 60 } });
  });
});
