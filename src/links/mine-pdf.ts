// The paper's own links that its PDF gives, in its text or as link annotations; cited ones stay out. Pure.
import type { PaperText } from '../domain/page.ts';
import type { Paper, PaperLink } from '../domain/paper.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { joinLinks } from './join.ts';
import { kindOf } from './kind.ts';
import { isBetterKnown, isNamed, ownNames, type OwnNames } from './names.ts';
import { ownScore } from './own.ts';
import { addressKey, cleanUrl } from './url.ts';

/**
 * The paper's own links in its PDF, each address once, the surest first within a kind, at most six. First pages are
 * read whole, the rest only where a sentence says that something is available. `paper` tells the work's own names.
 */
export function minePdfLinks(
  text: PaperText,
  paper: Pick<Paper, 'title' | 'abstract' | 'authors'>,
): PaperLink[] {
  const names = ownNames(paper);
  const candidates = candidatesOf(text);
  const keys = new Set(candidates.map(({ url }) => addressKey(url)));
  const scored: { link: PaperLink; points: number }[] = [];
  let before: { candidate: Candidate; points: number | null } | null = null;
  for (const found of candidates) {
    const candidate = { ...found, url: bestReading(found, keys, names) };
    const last = before?.candidate.passage === candidate.passage ? before.points : null;
    const points = ownScore(candidate, names, last);
    before = { candidate, points };
    const { url, page, clause } = candidate;
    const kind = kindOf(url, `${clause.after} ${clause.before}`);
    if (points !== null) scored.push({ link: { url, kind, source: 'pdf', page }, points });
  }
  const best = scored.sort((left, right) => right.points - left.points).map(({ link }) => link);
  return joinLinks([], best);
}

/** The reading that the rest of the paper knows: without hyphens that broke words, without a footnote's mark. */
function bestReading({ url, other }: Candidate, keys: ReadonlySet<string>, names: OwnNames): string {
  if (other !== null && (keys.has(addressKey(other)) || isBetterKnown(other, url, names))) return other;
  const start = /^(.*[^\d/])\d{1,2}$/.exec(url)?.[1];
  const unmarked = start === undefined ? null : cleanUrl(start);
  return unmarked !== null && (keys.has(addressKey(unmarked)) || isNamed(unmarked, names)) ? unmarked : url;
}
