// What fetch throws when the line failed → what it was, in plain words, and what to do. Pure.
// Node hides the reason in a chain of causes: the innermost one decides.
import { reasonOf, systemCode } from './errors.ts';
import { cutWords, LINE_ROWS, notHttpWords, type Aim, type LineKind, type LineWords } from './line-rows.ts';
import { phrase } from './phrase.ts';

/** The proxy could not be reached, or did not let us through. `proxy` is host and port, without name and password. */
export class ProxyTrouble extends Error {
  override name = 'ProxyTrouble';
  readonly proxy: string;
  /** Its answer; null when there was none. */
  readonly status: number | null;
  constructor(proxy: string, status: number | null, cause?: unknown) {
    super(status === null ? `${proxy} failed` : `${proxy} answered ${status}`, { cause });
    this.proxy = proxy;
    this.status = status;
  }
}

export interface LineFailure extends LineWords {
  /** Of the innermost cause: `ECONNREFUSED`; '' when it has none. */
  readonly code: string;
  /** True when the same may succeed a moment later. */
  readonly mayPass: boolean;
}

/** These come again with every try. */
const LASTING: readonly LineKind[] = ['certificate', 'not-tls', 'not-http', 'redirect', 'proxy-password'];

/** What was wrong with the line to `aim`. No part of the answer holds a password, or the value of a setting. */
export function lineFailure(error: unknown, aim: Aim): LineFailure {
  const code = innermostCode(error);
  const told = proxyFailure(error, code) ?? rowFor(error, code, aim);
  return { ...told, code, mayPass: !LASTING.includes(told.kind) };
}

/** True when it was a proxy that failed, not the host behind it. */
export function isProxyTrouble(error: unknown): boolean {
  return proxyTroubleIn(error) !== undefined;
}

function proxyTroubleIn(error: unknown): ProxyTrouble | undefined {
  return chainOf(error).find(link => link instanceof ProxyTrouble);
}

function rowFor(error: unknown, code: string, aim: Aim): LineWords {
  const row = LINE_ROWS.find(([codes]) => codes.test(code));
  if (row !== undefined) return row[1](aim, code);
  const reason = reasonOf(error);
  if (/^unexpected redirect/.test(reason))
    return {
      kind: 'redirect',
      why: phrase`${aim.host} sends us on to another address, and a key is not carried there`,
      next: phrase`write the address that it leads to in ${aim.setting} (often https:// in place of http://)`,
    };
  if (/does not match the HTTP/.test(reason)) return notHttpWords(aim, code);
  if (/socket hang up|other side closed|terminated/i.test(reason)) return cutWords(aim, code);
  return {
    kind: 'other',
    why: reason,
    next: phrase`correct ${aim.setting} and HTTPS_PROXY, or run the same command again`,
  };
}

function proxyFailure(error: unknown, code: string): LineWords | null {
  const trouble = proxyTroubleIn(error);
  if (trouble === undefined) return null;
  const { proxy, status } = trouble;
  if (status === 407)
    return {
      kind: 'proxy-password',
      why: phrase`the proxy ${proxy} asks for a name and a password (HTTP 407)`,
      next: phrase`set HTTPS_PROXY=http://NAME:PASSWORD@${proxy}`,
    };
  if (status !== null)
    return {
      kind: 'proxy',
      why: phrase`the proxy ${proxy} did not let the connection through (HTTP ${status})`,
      next: phrase`ask whoever runs the proxy, or go around it: NO_PROXY=HOST`,
    };
  return {
    kind: 'proxy',
    why:
      code === ''
        ? phrase`the proxy ${proxy} failed`
        : phrase`the proxy ${proxy} cannot be reached (${code})`,
    next: phrase`start the proxy, or correct HTTPS_PROXY and HTTP_PROXY, or unset them`,
  };
}

/** The error and its causes, outermost first; of several tried addresses the first one's failure. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 8;) {
    chain.push(link);
    const several = link instanceof AggregateError ? (link.errors[0] as unknown) : undefined;
    link = link.cause ?? several;
  }
  return chain;
}

function innermostCode(error: unknown): string {
  return (
    chainOf(error)
      .flatMap(link => systemCode(link) ?? [])
      .at(-1) ?? ''
  );
}
