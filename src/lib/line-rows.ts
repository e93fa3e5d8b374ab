// What each code of a failed connection means, in plain words, and what to do about it. Rows of data.
import { AGAIN } from './again.ts';
import { isLoopback } from './near.ts';
import { phrase, type Phrase, type Told } from './phrase.ts';

export type LineKind =
  | 'name' //            the host is not known, or nobody could say
  | 'refused' //         nothing listens there
  | 'silent' //          no connection came about
  | 'cut' //             the connection broke
  | 'certificate' //     it is not trusted
  | 'not-tls' //         https:// to something that speaks plain http
  | 'not-http' //        the other way round, or no web server at all
  | 'redirect' //        not followed: it would carry the key elsewhere
  | 'proxy' //           the proxy is away
  | 'proxy-password' //  the proxy wants to know who we are
  | 'other';

/** Whom we wanted to reach, and the setting that says so, for messages. */
export interface Aim {
  /** As people know it, without name and password. */
  readonly host: string;
  /** `OPENAI_BASE_URL` */
  readonly setting: string;
  /** What NODE_EXTRA_CA_CERTS is, where that is known; '' when it is not set. */
  readonly extraCertificates?: string;
}

/** One failure in words. */
export interface LineWords {
  readonly kind: LineKind;
  readonly why: Told;
  readonly next: Phrase;
}

/** Codes of Node, OpenSSL and undici, and what they mean. The first row that applies decides. */
type Row = readonly [codes: RegExp, tell: (aim: Aim, code: string) => LineWords];

/** For a server that may come back by itself. */
const LATER = phrase`${AGAIN} in a few minutes`;
export const LINE_ROWS: readonly Row[] = [
  [
    /^ENOTFOUND$/,
    ({ host, setting }, code) => ({
      kind: 'name',
      why: phrase`there is no host of the name ${nameOf(host)} (${code})`,
      next: phrase`correct ${setting}, or see whether this machine is online`,
    }),
  ],
  [
    /^EAI_/,
    ({ host }, code) => ({
      kind: 'name',
      why: phrase`no name server answered when asked for ${nameOf(host)} (${code})`,
      next: phrase`see whether this machine is online, then run the same command again`,
    }),
  ],
  [
    /^ECONNREFUSED$/,
    ({ host, setting }, code) => ({
      kind: 'refused',
      why: isLoopback(nameOf(host))
        ? phrase`no server is listening at that port of this machine (${code})`
        : phrase`${host} refused the connection (${code})`,
      next: isLoopback(nameOf(host))
        ? setting === 'OPENAI_BASE_URL'
          ? phrase`start the server (for Ollama: ollama serve), or correct the port in ${setting}`
          : phrase`start what should listen there, or correct ${setting}`
        : phrase`correct host and port in ${setting}, or try again once the server is up`,
    }),
  ],
  [
    /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN)$/,
    ({ host, setting }, code) => ({
      kind: 'silent',
      why: phrase`no connection to ${host} came about (${code})`,
      next: phrase`behind a firewall set HTTPS_PROXY=http://host:port; else correct ${setting}, or try again later`,
    }),
  ],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, cutWords],
  [
    /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    ({ host }, code) => ({
      kind: 'certificate',
      why: phrase`the certificate of ${host} is not valid today (${code})`,
      next: phrase`see whether the clock of this machine is right (date); else whoever runs the server has to renew it`,
    }),
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    ({ host, setting }, code) => ({
      kind: 'certificate',
      why: phrase`the certificate that ${host} shows is for another name (${code})`,
      next: phrase`write the name that the certificate is for in ${setting}`,
    }),
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|^CERT_|^ERR_TLS_CERT/,
    ({ host, extraCertificates = '' }, code) => ({
      kind: 'certificate',
      why: phrase`the certificate of ${host} is not trusted by this machine (${code})`,
      next:
        extraCertificates === ''
          ? phrase`export NODE_EXTRA_CA_CERTS=/path/to/ca.pem with the certificate of your company or server`
          : phrase`NODE_EXTRA_CA_CERTS is ${extraCertificates}: it must hold the CA of ${host}`,
    }),
  ],
  [
    /^(?:EPROTO|ERR_SSL_)/,
    ({ host, setting }, code) => ({
      kind: 'not-tls',
      why: phrase`${host} does not speak TLS at that port (${code})`,
      next: phrase`write http:// in place of https:// in ${setting} when the server is your own; else correct the port`,
    }),
  ],
  [/^HPE_/, notHttpWords],
];

/** What answered does not speak HTTP; Node 24 says so in words, without the parser's code. */
export function notHttpWords({ host, setting }: Aim, code: string): LineWords {
  return {
    kind: 'not-http',
    why:
      code === ''
        ? phrase`what ${host} answered is no HTTP`
        : phrase`what ${host} answered is no HTTP (${code})`,
    next: phrase`write https:// in place of http:// in ${setting}, or correct the port`,
  };
}

/** The connection broke. */
export function cutWords({ host }: Aim, code: string): LineWords {
  return {
    kind: 'cut',
    why: code === '' ? phrase`${host} cut the connection` : phrase`${host} cut the connection (${code})`,
    next: LATER,
  };
}

/** `gpu.lan:8000` → `gpu.lan` */
function nameOf(host: string): string {
  return host.replace(/(?<=[^:]):\d{1,5}$/, '');
}
