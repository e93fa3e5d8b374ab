// One address: cleaned of the sentence around it, and compared with others. Pure.
// Nothing is guessed: an address that does not parse, or that names a paper or a licence, is no link.

/** Where people keep repositories: an owner, then a name. */
const FORGE =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|huggingface\.co|hf\.co|modelscope\.cn)$/;

/** Addresses that name papers, people or licences: not what a reader of notes looks for under Code/Page. */
const NOT_A_LINK =
  /^(?:(?:[a-z]+\.)?arxiv\.org|creativecommons\.org|orcid\.org|openreview\.net|aclanthology\.org|dl\.acm\.org|ieeexplore\.ieee\.org|(?:www\.)?semanticscholar\.org|scholar\.google\.[a-z.]{2,6}|proceedings\.[a-z]+\.(?:cc|press)|link\.springer\.com|(?:www\.)?sciencedirect\.com)$/;

/** DOIs that name archives of code and data; all others name papers. Prefixes: https://www.doi.org/the-identifier/ */
const ARCHIVE_DOI = /^\/10\.(?:5281\/zenodo|6084\/m9\.figshare|17605\/osf\.io)/i;

/** An address as it stands in a text → the whole, clean address; null when it is none that readers look for. */
export function cleanUrl(text: string): string | null {
  const unwrapped = text.replace(/^https?:\/\/(?=https?:\/\/)/i, '').replace(/\\(?=[_%#&~])/g, '');
  const address = withoutTail(unwrapped);
  const url = parsed(/^https?:\/\//i.test(address) ? address : `https://${address}`);
  if (url?.username !== '' || !/\.[a-z]{2,}$/i.test(url.hostname)) return null;
  if (/^(?:dx\.)?doi\.org$/.test(url.hostname)) return ARCHIVE_DOI.test(url.pathname) ? url.href : null;
  if (NOT_A_LINK.test(url.hostname)) return null;
  // `new URL` takes white space away, so that what stood before it may end the address now.
  return withoutTail(url.href) === url.href ? url.href : null;
}

/** The same for every way of writing one address: scheme, `www.`, case, `.git`, branch and last slash do not count. */
export function addressKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\/tree\/(?:main|master))?(?:\.git)?\/?(?:#readme)?$/, '');
}

/** Host without `www.`, and the parts of the path. */
export function partsOf(url: string): { host: string; path: string[] } {
  const { hostname = '', pathname = '' } = parsed(url) ?? {};
  return { host: hostname.replace(/^www\./, ''), path: pathname.split('/').filter(part => part !== '') };
}

/** True for hosts where an address without owner and name leads to nobody's work. */
export function isForge(host: string): boolean {
  return FORGE.test(host);
}

/** True when both name one repository, or one of them a file of the other's. */
export function isSamePlace(left: string, right: string): boolean {
  const [one, other] = [addressKey(left), addressKey(right)];
  if (one === other) return true;
  const { host, path } = partsOf(left);
  if (!isForge(host) || path.length < 2) return false;
  const root = `${host}/${path.slice(0, 2).join('/')}`.toLowerCase();
  return path[0] !== 'datasets' && path[0] !== 'spaces' && `${other}/`.startsWith(`${root}/`);
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Without the punctuation of the sentence around it: `(github.com/x/y).` ends in `y`, `…/a_(b)` keeps its bracket. */
function withoutTail(text: string): string {
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (/[\p{L}\p{Nd}/=+]/u.test(last)) break;
    const open = { ')': '(', ']': '[' }[last];
    if (open !== undefined && count(text, open, end) >= count(text, last, end)) break;
  }
  return text.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  return text.slice(0, end).split(character).length - 1;
}
