// The limit on what a run may cost: kept under any order of events.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Usage } from '../../src/domain/reply.ts';
import { UsageError, type ToolError } from '../../src/lib/errors.ts';
import { BudgetError, noPriceError, openBudget, type Budget, type Settle } from '../../src/model/budget.ts';
import { costOf, type Price } from '../../src/model/cost.ts';

/** One token of output costs a dollar. */
const PRICE: Price = {
  input: 0,
  cachedInput: 0,
  output: 1_000_000,
  currency: 'USD',
  atMost: false,
  seen: null,
};
const open = (amount: number): Budget => openBudget({ most: { amount, currency: 'USD' }, price: PRICE });
const bound = (outputTokens: number) => ({ inputTokens: 0, outputTokens });
const used = (output: number): Usage => ({ input: 1, cached: 0, output });
const never = new AbortController().signal;

/** What a promise has become once everything that was waiting had its turn. */
async function stateOf(promise: Promise<unknown>): Promise<'waits' | 'let in' | 'refused'> {
  const turn = new Promise<'waits'>(resolve => setImmediate(() => resolve('waits')));
  return Promise.race([promise.then(() => 'let in' as const).catch(() => 'refused' as const), turn]);
}

const partsOf = ({ code, category, what, why, kept, next }: ToolError) => ({
  code,
  category,
  what,
  why,
  kept,
  next,
});

describe('a reservation', () => {
  test('holds its bound until it is settled, then what was billed', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(8), never);
    const second = budget.reserve(bound(4), never);
    expect(await stateOf(second)).toBe('waits');
    settle(used(6));
    expect(await stateOf(second)).toBe('let in');
    expect(budget.spent()).toEqual({ calls: 1, usage: used(6), cost: { amount: 6, currency: 'USD' } });
  });

  test('may use the limit up to the last cent', async () => {
    const budget = open(10);
    (await budget.reserve(bound(4), never))(used(4));
    expect(await stateOf(budget.reserve(bound(6), never))).toBe('let in');
  });

  test('is given back when the call failed without a bill, and once only', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(10), never);
    settle(null);
    settle(used(10));
    expect(budget.spent()).toMatchObject({ calls: 0, cost: { amount: 0 } });
    expect(await stateOf(budget.reserve(bound(10), never))).toBe('let in');
  });

  test('counts for all of its bound when the host does not say how many tokens it billed', async () => {
    const budget = open(10);
    (await budget.reserve(bound(7), never))({ input: 0, cached: 0, output: 0 });
    expect(budget.spent()).toMatchObject({ calls: 1, cost: { amount: 7 } });
  });

  test('is bounded by the dearer kind of input: nobody knows what will be cached', async () => {
    const price = { ...PRICE, input: 1_000_000, cachedInput: 2_000_000 };
    const budget = openBudget({ most: { amount: 10, currency: null }, price });
    await expect(budget.reserve({ inputTokens: 6, outputTokens: 0 }, never)).rejects.toThrow(BudgetError);
  });
});

describe('a call that does not fit', () => {
  test('is refused when no call is under way, with the figures', async () => {
    const budget = openBudget({ most: { amount: 1, currency: null }, price: PRICE });
    (await budget.reserve(bound(0.97), never))(used(0.97));
    const error: unknown = await budget.reserve(bound(0.05), never).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BudgetError);
    expect((error as BudgetError).message).toBe(
      '--max-cost 1.00 USD is nearly reached: 0.97 spent, this call may cost up to 0.05',
    );
    expect(partsOf(error as BudgetError)).toEqual({
      code: 'E_MAX_COST',
      category: 'access',
      what: '--max-cost 1.00 USD is nearly reached',
      why: '0.97 spent, this call may cost up to 0.05',
      kept: 'every answer that was paid for is cached',
      next: 'run the same command again, which begins to count anew, or with a higher --max-cost',
    });
  });

  test('is not sent to the same command again when it alone is more than the limit', async () => {
    const error: unknown = await open(0.01)
      .reserve(bound(0.025), never)
      .catch((reason: unknown) => reason);
    expect(partsOf(error as BudgetError)).toMatchObject({
      code: 'E_MAX_COST',
      what: '--max-cost 0.01 USD is less than a single call may cost',
      next: 'run the same command again with a higher --max-cost',
    });
  });

  test('waits for those under way, and is refused when they leave no room', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(5), never);
    const second = budget.reserve(bound(6), never);
    expect(await stateOf(second)).toBe('waits');
    settle(used(5));
    await expect(second).rejects.toThrow('5.00 spent, this call may cost up to 6.00');
  });

  test('is not overtaken by a smaller one that came later', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(8), never);
    const large = budget.reserve(bound(5), never);
    const small = budget.reserve(bound(1), never);
    expect([await stateOf(large), await stateOf(small)]).toEqual(['waits', 'waits']);
    settle(used(1));
    expect([await stateOf(large), await stateOf(small)]).toEqual(['let in', 'let in']);
  });

  test('does not shut out a smaller one behind it', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(8), never);
    const large = budget.reserve(bound(9), never);
    const small = budget.reserve(bound(1), never);
    settle(used(8));
    expect([await stateOf(large), await stateOf(small)]).toEqual(['refused', 'let in']);
  });
});

