// Sends Node's fetch through the proxy of HTTPS_PROXY or HTTP_PROXY, which Node 20 to 24 ignore by themselves.
// The only importer of undici, and only when a proxy is set: loading it costs 0.1 s.
import type { Dispatcher } from 'undici';
import { UsageError } from './errors.ts';
import { ProxyTrouble } from './line-failure.ts';
import { phrase, type Phrase } from './phrase.ts';

/** The values of HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export interface ProxySettings {
  readonly https?: string | null;
  readonly http?: string | null;
  readonly no?: string | null;
}

/** Our own servers (review, demo, tests, local models) must never be asked for through a proxy. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];

/**
 * Routes every later fetch of this process; without a proxy, or with NO_PROXY=*, nothing happens.
 * `host:port` without scheme is taken as http://. Throws UsageError E_PROXY; passwords are never in its text.
 */
export async function useProxy(settings: ProxySettings): Promise<void> {
  const httpsProxy = proxyUrl('HTTPS_PROXY', settings.https);
  const httpProxy = proxyUrl('HTTP_PROXY', settings.http);
  const bypass = settings.no?.trim() ?? '';
  if ((httpsProxy === '' && httpProxy === '') || bypass === '*') return;
  const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await import('undici');
  // Empty strings, not undefined: for those the agent would read the environment itself.
  setGlobalDispatcher(
    new EnvHttpProxyAgent({
      httpsProxy,
      httpProxy,
      noProxy: [bypass, ...LOOPBACK].join(','),
      clientFactory: (origin, options) => named(new Pool(origin, options), origin.host),
    }),
  );
}

/** The connections to a proxy, whose failures say that it was the proxy: else nobody could tell it from the host. */
function named(client: Dispatcher, proxy: string): Dispatcher {
  const connect = client.connect.bind(client);
  const connectNamed = async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    const answer = await connect(options).catch((error: unknown) => {
      throw new ProxyTrouble(proxy, null, error);
    });
    if (answer.statusCode === 200) return answer;
    answer.socket.on('error', () => undefined).destroy();
    throw new ProxyTrouble(proxy, answer.statusCode);
  };
  return Object.assign(client, { connect: connectNamed });
}

function proxyUrl(name: string, value: string | null | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') return '';
  const whole = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(whole)) throw badProxy(name, phrase`it is not a URL`);
  const { protocol, host, hostname } = new URL(whole);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw badProxy(
      name,
      phrase`${protocol}//${host} is a ${protocol.slice(0, -1)} proxy, only http and https proxies work`,
    );
  }
  if (hostname === '') throw badProxy(name, phrase`it names no host`);
  return whole;
}

function badProxy(name: string, why: Phrase): UsageError {
  return new UsageError({
    code: 'E_PROXY',
    what: phrase`the proxy in ${name} cannot be used`,
    why,
    next: phrase`set ${name}=http://host:port, or unset it`,
  });
}
