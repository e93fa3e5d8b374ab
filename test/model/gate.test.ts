import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ToolError } from '../../src/lib/errors.ts';
import type { Outcome } from '../../src/model/ask.ts';
import { english } from '../../src/lib/phrase.ts';
import { openGate, type GatedCall, type GateOptions, type ModelGate } from '../../src/model/gate.ts';
import { timeoutError, unreachableError } from '../../src/model/model-errors.ts';
import { answer, denial, held } from '../support/model-outcomes.ts';

const call = (paper = 'p1', inputTokens = 100): GatedCall => ({
  asked: { paper, host: 'api.test', model: 'm' },
  inputTokens,
  outputTokens: 50,
});

interface Opened {
  readonly gate: ModelGate;
  readonly lines: string[];
  readonly paces: number[];
  readonly waits: unknown[];
}

function open(options: Partial<GateOptions> = {}): Opened {
  const [lines, paces, waits]: [string[], number[], unknown[]] = [[], [], []];
  const gate = openGate({
    concurrency: 4,
    signal: new AbortController().signal,
    log: line => void lines.push(english(line)),
    random: () => 0,
    onPace: concurrency => void paces.push(concurrency),
    onWait: wait => void waits.push({ ...wait, why: english(wait.why) }),
    backoffMs: 5,
    ...options,
  });
  return { gate, lines, paces, waits };
}

/** Runs the call until it is not denied any more, as converse.ts does; counts what was sent. */
async function insist(gate: ModelGate, of: GatedCall, send: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await gate.run(of, send);
    if (outcome.kind === 'answer') return outcome;
  }
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('expected a failure'),
    (reason: unknown) => reason,
  );

