// Papers grouped by why they did not get their notes: hundreds of failures have a handful of reasons. Pure.
import type { Outcome, PaperEnd, Problem } from '../../../domain/batch.ts';
import { cellsOf, cut } from './cells.ts';
import { phrase } from '../../../lib/phrase.ts';
import { grouped, oneLine, told, type Clean, type Speak } from './words.ts';

/** More names in a line are not read. */
const MOST_NAMES = 12;

export interface Reason {
  readonly code: string;
  /** That of the first paper: what, why and next differ from paper to paper in a name at most. */
  readonly problem: Problem;
  readonly papers: readonly PaperEnd[];
}

const UNTOLD: Problem = {
  code: 'E_BUG',
  what: '',
  why: phrase`no reason was given`,
  next: phrase`please report this`,
};

/** One reason for each code among the papers of this outcome, the most frequent first. */
export function reasonsOf(papers: readonly PaperEnd[], outcome: Outcome): Reason[] {
  const byCode = new Map<string, PaperEnd[]>();
  for (const paper of papers.filter(end => end.outcome === outcome)) {
    const code = paper.problem?.code ?? UNTOLD.code;
    const others = byCode.get(code);
    if (others === undefined) byCode.set(code, [paper]);
    else others.push(paper);
  }
  return [...byCode]
    .map(([code, group]) => ({ code, problem: group[0]?.problem ?? UNTOLD, papers: group }))
    .sort((a, b) => b.papers.length - a.papers.length);
}

/** How many papers there are of each outcome. */
export function countsOf(papers: readonly PaperEnd[]): Record<Outcome, number> {
  const counts = { done: 0, 'held-back': 0, failed: 0, skipped: 0, left: 0 };
  for (const { outcome } of papers) counts[outcome] += 1;
  return counts;
}

/** As many of the first names as fit into so many cells, and how many more there are. */
export function namesWithin(
  papers: readonly { readonly name: string }[],
  room: number,
  view: { clean: Clean; speak?: Speak },
): string {
  const names = papers.slice(0, MOST_NAMES).map(({ name }) => oneLine(name, view.clean));
  const first = (count: number): string => {
    const more = papers.length - count;
    const shown = names.slice(0, count).join(', ');
    return more === 0 ? shown : told(phrase`${shown} and ${grouped(more)} more`, view);
  };
  for (let count = names.length; count > 1; count -= 1)
    if (cellsOf(first(count)) <= room) return first(count);
  return cut(first(1), room);
}
