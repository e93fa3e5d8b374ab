// Sends Node's fetch through the proxy of HTTPS_PROXY or HTTP_PROXY, which Node 20 to 24 ignore by themselves.
// The only importer of undici, and only when a proxy is set: loading it costs 0.1 s.
import { UsageError } from './errors.ts';

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
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  // Empty strings, not undefined: for those the agent would read the environment itself.
  setGlobalDispatcher(
    new EnvHttpProxyAgent({ httpsProxy, httpProxy, noProxy: [bypass, ...LOOPBACK].join(',') }),
  );
}

function proxyUrl(name: string, value: string | null | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') return '';
  const whole = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(whole)) throw badProxy(name, 'it is not a URL');
  const { protocol, host, hostname } = new URL(whole);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw badProxy(
      name,
      `${protocol}//${host} is a ${protocol.slice(0, -1)} proxy, only http and https proxies work`,
    );
  }
  if (hostname === '') throw badProxy(name, 'it names no host');
  return whole;
}

function badProxy(name: string, why: string): UsageError {
  return new UsageError({
    code: 'E_PROXY',
    what: `the proxy in ${name} cannot be used`,
    why,
    next: `set ${name}=http://host:port, or unset it`,
  });
}