describe('the gate', () => {
  it('never has more calls under way than it last said, whatever becomes of them', async () => {
    const fate = fc.record({ ms: fc.nat(3), isDenied: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fate, { minLength: 1, maxLength: 25 }),
        async (concurrency, fates) => {
          let [allowed, underWay, answered] = [concurrency, 0, 0];
          const { gate } = open({ concurrency, backoffMs: 1, onPace: now => void (allowed = now) });
          const ask = async ({ ms, isDenied }: { ms: number; isDenied: boolean }, index: number) => {
            let left = isDenied ? 1 : 0;
            await insist(gate, call(`p${index}`), async () => {
              underWay += 1;
              expect(underWay).toBeLessThanOrEqual(allowed);
              await sleep(ms);
              underWay -= 1;
              left -= 1;
              return left >= 0 ? denial(429) : answer();
            });
            answered += 1;
          };
          // More denials in a row than are borne end the run: that has its own test.
          const few = fates.map((each, index) => ({ ...each, isDenied: each.isDenied && index % 4 === 0 }));
          await Promise.all(few.map(ask));
          expect(answered).toBe(fates.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('halves once for sixteen calls that are denied together, and all wait as long as the longest asks', async () => {
    const { gate, lines, paces, waits } = open({ concurrency: 16 });
    const { send, waiting, until } = held();
    const asked = Array.from({ length: 16 }, (_, index) => gate.run(call(`p${index}`), send));
    expect(await until(16)).toBe(16);
    waiting.forEach((end, index) => end(denial(429, { 'retry-after-ms': index === 9 ? '80' : '30' })));
    await Promise.all(asked);
    const start = performance.now();
    await gate.run(call(), () => Promise.resolve(answer()));
    expect(performance.now() - start).toBeGreaterThan(60);
    expect(paces).toEqual([8]);
    expect(lines).toEqual(['api.test could not answer for p0 (HTTP 429: slow down); trying again in 1 s']);
    expect(waits).toEqual([{ host: 'api.test', seconds: 1, why: 'HTTP 429: slow down' }]);
  });

  it('makes one pause of sixteen denials that name no time', async () => {
    let pauses = 0;
    const random = () => {
      pauses += 1;
      return 0;
    };
    const { gate, lines } = open({ concurrency: 16, backoffMs: 300, random });
    const { send, waiting, until } = held();
    const asked = Array.from({ length: 16 }, () => gate.run(call(), send));
    await until(16);
    waiting.forEach(end => end(denial(429)));
    await Promise.all(asked);
    expect([pauses, lines.length]).toEqual([1, 1]);
  });

  it('sends nothing in a pause, not even a call that had its turn, and at most the new number after it', async () => {
    const { gate, paces } = open({ concurrency: 4 });
    const first = held();
    const denied = [1, 2, 3].map(() => gate.run(call(), first.send));
    await first.until(3);
    first.waiting[0]!(denial(429, { 'retry-after-ms': '60' }));
    await denied[0];
    const pausedAt = performance.now();
    const second = held();
    const starts: number[] = [];
    const later = [1, 2, 3, 4, 5].map(() =>
      gate.run(call(), () => {
        starts.push(performance.now() - pausedAt);
        return second.send();
      }),
    );
    first.waiting.slice(1).forEach(end => end(answer()));
    await Promise.all(denied);
    expect(await second.until(2)).toBe(2);
    await sleep(30);
    expect([paces, second.waiting.length]).toEqual([[2], 2]);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(59);
    for (let ended = 0; ended < 5; ended += 1) {
      await second.until(ended + 1);
      second.waiting[ended]!(answer());
    }
    await Promise.all(later);
  });

  it('doubles a pause that no server named, and begins small again after a success', async () => {
    const { gate } = open({ concurrency: 1, backoffMs: 20 });
    const round = async (): Promise<number[]> => {
      const pauses: number[] = [];
      let deniedAt = 0;
      for (const outcome of [denial(429), denial(529), denial(429), answer(), denial(429), answer()]) {
        await gate.run(call(), () => {
          if (deniedAt > 0) pauses.push(performance.now() - deniedAt);
          deniedAt = outcome.kind === 'denial' ? performance.now() : 0;
          return Promise.resolve(outcome);
        });
      }
      return pauses;
    };
    // A busy machine makes a pause longer, never shorter: of a few rounds the shortest ones count.
    const rounds = [await round(), await round(), await round()];
    const least = (at: number): number => Math.min(...rounds.map(pauses => pauses[at] ?? 0));
    const [one, two, four, again] = [least(0), least(1), least(2), least(3)] as const;
    expect([one >= 19, two >= 39, four >= 79, again >= 19, again < four]).toEqual(Array(5).fill(true));
  });

  it('takes neither a 500 nor a 503 without a time for a sign to slow down', async () => {
    const { gate, paces, waits } = open();
    for (const status of [500, 503, 408, 400]) await gate.run(call(), () => Promise.resolve(denial(status)));
    await gate.run(call(), () => Promise.resolve(denial(503, { 'retry-after-ms': '1' })));
    expect([paces, waits.length]).toEqual([[2], 1]);
  });

  it('is back at its number after enough successes, one step for every round', async () => {
    const { gate, paces } = open({ concurrency: 4 });
    await gate.run(call(), () => Promise.resolve(denial(429)));
    for (let sent = 0; sent < 60; sent += 1) await gate.run(call(), () => Promise.resolve(answer()));
    expect(paces).toEqual([2, 3, 4]);
  });

  it('waits before it is told to when no request is left, and when the next call needs more tokens than are', async () => {
    const { gate, lines, paces } = open();
    const elapsed = async (of: GatedCall): Promise<number> => {
      const start = performance.now();
      await gate.run(of, () => Promise.resolve(answer()));
      return performance.now() - start;
    };
    const used = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '90ms' };
    await gate.run(call(), () => Promise.resolve(answer(used)));
    expect(await elapsed(call())).toBeGreaterThanOrEqual(80);
    const few = { 'x-ratelimit-remaining-tokens': '149', 'x-ratelimit-reset-tokens': '80ms' };
    await gate.run(call(), () => Promise.resolve(answer(few)));
    expect(await elapsed(call('p2', 100))).toBeGreaterThanOrEqual(70);
    // Where there is room, 99 + 50 tokens, it would be a minute, and the time of this test is less.
    const roomy = open().gate;
    await roomy.run(call(), () => Promise.resolve(answer({ ...few, 'x-ratelimit-reset-tokens': '60s' })));
    await roomy.run(call('p2', 99), () => Promise.resolve(answer()));
    const nextDay = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '20h' };
    await gate.run(call(), () => Promise.resolve(answer(nextDay)));
    await gate.run(call(), () => Promise.resolve(answer())); // whether to wait so long is for the server to say
    expect([paces, lines]).toEqual([[], []]);
  }, 25_000);

  it('tells of such a wait when it is long enough to be noticed', async () => {
    const stopping = new AbortController();
    const { gate, lines, waits } = open({ signal: stopping.signal });
    const used = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '40s' };
    await gate.run(call(), () => Promise.resolve(answer(used)));
    const waiting = failureOf(gate.run(call(), () => expect.fail('sent')));
    while (lines.length === 0) await sleep(1);
    stopping.abort(new Error('Ctrl-C'));
    expect(await waiting).toMatchObject({ message: 'Ctrl-C' });
    expect(lines).toEqual(['api.test has no room for a call; going on in 40 s']);
    expect(waits).toEqual([{ host: 'api.test', seconds: 40, why: 'its limit is used up' }]);
  });
});

describe('a gate that stops', () => {
  it('after 8 rounds of denials refuses that call and all that wait, each in its own name', async () => {
    const { gate } = open({ concurrency: 2, backoffMs: 1 });
    let sent = 0;
    const denied = () => {
      sent += 1;
      return Promise.resolve(denial(429, {}, 'slow down'));
    };
    const one = await failureOf(insist(gate, call('p1'), denied));
    expect(sent).toBe(8);
    const { code, category, what, why, next } = one as ToolError;
    expect({ code, category, what, why, next }).toEqual({
      code: 'E_MODEL_WAIT',
      category: 'remote',
      what: 'api.test let no call through for p1',
      why: 'it asked to wait 8 times, and then said HTTP 429: slow down',
      next: 'run the same command again in some minutes, with fewer calls at once (-j 1)',
    });
    expect(await failureOf(gate.run(call('p2'), denied))).toMatchObject({
      code: 'E_MODEL_WAIT',
      what: 'api.test let no call through for p2',
    });
    expect(sent).toBe(8);
  });

  it('does not stop when a success stands between seven denials and seven more', async () => {
    const { gate } = open({ concurrency: 1, backoffMs: 1 });
    const seven = Array.from({ length: 7 }, () => denial(429));
    for (const outcome of [...seven, answer(), ...seven, answer()])
      expect(await gate.run(call(), () => Promise.resolve(outcome))).toBe(outcome);
  });

  it.each([
    ['the key (401)', denial(401, {}, 'bad key'), 'E_MODEL_KEY', 'api.test refused the key for p9'],
    ['this account (403)', denial(403, {}, 'no'), 'E_MODEL_KEY', 'api.test refused the key for p9'],
    [
      'for money',
      denial(429, {}, 'insufficient_quota'),
      'E_MODEL_QUOTA',
      'api.test says that the account has no money or quota left for p9',
    ],
    [
      'for an hour',
      denial(429, { 'retry-after': '3600' }),
      'E_MODEL_WAIT',
      'api.test asks to wait 60 min before p9',
    ],
  ])(
    'because the server refuses %s sends nothing more, and lets end what is under way',
    async (_, outcome, code, what) => {
      const { gate } = open({ concurrency: 3 });
      const { send, waiting, until } = held();
      const underWay = [1, 2, 3].map(index => gate.run(call(`p${index}`), send));
      await until(3);
      const queued = failureOf(gate.run(call('p9'), send));
      waiting[0]!(outcome);
      expect(await underWay[0]).toBe(outcome);
      expect(await queued).toMatchObject({ code, what });
      const paid = answer();
      waiting[1]!(paid);
      waiting[2]!(outcome);
      expect([await underWay[1], await underWay[2], waiting.length]).toEqual([paid, outcome, 3]);
    },
  );

  // Both pauses are of 30 s: a test that ends in less did not wait for them.
  it('ends a shared pause at once for all that wait in it', { timeout: 25_000 }, async () => {
    const { gate } = open({ concurrency: 2 });
    const { send, waiting, until } = held();
    const underWay = [1, 2].map(() => gate.run(call(), send));
    await until(2);
    waiting[0]!(denial(429, { 'retry-after': '30' }));
    await underWay[0];
    const pausing = [3, 4, 5].map(index => failureOf(gate.run(call(`p${index}`), send)));
    waiting[1]!(denial(401));
    for (const failure of await Promise.all(pausing)) expect(failure).toMatchObject({ code: 'E_MODEL_KEY' });
  });

  it('because the run is aborted ends pauses at once, with the reason', { timeout: 25_000 }, async () => {
    const stopping = new AbortController();
    const { gate } = open({ signal: stopping.signal });
    await gate.run(call(), () => Promise.resolve(denial(429, { 'retry-after': '30' })));
    const waiting = Array.from({ length: 30 }, () => failureOf(gate.run(call(), () => expect.fail('sent'))));
    const reason = new Error('Ctrl-C');
    setTimeout(() => stopping.abort(reason), 20);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([reason]));
  });
});

describe('the budget', () => {
  const counting = () => {
    const told: unknown[] = [];
    const budget = {
      reserve: ({ inputTokens, outputTokens }: GatedCall | { inputTokens: number; outputTokens: number }) => {
        told.push([inputTokens, outputTokens]);
        return Promise.resolve((actual: unknown) => void told.push(actual));
      },
    };
    return { told, budget };
  };

  it('is asked before each call for the most it may cost, and told what it did cost', async () => {
    const { told, budget } = counting();
    const { gate } = open({ budget, concurrency: 1 });
    await gate.run(call(), () => Promise.resolve(answer({}, { input: 90, cached: 30, output: 20 })));
    await gate.run(call(), () => Promise.resolve(denial(400)));
    expect(told).toEqual([[100, 50], { input: 90, cached: 30, output: 20 }, [100, 50], null]);
  });

  it('is told our own estimate by a server that counts nothing', async () => {
    const { told, budget } = counting();
    await open({ budget }).gate.run(call(), () =>
      Promise.resolve(answer({}, { input: 0, cached: 0, output: 0 })),
    );
    expect(told[1]).toEqual({ input: 100, cached: 0, output: 2 });
  });

  it('is told all that a call may have cost when it broke off, and nothing when it never began', async () => {
    const { told, budget } = counting();
    const { gate } = open({ budget });
    const { asked } = call();
    const errors = [
      timeoutError(asked, 60),
      unreachableError(asked, 'the stream ended', { cause: null, begun: true }),
      unreachableError(asked, 'ECONNREFUSED', { cause: null, begun: false }),
    ];
    for (const error of errors)
      expect(await failureOf(gate.run(call(), () => Promise.reject(error)))).toBe(error);
    const all = { input: 100, cached: 0, output: 50 };
    expect(told.filter((_, index) => index % 2 === 1)).toEqual([all, all, null]);
  });

  it('that is used up refuses the call, and nothing is sent', async () => {
    const spent = new Error('no money');
    const { gate } = open({ budget: { reserve: () => Promise.reject(spent) } });
    expect(await failureOf(gate.run(call(), () => expect.fail('sent')))).toBe(spent);
  });

  it('is not asked in a pause: nothing is reserved for a call that waits', async () => {
    const { told, budget } = counting();
    const { gate } = open({ budget, concurrency: 1 });
    const { send, waiting, until } = held();
    const first = gate.run(call(), send);
    await until(1);
    // These two wait for the only slot; they come to it when the pause has begun.
    const others = [1, 2].map(() => gate.run(call(), () => Promise.resolve(answer())));
    waiting[0]!(denial(429, { 'retry-after-ms': '60' }));
    await first;
    await sleep(20);
    expect(told).toEqual([[100, 50], null]);
    await Promise.all(others);
    expect(told).toHaveLength(6);
  });

  it('gets back what was reserved for a call that had to wait after all', async () => {
    const told: unknown[] = [];
    let grant = (): void => undefined;
    const isFree = new Promise<void>(resolve => (grant = resolve));
    const reserve = async ({ inputTokens }: { inputTokens: number }) => {
      if (inputTokens === 7) await isFree;
      return (actual: unknown) => void told.push([inputTokens, actual]);
    };
    const { gate } = open({ budget: { reserve } });
    const slow = gate.run(call('p2', 7), () => Promise.resolve(answer()));
    await gate.run(call(), () => Promise.resolve(denial(429, { 'retry-after-ms': '50' })));
    grant();
    await slow;
    expect(told).toEqual([
      [100, null],
      [7, null],
      [7, { input: 10, cached: 0, output: 5 }],
    ]);
  });

  it('is not waited for any more when the gate stops', async () => {
    const reserve = ({ inputTokens }: { inputTokens: number }, signal: AbortSignal) =>
      inputTokens === 7
        ? new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        : Promise.resolve(() => undefined);
    const { gate } = open({ budget: { reserve } });
    const poor = failureOf(gate.run(call('p2', 7), () => expect.fail('sent')));
    await gate.run(call(), () => Promise.resolve(denial(401)));
    expect(await poor).toMatchObject({ code: 'E_MODEL_KEY', what: 'api.test refused the key for p2' });
  });
});
