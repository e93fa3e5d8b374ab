// What was stated of each part of a paper → what is stated of the paper. Pure.
// Parts differ in their text but share the abstract: what they say of the same words is said once.
// Next: notes/assemble.ts
import type { StatedClaim, StatedNotes } from '../domain/reply.ts';
import { quoteKey } from './quotes/quote-key.ts';

/** As many as the prompt asks of a whole paper; innovations and results are all kept: each part has its own. */
const MOST_BACKGROUND = 4;
const MOST_TAKEAWAYS = 3;

type Point = StatedNotes['innovations'][number];

/**
 * The parts' notes as one, earlier parts first: the first headline, background and takeaways up to their usual
 * number, points of one title together, all results. A claim whose quote an earlier part gave under the same heading
 * falls away. Lists may come out empty.
 */
export function joinParts(parts: readonly StatedNotes[]): StatedNotes {
  const headline = parts.map(part => part.headline).find(({ zh, en }) => zh !== '' && en !== '');
  return {
    headline: headline ?? parts[0]?.headline ?? { zh: '', en: '' },
    background: joinClaims(parts.map(part => part.background)).slice(0, MOST_BACKGROUND),
    innovations: joinPoints(parts.map(part => part.innovations)),
    results: joinClaims(parts.map(part => part.results)),
    takeaways: joinPoints(parts.map(part => part.takeaways)).slice(0, MOST_TAKEAWAYS),
  };
}

function joinClaims(parts: readonly (readonly StatedClaim[])[]): StatedClaim[] {
  const isNew = news();
  return parts.flatMap(claims => isNew(claims));
}

function joinPoints(parts: readonly (readonly Point[])[]): Point[] {
  const isNew = news();
  const points = new Map<string, Point>();
  for (const part of parts) {
    const claims = new Set(isNew(part.flatMap(point => point.claims)));
    for (const { title, claims: stated } of part) {
      const key = quoteKey(title.en).key;
      const kept = [...(points.get(key)?.claims ?? []), ...stated.filter(claim => claims.has(claim))];
      if (kept.length > 0) points.set(key, { title: points.get(key)?.title ?? title, claims: kept });
    }
  }
  return [...points.values()];
}

/** Tells which claims of a part no earlier part had; within a part one quote may prove two claims. */
function news(): (claims: readonly StatedClaim[]) => StatedClaim[] {
  const earlier = new Set<string>();
  return claims => {
    const fresh = claims.filter(claim => !earlier.has(keyOf(claim)));
    for (const claim of fresh) earlier.add(keyOf(claim));
    return fresh;
  };
}

/** The words that prove a claim; of a takeaway without a quote, what it says. */
function keyOf({ quote, en }: StatedClaim): string {
  const { key } = quoteKey(quote);
  return key === '' ? `says ${quoteKey(en).key}` : key;
}
