// id → paper: metadata from arXiv (kept for a day when no version was asked for), or from a local PDF's first page,
// with the links that abstract, comment and PDF give.
import pLimit from 'p-limit';
import * as z from 'zod';
import { InvalidIdError, parseSource } from '../arxiv/id.ts';
import type { PaperId } from '../domain/arxiv-id.ts';
import { textOf, type PaperText } from '../domain/page.ts';
import { citedId, PaperSchema, type Paper } from '../domain/paper.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { closeBlanks } from '../links/broken.ts';
import { cachedJson } from './cached.ts';
import { keepAhead, takeAhead } from './read-ahead.ts';
import type { Tools } from './tools.ts';
import { phrase } from '../lib/phrase.ts';

/** Papers in one request to arXiv's API: see arxiv/metadata.ts. */
const BATCH = 100;
/** How long "the latest version" may be taken from the cache. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

const KeptPaper = z.object({ paper: PaperSchema, at: z.number() });
type KeptPaper = z.infer<typeof KeptPaper>;

/** Entries of the cache that are read at a time. */
const AT_ONCE = 8;

/** Metadata of a paper on arXiv; without a version, of the latest one, which is thereby pinned. */
export async function findPaper(wanted: PaperId, tools: Tools): Promise<Paper> {
  const place = { kind: 'metadata', key: keyOf(wanted), paper: citedId(wanted) } as const;
  const ahead = takeAhead(place, tools);
  if (ahead !== null) return ahead;
  const kept = await cachedJson(
    place,
    {
      schema: KeptPaper,
      isFresh: kept => isFresh(wanted, kept, tools),
      make: async () => {
        const { fetchPaper } = await import('../arxiv/metadata.ts');
        const paper = await withStatedLinks(await fetchPaper(wanted, await tools.arxiv()));
        await pin(paper, tools);
        return { paper, at: tools.now() };
      },
    },
    tools,
  );
  return kept.paper;
}

/**
 * The metadata of many papers, by `citedId` of what was wanted; null for those that arXiv does not know. Asks arXiv
 * about a hundred at a time instead of once, and three seconds, for each; what came is kept before the next hundred.
 * With --offline, papers that the cache does not know are missing. Throws as fetchMetadata.
 */
export async function findPapers(
  wanted: readonly PaperId[],
  tools: Tools,
): Promise<Map<string, Paper | null>> {
  const found = new Map<string, Paper | null>();
  const unknown: PaperId[] = [];
  const limit = pLimit(AT_ONCE);
  const known = await Promise.all(wanted.map(one => limit(() => keptPaper(one, tools))));
  for (const [index, one] of wanted.entries()) {
    const paper = known[index] ?? null;
    if (paper === null) unknown.push(one);
    else found.set(citedId(one), paper);
  }
  if (unknown.length === 0 || tools.options.offline) return found;
  const count = unknown.length;
  const words = count === 1 ? phrase`asking arXiv about 1 paper` : phrase`asking arXiv about ${count} papers`;
  tools.progress({ paper: null, stage: 'metadata', words });
  for (let start = 0; start < unknown.length; start += BATCH) {
    const hundred = unknown.slice(start, start + BATCH);
    for (const [name, paper] of await askAbout(hundred, tools)) found.set(name, paper);
  }
  return found;
}

/** The paper in the cache, when it may be taken from there. */
async function keptPaper(wanted: PaperId, tools: Tools): Promise<Paper | null> {
  const kept = await tools.cache.getJson('metadata', keyOf(wanted), KeptPaper);
  if (kept === null) return null;
  const { offline, refresh } = tools.options;
  if (!offline && (!isFresh(wanted, kept, tools) || refresh.has('metadata'))) return null;
  // With --refresh=metadata each paper's way asks for itself.
  if (!refresh.has('metadata')) keepAhead(keyOf(wanted), kept.paper, tools);
  return kept.paper;
}

async function askAbout(wanted: readonly PaperId[], tools: Tools): Promise<Map<string, Paper | null>> {
  const { fetchMetadata } = await import('../arxiv/metadata.ts');
  const answers = await fetchMetadata(wanted, await tools.arxiv());
  const found = new Map<string, Paper | null>();
  for (const one of wanted) {
    const answer = answers.get(one.id);
    const isAsked = answer !== undefined && (one.version === null || one.version === answer.version);
    found.set(citedId(one), isAsked ? await keepPaper(answer, one, tools) : null);
  }
  return found;
}

