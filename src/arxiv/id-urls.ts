// Which web addresses name an arXiv paper, and where in the path the id stands.
// The address is only read; nothing here is ever fetched.
import { phrase, type Told } from '../lib/phrase.ts';

interface UrlForm {
  readonly hosts: readonly string[];
  /** Group 1 is the id, with or without version. */
  readonly path: RegExp;
  /** DOIs mean the same in any case. */
  readonly isDoi?: true;
}

const FORMS: readonly UrlForm[] = [
  {
    hosts: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'browse.arxiv.org', 'cn.arxiv.org'],
    path: /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+)$/,
  },
  // alphaXiv puts a language in front for readers: /zh/overview/2310.06825
  { hosts: ['alphaxiv.org', 'www.alphaxiv.org'], path: /^\/(?:[a-z]{2}\/)?(?:abs|overview|pdf)\/(.+)$/ },
  { hosts: ['huggingface.co', 'www.huggingface.co', 'hf.co'], path: /^\/papers\/(.+)$/ },
  { hosts: ['ar5iv.org', 'www.ar5iv.org', 'ar5iv.labs.arxiv.org'], path: /^\/(?:abs|html|pdf)\/(.+)$/ },
  { hosts: ['papers.cool', 'www.papers.cool'], path: /^\/arxiv\/(.+)$/ },
  { hosts: ['scirate.com', 'www.scirate.com'], path: /^\/arxiv\/(.+)$/ },
  {
    hosts: ['semanticscholar.org', 'www.semanticscholar.org', 'api.semanticscholar.org'],
    path: /^\/arxiv:(.+)$/i,
  },
  { hosts: ['doi.org', 'www.doi.org', 'dx.doi.org'], path: /^\/10\.48550\/arxiv\.(.+)$/i, isDoi: true },
];

/** Sites of papers whose addresses never hold an arXiv id: looking one up needs the network. */
const WITHOUT_ID = new Map([
  ['openreview.net', 'OpenReview'],
  ['aclanthology.org', 'ACL Anthology'],
  ['aclweb.org', 'ACL Anthology'],
  ['paperswithcode.com', 'Papers with Code'],
]);

/** True for a host (`arxiv.org`) that may be typed without `https://`. */
export function isPaperHost(host: string): boolean {
  return FORMS.some(form => form.hosts.includes(host)) || WITHOUT_ID.has(host.replace(/^www\./, ''));
}

/** The id part of a paper's address, still to be checked; or why the address has none. */
export function idOfUrl(url: URL): { readonly id: string } | { readonly reason: Told } {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { reason: phrase`a ${url.protocol} address cannot name a paper` };
  }
  const site = WITHOUT_ID.get(url.hostname.replace(/^www\./, ''));
  if (site !== undefined) return { reason: phrase`an address of ${site} holds no arXiv id` };
  const form = FORMS.find(({ hosts }) => hosts.includes(url.host));
  if (form === undefined) return { reason: phrase`addresses of ${url.host} hold no arXiv id` };
  const id = form.path.exec(decoded(url.pathname))?.[1];
  if (id === undefined) return { reason: phrase`this address of ${url.host} is not the page of one paper` };
  const bare = id.replace(/\/$/, '').replace(/\.pdf$/i, '');
  return { id: form.isDoi === true ? bare.toLowerCase() : bare };
}

/** Percent signs resolved where they are well-formed (`arXiv%3A2310.06825`). */
function decoded(path: string): string {
  return path.replace(/%3A/gi, ':').replace(/%2F/gi, '/');
}
