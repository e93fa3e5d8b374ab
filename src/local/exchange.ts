// One request for a model file: redirects by hand, and none that leaves https. Hugging Face sends to its CDN, and says
// before that (x-linked-size, x-linked-etag) how long the file is and what its sha256 is.
import { lineFailure } from '../lib/line-failure.ts';
import type { LineKind } from '../lib/line-rows.ts';
import { isLoopback } from '../lib/near.ts';
import { phrase } from '../lib/phrase.ts';
import { DownloadError } from './download-error.ts';

export interface Asked {
  readonly url: string;
  /** File name, for messages. */
  readonly name: string;
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly response: Response;
  /** What the servers on the way said of the file; null where none did. */
  readonly sha256: string | null;
  readonly size: number | null;
}

const MAX_REDIRECTS = 5;
/** Trouble that lies on this side of the host. */
const OWN: readonly LineKind[] = ['proxy', 'proxy-password', 'certificate'];

/**
 * Sends the request and follows where it is sent.
 * @throws DownloadError for an address that is not https, a redirect away from https, a refusal or no answer
 */
export async function exchange(asked: Asked, method: 'HEAD' | 'GET', headers: Headers): Promise<Answered> {
  let url = addressIn(asked, asked.url, null);
  let sha256: string | null = null;
  let size: number | null = null;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await send(asked, url, { method, headers });
    sha256 ??= sha256In(response.headers.get('x-linked-etag'));
    size ??= sizeIn(response.headers.get('x-linked-size'));
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (!response.ok) throw await refusal(asked, url, response);
      return { response, sha256, size };
    }
    await response.body?.cancel();
    url = addressIn(asked, location, url);
  }
  throw trouble(asked, { why: phrase`more than ${MAX_REDIRECTS} redirects` });
}

async function send(asked: Asked, url: URL, how: { method: string; headers: Headers }): Promise<Response> {
  try {
    return await fetch(url, { ...how, redirect: 'manual', signal: asked.signal });
  } catch (error) {
    asked.signal.throwIfAborted();
    throw lineTrouble(asked, url, error);
  }
}

/** What kept us from the host, be it a proxy: that one is not got around by another host. */
function lineTrouble(asked: Asked, { host }: URL, cause: unknown): DownloadError {
  const { kind, why, next, mayPass } = lineFailure(cause, { host, setting: 'HF_ENDPOINT' });
  const told = kind === 'other' ? phrase`${host}: ${why}` : why;
  const error = trouble(asked, { why: told, isRetryable: mayPass, cause });
  if (OWN.includes(kind)) error.next = next;
  return error;
}

/** https, or our own machine; from https only to https. */
function addressIn(asked: Asked, text: string, from: URL | null): URL {
  if (!URL.canParse(text, from?.href)) throw trouble(asked, { why: phrase`${text} is no address` });
  const url = new URL(text, from?.href);
  const isOwn = url.protocol === 'http:' && isLoopback(url.hostname) && from?.protocol !== 'https:';
  if (url.protocol === 'https:' || isOwn) return url;
  throw trouble(asked, {
    why:
      from === null
        ? phrase`${url.origin} is not https`
        : phrase`${from.host} sends to ${url.origin}, which is not https`,
  });
}

async function refusal(asked: Asked, url: URL, response: Response): Promise<DownloadError> {
  await response.body?.cancel();
  const isRetryable = response.status >= 500 || response.status === 429;
  return trouble(asked, { why: phrase`${url.host} answered with HTTP ${response.status}`, isRetryable });
}

function trouble(
  { name }: Asked,
  rest: Omit<ConstructorParameters<typeof DownloadError>[0], 'code' | 'name'>,
): DownloadError {
  return new DownloadError({ code: 'E_DOWNLOAD', name, ...rest });
}

/** Of files that are not kept as large ones the tag is a git hash of another length. */
function sha256In(etag: string | null): string | null {
  return /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(etag ?? '')?.[1]?.toLowerCase() ?? null;
}

/** A whole number of bytes. */
export function sizeIn(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The bytes as they are: a model file does not get smaller, and a Range counts what is sent. */
export function plainHeaders(): Headers {
  return new Headers({ 'accept-encoding': 'identity' });
}
