import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { firstManner } from '../../src/model/ladder.ts';
import type { Manner } from '../../src/model/manner.ts';
import { openLearning, type Lesson } from '../../src/model/learning.ts';

const first = firstManner('https://api.example.com/v1');
const lower: Manner = { ...first, mode: 'json_object' };
const { signal } = new AbortController();

function opened(remembered: Manner | null = null) {
  const kept: Manner[] = [];
  const remember = (manner: Manner) => Promise.resolve(void kept.push(manner));
  return { kept, learning: openLearning({ first, remembered, remember }) };
}

/** A question that has its first manner refused, and is answered in the lower one. */
function refusedOnce(log: string[]) {
  return async (lesson: Lesson): Promise<void> => {
    for (;;) {
      const { mode } = lesson.manner();
      log.push(mode);
      await sleep(2);
      if (mode === 'json_object') break;
      lesson.change(lower);
    }
    lesson.answered();
    await lesson.fits();
  };
}

describe('what a run learns of a server', () => {
  it('is found out by one question; the others wait, and ask as it did', async () => {
    const { learning, kept } = opened();
    const log: string[] = [];
    await Promise.all(Array.from({ length: 20 }, () => learning.ask(refusedOnce(log), signal)));
    expect(log.filter(mode => mode === 'json_schema')).toHaveLength(1);
    expect(log.filter(mode => mode === 'json_object')).toHaveLength(20);
    expect(kept).toEqual([lower]);
  });

  it('is known from the start when an earlier run found it out, and is not written again', async () => {
    const { learning, kept } = opened(lower);
    const log: string[] = [];
    await Promise.all([1, 2, 3].map(() => learning.ask(refusedOnce(log), signal)));
    expect(log).toEqual(['json_object', 'json_object', 'json_object']);
    expect(kept).toEqual([]);
  });

  it('is left to the next question when the first one fails', async () => {
    const { learning } = opened();
    const log: string[] = [];
    const failing = learning.ask(async () => {
      await sleep(5);
      throw new RangeError('its own trouble');
    }, signal);
    const others = [1, 2, 3].map(() => learning.ask(refusedOnce(log), signal));
    await expect(failing).rejects.toThrow('its own trouble');
    await Promise.all(others);
    expect(log.filter(mode => mode === 'json_schema')).toHaveLength(1);
  });

  it('holds nobody once a server answers, though that answer may be of no use', async () => {
    const { learning } = opened();
    let isOver = false;
    const slow = learning.ask(async lesson => {
      lesson.answered();
      await sleep(50);
      isOver = true;
    }, signal);
    await learning.ask(() => Promise.resolve(expect(isOver).toBe(false)), signal);
    await slow;
  });

  it('is not lost to a question that began before it', async () => {
    const { learning } = opened(first);
    await learning.ask(async early => {
      await learning.ask(late => {
        late.change(lower);
        late.answered();
        return Promise.resolve();
      }, signal);
      early.answered();
    }, signal);
    await learning.ask(lesson => Promise.resolve(expect(lesson.manner()).toEqual(lower)), signal);
  });

  it('is not waited for by a run that is stopped', async () => {
    const { learning } = opened();
    const stopping = new AbortController();
    const holding = learning.ask(() => sleep(100), signal);
    const waiting = learning.ask(() => Promise.resolve(), stopping.signal);
    stopping.abort(new RangeError('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await holding;
  });
});
