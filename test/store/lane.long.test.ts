// The pace for arXiv: one at a time, a pause between starts, also between processes; and it never hangs.
import { spawn } from 'node:child_process';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LaneError, openLane } from '../../src/store/lane.ts';
import { serve, tempFolder } from '../support/arxiv-client.ts';
import { english } from '../../src/lib/phrase.ts';

const never = new AbortController().signal;
const built = new URL('../../dist/store/lane.js', import.meta.url);
const isBuilt = existsSync(built);
const buildNote = isBuilt ? '' : ' (skipped: dist is missing, run npm run build)';
/** For waits that a clock of another day must not make a day long. */
const SHORT_OF_A_DAY = 30_000;
const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

beforeAll(() => nock.restore());

async function openTestLane(intervalMs: number, now: () => number = Date.now) {
  const folder = join(await tempFolder(), 'lane');
  return { folder, lane: openLane({ folder, intervalMs, now }) };
}

describe('in one process', () => {
  test('tasks run one at a time, in the order they came, an interval apart', async () => {
    const { lane } = await openTestLane(60);
    const starts: number[] = [];
    const order: number[] = [];
    let running = 0;
    const task = (n: number) => async () => {
      starts.push(performance.now());
      order.push(n);
      running += 1;
      expect(running).toBe(1);
      await later(10);
      running -= 1;
      return n;
    };
    expect(await Promise.all([1, 2, 3, 4, 5].map(n => lane.run(task(n), never)))).toEqual([1, 2, 3, 4, 5]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    for (const gap of gaps(starts)) expect(gap).toBeGreaterThanOrEqual(60);
  });

  test('the interval counts from the arrival at the server when the task tells it', async () => {
    const { lane } = await openTestLane(100);
    let arrivedAt = 0;
    await lane.run(async arrived => {
      await later(80);
      arrivedAt = performance.now();
      arrived();
    }, never);
    await lane.run(() => Promise.resolve(), never);
    expect(performance.now() - arrivedAt).toBeGreaterThanOrEqual(100);
  });

  test('a task that fails gives its error and lets the next one run', async () => {
    const { lane } = await openTestLane(0);
    const failure = new Error('no');
    await expect(lane.run(() => Promise.reject(failure), never)).rejects.toBe(failure);
    expect(await lane.run(() => Promise.resolve(7), never)).toBe(7);
  });
});

describe('clocks that lie never make the wait longer than the interval', () => {
  test.each([
    ['a stamp from the future', () => `${Date.now() + 86_400_000} 1`],
    ['a stamp that is no number', () => 'garbage'],
    ['an empty stamp', () => ''],
  ])(
    '%s',
    async (_name, stamp) => {
      const { folder, lane } = await openTestLane(200);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'lane'), stamp());
      const start = performance.now();
      await lane.run(() => Promise.resolve(), never);
      expect(performance.now() - start).toBeGreaterThanOrEqual(200);
    },
    SHORT_OF_A_DAY,
  );

  test.each([
    ['backwards', -86_400_000],
    ['forwards', 86_400_000],
  ])(
    'the wall clock jumps %s between two tasks: the pace stays',
    async (_name, jump) => {
      let shift = 0;
      const { lane } = await openTestLane(200, () => Date.now() + shift);
      const starts: number[] = [];
      const task = () => Promise.resolve(starts.push(performance.now()));
      await lane.run(task, never);
      shift = jump;
      await lane.run(task, never);
      // Timers and the two clocks are a few milliseconds apart.
      expect(gaps(starts)[0]).toBeGreaterThanOrEqual(190);
    },
    SHORT_OF_A_DAY,
  );

  test('a stamp older than the interval costs nothing', async () => {
    const { folder, lane } = await openTestLane(60_000);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'lane'), `${Date.now() - 60_002} 1`);
    await lane.run(() => Promise.resolve(), never);
    expect(await readFile(join(folder, 'lane'), 'utf8')).toMatch(new RegExp(`^\\d{13} ${process.pid}$`));
  });
});

// What they wait for takes a minute or never ends: who ends before this test's time is up did not wait for it.
describe('whoever waits can be stopped at once', { timeout: 30_000 }, () => {
  /** Starts a run that has to wait, stops it after 100 ms, and checks with what it ends. */
  const stopWaiting = async (lane: ReturnType<typeof openLane>) => {
    const controller = new AbortController();
    const waiting = lane.run(() => expect.fail('ran'), controller.signal).catch((error: unknown) => error);
    await later(100);
    controller.abort(new Error('Ctrl-C'));
    expect(await waiting).toBe(controller.signal.reason);
  };

  test('for its interval', async () => {
    const { lane } = await openTestLane(60_000);
    await lane.run(() => Promise.resolve(), never);
    await stopWaiting(lane);
  });

  test('for a task of the same process; those behind it still get their turn', async () => {
    const { lane } = await openTestLane(0);
    let finish = (): void => undefined;
    const first = lane.run(() => new Promise<void>(resolve => (finish = resolve)), never);
    await stopWaiting(lane);
    const behind = lane.run(() => Promise.resolve('ran'), never);
    finish();
    await first;
    expect(await behind).toBe('ran');
  });

  test('for a lock that somebody else holds, having said so once', async () => {
    const { folder, lane } = await openTestLane(0);
    const log: string[] = [];
    const mine = openLane({ folder, intervalMs: 0, now: Date.now, log: line => log.push(english(line)) });
    let finish = (): void => undefined;
    const other = lane.run(() => new Promise<void>(resolve => (finish = resolve)), never);
    const controller = new AbortController();
    const waiting = mine.run(() => expect.fail('ran'), controller.signal).catch((error: unknown) => error);
    await expect.poll(() => log.length, { timeout: 10_000 }).toBe(1);
    controller.abort(new Error('Ctrl-C'));
    expect(await waiting).toBe(controller.signal.reason);
    finish();
    await other;
    expect(log).toEqual(['waiting: another summarize is talking to arXiv']);
    expect(await mine.run(() => Promise.resolve('ran'), never)).toBe('ran');
  });
});

