// Mentions of papers → the queue: each paper once, with every place that names it and every digest that wants it. Pure.
import type { QueuedPaper } from '../../../domain/batch.ts';
import type { PaperSource } from '../../../domain/arxiv-id.ts';
import { citedId } from '../../../domain/paper.ts';
import type { Mention, Place } from '../../../domain/source.ts';

/** A mention, and the digests that the paper's notes are meant for. */
export interface Wanted {
  readonly mention: Mention;
  readonly targets: readonly string[];
}

/**
 * The queue, in the order of the first mentions. An arXiv paper is one by its base id: of several versions that are
 * named the highest is taken, the latest when none is. A local PDF is one by its path.
 * @returns the papers, and how many mentions were of a paper that an earlier one named
 */
export function queueOf(wanted: readonly Wanted[]): { papers: QueuedPaper[]; repeats: number } {
  const papers = new Map<
    string,
    { source: PaperSource; title: string | null; from: Place[]; targets: Set<string> }
  >();
  for (const { mention, targets } of wanted) {
    const key = keyOf(mention.paper);
    const known = papers.get(key);
    if (known === undefined) {
      const { paper: source, title, at } = mention;
      papers.set(key, { source, title, from: [at], targets: new Set(targets) });
      continue;
    }
    known.source = higher(known.source, mention.paper);
    known.title ??= mention.title;
    known.from.push(mention.at);
    for (const target of targets) known.targets.add(target);
  }
  const queue = [...papers.values()].map(({ source, title, from, targets }) => ({
    name: nameOf(source),
    source,
    title,
    from,
    targets: [...targets],
  }));
  return { papers: queue, repeats: wanted.length - queue.length };
}

/** What a paper is called before anything of it is known. */
export function nameOf(source: PaperSource): string {
  return source.kind === 'file' ? source.path : citedId(source);
}

function keyOf(source: PaperSource): string {
  return source.kind === 'file' ? `file:${source.path}` : source.id;
}

function higher(a: PaperSource, b: PaperSource): PaperSource {
  if (a.kind === 'file' || b.kind === 'file') return a;
  return (b.version ?? 0) > (a.version ?? 0) ? b : a;
}
