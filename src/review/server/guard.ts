// What may come in at all: every request, for files of the page too, is judged by its method, its target and its
// headers before anything else is looked at. Pure. Against CSRF and DNS rebinding; and against other
// users of this machine, who do not know the token: it is on no command line (opening.ts).
import { createHash, timingSafeEqual } from 'node:crypto';
import { phrase, type Told } from '../../lib/phrase.ts';

/** A request as it came in, not yet normalised by anybody. */
export interface Incoming {
  readonly method: string;
  /** As in the request line: `/api/queue`. */
  readonly target: string;
  /** Each header by its lower-case name, with every value that it was sent with. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

/** What the server knows of itself. */
export interface Door {
  readonly port: number;
  /** Of this start. */
  readonly token: string;
}

/** Why a request is turned away. Nothing of the request is repeated in it. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 415 | 421;
  readonly code: 'E_REVIEW_TOKEN' | 'E_REVIEW_REFUSED';
  readonly why: Told;
}

/** Sent with every answer. pdf.js works in a worker and decodes pictures with WebAssembly; it needs no blob: and no data:. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/** A second one of these means that two programs read the request in two ways. */
const ONCE = ['host', 'origin', 'authorization', 'content-type', 'sec-fetch-site'];

/** Null when the request may go on. */
export function refusalOf(request: Incoming, door: Door): Refusal | null {
  const isApi = /^\/api(?:\/|\?|$)/.test(request.target);
  return (
    shapeRefusal(request) ??
    siteRefusal(request, door) ??
    (isApi ? apiRefusal(request, door) : pageRefusal(request))
  );
}

/** What a browser writes into `Host` when it means this server. */
function hostsOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost'].map(name => (port === 80 ? name : `${name}:${port}`));
}

function shapeRefusal({ target, headers }: Incoming): Refusal | null {
  if (ONCE.some(name => (headers[name]?.length ?? 0) > 1))
    return refused(400, phrase`a header stands in the request twice`);
  return target.startsWith('/') ? null : refused(400, phrase`the address is not one of this server`);
}

/** Who asks: only a page that this server gave, or no page at all. */
function siteRefusal(request: Incoming, { port }: Door): Refusal | null {
  const host = one(request, 'host')?.toLowerCase();
  if (host === undefined || !hostsOf(port).includes(host))
    return refused(421, phrase`the request names another host; this server is 127.0.0.1 only`);
  const isForeign = (one(request, 'origin') ?? `http://${host}`) !== `http://${host}`;
  const site = one(request, 'sec-fetch-site') ?? 'none';
  const isOurs = !isForeign && (site === 'same-origin' || site === 'none' || isLink(request));
  return isOurs ? null : refused(403, phrase`the request comes from a page of another site`);
}

/**
 * A link to the page itself, clicked in a mail, in a terminal that is a web page, or followed from the file that a browser
 * is opened with, is how people come here. What they get is the empty page: it holds nothing secret, does nothing without the token, and cannot be framed.
 */
function isLink(request: Incoming): boolean {
  const isNavigation =
    one(request, 'sec-fetch-mode') === 'navigate' && one(request, 'sec-fetch-dest') === 'document';
  return isNavigation && request.method === 'GET' && request.target === '/';
}

/** The value of a header that is there at most once. */
function one({ headers }: Incoming, name: string): string | undefined {
  return headers[name]?.[0];
}

function apiRefusal(request: Incoming, { token }: Door): Refusal | null {
  const { method, target } = request;
  // A preflight has no token; it is for other sites, and there are none.
  if (method !== 'GET' && method !== 'POST') return wrongMethod();
  const given = /^Bearer ([0-9a-f]{64})$/.exec(one(request, 'authorization') ?? '')?.[1];
  if (given === undefined || !isSame(given, token)) return noToken();
  if (!isPlain(target)) return notHere();
  if (method === 'POST' && one(request, 'content-type') !== 'application/json')
    return refused(415, phrase`only JSON is taken`);
  return null;
}

function pageRefusal({ method, target }: Incoming): Refusal | null {
  if (method !== 'GET' && method !== 'HEAD') return wrongMethod();
  return isPlain(target) ? null : notHere();
}

/** Our own addresses need no more: no escapes, no query, no backslash, no empty name, no name of dots only. */
function isPlain(target: string): boolean {
  if (target === '/') return true;
  const names = target.slice(1).split('/');
  return names.length <= 6 && names.every(name => /^[\w.-]{1,100}$/.test(name) && !/^\.{1,100}$/.test(name));
}

/** Equally long for every wrong secret, so that none can be found out by its time. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function noToken(): Refusal {
  return {
    status: 401,
    code: 'E_REVIEW_TOKEN',
    why: phrase`the address holds no token of this review: it is incomplete, or of an earlier one`,
  };
}

/** Nothing of the kind is served. */
export function notHere(): Refusal {
  return refused(404, phrase`there is nothing at this address`);
}

/** It is served, but not in this way. */
export function wrongMethod(): Refusal {
  return refused(405, phrase`this cannot be done at this address`);
}

function refused(status: Refusal['status'], why: Told): Refusal {
  return { status, code: 'E_REVIEW_REFUSED', why };
}