describe('a run that is stopped', () => {
  test('ends the waiting at once, with its own reason, and lets in the one behind', async () => {
    const budget = open(10);
    await budget.reserve(bound(8), never);
    const controller = new AbortController();
    const large = budget.reserve(bound(5), controller.signal);
    const small = budget.reserve(bound(2), never);
    expect(await stateOf(small)).toBe('waits');
    const reason = new Error('Ctrl-C');
    controller.abort(reason);
    await expect(large).rejects.toBe(reason);
    expect(await stateOf(small)).toBe('let in');
  });

  test('reserves nothing any more', async () => {
    const budget = open(10);
    await expect(budget.reserve(bound(1), AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
    expect(await stateOf(budget.reserve(bound(10), never))).toBe('let in');
  });

  test('in the moment in which a call is let in, it throws nobody else out of the queue', async () => {
    const budget = open(10);
    const settle = await budget.reserve(bound(8), never);
    const controller = new AbortController();
    const first = budget.reserve(bound(8), controller.signal);
    const second = budget.reserve(bound(8), never);
    settle(null);
    controller.abort(new Error('Ctrl-C'));
    (await first)(null);
    expect(await stateOf(second)).toBe('let in');
  });
});

describe('without a limit', () => {
  test('everything is let in at once, and counted', async () => {
    const budget = openBudget({ most: null, price: PRICE });
    const settles = await Promise.all([1, 2, 3].map(n => budget.reserve(bound(n * 1e9), never)));
    settles.forEach(settle => settle(used(2)));
    expect(budget.spent()).toEqual({
      calls: 3,
      usage: { input: 3, cached: 0, output: 6 },
      cost: { amount: 6, currency: 'USD' },
    });
  });
  test('a model without a price is told in tokens', async () => {
    const budget = openBudget({ most: null, price: null });
    (await budget.reserve(bound(5), never))(used(5));
    expect(budget.spent()).toEqual({ calls: 1, usage: used(5), cost: null });
  });
});

test('a limit on a model without a price is refused, with the lines to add', () => {
  const act = () => openBudget({ most: { amount: 1, currency: null }, price: null, model: 'qwen-plus' });
  expect(act).toThrow(UsageError);
  expect(partsOf(noPriceError('qwen-plus'))).toEqual({
    code: 'E_NO_PRICE',
    category: 'usage',
    what: '--max-cost cannot be kept for qwen-plus',
    why: 'no price of this model at this host is known',
    kept: 'nothing was started',
    next:
      'add its prices per million tokens, in place of 1 and 4, to summarize.config.json: ' +
      '{"prices":{"qwen-plus":{"input":1,"output":4,"currency":"USD"}}}',
  });
});

test('a limit in another currency is refused', () => {
  expect(() => openBudget({ most: { amount: 1, currency: 'CNY' }, price: PRICE })).toThrow(UsageError);
});

test('whatever the order of calls, answers and failures, no more is spent than the limit, and nobody waits for ever', async () => {
  const price: Price = { ...PRICE, input: 0.75, cachedInput: 0.075, output: 4.5 };
  const call = fc.record({
    input: fc.integer({ min: 0, max: 120_000 }),
    output: fc.integer({ min: 1, max: 8_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    end: fc.constantFrom('billed', 'billed', 'billed', 'failed', 'stopped'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.scheduler(),
      async (calls, amount, scheduler) => {
        const budget = openBudget({ most: { amount, currency: null }, price });
        let real = 0;
        const one = async ({ input, output, part, end }: (typeof calls)[number], index: number) => {
          const controller = new AbortController();
          await scheduler.schedule(Promise.resolve(), `call ${index}`);
          const reserved = budget.reserve({ inputTokens: input, outputTokens: output }, controller.signal);
          if (end === 'stopped') {
            void scheduler.schedule(Promise.resolve(), `stop ${index}`).then(() => controller.abort());
          }
          const settle: Settle | null = await reserved.catch(() => null);
          if (settle === null) return;
          await scheduler.schedule(Promise.resolve(), `answer ${index}`);
          const usage = {
            input: Math.floor(input * part),
            cached: Math.floor((input * part) / 2),
            output: Math.max(1, Math.floor(output * part)),
          };
          if (end === 'billed') real += costOf(usage, price);
          settle(end === 'billed' ? usage : null);
        };
        await scheduler.waitFor(Promise.all(calls.map(one)));
        expect(real).toBeLessThanOrEqual(amount + 1e-9);
        expect(budget.spent().cost?.amount).toBeCloseTo(real, 9);
      },
    ),
    { numRuns: 150 },
  );
});
