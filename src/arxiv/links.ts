// Links that authors put into an abstract or comment: code, project page, model, data, video. Pure.
// Nothing is guessed: only addresses that stand in the text, cleaned of LaTeX and punctuation.
import type { PaperLink } from '../domain/paper.ts';

type Kind = PaperLink['kind'];

/** With a scheme; or without one on hosts that hardly occur as plain words. Ends at white space or a bracket of LaTeX. */
const ADDRESS =
  /(?:https?:\/\/|www\.|\b(?:[a-z0-9-]{1,63}\.)?(?:github\.(?:com|io)|gitlab\.com|huggingface\.co|hf\.co|modelscope\.cn)\/)[^\s<>"{}|\\^`]{1,500}/giu;

/** Addresses that name papers or licences: not what a reader of notes looks for under Code/Page. */
const NOT_A_LINK = /^(?:(?:www\.)?arxiv\.org|(?:dx\.)?doi\.org|creativecommons\.org|orcid\.org)$/;

const BY_PLACE: readonly (readonly [RegExp, Kind])[] = [
  [/^huggingface\.co\/datasets\/|^hf\.co\/datasets\/|^modelscope\.cn\/datasets\//, 'data'],
  [/^huggingface\.co\/(?:spaces|papers|blog)\//, 'page'],
  [/^(?:huggingface\.co|hf\.co|modelscope\.cn)\//, 'model'],
  [/^(?:[a-z0-9-]+\.)?(?:kaggle\.com\/datasets|zenodo\.org|figshare\.com|osf\.io)/, 'data'],
  [/^(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|b23\.tv)\//, 'video'],
  [/^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|sourceforge\.net)\//, 'code'],
  [/^(?:anonymous\.4open\.science|colab\.research\.google\.com)\//, 'code'],
];

/** What the words before an address call it; the word nearest to the address wins. */
const BY_WORD: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:codes?|codebase|implementations?|software|source|library|package|toolkit|repository)\b/gi, 'code'],
  [/\b(?:data|datasets?|corpus|corpora|benchmark)\b/gi, 'data'],
  [/\b(?:checkpoints?|weights|models?)\b/gi, 'model'],
  [/\b(?:videos?|demo video)\b/gi, 'video'],
  [/\b(?:project|home ?page|web ?site|web ?page|page|demo)\b/gi, 'page'],
];

/** The links of an abstract and a comment (plain text or with LaTeX), in reading order, each address once. */
export function mineLinks(abstract: string, comment: string | null): PaperLink[] {
  const links = [...linksOf(abstract, 'abstract'), ...linksOf(comment ?? '', 'comment')];
  const seen = new Set<string>();
  return links.filter(({ url }) => {
    const key = url
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '')
      .toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function linksOf(raw: string, source: 'abstract' | 'comment'): PaperLink[] {
  const text = withoutLatex(raw);
  return [...text.matchAll(ADDRESS)].flatMap(match => {
    const url = cleanUrl(match[0]);
    if (url === null) return [];
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    return [{ url: url.href, kind: kindOf(url, before), source, page: null }];
  });
}

/** `\url{a\_b}` → ` a_b `, `\href{address}{words}` → ` address  words `; arXiv abstracts hold all of these. */
function withoutLatex(text: string): string {
  return text
    .replace(/\\(?:url|href|texttt|footnote|tt)(?=\{)/g, ' ')
    .replace(/\\([_%#&$~])(?:\{\})?/g, '$1')
    .replace(/\$\\sim\$|\\textasciitilde(?:\{\})?/g, '~')
    .replace(/[{}]/g, ' ');
}

function cleanUrl(text: string): URL | null {
  const address = withoutTail(text);
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  const isLink = url?.username === '' && /\.[a-z]{2,}$/i.test(url.hostname) && !NOT_A_LINK.test(url.hostname);
  return isLink ? url : null;
}

/** Without the punctuation of the sentence around it: `(github.com/x/y).` ends in `y`, `…/a_(b)` keeps its bracket. */
function withoutTail(text: string): string {
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (/[.,;:!?'*_~。，、；：！？）】》」’”]/u.test(last)) continue;
    const open = { ')': '(', ']': '[' }[last];
    if (open === undefined || count(text, open, end) >= count(text, last, end)) break;
  }
  return text.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  return text.slice(0, end).split(character).length - 1;
}

function kindOf(url: URL, before: string): Kind {
  const place = `${url.hostname.replace(/^www\./, '')}${url.pathname}`;
  const known = BY_PLACE.find(([pattern]) => pattern.test(place));
  if (known !== undefined) return known[1];
  let kind: Kind = 'page';
  let nearest = -1;
  for (const [pattern, named] of BY_WORD) {
    const last = [...before.matchAll(pattern)].at(-1)?.index ?? -1;
    if (last > nearest) [kind, nearest] = [named, last];
  }
  return kind;
}
