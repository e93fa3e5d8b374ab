// How many things a quote lists: `NQ, TriviaQA and HotpotQA` are 3, though no number stands there. Pure.
import type { Figure } from './figure.ts';

const MOST = 12;

/** True when `wanted` is a small count and the quote has a list of just so many things. */
export function listsSoMany(quote: string, { value, unit, decimals, sign }: Figure): boolean {
  if (!Number.isInteger(value) || value < 2 || value > MOST || unit !== '' || decimals > 0 || sign !== '')
    return false;
  return listLengths(quote).includes(value);
}

/** A list has commas and an `and` before its last item; a part of a sentence may hold one. */
function listLengths(quote: string): number[] {
  const prose = quote.replace(/\d,(?=\d{3})/g, '');
  return prose.split(/[.;:。；：()（）](?=\s|$|\p{sc=Han})/u).flatMap(part => {
    const commas = part.match(/,|，|、/g)?.length ?? 0;
    const joins = part.match(/(?:,\s?)?\b(?:and|or)\b|&|和|与|及|以及/g) ?? [];
    const doubled = joins.filter(join => join.startsWith(',')).length;
    if (joins.length === 0) return commas >= 2 ? [commas + 1] : [];
    return [commas + joins.length + 1 - doubled, commas + 2 - doubled];
  });
}
