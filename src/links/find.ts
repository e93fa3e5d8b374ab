// Text → the addresses in it, cleaned, with their places. Pure.
import { KNOWN_HOST, LINE_END, mended } from './broken.ts';
import { cleanUrl } from './url.ts';

export interface FoundAddress {
  readonly url: string;
  /** The reading without hyphens at line ends, when there are such. */
  readonly other: string | null;
  /** True when it was put together over the end of a line. */
  readonly isJoined: boolean;
  /** Offsets in the text searched. */
  readonly start: number;
  readonly end: number;
}

/**
 * With a scheme; or without one on hosts that hardly occur as plain words. Ends at white space, a bracket of LaTeX,
 * a quotation mark, or Chinese.
 */
const ADDRESS = new RegExp(
  `(?:https?:${LINE_END}?/${LINE_END}?/|(?<![\\w.@-])www\\.|(?<![a-z.@/-]|[a-z]\\d)(?:${KNOWN_HOST}/|[a-z0-9][a-z0-9-]{0,62}\\.(?:github|gitlab)\\.io))` +
    '[^\\s<>"{}|\\\\^`“”‘’…\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]{0,500}',
  'giu',
);

/** The addresses of a text in reading order; LINE_END in it marks where a line ended inside an address. */
export function findAddresses(text: string): FoundAddress[] {
  if (!/https?:|www\.|\.(?:com|org|io|co|cn|science)/i.test(text)) return [];
  return [...text.matchAll(ADDRESS)].flatMap(match => {
    const { text: raw, other, length, isJoined } = mended(match[0]);
    const url = cleanUrl(raw);
    const end = match.index + length;
    if (url === null) return [];
    return [{ url, other: other === null ? null : cleanUrl(other), isJoined, start: match.index, end }];
  });
}

/** `\url{a\_b}` → ` a_b `, `\href{address}{words}` → ` address  words `; arXiv abstracts hold all of these. */
export function withoutLatex(text: string): string {
  return text
    .replace(/\\(?:url|href|texttt|footnote|tt)(?=\{)/g, ' ')
    .replace(/\\([_%#&$~])(?:\{\})?/g, '$1')
    .replace(/\$\\sim\$|\\textasciitilde(?:\{\})?/g, '~')
    .replace(/[{}]/g, ' ');
}
