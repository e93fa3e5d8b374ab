import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/reply.ts';
import { openAsking, type Asking } from '../../src/store/asking-lock.ts';
import { english } from '../../src/lib/phrase.ts';

const question = { key: 'abc123', paper: '2501.01234v2' };
const replyOf = (text: string): Reply => ({
  text,
  finishReason: 'stop',
  usage: { input: 1, cached: 0, output: 1 },
  model: 'm',
  host: 'h',
  mode: 'prompt',
  calls: 1,
  reshaped: false,
});

let root: string;
let folder: string;
let lines: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'asking-'));
  folder = join(root, 'cache', 'asking');
  lines = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The locks as another process would open them: each knows nothing of the others but their files. */
const open = (signal = new AbortController().signal): Asking =>
  openAsking({ folder, signal, log: line => void lines.push(english(line)) });

/** Asks until told to end. */
function held() {
  let end = (_text: string): void => undefined;
  const isTold = new Promise<string>(resolve => (end = resolve));
  const calls: number[] = [];
  const ask = async (): Promise<Reply> => {
    calls.push(calls.length);
    return replyOf(await isTold);
  };
  return { ask, calls, end: (text: string) => end(text) };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo() && turn < 5000; turn += 1) await sleep(2);
  expect(isSo()).toBe(true);
}

describe('a question', () => {
  it('that another process asks is waited for, with one word about it, and both leave no lock behind', async () => {
    const first = held();
    const order: string[] = [];
    const one = open().alone(question, first.ask);
    await until(() => first.calls.length === 1);
    expect(existsSync(join(folder, 'abc123.lock'))).toBe(true);
    const other = open().alone(question, () => {
      order.push('second');
      return Promise.resolve(replyOf('two'));
    });
    await until(() => lines.length > 0);
    await sleep(400); // several more looks at the lock
    order.push('first ends');
    first.end('one');
    expect([(await one).text, (await other).text]).toEqual(['one', 'two']);
    expect(order).toEqual(['first ends', 'second']);
    expect(lines).toEqual(['waiting: another summarize is asking about 2501.01234v2']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is under way in this process is shared, its failure too, and asked anew afterwards', async () => {
    const asking = open();
    const first = held();
    const both = [asking.alone(question, first.ask), asking.alone(question, first.ask)];
    await until(() => first.calls.length > 0);
    first.end('one');
    expect((await Promise.all(both)).map(({ text }) => text)).toEqual(['one', 'one']);
    expect(first.calls).toHaveLength(1);
    let failures = 0;
    const fail = () => {
      failures += 1;
      return Promise.reject(new Error('cut off'));
    };
    const failed = await Promise.allSettled([asking.alone(question, fail), asking.alone(question, fail)]);
    expect([failed.map(({ status }) => status), failures]).toEqual([['rejected', 'rejected'], 1]);
    expect((await asking.alone(question, () => Promise.resolve(replyOf('anew')))).text).toBe('anew');
    expect([lines, readdirSync(folder)]).toEqual([[], []]);
  });

  it('that is taken back lets go of its lock at once, and whoever waited for its reply asks it anew', async () => {
    const asking = open();
    const cancelling = new AbortController();
    const first = held();
    const one = asking.alone({ ...question, signal: cancelling.signal }, first.ask);
    const other = asking.alone(question, () => Promise.resolve(replyOf('two')));
    const own = expect(one).rejects.toThrow('mine');
    await until(() => first.calls.length === 1);
    cancelling.abort(new Error('mine'));
    const later = asking.alone(question, () => expect.fail('the second one is under way'));
    await own;
    expect([(await other).text, (await later).text]).toEqual(['two', 'two']);
    expect([lines, readdirSync(folder)]).toEqual([[], []]);
  });

  it('that others wait for goes on when one of them takes its own back', async () => {
    const asking = open();
    const first = held();
    const one = asking.alone(question, first.ask);
    const cancelling = new AbortController();
    const other = asking.alone({ ...question, signal: cancelling.signal }, () => expect.fail('asked twice'));
    const own = expect(other).rejects.toThrow('mine');
    await until(() => first.calls.length === 1);
    cancelling.abort(new Error('mine'));
    await own;
    first.end('one');
    expect((await one).text).toBe('one');
  });

  it('does not wait for other questions', async () => {
    const first = held();
    const one = open().alone(question, first.ask);
    await until(() => first.calls.length === 1);
    const other = { key: 'def456', paper: '2502.00001v1' };
    expect((await open().alone(other, () => Promise.resolve(replyOf('two')))).text).toBe('two');
    first.end('one');
    await one;
    expect(lines).toEqual([]);
  });

  it('of a run that was killed is taken over once its lock is dead', async () => {
    const lock = join(folder, 'abc123.lock');
    mkdirSync(lock, { recursive: true });
    const past = Date.now() / 1000 - 9.5;
    utimesSync(lock, past, past);
    expect((await open().alone(question, () => Promise.resolve(replyOf('mine')))).text).toBe('mine');
    expect(lines).toEqual(['waiting: another summarize is asking about 2501.01234v2']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not waited for any more when the run is aborted, and the lock stays with its holder', async () => {
    const first = held();
    const one = open().alone(question, first.ask);
    await until(() => first.calls.length === 1);
    const stopping = new AbortController();
    const waiting = open(stopping.signal).alone(question, () => expect.fail('asked'));
    await until(() => lines.length > 0);
    stopping.abort(new Error('Ctrl-C'));
    await expect(waiting).rejects.toThrow('Ctrl-C');
    expect(existsSync(join(folder, 'abc123.lock'))).toBe(true);
    first.end('one');
    await one;
  });

  it('is not asked when its lock cannot be made: a disk that fails is told before money is spent', async () => {
    writeFileSync(join(root, 'cache'), 'a file in the way');
    await expect(open().alone(question, () => expect.fail('asked'))).rejects.toMatchObject({
      category: 'disk',
      what: `${folder} could not be written`,
    });
  });
});
