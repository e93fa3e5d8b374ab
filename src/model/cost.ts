// Tokens → money, and money as people type it. Pure.
// A user's own prices win over the table; a model without a price costs `null`, never a guess.
import type { Money } from '../domain/batch.ts';
import type { Usage } from '../domain/reply.ts';
import { excerpt } from '../lib/excerpt.ts';
import { UsageError } from '../lib/errors.ts';
import { amountText } from '../lib/money.ts';
import { phrase } from '../lib/phrase.ts';
import { PRICES } from './prices.ts';

/** What 1,000,000 tokens of a model cost. */
export interface Price {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** ISO 4217. */
  readonly currency: string;
  /** True when the host may take less than this: what is worked out from it is a bound. */
  readonly atMost: boolean;
  /** The day the public price list was seen; null for the user's own price. */
  readonly seen: string | null;
}

/** Prices by the name of the model, as they stand under `prices` in a configuration file. */
export type OwnPrices = Readonly<
  Record<
    string,
    {
      readonly input: number;
      readonly cachedInput?: number | undefined;
      readonly output: number;
      readonly currency: string;
    }
  >
>;

/** Money as somebody typed it; the currency may be left to the price. */
export interface AskedMoney {
  readonly amount: number;
  readonly currency: string | null;
}

const PER = 1_000_000;
/** `¥` is taken for yuan: no host that bills in yen is in the table. */
const CODES = new Map([
  ['$', 'USD'],
  ['¥', 'CNY'],
  ['￥', 'CNY'],
  ['元', 'CNY'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]);

/** The price of a model at a host (its name, without port); null when neither the user nor the table has one. */
export function priceOf({ host, model }: { host: string; model: string }, own: OwnPrices): Price | null {
  const mine = Object.hasOwn(own, model) ? own[model] : undefined;
  if (mine !== undefined) {
    return { ...mine, cachedInput: mine.cachedInput ?? mine.input, atMost: false, seen: null };
  }
  const row = PRICES.find(known => known.host === host && known.models.includes(model));
  if (row === undefined) return null;
  const { input, cachedInput, output, currency, atMost = false, seen } = row;
  return { input, cachedInput, output, currency, atMost, seen };
}

/** What these tokens cost, in the currency of the price. `cached` is a part of `input`. */
export function costOf(usage: Usage, price: Price): number {
  const cached = Math.min(usage.cached, usage.input);
  const fresh = usage.input - cached;
  return (fresh * price.input + cached * price.cachedInput + usage.output * price.output) / PER;
}

/** The same as money; null where no price is known. */
export function moneyFor(usage: Usage, price: Price | null): Money | null {
  return price === null ? null : { amount: costOf(usage, price), currency: price.currency };
}

/**
 * `1`, `0.50`, `$1`, `¥5`, `5 CNY`, `1USD` → money; the currency is null when none is named.
 * Throws UsageError E_USAGE for anything else.
 */
export function parseMoney(text: string): AskedMoney {
  const parts = /^([^\d\s.]{0,3}) ?(\d{1,9}(?:\.\d{1,6})?) ?([^\d\s.]{0,3})$/.exec(text.trim());
  const [, before = '', digits = '', after = ''] = parts ?? [];
  const currency = before === '' ? codeOf(after) : after === '' ? codeOf(before) : undefined;
  if (parts !== null && currency !== undefined) return { amount: Number(digits), currency };
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`the sum of money is not understood`,
    why: phrase`"${excerpt(text)}" is not a sum such as 1, 0.50, $1, ¥5 or 5 CNY`,
    next: phrase`--max-cost 1.00, in the currency of the price`,
  });
}

/** `$`, `usd` → `USD`; null for no name, undefined for one that means nothing. */
function codeOf(name: string): string | null | undefined {
  if (name === '') return null;
  return /^[a-z]{3}$/i.test(name) ? name.toUpperCase() : CODES.get(name);
}

/** The sum in the currency of the price. Throws UsageError E_USAGE when it names another one: we do not exchange. */
export function inCurrencyOf({ currency: price }: Price, { amount, currency }: AskedMoney): Money {
  if (currency === null || currency === price) return { amount, currency: price };
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`the limit is in another currency than the price`,
    why: phrase`--max-cost is in ${currency}, the model is billed in ${price}`,
    next: phrase`give the limit in ${price}: --max-cost "${amountText(amount)} ${price}", at the rate of your bank`,
  });
}
