// A base URL as it was pasted → the one that requests are built on. Pure.
// Paths that hosts need are kept, ends that the request adds itself are taken off, and what cannot work is refused.
import { BLANK, CURLY_QUOTE, FULL_WIDTH, STRAIGHT_QUOTE, stripped, type Mended } from './key.ts';
import { isNear } from '../lib/near.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { trimEndOf } from '../lib/text.ts';

/** Where the OpenAI-compatible endpoint lies at hosts that have it elsewhere than under /v1. */
const PATHS: readonly (readonly [host: RegExp, path: string])[] = [
  [/^openrouter\.ai$/, '/api/v1'],
  [/^dashscope(?:-intl|-us)?\.aliyuncs\.com$/, '/compatible-mode/v1'],
  [/^(?:open\.bigmodel\.cn|api\.z\.ai)$/, '/api/paas/v4'],
  [/^generativelanguage\.googleapis\.com$/, '/v1beta/openai'],
  [/^api\.groq\.com$/, '/openai/v1'],
  [/^ark\.[a-z0-9-]{1,40}\.volces\.com$/, '/api/v3'],
  [/\.openai\.azure\.com$/, '/openai/v1'],
];

/** The base URL, and a word about what was done to it; or why it cannot be used, with a better one where it is clear. */
export function mendBaseUrl(text: string): Mended {
  const typed = stripped(text, [BLANK, STRAIGHT_QUOTE]);
  const refused = whyNoText(typed) ?? whyNoUrl(typed);
  if (refused !== null) return refused;
  const url = new URL(typed);
  const path = pathOf(url);
  const value = `${url.origin}${path.kept}${path.added}`;
  if (value === text) return { value, done: null };
  const { added, kept, removed } = path;
  if (added !== '') return { value, done: phrase`the base URL had no path: ${added} was added` };
  if (removed !== '')
    return { value, done: phrase`${removed} was taken off the base URL, to which requests add it` };
  return kept === ''
    ? { value, done: null }
    : { value, done: text === typed ? null : phrase`blanks or quotes around the base URL were taken off` };
}

/** What can be seen in the text alone. Whatever may hold a password or a key is refused before anything is suggested. */
function whyNoText(typed: string): Mended | null {
  const plain = stripped(typed.normalize('NFKC'), [BLANK, CURLY_QUOTE]);
  if (/^(?:[a-z]{0,12}:?\/{0,3})?[^/?#]{0,400}@/i.test(plain))
    return { why: phrase`it holds a user name or password`, better: null };
  if (CURLY_QUOTE.test(typed))
    return { why: phrase`it holds curly quotes`, better: CURLY_QUOTE.test(plain) ? null : usable(plain) };
  if (FULL_WIDTH.test(typed))
    return {
      why: phrase`it holds full-width characters (from a Chinese input method)`,
      better: usable(typed.normalize('NFKC').replaceAll('。', '.')),
    };
  if (BLANK.test(typed)) return { why: phrase`it holds a blank`, better: null };
  return null;
}

function whyNoUrl(typed: string): Mended | null {
  if (!/^https?:\/\/[^/]/i.test(typed)) return whyNoScheme(typed);
  if (!URL.canParse(typed)) return { why: phrase`it is no URL`, better: null };
  const { origin, pathname, search, hash } = new URL(typed);
  if (/\/deployments\//i.test(pathname))
    return {
      why: phrase`it is the address of one deployment; the name of the deployment goes to OPENAI_MODEL`,
      better: `${origin}/openai/v1`,
    };
  if (search !== '' || hash !== '')
    return {
      why: phrase`a base URL has no "?" or "#" and nothing behind them`,
      better: usable(origin + pathname),
    };
  return null;
}

function whyNoScheme(typed: string): Mended {
  const [, scheme = '', rest = ''] = /^([a-z]{0,10}):?\/{1,3}(.{0,400})$/i.exec(typed) ?? [];
  if (scheme === '' && !/^\/\//.test(typed)) {
    const whole = `${isNear(hostIn(typed)) ? 'http' : 'https'}://${typed}`;
    // A host has a dot or a port, or is this machine: anything else is a word.
    const isHost = /^(?:[\w-]{1,63}\.)+[a-z]{2,}|^\[|^localhost\b|:\d{1,5}(?:\/|$)/i.test(typed);
    return { why: phrase`http:// or https:// is missing`, better: isHost ? usable(whole) : null };
  }
  const name = scheme.toLowerCase();
  const isMisspelt = /^h?t{1,3}p{1,2}s?$|^ht+ps?$|^htpp?s?$|^hhtps?$|^hptts?$/.test(name);
  const meant = `${name.endsWith('s') ? 'https' : 'http'}://${rest}`;
  return {
    why: phrase`expected http:// or https://`,
    better: isMisspelt || name === '' ? usable(name === '' ? `https://${rest}` : meant) : null,
  };
}

/** The same as it would be used, when it could be; null when that is not clear. */
function usable(text: string): string | null {
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const mended = mendBaseUrl(text);
  return 'value' in mended ? mended.value : null;
}

/** The path in three parts: what is kept of it, what requests add by themselves, and what has to be added. */
function pathOf({ hostname, pathname }: URL): { kept: string; removed: string; added: string } {
  const whole = trimEndOf(pathname, '/');
  const end = /\/(?:chat\/completions|models)$/i.exec(whole)?.[0] ?? '';
  const kept = trimEndOf(whole.slice(0, whole.length - end.length), '/');
  const known = PATHS.find(([host]) => host.test(hostname))?.[1];
  if (kept === '/openai' && hostname.endsWith('.azure.com')) return { kept, removed: end, added: '/v1' };
  return { kept, removed: end, added: kept === '' ? (known ?? '/v1') : '' };
}

function hostIn(text: string): string {
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
}

/** What somebody should know before the first request: told once, on stderr. `warned` holds no secret. */
export function warningsOf(config: { readonly apiKey: string; readonly baseUrl: string }): Phrase[] {
  const { protocol, hostname } = new URL(config.baseUrl);
  if (config.apiKey === '' || protocol !== 'http:' || isNear(hostname)) return [];
  return [phrase`warning: the key travels unencrypted to ${hostname}: use https:// if the host has it`];
}
