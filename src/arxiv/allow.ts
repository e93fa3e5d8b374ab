// Which addresses the arXiv door may open: a redirect, or a setting, must not lead it anywhere else.
import { UsageError } from '../lib/errors.ts';
import { isLoopback } from '../lib/near.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** https://info.arxiv.org/help/api/tou.html: no more than one request every three seconds. */
const LEAST_INTERVAL_MS = 3000;
const ARXIV_HOSTS = ['arxiv.org', 'export.arxiv.org', 'www.arxiv.org', 'rss.arxiv.org'];

/**
 * Settings (base, API and RSS URL) → a check that gives null for an address that may be opened, else the reason.
 * Allowed are arXiv's hosts and the configured ones, https only; plain http only for a configured loopback host
 * with that very port. Throws UsageError for a setting that breaks this itself.
 */
export function allowList(configured: readonly string[]): (url: URL) => Told | null {
  const hosts = new Set([...ARXIV_HOSTS, ...configured.map(text => configuredUrl(text).host)]);
  const plain = new Set(
    configured
      .map(text => new URL(text))
      .filter(({ hostname }) => isLoopback(hostname))
      .map(({ host }) => host),
  );
  const refuse = (url: URL): Told | null => {
    if (url.username !== '' || url.password !== '') return phrase`its address holds a user name or password`;
    if (!hosts.has(url.host)) return phrase`${url.host === '' ? url.protocol : url.host} is not arXiv`;
    if (url.protocol === 'https:') return null;
    return url.protocol === 'http:' && plain.has(url.host) ? null : phrase`${url.protocol}// is not https://`;
  };
  for (const text of configured) {
    const reason = refuse(new URL(text));
    if (reason !== null) throw badSetting(text, reason);
  }
  return refuse;
}

/** Throws UsageError when arXiv itself would be asked more often than its terms of use allow. */
export function refuseHaste(intervalMs: number, configured: readonly string[]): void {
  const isReal = configured.some(text => /(?:^|\.)arxiv\.org$/.test(new URL(text).hostname));
  if (!isReal || intervalMs >= LEAST_INTERVAL_MS) return;
  throw new UsageError({
    code: 'E_ARXIV_INTERVAL',
    what: phrase`arXiv must not be asked that often`,
    why: phrase`${intervalMs} ms between requests, its terms of use ask for ${LEAST_INTERVAL_MS} ms`,
    next: phrase`unset SUMMARIZE_ARXIV_INTERVAL_MS`,
  });
}

function configuredUrl(text: string): URL {
  if (!URL.canParse(text)) throw badSetting(text, phrase`it is not a URL`);
  return new URL(text);
}

function badSetting(text: string, reason: Told): UsageError {
  // Never the whole text: it may hold a password.
  const host = URL.canParse(text) ? new URL(text).host : '';
  return new UsageError({
    code: 'E_ARXIV_URL',
    what: phrase`the address set for arXiv cannot be used`,
    why: phrase`${host === '' ? phrase`the value` : host}: ${reason}`,
    next: phrase`set SUMMARIZE_ARXIV_URL, SUMMARIZE_ARXIV_API_URL and SUMMARIZE_ARXIV_RSS_URL to https addresses, or unset them`,
  });
}
