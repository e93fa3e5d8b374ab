// What fetch throws → where on the way it went wrong: name, connection, certificate, TLS, proxy. Pure.
import { reasonOf } from './errors.ts';

/** `silent`: no connection came about, or no answer. `proxy`: the proxy itself refused to go on. */
export type TroubleKind =
  'name' | 'refused' | 'silent' | 'untrusted' | 'certificate' | 'tls' | 'proxy' | 'other';

export interface Trouble {
  readonly kind: TroubleKind;
  /** In the words of the system: `ECONNREFUSED`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly why: string;
  /** Host name or port that the failure was about, where the system says so. */
  readonly at: { readonly host: string; readonly port: string };
}

const KINDS: readonly (readonly [RegExp, TroubleKind])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'name'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_\w{0,20}TIMEOUT)$/, 'silent'],
  [/SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_UNTRUSTED|INVALID_CA/, 'untrusted'],
  [/CERT|ALTNAME/, 'certificate'],
  [/^(?:ERR_SSL|EPROTO|ERR_TLS)/, 'tls'],
];

/** Looks through the chain of causes for the one that says most. */
export function troubleIn(error: unknown): Trouble {
  const why = reasonOf(error);
  if (/Proxy response/i.test(why)) return { kind: 'proxy', why, at: { host: '', port: '' } };
  for (const link of chainOf(error)) {
    const code = textOf(link, 'code');
    const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1];
    if (kind === undefined) continue;
    return { kind, why: code, at: { host: textOf(link, 'hostname'), port: textOf(link, 'port') } };
  }
  return { kind: 'other', why, at: { host: '', port: '' } };
}

/** The error, its causes, and what several tried addresses gave (Node tries IPv4 and IPv6). Innermost last. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  const open = [error];
  while (open.length > 0 && chain.length < 10) {
    const next = open.shift();
    if (!(next instanceof Error)) continue;
    chain.push(next);
    open.push(next.cause, ...(next instanceof AggregateError ? (next.errors as unknown[]) : []));
  }
  // A group of errors has the code, and its members the port.
  return chain
    .sort((a, b) => Number(b instanceof AggregateError) - Number(a instanceof AggregateError))
    .reverse();
}

function textOf(error: Error, name: string): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
