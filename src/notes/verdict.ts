// Checked notes → may they be merged? Pure.
import { isPublishable, type Claim } from '../domain/claim.ts';
import { claimsOf, type Notes } from '../domain/notes.ts';

export interface Verdict {
  /** Claims that may stand in a digest. */
  readonly publishable: number;
  /** Claims that an error finding holds back until a person decides; rejected ones are not counted. */
  readonly heldBack: number;
  /** Of background, innovations, results, takeaways: those without any publishable claim. */
  readonly emptySections: readonly string[];
  /** True when every section has a claim: a paper merges only whole. */
  readonly isWhole: boolean;
}

/** Counts over checked notes. */
export function verdictOn(notes: Notes): Verdict {
  const claims = claimsOf(notes);
  const sections: Readonly<Record<string, readonly Claim[]>> = {
    background: notes.background,
    innovations: notes.innovations.flatMap(point => point.claims),
    results: notes.results,
    takeaways: notes.takeaways.flatMap(point => point.claims),
  };
  const emptySections = Object.keys(sections).filter(name => !sections[name]?.some(isPublishable));
  return {
    publishable: claims.filter(isPublishable).length,
    heldBack: claims.filter(claim => claim.review.state === 'pending' && !isPublishable(claim)).length,
    emptySections,
    isWhole: emptySections.length === 0,
  };
}
