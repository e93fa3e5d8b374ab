import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../../src/domain/batch.ts';
import { ratePerMinute, remainingMs } from '../../../../src/commands/batch/tell/eta.ts';
import { emptyCourse } from '../../../../src/commands/batch/tell/course.ts';
import {
  after,
  at,
  ended,
  nameOf,
  NOTHING_SPENT,
  pace,
  papers,
  planned,
  stage,
  start,
  wait,
} from '../events.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const spent = (cost: { amount: number; currency: string } | null, calls = 1) => ({
  calls,
  usage: { input: 100, cached: 50, output: 10 },
  cost,
});

describe('the course of a batch', () => {
  it('counts what is planned, and not what needs nothing', () => {
    const list = [
      planned('a', null, { kind: 'new', tokens: 10 }),
      planned('b', null, { kind: 'cached' }),
      planned('c', null, { kind: 'outdated', from: 1, to: 2, changes: [] }),
      planned('d', null, { kind: 'has-notes', where: 'README.md' }),
      planned('e', null, { kind: 'skipped', code: 'E_NOT_FOUND', why: 'gone' }),
      planned('f', null, { kind: 'left', why: 'over --max-papers 3' }),
    ];
    const course = after(
      start(list),
      ended(1, 'b', { spent: NOTHING_SPENT }),
      ended(2, 'd', { outcome: 'skipped' }),
    );
    expect([...course.planned.keys()]).toEqual(['a', 'b', 'c']);
    expect(course).toMatchObject({ finished: 1, toAsk: 2, counts: { done: 1, skipped: 1 } });
  });

  it('knows of each paper under way its title, its stage and since when it is in it', () => {
    const course = after(
      start(papers(2)),
      stage(1, nameOf(1), 'pdf'),
      stage(2, nameOf(2), 'metadata'),
      stage(3, nameOf(1), 'model', 'asking the model'),
      stage(9, nameOf(1), 'model', 'asking the model, part 2 of 3'),
    );
    expect(course.active).toEqual([
      {
        name: nameOf(1),
        title: 'Paper 1',
        stage: 'model',
        words: 'asking the model, part 2 of 3',
        since: at(3),
      },
      { name: nameOf(2), title: 'Paper 2', stage: 'metadata', words: 'doing metadata', since: at(2) },
    ]);
  });

  it('lets go of a paper that ended, however it ended', () => {
    const course = after(
      start(papers(3)),
      stage(1, nameOf(1), 'pdf'),
      stage(1, nameOf(2), 'pdf'),
      stage(1, nameOf(3), 'pdf'),
      ended(2, nameOf(1), { outcome: 'failed' }),
      ended(2, nameOf(2), { outcome: 'held-back' }),
      ended(2, nameOf(3), { outcome: 'left' }),
    );
    expect(course.active).toEqual([]);
    // What is left was not finished: the next run does it.
    expect(course).toMatchObject({ finished: 2, toAsk: 1 });
    expect(course.counts).toEqual({ done: 0, 'held-back': 1, failed: 1, skipped: 0, left: 1 });
  });

  it('adds up tokens and money; what came from the cache has no price and needs none', () => {
    const course = after(
      start(papers(3)),
      ended(1, nameOf(1), { spent: spent(usd(0.25)) }),
      ended(2, nameOf(2), { spent: spent(usd(0.5)) }),
      ended(3, nameOf(3), { spent: NOTHING_SPENT }),
    );
    expect(course).toMatchObject({
      usage: { input: 200, cached: 100, output: 20 },
      cost: usd(0.75),
      isUnpriced: false,
    });
  });

  it('says so when a part of the price is not known, or is in other money', () => {
    const first = ended(1, nameOf(1), { spent: spent(usd(0.25)) });
    const unknown = after(start(papers(2)), first, ended(2, nameOf(2), { spent: spent(null) }));
    expect(unknown).toMatchObject({ cost: usd(0.25), isUnpriced: true });
    const yuan = ended(2, nameOf(2), { spent: spent({ amount: 1, currency: 'CNY' }) });
    expect(after(start(papers(2)), first, yuan)).toMatchObject({ cost: usd(0.25), isUnpriced: true });
  });

  it('knows who asked to wait until when, the last word of each host, and how much in all', () => {
    const course = after(
      start(papers(1)),
      wait(1, 'arxiv.org', 3),
      wait(2, 'api.example.org', 20, 'HTTP 429'),
      wait(10, 'api.example.org', 30, 'HTTP 503'),
    );
    expect(course.pauses).toEqual([{ host: 'api.example.org', until: at(40), why: 'HTTP 503' }]);
    expect(course.waits).toEqual([
      { host: 'arxiv.org', times: 1, seconds: 3 },
      { host: 'api.example.org', times: 2, seconds: 50 },
    ]);
  });

  it('knows the pace and the best it ever was', () => {
    expect(after(pace(1, 8), pace(2, 2), pace(3, 4))).toMatchObject({ concurrency: 4, fullPace: 8 });
    expect(emptyCourse()).toMatchObject({ concurrency: null, fullPace: null });
  });
});

