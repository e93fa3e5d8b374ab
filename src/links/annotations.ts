// Link annotations: their addresses are whole where the text's are broken, but not every one leads where it says. Pure.
import type { TextLink } from '../domain/page.ts';
import type { FoundAddress } from './find.ts';
import { addressKey, cleanUrl, partsOf } from './url.ts';

export interface Annotation {
  readonly url: string;
  readonly key: string;
  readonly page: number;
  readonly words: string;
}

/** More links than these have only books and reference lists; hostile files have millions. */
const MOST_ANNOTATIONS = 500;

/** The annotations that lead to an address on the web which may be the paper's, by page. */
export function usableAnnotations(links: readonly TextLink[]): Map<number, Annotation[]> {
  const byPage = new Map<number, Annotation[]>();
  for (const { url, page, words } of links.slice(0, MOST_ANNOTATIONS)) {
    const clean = /^https?:/i.test(url) ? cleanUrl(decodedBackslash(url)) : null;
    if (clean === null) continue;
    const annotation = { url: clean, key: addressKey(clean), page, words: words.replace(/\s+/g, ' ').trim() };
    byPage.set(page, [...(byPage.get(page) ?? []), annotation]);
  }
  return byPage;
}

/** An address of the text as the page's annotations complete or correct it. */
export function resolved(found: FoundAddress, here: readonly Annotation[]): string {
  if (here.length === 0) return found.url;
  const readings = [found.url, found.other]
    .filter(url => url !== null)
    .map(url => ({ key: addressKey(url), isOpen: url.endsWith('/') || partsOf(url).path.length < 2 }));
  const same = here.find(({ key }) => readings.some(reading => reading.key === key));
  if (same !== undefined) return same.url;
  const longer = here.filter(({ key }) => readings.some(reading => isStartOf(reading, key)));
  const [only] = longer;
  if (only !== undefined && longer.every(({ key }) => key === only.key)) return only.url;
  return here.find(annotation => isOvershot(found, annotation))?.url ?? found.url;
}

/** A start that is cut inside a word or behind a stroke; a repository whose file is linked elsewhere is none. */
function isStartOf({ key, isOpen }: { key: string; isOpen: boolean }, whole: string): boolean {
  return whole.length > key.length && whole.startsWith(key) && (isOpen || whole[key.length] !== '/');
}

/** The text has too much: digits of a footnote's mark, or a word of the next line. */
function isOvershot({ url, isJoined }: FoundAddress, { key, url: whole }: Annotation): boolean {
  const read = addressKey(url);
  if (!read.startsWith(key) || partsOf(whole).path.length === 0) return false;
  const rest = read.slice(key.length);
  return /^\d{1,2}$/.test(rest) || (isJoined && /^[a-z]{1,20}$/.test(rest) && !/[-/]$/.test(whole));
}

/** `\_` of LaTeX that was written into an annotation as `%5C_`. */
function decodedBackslash(url: string): string {
  return url.replace(/%5C(?=[_%#&~])/gi, '');
}
