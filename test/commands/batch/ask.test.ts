import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askToGoOn } from '../../../src/commands/batch/ask.ts';

function open() {
  const stdin = new PassThrough();
  const stderr = new PassThrough();
  const stopping = new AbortController();
  const answer = askToGoOn('ask about 300 papers?', { stdin, stderr, signal: stopping.signal });
  return { stdin, stopping, answer, seen: () => String(stderr.read() ?? '') };
}

describe('the question before money is spent', () => {
  it.each(['y', 'Y', 'yes', ' YES ', '是', '是的', '好', '好的', 'ｙ'])('takes %s for a yes', async word => {
    const { stdin, answer, seen } = open();
    stdin.write(`${word}\r\n`);
    expect(await answer).toBe(true);
    expect(seen()).toBe('ask about 300 papers? [y/N] ');
  });

  it.each(['', 'n', 'no', '否', '不', 'yep', 'y n', 'yes!'])('takes %j for a no', async word => {
    const { stdin, answer } = open();
    stdin.write(`${word}\n`);
    expect(await answer).toBe(false);
  });

  it('takes the end of the input for a no, and ends its line', async () => {
    const { stdin, answer, seen } = open();
    stdin.end();
    expect(await answer).toBe(false);
    expect(seen()).toBe('ask about 300 papers? [y/N] \n');
  });

  it('is left by Ctrl-C with the reason of the signal', async () => {
    const { stopping, answer, seen } = open();
    const reason = new TypeError('Ctrl-C');
    stopping.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(seen()).toMatch(/\n$/);
  });

  it('is not asked at all when the run was stopped before', async () => {
    const stderr = new PassThrough();
    const options = { stdin: new PassThrough(), stderr, signal: AbortSignal.abort() };
    await expect(askToGoOn('?', options)).rejects.toThrow();
    expect(stderr.read()).toBeNull();
  });

  it('leaves nothing open behind it', async () => {
    const { stdin, stopping, answer } = open();
    stdin.write('y\n');
    await answer;
    expect([stdin.isPaused(), stdin.listenerCount('data'), stdin.listenerCount('end')]).toEqual([true, 0, 0]);
    stopping.abort();
  });
});