/** Keeps what arXiv said of a paper, under what was asked for and under its version. */
export async function keepPaper(answer: Paper, asked: PaperId, tools: Tools): Promise<Paper> {
  const paper = await withStatedLinks(answer);
  await tools.cache.putJson('metadata', keyOf(asked), { paper, at: tools.now() });
  if (asked.version === null) await pin(paper, tools);
  return paper;
}

/** arXiv's latest version of each of these papers: from the cache when it was asked today, 100 papers a request. */
export async function latestVersions(ids: Iterable<string>, tools: Tools): Promise<Map<string, number>> {
  const wanted = [...ids].flatMap(id => arxivIdOf(id) ?? []);
  const found = await findPapers(wanted, tools);
  return new Map(
    wanted.flatMap(one => {
      const version = found.get(citedId(one))?.version ?? null; // null: arXiv does not know it
      return version === null ? [] : [[one.id, version] as [string, number]];
    }),
  );
}

function arxivIdOf(text: string): PaperId | null {
  try {
    const source = parseSource(text);
    return source.kind === 'arxiv' ? { ...source, version: null } : null;
  } catch (error) {
    if (error instanceof InvalidIdError) return null; // a local PDF, or a link to a paper that cannot exist
    throw error;
  }
}

function keyOf({ id, version }: PaperId): string {
  return version === null ? `${id}:latest` : `${id}v${version}`;
}

/** A clock that went backwards makes the age negative: that is not a reason to ask again. */
function isFresh({ version }: PaperId, { at }: KeptPaper, tools: Tools): boolean {
  return version !== null || tools.now() - at < A_DAY_MS;
}

/** What was found as the latest is also found by its version. */
async function pin(paper: Paper, tools: Tools): Promise<void> {
  await tools.cache.putJson('metadata', citedId(paper), { paper, at: tools.now() });
}

/** The paper with the links of its abstract and comment; kept with the metadata, so that no cached run mines again. */
async function withStatedLinks(paper: Paper): Promise<Paper> {
  const { mineLinks } = await import('../links/mine-words.ts');
  return { ...paper, links: mineLinks(paper.abstract, paper.comment) };
}

/** The paper as notes state it: with the links of its own that only its PDF gives. */
export async function withPdfLinks(paper: Paper, text: PaperText): Promise<Paper> {
  const { minePdfLinks } = await import('../links/mine-pdf.ts');
  const { joinLinks } = await import('../links/join.ts');
  return { ...paper, links: joinLinks(paper.links, minePdfLinks(text, paper)) };
}

/** What a local PDF says of itself: id from its arXiv stamp, else from its bytes. No network: arXiv's words if cached. */
export async function describeLocalPdf(pdf: Uint8Array, text: PaperText, tools: Tools): Promise<Paper> {
  const { title, url } = tools.options;
  const stamped = stampedId(text.stamp);
  const known = stamped === null ? null : await tools.cache.getJson('metadata', keyOf(stamped), KeptPaper);
  const paper = known?.paper ?? describeAlone(pdf, text, stamped);
  return { ...paper, title: title ?? paper.title, url: url ?? paper.url };
}

function describeAlone(pdf: Uint8Array, text: PaperText, stamped: PaperId | null): Paper {
  const lines = text.pages.flatMap(page => page.lines);
  const abstract = textOf(lines.filter(line => line.section === 'abstract' && line.kind === 'text'));
  const flat = closeBlanks(abstract.replace(/\s+/g, ' '));
  const id = stamped?.id ?? `pdf-${sha256(pdf).slice(0, 12)}`;
  const version = stamped?.version ?? null;
  return {
    id,
    version,
    title: text.front.title === '' ? 'Untitled PDF' : text.front.title,
    authors: text.front.authors,
    published: null,
    updated: null,
    categories: [],
    abstract: flat,
    comment: null,
    doi: null,
    license: null,
    url: stamped === null ? null : `https://arxiv.org/pdf/${citedId({ id, version })}`,
    // Those of its abstract are the PDF's: see withPdfLinks.
    links: [],
  };
}

function stampedId(stamp: string | null): PaperId | null {
  if (stamp === null) return null;
  try {
    const source = parseSource(stamp);
    return source.kind === 'arxiv' ? source : null;
  } catch (error) {
    if (error instanceof InvalidIdError) return null; // a margin that only looks like arXiv's
    throw error;
  }
}
