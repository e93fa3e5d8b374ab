// What a GET of the list of models says about the address: who answers there, and whether it is a model's server.
import * as z from 'zod';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { Trouble } from '../../lib/net-trouble.ts';
import type { Reached } from '../../model/reach.ts';
import { DEADLINE_S, fail, ok, warn, type CheckResult, type DoctorWorld } from './check.ts';

const List = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

/** Names of the models that the server lists; null when it gave no list. */
export function modelsIn(reached: Reached): readonly string[] | null {
  if (reached.kind === 'none' || reached.status !== 200) return null;
  try {
    return List.safeParse(JSON.parse(reached.text)).data?.data.map(({ id }) => id) ?? null;
  } catch {
    return null; // a web page
  }
}

/** No answer: where on the way it was lost, and what to do about it. `setting` is where the address comes from. */
export function unreached(
  name: string,
  trouble: Trouble,
  { url, setting, extraCertificates }: { url: URL; setting: string; extraCertificates: string },
): CheckResult {
  const { kind, why } = trouble;
  const { host } = url;
  const result = (seen: Told, next: Told): CheckResult => fail(name, 'remote', { seen, next });
  switch (kind) {
    case 'name':
      return result(
        phrase`the name ${url.hostname} was not found (${why})`,
        phrase`is this machine online? else correct ${setting}, or set HTTPS_PROXY`,
      );
    case 'refused':
      return result(
        phrase`${host} refused the connection (${why})`,
        isLoopback(url)
          ? phrase`start the server (ollama serve), or correct ${setting}`
          : phrase`correct ${setting}; behind a firewall set HTTPS_PROXY`,
      );
    case 'silent':
      return result(
        why === ''
          ? phrase`${host} gave no answer within ${DEADLINE_S} s`
          : phrase`no connection to ${host} came about (${why})`,
        phrase`try again; behind a firewall set HTTPS_PROXY`,
      );
    case 'untrusted':
      return result(
        phrase`the certificate of ${host} is not trusted (${why})`,
        extraCertificates === ''
          ? phrase`export NODE_EXTRA_CA_CERTS=/path/to/its-ca.pem`
          : phrase`NODE_EXTRA_CA_CERTS is ${extraCertificates}: it must hold the CA of ${host}`,
      );
    case 'certificate':
      return result(
        phrase`the certificate of ${host} is not valid (${why})`,
        phrase`look at the clock of this machine (date), and at the host in ${setting}`,
      );
    case 'tls':
      return result(
        phrase`${host} does not speak TLS there (${why})`,
        phrase`write http:// instead of https:// in ${setting}, if that is meant`,
      );
    case 'proxy':
      return result(
        phrase`the proxy lets nothing through to ${host} (${why})`,
        phrase`its user name and password go into HTTPS_PROXY; or leave it out: NO_PROXY=${url.hostname}`,
      );
    case 'other':
      return result(
        phrase`the connection to ${host} failed (${why})`,
        phrase`try again; else correct ${setting}`,
      );
  }
}

/** The address as such. `isApi`: true or false when the question has shown it, null when it was not asked. */
export function checkEndpoint(world: DoctorWorld, reached: Reached, isApi: boolean | null): CheckResult {
  const { config, surroundings } = world.survey;
  const url = new URL(config.baseUrl);
  const setting = originName(config.origins.baseUrl);
  if (reached.kind === 'none')
    return unreached('endpoint', reached.trouble, { url, setting, ...surroundings });
  const wrong = isApi === true ? null : (wrongStatus(url, reached) ?? noApi(config.baseUrl, reached, isApi));
  if (wrong !== null) return wrong;
  if (url.protocol === 'http:' && isPublic(url))
    return warn(
      'endpoint',
      phrase`${config.baseUrl} is not encrypted: the key and the papers can be read on the way`,
      `export OPENAI_BASE_URL=${config.baseUrl.replace('http:', 'https:')}`,
    );
  return ok('endpoint', phrase`${config.baseUrl} answers`);
}

type Answered = Reached & { readonly kind: 'answer' };

function wrongStatus(url: URL, { status, headers }: Answered): CheckResult | null {
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location !== null && URL.canParse(location, url.href))
    return fail('endpoint', 'usage', {
      seen: phrase`${url.href} sends us on to ${location} (HTTP ${status})`,
      next: `export OPENAI_BASE_URL=${new URL(location, url).href.replace(/\/models$/, '')}`,
    });
  if (status < 500) return null;
  return fail('endpoint', 'remote', {
    seen: phrase`${url.host} is not well: HTTP ${status}`,
    next: phrase`try again in a few minutes`,
  });
}

/** Null when it is a model's server: it lists its models, or asks for a key. */
function noApi(baseUrl: string, reached: Answered, isApi: boolean | null): CheckResult | null {
  if (modelsIn(reached) !== null || reached.status === 401 || reached.status === 403) return null;
  const isPage = /^\s*<(?:!doctype|html)/i.test(reached.text);
  const what = isPage ? phrase`a web page` : phrase`no list of models`;
  const seen = phrase`${baseUrl}/models gives ${what} (HTTP ${reached.status})`;
  const next = /\/v\d/.test(baseUrl)
    ? phrase`correct OPENAI_BASE_URL: your provider tells the address for OpenAI clients`
    : `export OPENAI_BASE_URL=${baseUrl}/v1`;
  return isApi === null && !isPage ? warn('endpoint', seen, next) : fail('endpoint', 'usage', { seen, next });
}

/** `OPENAI_BASE_URL in ./.env` → `OPENAI_BASE_URL`. */
function originName(origin: string): string {
  return origin === 'default' || origin.endsWith('.json') ? 'OPENAI_BASE_URL' : origin.replace(/ in .*$/, '');
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** A host of the open internet: neither this machine nor an address or name of a house network. */
export function isPublic(url: URL): boolean {
  const { hostname } = url;
  if (isLoopback(url) || hostname === '0.0.0.0') return false;
  if (/^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(hostname)) return false;
  if (/^\[(?:f[cd]|fe[89ab])/.test(hostname)) return false;
  return hostname.includes('.') && !/\.(?:local|lan|internal|home\.arpa|test)$/.test(hostname);
}
