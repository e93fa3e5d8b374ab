// The queue → what a run would do and cost, before anything is spent.
import { english } from '../../../lib/phrase.ts';
import pLimit from 'p-limit';
import type { Estimate, Preview, PreviewedPaper, QueuedPaper, Standing } from '../../../domain/batch.ts';
import type { PaperSource } from '../../../domain/arxiv-id.ts';
import { citedId, type Paper } from '../../../domain/paper.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { hasCheckedNotes } from '../../../steps/checked.ts';
import { readDigestPapers, removedByHand, type DigestPapers } from '../../../steps/digest-papers.ts';
import { knownPdf, notedPdfs, type KnownPdf } from '../../../steps/known-pdf.ts';
import { findPapers } from '../../../steps/paper.ts';
import type { Tools } from '../../../steps/tools.ts';
import { estimateFor } from './estimate.ts';
import type { Gathered } from './gather.ts';
import { missingVersions, nameOf, queueOf } from './queue.ts';

/** How many papers may be asked about; null without a limit. */
export interface Limits {
  readonly maxPapers: number | null;
}

/**
 * Looks at digests, cache and arXiv's metadata. No model is asked and nothing is written but the cache.
 * Throws as reading the digests and asking arXiv does.
 */
export async function previewOf(named: Gathered, { maxPapers }: Limits, tools: Tools): Promise<Preview> {
  const look = await lookFor(named, tools);
  const { gathered } = look;
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
  return { sources, repeats, papers, estimate: await estimateOf(papers, look, tools), problem: null };
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
  /** PDFs on this disk that are known, by path. */
  readonly local: ReadonlyMap<string, KnownPdf>;
  /** Two PDFs are read for a comparison: one after the other. */
  readonly comparing: <T>(compare: () => Promise<T>) => Promise<T>;
  /** By name; null when arXiv does not know the paper. */
  readonly found: ReadonlyMap<string, Paper | null>;
}

/** A version that arXiv does not have keeps nobody from the paper: without it, the queue is made and looked at again. */
async function lookFor(named: Gathered, tools: Tools): Promise<Look> {
  const missing = new Set<string>();
  let look = await lookAround(named, new Map(), tools);
  for (;;) {
    const { gathered, found } = look;
    const fresh = gathered.papers.flatMap(paper => {
      const answer = found.get(paper.name);
      return missingVersions(paper, answer === undefined ? undefined : (answer?.version ?? null));
    });
    if (fresh.length === 0) return look;
    for (const name of fresh) missing.add(name);
    const known = new Map([...found, ...fresh.map(name => [name, null] as const)]);
    look = await lookAround({ ...named, ...queueOf(named.wanted, missing) }, known, tools);
  }
}

/** @param known what arXiv said before */
async function lookAround(gathered: Gathered, known: Look['found'], tools: Tools): Promise<Look> {
  const digests = new Map<string, DigestPapers>();
  for (const path of new Set(gathered.papers.flatMap(({ targets }) => targets)))
    digests.set(path, await readDigestPapers(path));
  const local = await localPapers(gathered.papers, digests, tools);
  const removed = new Map<string, ReadonlySet<string>>();
  const ids = gathered.papers.flatMap(({ source }) => idOf(source, local) ?? []);
  for (const [path, digest] of digests)
    removed.set(path, tools.options.add ? new Set() : await removedByHand(digest, ids));
  const isAnew = tools.options.refresh.has('notes');
  const found = new Map(known);
  const look: Look = { isAnew, gathered, digests, removed, local, comparing: pLimit(1), found };
  const unknown = gathered.papers.flatMap(paper =>
    paper.source.kind === 'arxiv' && !known.has(paper.name) && settledBefore(paper, look) === null
      ? [paper.source]
      : [],
  );
  for (const [name, paper] of await findPapers(unknown, tools)) found.set(name, paper);
  return look;
}

