// The end of waiting: for a promise, and by one of several signals.
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { eitherSignal, orAborted } from '../../src/lib/or-aborted.ts';
import { warningsOf } from '../support/warnings.ts';

describe('waiting for a promise or an abort', () => {
  it('gives what the promise gives, and takes its listener off again', async () => {
    const { signal } = new AbortController();
    expect(await orAborted(Promise.resolve(7), signal)).toBe(7);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it("ends with the signal's reason, whatever the promise does later", async () => {
    const ending = new AbortController();
    let fail = (_: Error): void => undefined;
    const waiting = orAborted(new Promise<never>((_, reject) => (fail = reject)), ending.signal);
    ending.abort(new Error('the run ended'));
    await expect(waiting).rejects.toThrow('the run ended');
    fail(new Error('too late'));
    await expect(orAborted(Promise.resolve(7), ending.signal)).rejects.toThrow('the run ended');
  });
});

describe('either of two signals', () => {
  it.each([0, 1])('is aborted with signal %i, for its reason', which => {
    const two = [new AbortController(), new AbortController()];
    const either = eitherSignal(...two.map(({ signal }) => signal));
    expect(either.aborted).toBe(false);
    two[which]?.abort('this one');
    expect(either.aborted).toBe(true);
    expect(either.reason).toBe('this one');
  });

  it('is listened to by a hundred calls without a warning of Node', async () => {
    const warnings = await warningsOf(() => {
      const either = eitherSignal(new AbortController().signal);
      for (let call = 0; call < 100; call += 1) either.addEventListener('abort', () => undefined);
    });
    expect(warnings).toEqual([]);
  });
});
