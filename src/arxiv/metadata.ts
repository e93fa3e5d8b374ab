// Ids → metadata, in batches, from arXiv's API.
import type { ArxivId, PaperId } from '../domain/arxiv-id.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { ArxivError } from './arxiv-error.ts';
import { parseFeed, type FeedEntry } from './feed.ts';
import type { Answer, Arxiv } from './http.ts';
import { excerpt } from '../lib/excerpt.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** arXiv takes 2,000, but the ids of 100 keep the address short enough for every proxy. */
const BATCH = 100;

/**
 * Metadata of each id in its version (null: the latest), one request per 100. Ids or versions that arXiv does not
 * know are missing from the map. An id may be asked for in one version only: of several, the last one answered stays.
 * Throws ArxivError when arXiv gives no usable answer.
 */
export async function fetchMetadata(ids: readonly PaperId[], arxiv: Arxiv): Promise<Map<ArxivId, Paper>> {
  const papers = new Map<ArxivId, Paper>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    for (const [id, paper] of await fetchBatch(batch, arxiv)) papers.set(id, paper);
  }
  return papers;
}

/** Metadata of one paper. Throws ArxivError E_NOT_FOUND when arXiv does not know it in this version. */
export async function fetchPaper(wanted: PaperId, arxiv: Arxiv): Promise<Paper> {
  const paper = (await fetchMetadata([wanted], arxiv)).get(wanted.id);
  if (paper !== undefined) return paper;
  throw new ArxivError({
    code: 'E_NOT_FOUND',
    category: 'paper',
    subject: phrase`metadata of ${citedId(wanted)}`,
    why:
      wanted.version === null
        ? phrase`arXiv has no paper with this id`
        : phrase`arXiv has no such paper, or not in this version`,
    next: phrase`look at https://arxiv.org/abs/${wanted.id}`,
  });
}

/** True when the authors' comment says that the paper was withdrawn; final only once its PDF is not there. */
export function saysWithdrawn(comment: string | null | undefined): boolean {
  return /\bwithdrawn\b/i.test(comment ?? '');
}

async function fetchBatch(batch: readonly PaperId[], arxiv: Arxiv): Promise<[ArxivId, Paper][]> {
  try {
    const entries = await fetchFeed(batch, arxiv);
    const bad = entries.find(entry => entry.kind === 'error');
    if (bad === undefined) return pick(batch, entries);
    throw apiError(batch, bad.message);
  } catch (error) {
    // One id that the API dislikes spoils a whole batch (HTTP 406, or an error entry): ask for each alone.
    const isSpoiled = error instanceof ArxivError && (error.status === 406 || error.code === 'E_ARXIV_API');
    if (!isSpoiled || batch.length === 1) throw error;
    const found: [ArxivId, Paper][] = [];
    for (const id of batch) found.push(...(await fetchBatch([id], arxiv)));
    return found;
  }
}

async function fetchFeed(batch: readonly PaperId[], arxiv: Arxiv): Promise<FeedEntry[]> {
  const url = new URL(arxiv.apiUrl);
  url.searchParams.set('id_list', batch.map(citedId).join(','));
  // The API's default of 10 cuts longer lists short without a word.
  url.searchParams.set('max_results', String(batch.length));
  const body = await arxiv.get(url.href, { kind: 'feed', subject: subjectOf(batch), judge: judgeFeed });
  return parseFeed(decode(body));
}

/** A feed that came whole parses; parsing here lets the door ask again for one that was cut short. */
function judgeFeed({ status, body }: Answer): ArxivError | null {
  if (status !== 200) return null;
  try {
    parseFeed(decode(body));
    return null;
  } catch (error) {
    if (error instanceof ArxivError) return error;
    throw error;
  }
}

function decode(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** The papers that were asked for, each in the version that was asked for. */
function pick(batch: readonly PaperId[], entries: readonly FeedEntry[]): [ArxivId, Paper][] {
  return batch.flatMap(({ id, version }) => {
    const found = entries.find(
      entry =>
        entry.kind === 'paper' &&
        entry.paper.id === id &&
        (version === null || entry.paper.version === version),
    );
    return found?.kind === 'paper' ? [[id, found.paper] satisfies [ArxivId, Paper]] : [];
  });
}

function apiError(batch: readonly PaperId[], message: string): ArxivError {
  const why = phrase`arXiv's API says "${excerpt(message)}"`;
  return new ArxivError({ code: 'E_ARXIV_API', subject: subjectOf(batch), why });
}

function subjectOf(batch: readonly PaperId[]): Told {
  const [first] = batch;
  const name = first === undefined ? phrase`no paper` : citedId(first);
  return batch.length > 1
    ? phrase`metadata of ${name} and ${batch.length - 1} more`
    : phrase`metadata of ${name}`;
}
