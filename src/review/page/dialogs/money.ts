// What asking the model would cost, or did: tokens and money as people read them.
import { phrase, type Told } from '../../../lib/phrase.ts';

/** At most so much, said before it is spent. */
export function costAtMost(cost: number | null, currency: string | null): Told {
  if (cost === null || currency === null) return phrase`price not known`;
  return phrase`at most ${amount(cost)} ${currency}`;
}

/** What it did cost. */
export function costOf(cost: number | null, currency: string | null): Told {
  if (cost === null || currency === null) return phrase`price not known`;
  return phrase`it did cost ${amount(cost)} ${currency}`;
}

/** `940`, `1.9k` */
export function tokens(count: number): string {
  return count < 1_000 ? String(count) : `${(count / 1_000).toFixed(1)}k`;
}

/** As the terminal writes it: at least two decimals, and two digits that say something. */
function amount(value: number): string {
  if (value <= 0 || value >= 0.995) return value.toFixed(2);
  return value.toFixed(Math.min(6, 1 - Math.floor(Math.log10(value))));
}
