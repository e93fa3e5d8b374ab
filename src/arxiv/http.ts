// The arXiv door: the only place that calls fetch for arXiv. It keeps the pace, follows redirects only
// within the allow-list, caps size and time, waits when asked to, and tries again at most twice.
import { setTimeout as sleep } from 'node:timers/promises';
import { ToolError } from '../lib/errors.ts';
import { allowList, refuseHaste } from './allow.ts';
import { ArxivError } from './arxiv-error.ts';
import { readBody } from './body.ts';
import { networkError } from './network-error.ts';
import { refusalOf, type WaitTimes } from './refusal.ts';
import { startWatch, type WatchTimes } from './watch.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Lets one task run at a time, `intervalMs` after the one before; store/lane.ts does so across processes. */
export interface Lane {
  readonly intervalMs: number;
  /** The task calls `arrived` when the server has answered: from then on the next interval is counted. */
  readonly run: <T>(task: (arrived: () => void) => Promise<T>, signal: AbortSignal) => Promise<T>;
}

export interface ArxivTimes extends WatchTimes, WaitTimes {
  /** Pauses before the second and the third try after a network error or a cut answer. */
  readonly backoffMs: readonly number[];
}

export interface ArxivOptions {
  /** `https://arxiv.org`, and the API's address with path: `https://export.arxiv.org/api/query`. */
  readonly baseUrl: string;
  readonly apiUrl: string;
  /** `https://rss.arxiv.org`: what was announced last. */
  readonly rssUrl: string;
  /** `arxiv-summarize/1.0.0 (+https://…; mailto:…)`: arXiv blocks clients that do not say who they are. */
  readonly userAgent: string;
  readonly lane: Lane;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly times?: Partial<ArxivTimes>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface ArxivRequest {
  readonly kind: keyof typeof KINDS;
  /** For messages: `the PDF of 2310.06825v1`. */
  readonly subject: Told;
  /** Null for the answer that was wanted; the error otherwise, retryable when the answer was cut short. */
  readonly judge: (answer: Answer) => ArxivError | null;
}

export interface Arxiv {
  readonly baseUrl: string;
  readonly apiUrl: string;
  readonly rssUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The whole, judged body. Throws ArxivError, a disk ToolError of the lane, or the signal's reason. */
  readonly get: (url: string, request: ArxivRequest) => Promise<Uint8Array>;
}

interface Door extends ArxivOptions {
  readonly times: ArxivTimes;
  readonly refuse: (url: URL) => Told | null;
  /** Set once arXiv keeps us out: no further request is made by this run. */
  stopped: ((subject: Told) => ArxivError) | null;
}
type Job = ArxivRequest & { readonly attempt: number };

const TRIES = 3;
const MAX_REDIRECTS = 5;
const TIMES: ArxivTimes = {
  deadlineMs: 300_000,
  floorWindowMs: 30_000,
  backoffMs: [1000, 4000],
  busyMs: [30_000, 60_000],
  longestWaitMs: 120_000,
};
/** Identity for PDFs: they are compressed already, and a small gzip can unfold to gigabytes. */
const KINDS = {
  pdf: { accept: 'application/pdf', 'accept-encoding': 'identity' },
  feed: { accept: 'application/atom+xml, application/xml;q=0.9', 'accept-encoding': 'gzip' },
  rss: { accept: 'application/rss+xml, application/xml;q=0.9', 'accept-encoding': 'gzip' },
};

/** Opens the door; nothing is fetched yet. Throws UsageError for addresses or a pace that arXiv forbids. */
export function openArxiv(options: ArxivOptions): Arxiv {
  const { baseUrl, apiUrl, rssUrl, now } = options;
  const refuse = allowList([baseUrl, apiUrl, rssUrl]);
  // Of the announcements only one page is asked for in a run: their host says nothing about haste.
  refuseHaste(options.lane.intervalMs, [baseUrl, apiUrl]);
  const door: Door = { ...options, times: { ...TIMES, ...options.times }, refuse, stopped: null };
  return { baseUrl, apiUrl, rssUrl, now, get: (url, request) => getWithRetry(door, url, request) };
}

async function getWithRetry(door: Door, url: string, request: ArxivRequest): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await follow(door, new URL(url), { ...request, attempt });
    } catch (error) {
      door.signal.throwIfAborted();
      if (!(error instanceof ArxivError) || !error.isRetryable || attempt === TRIES) throw error;
      if (!error.hasWaited) await pause(door.times.backoffMs[attempt - 1] ?? 0, door.signal);
    }
  }
}

