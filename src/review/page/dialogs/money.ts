// What asking the model would cost, or did: tokens and money as people read them.
import type { Estimate, Proposal } from '../../../domain/review.ts';
import { amountText } from '../../../lib/money.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';

/** At most so much, said before it is spent. */
export function costAtMost({ cost, currency, isPaid }: Pick<Estimate, 'cost' | 'currency' | 'isPaid'>): Told {
  if (isPaid) return phrase`already paid: from the cache`;
  if (cost === null || currency === null) return phrase`price not known`;
  return phrase`at most ${amountText(cost)} ${currency}`;
}

/** What it did cost. */
export function costOf({ cost, currency, isPaid }: Pick<Proposal, 'cost' | 'currency' | 'isPaid'>): Told {
  if (isPaid) return phrase`already paid: from the cache`;
  if (cost === null || currency === null)
    return phrase`it was paid for; the price of this model is not known`;
  return phrase`it did cost ${amountText(cost)} ${currency}`;
}

/** `940`, `1.9k` */
export function tokens(count: number): string {
  return count < 1_000 ? String(count) : `${(count / 1_000).toFixed(1)}k`;
}