describe('the time that is left', () => {
  const everyTenSeconds = (count: number): BatchEvent[] =>
    Array.from({ length: count }, (_, index) => ended((index + 1) * 10, nameOf(index + 1)));

  it('is not known before three papers have ended', () => {
    const two = after(start(papers(50)), ...everyTenSeconds(2));
    expect([remainingMs(two, at(20)), ratePerMinute(two, at(20))]).toEqual([null, null]);
    expect(remainingMs(after(start(papers(50)), ...everyTenSeconds(3)), at(30))).toBe(470_000);
  });

  it('comes from how fast papers end, and goes down as time goes by', () => {
    const course = after(start(papers(50)), ...everyTenSeconds(20));
    expect(ratePerMinute(course, at(200))).toBe(6);
    expect(remainingMs(course, at(200))).toBe(300_000);
    expect(remainingMs(course, at(205))).toBe(295_000);
  });

  it('grows when nothing ends for longer than is usual', () => {
    const course = after(start(papers(50)), ...everyTenSeconds(20));
    expect(remainingMs(course, at(260))).toBeGreaterThan(330_000);
    expect(ratePerMinute(course, at(260))).toBeLessThan(5);
  });

  it('is not moved by notes from the cache, which take no time', () => {
    const list = [
      ...papers(50),
      ...Array.from({ length: 30 }, (_, i) => planned(`c${i}`, null, { kind: 'cached' })),
    ];
    const cached = Array.from({ length: 30 }, (_, i) => ended(1, `c${i}`, { spent: NOTHING_SPENT }));
    expect(remainingMs(after(start(list), ...cached), at(2))).toBeNull();
    expect(remainingMs(after(start(list), ...cached, ...everyTenSeconds(20)), at(200))).toBe(300_000);
  });

  it('is no saw where papers end in bursts, as 25 do with one merge', () => {
    const burst = (second: number, from: number): BatchEvent[] =>
      Array.from({ length: 25 }, (_, index) => ended(second, nameOf(from + index)));
    const course = after(start(papers(150)), ...burst(100, 1), ...burst(200, 26));
    expect(remainingMs(course, at(200))).toBe(400_000);
    expect(remainingMs(course, at(299))).toBe(301_000);
    expect(ratePerMinute(course, at(299))).toBe(ratePerMinute(course, at(200)));
  });

  it('follows the last minutes: a slow beginning is forgotten', () => {
    const slow = Array.from({ length: 5 }, (_, index) => ended((index + 1) * 200, nameOf(index + 1)));
    const fast = Array.from({ length: 60 }, (_, index) => ended(1000 + (index + 1) * 10, nameOf(index + 6)));
    const course = after(start(papers(165)), ...slow, ...fast);
    expect(remainingMs(course, at(1600))).toBe(1_000_000);
  });

  it('is not told once nothing is left to ask', () => {
    expect(remainingMs(after(start(papers(5)), ...everyTenSeconds(5)), at(50))).toBeNull();
  });

  it('is a positive number or none for every order of ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 70 }),
        fc.nat(2000),
        (gaps, later) => {
          let second = 0;
          const ends = gaps.map((gap, index) => ended((second += gap), nameOf(index + 1)));
          const left = remainingMs(after(start(papers(80)), ...ends), at(second + later));
          expect(left === null || (Number.isFinite(left) && left > 0)).toBe(true);
          if (ends.length < 3) expect(left).toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });
});
