// What was stated of each section of the notes → the notes as stated. Pure. Next: notes/assemble.ts
import type { StatedClaim, StatedNotes } from '../domain/reply.ts';
import type { StatedSection } from '../domain/section.ts';
import { joinParts } from './join-parts.ts';
import { quoteKey } from './quotes/quote-key.ts';

/**
 * The sections' fields as one; points of one title together. Small models say a thing again and again: of the claims
 * of a list with one quote, the first is kept. Fields that no section gave are empty.
 */
export function joinSections(sections: readonly StatedSection[]): StatedNotes {
  const of = <Field extends keyof StatedNotes>(field: Field): StatedNotes[Field] | undefined =>
    sections.map(section => section[field]).find(value => value !== undefined);
  return joinParts([
    {
      headline: of('headline') ?? { zh: '', en: '' },
      background: saidOnce(of('background') ?? []),
      innovations: pointsSaidOnce(of('innovations') ?? []),
      results: saidOnce(of('results') ?? []),
      takeaways: pointsSaidOnce(of('takeaways') ?? []),
    },
  ]);
}

function pointsSaidOnce(points: StatedNotes['innovations']): StatedNotes['innovations'] {
  const claims = new Set(saidOnce(points.flatMap(point => point.claims)));
  return points
    .map(point => ({ ...point, claims: point.claims.filter(claim => claims.has(claim)) }))
    .filter(point => point.claims.length > 0);
}

function saidOnce(claims: readonly StatedClaim[]): StatedClaim[] {
  const quoted = new Set<string>();
  return claims.filter(({ quote }) => {
    const { key } = quoteKey(quote);
    if (quoted.has(key)) return false;
    if (key !== '') quoted.add(key);
    return true;
  });
}