describe('the disk', () => {
  test('a folder that cannot be made is a disk error with the whole message', async () => {
    const file = join(await tempFolder(), 'file');
    await writeFile(file, '');
    const lane = openLane({ folder: join(file, 'lane'), intervalMs: 0, now: Date.now });
    const error: unknown = await lane
      .run(() => expect.fail('ran'), never)
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(LaneError);
    expect(error).toMatchObject({
      code: 'E_LANE',
      category: 'disk',
      what: `cannot keep the pace for arXiv in ${join(file, 'lane')}`,
      why: `ENOTDIR: not a directory, mkdir '${join(file, 'lane')}'`,
      kept: 'nothing was changed',
      next: 'make the folder writable, or set SUMMARIZE_CACHE_DIR to one that is',
    });
  });

  test('a stamp that cannot be written stops before the request, and frees the lane', async () => {
    const { folder, lane } = await openTestLane(0);
    await mkdir(join(folder, 'lane'), { recursive: true });
    await expect(lane.run(() => expect.fail('ran'), never)).rejects.toMatchObject({ code: 'E_LANE' });
    expect(existsSync(join(folder, 'lane.lock'))).toBe(false);
  });
});

describe('between processes', () => {
  test('a lock left by a killed process is taken over', async () => {
    const { folder, lane } = await openTestLane(0);
    const lock = join(folder, 'lane.lock');
    await mkdir(lock, { recursive: true });
    const old = new Date(Date.now() - 9500);
    await utimes(lock, old, old);
    const taken = await lane.run(() => Promise.resolve(Date.now()), never);
    // Not before it is 10 s old.
    expect(taken - old.getTime()).toBeGreaterThanOrEqual(9_990);
  });

  test.skipIf(!isBuilt)(
    `three processes, 30 requests: never two at once, never too early${buildNote}`,
    async () => {
      const server = await serve();
      const folder = await tempFolder();
      await Promise.all([1, 2, 3].map(() => child(folder, server.url, { requests: 10, intervalMs: 60 })));
      const times = server.requests.map(({ at }) => at);
      expect(times).toHaveLength(30);
      expect(server.busiest()).toBe(1);
      // Seen at the server, which notices a request a little late when the machine is busy.
      for (const gap of gaps(times)) expect(gap).toBeGreaterThanOrEqual(60 - 20);
    },
  );

  test.skipIf(!isBuilt)(
    `a slow download of a live process is waited for, a killed one is not${buildNote}`,
    async () => {
      const server = await serve();
      server.fail('/', 'silent', 1);
      const folder = await tempFolder();
      const holder = start(folder, server.url, { requests: 1, intervalMs: 0 });
      await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(1);
      const next = child(folder, server.url, { requests: 1, intervalMs: 0 });
      await later(1500);
      expect(server.requests).toHaveLength(1);
      holder.kill('SIGKILL');
      // Eight seconds older: two more, and it is dead.
      const past = new Date(Date.now() - 8_000);
      await utimes(join(folder, 'lane.lock'), past, past);
      await next;
      expect(server.requests).toHaveLength(2);
      const asked = performance.timeOrigin + (server.requests[1]?.at ?? 0);
      expect(asked - past.getTime()).toBeGreaterThanOrEqual(9_990);
    },
  );
});

interface ChildJob {
  readonly requests: number;
  readonly intervalMs: number;
}

/** A real process with our built lane, asking `url` over and over. */
function start(folder: string, url: string, { requests, intervalMs }: ChildJob) {
  const script = `
    import { openLane } from ${JSON.stringify(built.href)};
    const lane = openLane({ folder: ${JSON.stringify(folder)}, intervalMs: ${intervalMs}, now: Date.now });
    const ask = async arrived => { const answer = await fetch(${JSON.stringify(`${url}/x`)}); arrived(); await answer.text(); };
    const signal = new AbortController().signal;
    for (let n = 0; n < ${requests}; n += 1) await lane.run(ask, signal);
  `;
  const process = spawn(globalThis.process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void process.kill('SIGKILL'));
  return process;
}

async function child(folder: string, url: string, job: ChildJob): Promise<void> {
  const process = start(folder, url, job);
  expect(await new Promise(resolve => process.once('exit', resolve))).toBe(0);
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
