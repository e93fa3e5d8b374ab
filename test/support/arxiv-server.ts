// A stand-in for arXiv on loopback: real sockets, real HTTP, and faults on demand.
// Faults are set by `fail(path, fault)`, or for other processes by the path: `<url>/fault/reset/pdf/2310.06825v1`.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atomFeed } from './arxiv-feed.ts';
import { FAULTS, type FaultName } from './arxiv-faults.ts';

/** A made-up answer, or a named way to break the real one. */
export type Fault = FaultName | Partial<ServedAnswer>;

export interface ServedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds on a clock that never jumps. */
  readonly at: number;
}

/** What is served for one version: `/pdf/<key>` and, in feeds, the entry. */
export interface ServedPaper {
  readonly pdf?: Uint8Array;
  /** An Atom `<entry>`; see `atomEntry`. */
  readonly entry?: string;
}

export interface ArxivServer {
  /** For SUMMARIZE_ARXIV_URL. */
  readonly url: string;
  /** For SUMMARIZE_ARXIV_API_URL. */
  readonly apiUrl: string;
  readonly requests: SeenRequest[];
  /** The most requests that were being answered at the same time. */
  readonly busiest: () => number;
  /** The next `times` requests whose path starts with `path` get the fault. */
  readonly fail: (path: string, fault: Fault, times?: number) => void;
  /** Every search finds these entries, in this order; nothing at first. */
  readonly find: (entries: readonly string[]) => void;
  /** Every category has this feed; none at first. */
  readonly announce: (feed: string) => void;
  readonly close: () => Promise<void>;
}

interface Planned {
  readonly path: string;
  readonly fault: Fault;
  left: number;
}

/** Serves papers by `<id>v<version>`; a bare id means the highest version given. */
export async function startArxivServer(
  papers: Readonly<Record<string, ServedPaper>> = {},
): Promise<ArxivServer> {
  const requests: SeenRequest[] = [];
  const planned: Planned[] = [];
  const news: News = { entries: [], feed: null };
  let open = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers, at: performance.now() });
    open += 1;
    busiest = Math.max(busiest, open);
    response.once('close', () => {
      open -= 1;
    });
    const { fault, rest } = faultOf(path, planned);
    const normal = answerOf(rest, papers, news);
    if (typeof fault === 'string') FAULTS[fault](normal, request, response);
    else send({ ...normal, ...fault }, response);
  });
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    apiUrl: `${url}/api/query`,
    requests,
    busiest: () => busiest,
    fail: (path, fault, times = Infinity) => planned.push({ path, fault, left: times }),
    find: entries => void (news.entries = entries),
    announce: feed => void (news.feed = feed),
    close: () => close(server),
  };
}

function faultOf(path: string, planned: Planned[]): { fault: Fault | undefined; rest: string } {
  const inPath = /^\/fault\/([a-z-]+)(\/.*)$/.exec(path);
  if (inPath !== null) return { fault: inPath[1] as FaultName, rest: inPath[2] ?? '/' };
  const plan = planned.find(({ path: start, left }) => left > 0 && path.startsWith(start));
  if (plan !== undefined) plan.left -= 1;
  return { fault: plan?.fault, rest: path };
}

interface News {
  entries: readonly string[];
  feed: string | null;
}

function answerOf(path: string, papers: Readonly<Record<string, ServedPaper>>, news: News): ServedAnswer {
  const url = new URL(path, 'http://loopback');
  if (url.searchParams.has('search_query')) return foundIn(url, news.entries);
  if (url.pathname.startsWith('/rss/') && news.feed !== null) {
    return { status: 200, headers: { 'content-type': 'application/rss+xml' }, body: news.feed };
  }
  if (url.pathname === '/api/query') return feedOf(url, papers);
  const [, route = '', id = ''] = /^\/(pdf|abs)\/(.+)$/.exec(url.pathname) ?? [];
  const paper = newest(id, papers);
  if (route === 'pdf' && paper?.pdf !== undefined) {
    return { status: 200, headers: { 'content-type': 'application/pdf' }, body: paper.pdf };
  }
  if (route === 'abs' && paper !== undefined) return page(200, `<title>[${id}]</title><h1>Abstract</h1>`);
  return page(404, `<title>arXiv</title><h1>No document for '${id}'</h1>`);
}

function foundIn({ searchParams }: URL, entries: readonly string[]): ServedAnswer {
  const start = Number(searchParams.get('start') ?? 0);
  const page = entries.slice(start, start + Number(searchParams.get('max_results') ?? 10));
  const headers = { 'content-type': 'application/atom+xml' };
  return { status: 200, headers, body: atomFeed(page, entries.length) };
}

function feedOf(url: URL, papers: Readonly<Record<string, ServedPaper>>): ServedAnswer {
  const ids = (url.searchParams.get('id_list') ?? '').split(',');
  const most = Number(url.searchParams.get('max_results') ?? 10);
  const entries = ids.map(id => newest(id, papers)?.entry ?? '').slice(0, most);
  return { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: atomFeed(entries) };
}

function newest(id: string, papers: Readonly<Record<string, ServedPaper>>): ServedPaper | undefined {
  if (papers[id] !== undefined) return papers[id];
  const version = (key: string): number => Number(key.slice(id.length + 1));
  const keys = Object.keys(papers).filter(key => /^v\d+$/.test(key.slice(id.length)) && key.startsWith(id));
  const [last] = keys.sort((a, b) => version(b) - version(a));
  return last === undefined ? undefined : papers[last];
}

/** A web page as arXiv answers instead of a PDF. */
export function page(status: number, html: string): ServedAnswer {
  const body = `<!DOCTYPE html>\n<html lang="en"><head></head><body>${html}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function send({ status, headers, body }: ServedAnswer, response: ServerResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}

/** The smallest thing that our door takes for a whole PDF, `size` bytes long. */
export function tinyPdf(size = 5000): Uint8Array {
  const head = '%PDF-1.4\n';
  const tail = '\n%%EOF\n';
  return Buffer.from(head + '%'.repeat(Math.max(0, size - head.length - tail.length)) + tail);
}
