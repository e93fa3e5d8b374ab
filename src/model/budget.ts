// The limit on what a run may cost: money is set aside before a call and settled after it.
// What has been spent, what may still come of the calls under way and the next call together never exceed the limit.
import type { Money, Spent } from '../domain/batch.ts';
import { addUsage, type Usage } from '../domain/reply.ts';
import { ToolError, UsageError } from '../lib/errors.ts';
import { amountText } from '../lib/money.ts';
import { phrase } from '../lib/phrase.ts';
import { costOf, inCurrencyOf, type AskedMoney, type Price } from './cost.ts';

/** The most tokens that a call can be billed for. */
export interface CallBound {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Ends a reservation with what was billed; null: the call failed and nothing was billed. Later calls do nothing. */
export type Settle = (actual: Usage | null) => void;

export interface Budget {
  /**
   * Sets aside what the call may cost at most. Waits while calls under way may leave room, first come first served.
   * Throws BudgetError when none is under way and it does not fit, or the signal's reason.
   * Whoever reserves must settle: a reservation without an end holds its money for ever.
   */
  readonly reserve: (bound: CallBound, signal: AbortSignal) => Promise<Settle>;
  /** What was settled so far; `cost` is null when no price is known. */
  readonly spent: () => Spent;
}

export interface BudgetOptions {
  /** Null: no limit. */
  readonly most: AskedMoney | null;
  readonly price: Price | null;
  /** For the message when the model has no price. */
  readonly model?: string;
}

/** The next call could cost more than is left. */
export class BudgetError extends ToolError {
  override name = 'BudgetError';
}

/** A call that waits for room, or has its money set aside. */
interface Reservation {
  readonly bound: number;
  readonly accept: (settle: Settle) => void;
  readonly refuse: (reason: unknown) => void;
}

interface Account {
  readonly limit: Money | null;
  readonly price: Price | null;
  readonly underWay: Set<Reservation>;
  readonly waiting: Reservation[];
  calls: number;
  usage: Usage;
  paid: number;
}

/** A billionth of the money: sums of fractions are never quite exact. */
const GRAIN = 1e-9;

/**
 * Opens an account for a run. Throws UsageError: E_NO_PRICE for a limit on a model without a price,
 * E_USAGE for a limit in another currency.
 */
export function openBudget({ most, price, model = 'NAME' }: BudgetOptions): Budget {
  if (most !== null && price === null) throw noPriceError(model);
  const account: Account = {
    limit: most === null || price === null ? null : inCurrencyOf(price, most),
    price,
    underWay: new Set(),
    waiting: [],
    calls: 0,
    usage: { input: 0, cached: 0, output: 0 },
    paid: 0,
  };
  return {
    reserve: async (call, signal) => {
      signal.throwIfAborted();
      return waitForRoom(account, price === null ? 0 : mostOf(call, price), signal);
    },
    spent: () => ({
      calls: account.calls,
      usage: account.usage,
      cost: price === null ? null : { amount: account.paid, currency: price.currency },
    }),
  };
}

function waitForRoom(account: Account, bound: number, signal: AbortSignal): Promise<Settle> {
  let leave = (): void => undefined;
  const waited = new Promise<Settle>((accept, refuse) => {
    const reservation = { bound, accept, refuse };
    leave = () => {
      const place = account.waiting.indexOf(reservation);
      // It was let in a moment ago: whoever asked has it now, and settles it.
      if (place < 0) return;
      account.waiting.splice(place, 1);
      refuse(signal.reason);
      // The one behind it may be smaller.
      admit(account);
    };
    signal.addEventListener('abort', leave, { once: true });
    account.waiting.push(reservation);
    admit(account);
  });
  return waited.finally(() => signal.removeEventListener('abort', leave));
}

/** Lets in as many as fit, in the order they came; refuses the first when waiting cannot help it. */
function admit(account: Account): void {
  const { waiting, underWay, limit, paid } = account;
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    const held = [...underWay].reduce((sum, { bound }) => sum + bound, 0);
    const isTooMuch = limit !== null && paid + held + first.bound > limit.amount + GRAIN;
    if (isTooMuch && underWay.size > 0) return;
    waiting.shift();
    if (isTooMuch) first.refuse(tooDear(limit, paid, first.bound));
    else first.accept(setAside(account, first));
  }
}

function setAside(account: Account, reservation: Reservation): Settle {
  account.underWay.add(reservation);
  return actual => {
    if (!account.underWay.delete(reservation)) return;
    if (actual !== null) {
      account.calls += 1;
      account.usage = addUsage(account.usage, actual);
      if (account.price !== null) account.paid += billed(actual, account.price, reservation.bound);
    }
    admit(account);
  };
}

function mostOf({ inputTokens, outputTokens }: CallBound, price: Price): number {
  const dearest = { ...price, input: Math.max(price.input, price.cachedInput) };
  return costOf({ input: inputTokens, cached: 0, output: outputTokens }, dearest);
}

/** A host that answers without a count of tokens has billed all the same: then the bound is taken for the bill. */
function billed(actual: Usage, price: Price, bound: number): number {
  return actual.input === 0 && actual.output === 0 ? bound : costOf(actual, price);
}

function tooDear(limit: Money, paid: number, bound: number): BudgetError {
  // Nothing was spent that would be counted anew: the same command would end here again, for ever.
  if (bound > limit.amount + GRAIN) return neverEnough(limit, bound);
  return new BudgetError({
    code: 'E_MAX_COST',
    category: 'access',
    what: phrase`--max-cost ${amountText(limit.amount)} ${limit.currency} is nearly reached`,
    why: phrase`${amountText(paid)} spent, this call may cost up to ${amountText(bound)}`,
    kept: phrase`every answer that was paid for is cached`,
    next: phrase`run the same command again, which begins to count anew, or with a higher --max-cost`,
  });
}

function neverEnough(limit: Money, bound: number): BudgetError {
  return new BudgetError({
    code: 'E_MAX_COST',
    category: 'access',
    what: phrase`--max-cost ${amountText(limit.amount)} ${limit.currency} is less than a single call may cost`,
    why: phrase`this call may cost up to ${amountText(bound)}`,
    kept: phrase`every answer that was paid for is cached`,
    next: phrase`run the same command again with a higher --max-cost`,
  });
}

/** A limit was set and the price of the model is not known: nobody could keep it. */
export function noPriceError(model: string): UsageError {
  const example = JSON.stringify({ prices: { [model]: { input: 1, output: 4, currency: 'USD' } } });
  return new UsageError({
    code: 'E_NO_PRICE',
    what: phrase`--max-cost cannot be kept for ${model}`,
    why: phrase`no price of this model at this host is known`,
    next: phrase`add its prices per million tokens, in place of 1 and 4, to summarize.config.json: ${example}`,
  });
}
