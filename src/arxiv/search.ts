// A query → the newest papers that match it, by arXiv's API, a page at a time.
// Query language: https://info.arxiv.org/help/api/user-manual.html#query_details
import type { Paper } from '../domain/paper.ts';
import { excerpt } from '../lib/excerpt.ts';
import { UsageError } from '../lib/errors.ts';
import { ArxivError } from './arxiv-error.ts';
import { parseSearchFeed, type SearchFeed } from './feed.ts';
import type { Answer, Arxiv } from './http.ts';
import { collapsed } from './xml-text.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** arXiv allows 2,000 and takes long over them. */
const PAGE = 200;

export interface SearchLimits {
  /** Papers submitted before are left out; null: of any age. */
  readonly since: Date | null;
  /** Papers wanted at most. */
  readonly most: number;
}

export interface Found {
  /** The newest first, by the day of their first version; each once. */
  readonly papers: readonly Paper[];
  /** How many match, those beyond `most` included. */
  readonly total: number;
}

/**
 * Searches. Throws UsageError for an empty query; ArxivError E_ARXIV_API, a usage error, in arXiv's words for a query
 * that it does not understand; other ArxivErrors when it gives no usable answer.
 */
export async function searchPapers(
  query: string,
  { since, most }: SearchLimits,
  arxiv: Arxiv,
): Promise<Found> {
  if (query.trim() === '') throw nothingAsked();
  const whole = within(query.trim(), since, arxiv.now());
  const papers = new Map<string, Paper>();
  let total = 0;
  // Pages move while papers are announced: those that come twice are kept once, and a short page is gone on from.
  for (let start = 0; start < most;) {
    const page = await fetchPage(whole, { start, size: Math.min(PAGE, most - start) }, arxiv);
    for (const entry of page.entries) if (entry.kind === 'paper') papers.set(entry.paper.id, entry.paper);
    total = page.total;
    start += page.entries.length;
    if (page.entries.length === 0 || start >= total) break;
  }
  return { papers: [...papers.values()].sort(newestFirst).slice(0, most), total };
}

/** arXiv wants both ends of the span, in GMT and to the minute: `submittedDate:[202611010000 TO 202611230709]`. */
function within(query: string, since: Date | null, now: number): string {
  if (since === null) return query;
  const minute = (time: Date): string => time.toISOString().replace(/\D/g, '').slice(0, 12);
  return `(${query}) AND submittedDate:[${minute(since)} TO ${minute(new Date(now))}]`;
}

/** arXiv sorts, and once did not for days (https://github.com/lukasschwab/arxiv.py/issues/184). */
function newestFirst(a: Paper, b: Paper): number {
  return Date.parse(b.published ?? '') - Date.parse(a.published ?? '') || 0;
}

interface PageAsked {
  readonly start: number;
  readonly size: number;
}

async function fetchPage(query: string, { start, size }: PageAsked, arxiv: Arxiv): Promise<SearchFeed> {
  const url = new URL(arxiv.apiUrl);
  url.searchParams.set('search_query', query);
  url.searchParams.set('sortBy', 'submittedDate');
  url.searchParams.set('sortOrder', 'descending');
  url.searchParams.set('start', String(start));
  url.searchParams.set('max_results', String(size));
  const subject = phrase`papers for the search "${excerpt(query)}"`;
  const judge = (answer: Answer): ArxivError | null => judgePage(answer, { start, subject });
  return parseSearchFeed(decode(await arxiv.get(url.href, { kind: 'feed', subject, judge })));
}

/** Null for a page that can be used. Bad queries come with HTTP 400 or 200, and the words in an entry. */
function judgePage(
  { status, body }: Answer,
  { start, subject }: { start: number; subject: Told },
): ArxivError | null {
  if (status !== 200 && status !== 400) return null;
  try {
    const { entries, total } = parseSearchFeed(decode(body));
    const bad = entries.find(entry => entry.kind === 'error');
    if (bad !== undefined) return badQuery(subject, bad.message);
    if (status === 200) return entries.length === 0 && total > start ? emptyPage(subject, total) : null;
  } catch (error) {
    if (!(error instanceof ArxivError)) throw error;
    if (status === 200) return error;
  }
  return badQuery(subject, `HTTP ${status} ${collapsed(decode(body.subarray(0, 400)))}`.trim());
}

function badQuery(subject: Told, words: string): ArxivError {
  return new ArxivError({
    code: 'E_ARXIV_API',
    category: 'usage',
    subject,
    why: phrase`arXiv's API says "${excerpt(words)}"`,
    next: phrase`correct the search, for example: cat:cs.CL AND abs:"chain of thought"`,
  });
}

/** A whole feed without papers, though it counts some: https://github.com/lukasschwab/arxiv.py/issues/43 */
function emptyPage(subject: Told, total: number): ArxivError {
  const why = phrase`arXiv counts ${total} of them and sent none`;
  return new ArxivError({ code: 'E_ARXIV_FEED', subject, why, isRetryable: true });
}

function nothingAsked(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`the search is empty`,
    why: phrase`arXiv would find everything`,
    next: phrase`--search 'cat:cs.CL AND abs:reasoning'`,
  });
}

function decode(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
