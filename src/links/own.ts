// Is an address the paper's own? Points for what is said, for the place, and for the name; in doubt it is not. Pure.
import type { SectionKey } from '../domain/page.ts';
import type { Candidate } from './candidates.ts';
import { evidenceOf } from './evidence.ts';
import { literal } from './literal.ts';
import { nameScore, type OwnNames } from './names.ts';
import { isForge, partsOf } from './url.ts';

/** So many points make an address the paper's own: one plain statement, or two hints. */
const ENOUGH = 3;
/** From this page on an address needs a sentence that claims it. */
const FAR = 3;
/** "Code is at A, data are at B": what follows so soon, in characters, is told of in one breath. */
const ONE_BREATH = 60;

const BY_SECTION: Readonly<Partial<Record<SectionKey, number>>> = {
  abstract: 3,
  related: -2,
  experiments: -1,
};

/**
 * The points of a candidate when it is the paper's own, else null. `before` is what the candidate before it in the
 * same passage got: "our code is at A, our data at B".
 */
export function ownScore(candidate: Candidate, names: OwnNames, before: number | null): number | null {
  const { before: words, after } = candidate.clause;
  const say = evidenceOf({ before: ourName(words, names), after: ourName(after, names) });
  const isSaid = say.own >= 2 || candidate.passage?.isAvailability === true;
  const breath = candidate.gap !== null && candidate.gap <= ONE_BREATH && before !== null ? ENOUGH : 0;
  if (candidate.page >= FAR && !isSaid && breath === 0) return null;
  const points = say.own - say.cited + placeScore(candidate) + nameScore(candidate.url, names) + breath;
  return leadsSomewhere(candidate.url) && points >= ENOUGH ? points : null;
}

/** Own names are written `our method`, so that "TideShape is available at" reads like "our method is available at". */
function ourName(text: string, { names }: OwnNames): string {
  if (names.length === 0) return text;
  const any = names.map(name => literal(name)).join('|');
  return text.replace(new RegExp(`(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])`, 'gu'), 'our method');
}

function placeScore({ page, passage, url, isWritten }: Candidate): number {
  if (passage === null) return 0;
  if (passage.isAvailability) return 4;
  if (passage.mark !== null) return page === 1 ? 1 : 0;
  if (passage.section === 'front') return page !== 1 ? 0 : isWritten ? frontScore(url) : 1;
  if (passage.section !== 'abstract' && passage.isSmall && page === 1) return 1;
  return BY_SECTION[passage.section] ?? 0;
}

/** Between title and abstract stand the authors' pages and universities; a repository printed there is the paper's. */
function frontScore(url: string): number {
  const { host, path } = partsOf(url);
  const isProject =
    path.length >= (isForge(host) ? 2 : 1) && (isForge(host) || /\.git(?:hub|lab)\.io$/.test(host));
  return isProject ? 3 : 1;
}

/** The front page of a forge or a package registry is nobody's work. */
function leadsSomewhere(url: string): boolean {
  const { host, path } = partsOf(url);
  return (
    path.length > 0 || !(isForge(host) || /^(?:npmjs|pypi|zenodo|kaggle|figshare|youtube|osf)\./.test(host))
  );
}
