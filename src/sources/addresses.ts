// Web addresses in a text: what was meant by one, and the address inside another (mail and search engines wrap them).
// Which hosts hold ids is for the judge to say; here is only whether a refusal is worth telling.
import { trimEndOf } from '../lib/text.ts';

export type Meant = 'arxiv' | 'paper' | 'maybe';

/** Pages of one arXiv paper. */
const ARXIV_PAGES: readonly RegExp[] = [
  /^(?:(?:www|export|browse|cn)\.)?arxiv\.org\/(?:abs|pdf|html|format|ps|src|e-print)\/./i,
  /^(?:www\.)?alphaxiv\.org\/(?:[a-z]{2}\/)?(?:abs|overview|pdf)\/./i,
  /^(?:www\.)?(?:huggingface|hf)\.co\/papers\/\d/i,
  /^(?:www\.)?ar5iv(?:\.labs\.arxiv)?\.org\/(?:abs|html|pdf)\/./i,
  /^(?:www\.)?(?:papers\.cool|scirate\.com)\/arxiv\/(?:\d|[a-z-]{1,10}\/\d)/i,
  /^(?:www\.|api\.)?semanticscholar\.org\/arxiv:./i,
  /^(?:www\.|dx\.)?doi\.org\/10\.48550\/./i,
];
/** Pages of one paper on a site that has no arXiv ids. */
const PAPER_PAGES: readonly RegExp[] = [
  /^(?:www\.|dx\.)?doi\.org\/10\.\d/i,
  /^(?:www\.)?openreview\.net\/(?:forum|pdf|attachment)\?/i,
  /^(?:www\.)?aclanthology\.org\/[a-z\d]/i,
  /^(?:www\.)?aclweb\.org\/anthology\/./i,
  /^(?:www\.)?paperswithcode\.com\/paper\/./i,
  /^(?:www\.|api\.)?semanticscholar\.org\/paper\/./i,
];

/** An address as it stands in a text → what the judge is to be asked about, and what a refusal would mean. */
export function readAddress(raw: string): { readonly text: string; readonly meant: Meant } {
  const text = tidy(/^https?%3a/i.test(raw) ? unescaped(raw) : raw);
  const meant = meantBy(text);
  if (meant !== 'maybe') return { text, meant };
  const inner = addressInside(text);
  return inner ?? { text, meant };
}

function meantBy(address: string): Meant {
  const page = address.replace(/^https?:\/\//i, '');
  if (ARXIV_PAGES.some(form => form.test(page))) return 'arxiv';
  return PAPER_PAGES.some(form => form.test(page)) ? 'paper' : 'maybe';
}

/** `https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2310.06825&sa=D` → the address of arXiv. */
function addressInside(address: string): { readonly text: string; readonly meant: Meant } | null {
  const decoded = unescaped(address);
  const start = decoded.slice(8).search(/https?:\/\//i);
  if (start === -1) return null;
  const text = tidy(decoded.slice(start + 8).split(/[&\s"'<>]/, 1)[0] ?? '');
  const meant = meantBy(text);
  return meant === 'maybe' ? null : { text, meant };
}

/** Without what JSON and LaTeX put in (`\/`, `\n`, `\_`) and without the punctuation behind. */
function tidy(address: string): string {
  const plain = address.replaceAll('\\/', '/').replaceAll('\\_', '_').split('\\', 1)[0] ?? '';
  return trimEndOf(plain, '.:!?~_&#=-+@$%');
}

/** Percent signs resolved; as it was when they are broken. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%3a/gi, ':').replace(/%2f/gi, '/');
  }
}
