import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPace } from '../../src/model/pace.ts';

describe('the pace of calls', () => {
  it('is halved once by a burst of denials of calls that were under way together', () => {
    const pace = openPace(16);
    const { round } = pace;
    const news = Array.from({ length: 16 }, () => pace.denied(round));
    expect(news.filter(Boolean)).toHaveLength(1);
    expect([pace.concurrency, pace.denials]).toEqual([8, 1]);
  });

  it('is halved again by each denial of a call that was sent since, down to one', () => {
    const pace = openPace(16);
    const seen = Array.from({ length: 6 }, () => {
      pace.denied(pace.round);
      return pace.concurrency;
    });
    expect(seen).toEqual([8, 4, 2, 1, 1, 1]);
    expect(pace.denials).toBe(6);
  });

  it('rises by one with every round of successes, never fewer than four, up to where it was', () => {
    const pace = openPace(10);
    pace.denied(pace.round);
    pace.denied(pace.round);
    const rises: number[] = [];
    for (let call = 1; call <= 70; call += 1) if (pace.answered(pace.round)) rises.push(call);
    // From 2 calls at once: 4, 4, 4, 5, 6, … answers, each for one more.
    expect([rises, pace.concurrency]).toEqual([[4, 8, 12, 17, 23, 30, 38, 47], 10]);
  });

  it('does not rise when a denial stands before the last success of a round', () => {
    const pace = openPace(8);
    pace.denied(pace.round);
    for (let call = 0; call < 3; call += 1) pace.answered(pace.round);
    pace.denied(pace.round);
    expect([pace.answered(pace.round), pace.concurrency]).toEqual([false, 2]);
  });

  it('counts denials since the last success of a call that was sent after a denial', () => {
    const pace = openPace(8);
    const before = pace.round;
    pace.denied(before);
    pace.answered(before); // was under way already: says nothing of what the server takes now
    expect(pace.denials).toBe(1);
    pace.answered(pace.round);
    expect(pace.denials).toBe(0);
  });

  it('is never below one nor above its most, and changes once a round, whatever comes', () => {
    const event = fc.record({ isDenial: fc.boolean(), age: fc.nat(3) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.array(event, { maxLength: 200 }), (most, events) => {
        const pace = openPace(most);
        for (const { isDenial, age } of events) {
          const { concurrency: before, round } = pace;
          const of = Math.max(0, round - age);
          const isNews = isDenial ? pace.denied(of) : pace.answered(of);
          expect(pace.concurrency).toBeGreaterThanOrEqual(1);
          expect(pace.concurrency).toBeLessThanOrEqual(most);
          const expected = isDenial ? Math.max(1, Math.floor(before / 2)) : before + 1;
          expect(pace.concurrency).toBe(isNews ? expected : before);
          if (of !== round) expect(isNews).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});
