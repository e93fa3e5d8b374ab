// The queue → what a run would do and cost, before anything is spent.
import { english } from '../../lib/phrase.ts';
import pLimit from 'p-limit';
import type { Estimate, Preview, PreviewedPaper, QueuedPaper, Standing } from '../../domain/batch.ts';
import type { Paper } from '../../domain/paper.ts';
import { phrase } from '../../lib/phrase.ts';
import { hasCheckedNotes } from '../../steps/checked.ts';
import { readDigestPapers, removedByHand, type DigestPapers } from '../../steps/digest-papers.ts';
import { findPapers } from '../../steps/paper.ts';
import type { Tools } from '../../steps/tools.ts';
import { estimateFor } from './estimate.ts';
import type { Gathered } from './gather.ts';
import { nameOf } from './queue.ts';

/** How many papers may be asked about; null without a limit. */
export interface Limits {
  readonly maxPapers: number | null;
}

/**
 * Looks at digests, cache and arXiv's metadata. No model is asked and nothing is written but the cache.
 * Throws as reading the digests and asking arXiv does.
 */
export async function previewOf(gathered: Gathered, { maxPapers }: Limits, tools: Tools): Promise<Preview> {
  const look = await lookAround(gathered, tools);
  const papers: PreviewedPaper[] = [];
  let asked = 0;
  const standings = await standingsOf(gathered.papers, look, tools);
  for (const seen of standings) {
    const isOver = isToAsk(seen.standing) && maxPapers !== null && asked >= maxPapers;
    if (isToAsk(seen.standing)) asked += 1;
    papers.push(
      isOver ? { ...seen, standing: { kind: 'left', why: phrase`over --max-papers ${maxPapers}` } } : seen,
    );
  }
  const { sources, repeats } = gathered;
  return { sources, repeats, papers, estimate: await estimateOf(papers, look, tools) };
}

/** True for papers that cost something. */
export function isToAsk({ kind }: Standing): boolean {
  return kind === 'new' || kind === 'outdated';
}

interface Look {
  /** --refresh=notes: papers that have notes are done again. */
  readonly isAnew: boolean;
  readonly gathered: Gathered;
  readonly digests: ReadonlyMap<string, DigestPapers>;
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Two PDFs are read for a comparison: one after the other. */
  readonly comparing: <T>(compare: () => Promise<T>) => Promise<T>;
  /** By name; null when arXiv does not know the paper. */
  readonly found: ReadonlyMap<string, Paper | null>;
}

async function lookAround(gathered: Gathered, tools: Tools): Promise<Look> {
  const digests = new Map<string, DigestPapers>();
  const removed = new Map<string, ReadonlySet<string>>();
  for (const path of new Set(gathered.papers.flatMap(({ targets }) => targets))) {
    const digest = await readDigestPapers(path);
    const ids = gathered.papers.flatMap(({ source }) => (source.kind === 'arxiv' ? [source.id] : []));
    digests.set(path, digest);
    removed.set(path, tools.options.add ? new Set() : await removedByHand(digest, ids));
  }
  const isAnew = tools.options.refresh.has('notes');
  const found = new Map<string, Paper | null>();
  const look: Look = { isAnew, gathered, digests, removed, comparing: pLimit(1), found };
  const unknown = gathered.papers.flatMap(paper =>
    paper.source.kind === 'arxiv' && settledBefore(paper, look) === null ? [paper.source] : [],
  );
  return { ...look, found: await findPapers(unknown, tools) };
}

/** Several at a time: most of it is waiting for the disk. */
function standingsOf(papers: readonly QueuedPaper[], look: Look, tools: Tools): Promise<PreviewedPaper[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(papers.map(paper => limit(() => standingOf(paper, look, tools))));
}

const AT_ONCE = 8;

async function standingOf(paper: QueuedPaper, look: Look, tools: Tools): Promise<PreviewedPaper> {
  const settled = settledBefore(paper, look);
  if (settled !== null) return { ...paper, standing: settled };
  const targets = paper.targets.filter(target => !has(paper, target, look));
  if (paper.source.kind === 'file') return { ...paper, targets, standing: { kind: 'new', tokens: null } };
  const found = look.found.get(nameOf(paper.source));
  if (found === null) return { ...paper, standing: unknownToArxiv(paper) };
  const title = found?.title ?? paper.title;
  return { ...paper, title, targets, standing: await standingOfFound(paper, { found, look }, tools) };
}

async function standingOfFound(
  { source }: QueuedPaper,
  { found, look }: { found: Paper | undefined; look: Look },
  tools: Tools,
): Promise<Standing> {
  const newer = source.kind === 'arxiv' ? look.gathered.outdated.get(source.id) : undefined;
  const isCached = found !== undefined && (await hasCheckedNotes(found, tools));
  if (newer !== undefined && !isCached) {
    const { from, to } = newer;
    return { kind: 'outdated', from, to, changes: (await look.comparing(newer.changes)).map(english) };
  }
  return isCached ? { kind: 'cached' } : { kind: 'new', tokens: null };
}

/** What can be said of a paper from its digests alone; null when more has to be known. */
function settledBefore(paper: QueuedPaper, look: Look): Standing | null {
  const { source, targets } = paper;
  if (source.kind === 'file' || targets.length === 0) return null;
  const left = targets.filter(target => !has(paper, target, look));
  if (left.length === 0) return { kind: 'has-notes', where: targets.join(', ') };
  const isRemoved = left.every(target => look.removed.get(target)?.has(source.id) === true);
  if (!isRemoved) return null;
  const why = phrase`removed from ${left.join(', ')} by hand; --add brings it back`;
  return { kind: 'skipped', code: 'E_REMOVED', why };
}

/** True when the digest has notes of the paper that are to stay. */
function has({ source }: QueuedPaper, target: string, { gathered, digests, isAnew }: Look): boolean {
  if (source.kind === 'file' || isAnew) return false;
  return digests.get(target)?.noted.has(source.id) === true && !gathered.outdated.has(source.id);
}

function unknownToArxiv({ source }: QueuedPaper): Standing {
  const isVersion = source.kind === 'arxiv' && source.version !== null;
  const why = isVersion
    ? phrase`arXiv has no such paper, or not in this version`
    : phrase`arXiv has no paper with this id`;
  return { kind: 'skipped', code: 'E_NOT_FOUND', why };
}

function estimateOf(papers: readonly PreviewedPaper[], { found }: Look, tools: Tools): Promise<Estimate> {
  const toAsk = papers.filter(({ standing }) => isToAsk(standing));
  const known = toAsk.flatMap(({ source }) => found.get(nameOf(source)) ?? []);
  return estimateFor({ papers: toAsk, known }, tools);
}
