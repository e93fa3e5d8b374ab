// Mentions of papers → the queue: each paper once, with every place that names it and every digest that wants it. Pure.
import type { OtherVersion, QueuedPaper } from '../../../domain/batch.ts';
import type { PaperSource } from '../../../domain/arxiv-id.ts';
import { citedId } from '../../../domain/paper.ts';
import type { Mention } from '../../../domain/source.ts';

/** A mention, and the digests that the paper's notes are meant for. */
export interface Wanted {
  readonly mention: Mention;
  readonly targets: readonly string[];
}

/**
 * The queue, in the order of the first mentions. An arXiv paper is one by its base id, whatever versions are named
 * (`chosen` says which is taken); a local PDF is one by its path.
 * @param missing versions (`2501.01235v9`) that arXiv does not have: each stands for itself, the other mentions of its paper
 * are as if it were not there
 * @returns the papers, and how many mentions were of a paper that an earlier one named
 */
export function queueOf(
  wanted: readonly Wanted[],
  missing: ReadonlySet<string> = new Set(),
): { papers: QueuedPaper[]; repeats: number } {
  const groups = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const key = keyOf(one.mention.paper, missing);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [one]);
    else others.push(one);
  }
  const papers = [...groups.values()].map(queuedOf);
  return { papers, repeats: wanted.length - papers.length };
}

function queuedOf(group: readonly Wanted[]): QueuedPaper {
  const mentions = group.map(({ mention }) => mention);
  const source = chosen(mentions.map(({ paper }) => paper));
  const name = nameOf(source);
  const otherVersions = mentions.flatMap(({ paper, at }): OtherVersion[] => {
    if (paper.kind === 'file' || nameOf(paper) === name) return [];
    return [{ name: nameOf(paper), version: paper.version, at }];
  });
  return {
    name,
    source,
    title: mentions.find(({ title }) => title !== null)?.title ?? null,
    from: mentions.map(({ at }) => at),
    otherVersions,
    targets: [...new Set(group.flatMap(({ targets }) => targets))],
  };
}

/**
 * Of several spellings of one paper the one that is taken. The only version that is named is what somebody asked for, and
 * an id without one is content with any. Of several versions the newest: the latest that arXiv has where an id without
 * version asks for it, else the highest that is named.
 */
function chosen(spellings: readonly PaperSource[]): PaperSource {
  const [first, ...others] = spellings;
  if (first === undefined) throw new RangeError('a paper that nobody names');
  const versions = new Set(spellings.map(versionOf));
  const wantsLatest = versions.delete(null) && versions.size > 1;
  const rank = (source: PaperSource): number => versionOf(source) ?? (wantsLatest ? Infinity : 0);
  return others.reduce((best, source) => (rank(source) > rank(best) ? source : best), first);
}

function versionOf(source: PaperSource): number | null {
  return source.kind === 'file' ? null : source.version;
}

/**
 * The versions of this paper that arXiv turns out not to have, while the paper is also named otherwise.
 * @param latest what arXiv has of it: its version as it was asked for, null for nothing, undefined when nobody knows
 */
export function missingVersions(
  { name, source, otherVersions }: QueuedPaper,
  latest: number | null | undefined,
): string[] {
  if (latest === undefined || source.kind === 'file' || otherVersions.length === 0) return [];
  if (source.version !== null) return latest === null ? [name] : [];
  return otherVersions.filter(other => (other.version ?? 0) > (latest ?? Infinity)).map(other => other.name);
}

/** What a paper is called before anything of it is known. */
export function nameOf(source: PaperSource): string {
  return source.kind === 'file' ? source.path : citedId(source);
}

function keyOf(source: PaperSource, missing: ReadonlySet<string>): string {
  if (source.kind === 'file') return `file:${source.path}`;
  return missing.has(nameOf(source)) ? nameOf(source) : source.id;
}
