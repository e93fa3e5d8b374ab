// Addresses that a PDF or a typist broke: by blanks inside a line, or over the end of a line. Pure.
import { isForge } from './url.ts';

/** Stands in a passage where a line ended inside, or right behind, what may be an address. From Unicode's private use. */
export const LINE_END = '\u{E000}';

/** Hosts that hardly occur as plain words, so that they need no scheme to be seen. */
export const KNOWN_HOST =
  '(?:github|gitlab|gitee|huggingface|hf|modelscope|bitbucket|codeberg|zenodo|osf|anonymous\\.4open)\\.(?:com|org|io|co|cn|science)';

/** Words that follow an address in a sentence and are no part of it. */
const WORD =
  /^(?:a|an|and|and\/or|are|as|at|by|can|for|from|has|have|in|is|it|of|on|or|that|the|this|to|under|we|where|which|will|with)$/i;

const SCHEME = /\b(https?)\s{0,3}:\s{0,3}\/\s{0,2}\/\s{0,3}(?=[\w-])/gi;
const HOST = new RegExp(`\\b(github|gitlab|gitee|huggingface|modelscope)\\s?\\.\\s?(com|io|co|cn)\\b`, 'gi');
const OWNER_AND_NAME = new RegExp(
  `(${KNOWN_HOST})\\s{0,2}/\\s{0,2}([\\w.-]{1,100})(?:\\s{0,2}/\\s{0,2}([\\w.-]{1,100}))?`,
  'gi',
);

/** `https: //github. com/ x/y` → `https://github.com/x/y`; anything else stays as it is. */
export function closeBlanks(text: string): string {
  if (!/http|github|gitlab|gitee|huggingface|modelscope/i.test(text)) return text;
  return text
    .replace(SCHEME, (_, scheme: string) => `${scheme}://`)
    .replace(HOST, (_, name: string, end: string) => `${name}.${end}`)
    .replace(OWNER_AND_NAME, closedPath);
}

/** `github.com/ x/ y` → `github.com/x/y`, as long as what follows is no word of the sentence. */
function closedPath(whole: string): string {
  const [host = '', owner = '', name] = whole.split('/').map(part => part.trim());
  if (!/\s/.test(whole) || WORD.test(owner)) return whole;
  return name === undefined || WORD.test(name)
    ? `${host}/${whole.slice(whole.indexOf(owner, host.length))}`
    : `${host}/${owner}/${name}`;
}

/** True when a text's last word may be an address that goes on in the next line. */
export function mayGoOn(tail: string): boolean {
  return /https?:|www\.|\/\/|[\w-]\.[a-z]{2,7}(?:$|\/)|\bgithub\.?$/i.test(tail);
}

/** True when nobody ends an address like this: the rest must stand in the next line. */
export function mustGoOn(tail: string): boolean {
  if (!mayGoOn(tail)) return false;
  if (/^\W{0,3}https?:?\/{0,2}$|[-_=?&%]$/i.test(tail)) return true;
  const { host, path } = roughParts(tail);
  return isForge(host) && path.length < 2 && tail.endsWith('/');
}

/** Does `right`, the first word of a line, go on with the address that ends `left`, the line before? */
export function goesOn(left: string, right: string): boolean {
  if (/^\W{0,3}https?:?\/{0,2}$/i.test(left)) return /^\/|\./.test(right);
  if (/^(?:\/\/?[\w~]|[?#&=_%~][\w])/.test(right)) return true;
  const word = withoutMarks(right);
  if (WORD.test(word) || !/^[\w(]/.test(right)) return false;
  const { host } = roughParts(left);
  if (!/\.[a-z]{2,}$/i.test(host)) return /^[\w-]{1,60}(?:\.[\w-]|\/)/.test(right);
  return isPathOf(left, right);
}

/** The same behind a whole host. */
function isPathOf(left: string, right: string): boolean {
  if (/[-_=?&%#~+]$/.test(left)) return true;
  if (left.endsWith('.')) return /^(?:html?|pdf|git|md|zip)\b|^[a-z][\w-]{0,60}\//.test(right);
  const { host, path } = roughParts(left);
  if (left.endsWith('/')) return (isForge(host) && path.length < 2) || looksLikePath(right);
  return isForge(host) && path.length === 1 && /^[\w.-]{1,100}\/\w/.test(right);
}

/**
 * An address with marks of line ends → the same in one piece, up to where it stops going on. `other` is the reading
 * without the hyphens at line ends, for when these only broke words; null when there are none.
 */
export function mended(raw: string): {
  text: string;
  other: string | null;
  length: number;
  isJoined: boolean;
} {
  const [first = '', ...rest] = raw.split(LINE_END);
  let text = first;
  let other = first;
  let length = first.length;
  let isJoined = false;
  for (const part of rest) {
    if (part !== '' && !goesOn(text, part)) break;
    isJoined ||= part !== '';
    other = /[\w]-$/.test(text) && /^[a-z]/i.test(part) ? other.slice(0, -1) + part : other + part;
    text += part;
    length += part.length + 1;
  }
  return { text, other: other === text ? null : other, length, isJoined };
}

/** A word of an address rather than of a sentence: it holds an address's signs, or the sentence stops behind it. */
function looksLikePath(right: string): boolean {
  const word = withoutMarks(right);
  return /[-_./=?#%\d]/.test(word) || word !== right;
}

/** A word without the marks of the sentence behind it. */
function withoutMarks(word: string): string {
  return word.replace(/(?<![^\p{L}\p{N}/])[^\p{L}\p{N}/]+$/u, '');
}

function roughParts(text: string): { host: string; path: string[] } {
  const [host = '', ...path] = text
    .replace(/^.{0,20}?\/\//, '')
    .replace(/^[^\w]+|^www\./, '')
    .split('/');
  return { host: host.toLowerCase(), path: path.filter(part => part !== '') };
}