/** Of the PDFs on this disk those that were read before, by path. */
async function localPapers(
  papers: readonly QueuedPaper[],
  digests: ReadonlyMap<string, DigestPapers>,
  tools: Tools,
): Promise<ReadonlyMap<string, KnownPdf>> {
  const limit = pLimit(AT_ONCE);
  let all: Promise<ReadonlyMap<string, string>> | undefined;
  const noted = () => (all ??= notedPdfs(digests.values()));
  const paths = papers.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : []));
  const known = await Promise.all(
    paths.map(path => limit(async () => [path, await knownPdf(path, noted, tools)] as const)),
  );
  return new Map(known.flatMap(([path, pdf]) => (pdf === null ? [] : [[path, pdf] as const])));
}

/** The base id; null for a PDF that nobody has read yet. */
function idOf(source: PaperSource, local: Look['local']): string | null {
  return source.kind === 'arxiv' ? source.id : (local.get(source.path)?.id ?? null);
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
  if (paper.source.kind === 'file') {
    const { paper: read = null, pdf = '' } = look.local.get(paper.source.path) ?? {};
    const isCached = read !== null && (await hasCheckedNotes({ paper: read, pdf }, tools));
    return { ...paper, targets, standing: isCached ? { kind: 'cached' } : { kind: 'new', tokens: null } };
  }
  const found = look.found.get(nameOf(paper.source));
  if (found === null) return { ...paper, standing: unknownToArxiv(paper, look) };
  const title = found?.title ?? paper.title;
  return { ...paper, title, targets, standing: await standingOfFound(paper, { found, look }, tools) };
}

async function standingOfFound(
  { source }: QueuedPaper,
  { found, look }: { found: Paper | undefined; look: Look },
  tools: Tools,
): Promise<Standing> {
  const newer = source.kind === 'arxiv' ? look.gathered.outdated.get(source.id) : undefined;
  const isCached =
    found !== undefined && (await hasCheckedNotes({ paper: found, pdf: citedId(found) }, tools));
  if (newer !== undefined && !isCached) {
    const { from, to } = newer;
    return { kind: 'outdated', from, to, changes: (await look.comparing(newer.changes)).map(english) };
  }
  return isCached ? { kind: 'cached' } : { kind: 'new', tokens: null };
}

/** What can be said of a paper from its digests alone; null when more has to be known. */
function settledBefore(paper: QueuedPaper, look: Look): Standing | null {
  const { source, targets } = paper;
  const id = idOf(source, look.local);
  if (id === null || targets.length === 0) return null;
  const left = targets.filter(target => !has(paper, target, look));
  if (left.length === 0) return { kind: 'has-notes', where: targets.join(', ') };
  const isRemoved = left.every(target => look.removed.get(target)?.has(id) === true);
  if (!isRemoved) return null;
  const why = phrase`removed from ${left.join(', ')} by hand; --add brings it back`;
  return { kind: 'skipped', code: 'E_REMOVED', why };
}

/** True when the digest has notes of the paper that are to stay. */
function has({ source }: QueuedPaper, target: string, look: Look): boolean {
  const id = idOf(source, look.local);
  if (id === null || look.isAnew) return false;
  return look.digests.get(target)?.noted.has(id) === true && !look.gathered.outdated.has(id);
}

function unknownToArxiv({ source }: QueuedPaper, { found }: Look): Standing {
  return { kind: 'skipped', code: 'E_NOT_FOUND', why: whyUnknown(source, found) };
}

function whyUnknown(source: PaperSource, found: Look['found']): Told {
  if (source.kind === 'file' || source.version === null) return phrase`arXiv has no paper with this id`;
  const { id, version } = source;
  const latest = found.get(id)?.version ?? null;
  return latest === null
    ? phrase`arXiv has no version ${version} of ${id}, or no such paper`
    : phrase`arXiv has no version ${version} of ${id}; its latest is ${latest}`;
}

function estimateOf(papers: readonly PreviewedPaper[], { found }: Look, tools: Tools): Promise<Estimate> {
  const toAsk = papers.filter(({ standing }) => isToAsk(standing));
  const known = toAsk.flatMap(({ source }) => found.get(nameOf(source)) ?? []);
  return estimateFor({ papers: toAsk, known }, tools);
}