/** Redirects by hand: fetch would follow one to any host, the loopback interface included. */
async function follow(door: Door, start: URL, job: Job): Promise<Uint8Array> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const reason = door.refuse(url);
    if (reason !== null) throw redirectError(job, phrase`arXiv sent us elsewhere, and ${reason}`);
    const target = url;
    const result = await door.lane.run(arrived => exchange(door, target, { job, arrived }), door.signal);
    if (!('location' in result)) return result.body;
    if (!URL.canParse(result.location, url.href))
      throw redirectError(job, phrase`arXiv sent us to an address that is none`);
    url = new URL(result.location, url.href);
  }
  throw redirectError(job, phrase`more than ${MAX_REDIRECTS} redirects`);
}

function redirectError({ subject }: Job, why: Told): ArxivError {
  return new ArxivError({ code: 'E_ARXIV_REDIRECT', subject, why });
}

interface Turn {
  readonly job: Job;
  readonly arrived: () => void;
}

/** One request in the lane: the judged answer, or where it redirects to. */
async function exchange(door: Door, url: URL, turn: Turn): Promise<Answer | { readonly location: string }> {
  const { job } = turn;
  // Checked inside the lane: those that queued while the first was refused must not ask at all.
  if (door.stopped !== null) throw door.stopped(job.subject);
  const answer = await send(door, url, turn);
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location !== null) return { location };
  await heedRefusal(door, answer, { job, host: url.host });
  const problem = job.judge(answer);
  if (problem !== null) throw problem;
  if (answer.status !== 200) {
    const why = phrase`${url.host} answered with HTTP ${answer.status}`;
    const isRetryable = answer.status >= 500;
    throw new ArxivError({
      code: 'E_ARXIV_HTTP',
      subject: job.subject,
      why,
      status: answer.status,
      isRetryable,
    });
  }
  return answer;
}

async function send(door: Door, url: URL, { job, arrived }: Turn): Promise<Answer> {
  const watch = startWatch(door.signal, door.times, job.subject);
  try {
    const headers = { 'user-agent': door.userAgent, ...KINDS[job.kind] };
    const response = await fetch(url.href, { redirect: 'manual', headers, signal: watch.signal });
    arrived();
    const body = await readBody(response, { kind: job.kind, subject: job.subject, count: watch.count });
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    // fetch may wrap the reason of an abort; the signal has it plain.
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error instanceof ToolError ? error : networkError(error, { ...job, host: url.host });
  } finally {
    watch.stop();
  }
}

/** Waits while arXiv asks us to, holding the lane so that no other process asks meanwhile; then throws. */
async function heedRefusal(
  door: Door,
  answer: Answer,
  { job, host }: { job: Job; host: string },
): Promise<void> {
  const { subject, attempt } = job;
  const situation = { host, now: door.now(), times: door.times, attempt, isLastTry: attempt === TRIES };
  const refusal = refusalOf(answer, situation);
  if (refusal === null) return;
  if (refusal.kind === 'stop') {
    door.stopped = refusal.failure;
    throw refusal.failure(subject);
  }
  await pause(refusal.milliseconds, door.signal);
  const why = phrase`${host} asked us to wait (HTTP ${answer.status})`;
  throw new ArxivError({ code: 'E_ARXIV_WAIT', subject, why, isRetryable: true, hasWaited: true });
}

/** Ends at once, with the signal's own reason, when the user stops the run. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
