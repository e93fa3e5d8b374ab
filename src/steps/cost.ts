// What the tokens of a paper cost, as its notes hold it.
import type { Usage } from '../domain/reply.ts';
import { costOf, priceOf } from '../model/cost.ts';
import type { Tools } from './tools.ts';

/** The cost of these tokens and its currency; both null when the price is not known, or the host counted no tokens. */
export function costIn(
  { config }: { readonly config: Pick<Tools['config'], 'prices'> },
  asked: { host: string; model: string },
  usage: Usage,
): { cost: number | null; currency: string | null } {
  const price = priceOf(asked, config.prices);
  const isCounted = usage.input > 0 || usage.output > 0;
  if (price === null || !isCounted) return { cost: null, currency: null };
  return { cost: costOf(usage, price), currency: price.currency };
}
