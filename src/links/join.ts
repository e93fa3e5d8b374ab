// The links of a paper from all its places → one short list. Pure.
import type { PaperLink } from '../domain/paper.ts';
import { addressKey, isSamePlace } from './url.ts';

/** A handful is what a reader looks at. */
const MOST_LINKS = 6;

/**
 * Each address once, those given first winning, at most six. A file of a repository adds nothing to its repository;
 * of two addresses in one repository that were both mined the shorter one stays.
 */
export function joinLinks(given: readonly PaperLink[], mined: readonly PaperLink[]): PaperLink[] {
  const links: PaperLink[] = [...given];
  for (const link of mined) {
    const at = links.findIndex(known => isSamePlace(known.url, link.url));
    const known = links[at];
    if (known === undefined && links.length < MOST_LINKS) links.push(link);
    else if (known?.source === 'pdf' && isShorter(link, known)) links[at] = link;
  }
  return links.slice(0, MOST_LINKS);
}

/** Of the same length, that of the earlier page. */
function isShorter(link: PaperLink, known: PaperLink): boolean {
  const longer = addressKey(known.url).length - addressKey(link.url).length;
  return longer > 0 || (longer === 0 && (link.page ?? 0) < (known.page ?? 0));
}

/** The same without the addresses that stood before; for links of one text. */
export function eachOnce(links: readonly PaperLink[]): PaperLink[] {
  const seen = new Set<string>();
  return links.filter(({ url }) => {
    const key = addressKey(url);
    return !seen.has(key) && seen.add(key);
  });
}
