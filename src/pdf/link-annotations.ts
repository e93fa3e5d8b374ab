// Which pages are asked for their link annotations, and what they link to. pdf.js reads the whole page once
// more to say what lies under a link, so only the first pages are, and those that speak of code or data.
import type { TextLink } from '../domain/page.ts';
import type { TextItem } from './items.ts';

/** The part of pdf.js's annotation that we use; `rect` is in page space. */
export interface Annotation {
  readonly subtype: string;
  /** The address of a URI action, made absolute; missing for links inside the document. */
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly rect: readonly number[];
}

/** Words of an address, and on page 1 words that an address may lie under. */
const ADDRESS = /github|gitlab|huggingface|zenodo|https?:|www\.|开源|代码/i;
const LINK_WORD = /^(?:code|page|website|project|demo|video|data|dataset|models?|here|link|repository)\W?$/i;
/** More addresses than this on a page are a bibliography. */
const MOST_ADDRESSES = 8;
/** More annotations than this are no page of a paper. */
const MOST = 2_000;
const SLACK = 1;

/** Whether the page is worth asking. */
export function mayHoldLinks(page: number, items: readonly TextItem[]): boolean {
  const addresses = items.filter(({ str }) => ADDRESS.test(str)).length;
  if (page === 1 && items.some(({ str }) => LINK_WORD.test(str))) return true;
  return addresses > 0 && addresses <= MOST_ADDRESSES;
}

/** The addresses, with the words that lie under each. */
export function linksOn(
  page: number,
  annotations: readonly Annotation[],
  items: readonly TextItem[],
): TextLink[] {
  return annotations.slice(0, MOST).flatMap(({ subtype, url, unsafeUrl, rect }) => {
    const address = url ?? unsafeUrl;
    return subtype === 'Link' && address ? [{ url: address, page, words: wordsUnder(rect, items) }] : [];
  });
}

function wordsUnder([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], items: readonly TextItem[]): string {
  const inside = items.filter(({ transform: [, , , d, x, y], width }) => {
    const middle = y + 0.3 * Math.abs(d);
    return x >= x0 - SLACK && x + width <= x1 + SLACK && middle > y0 && middle < y1;
  });
  return inside
    .map(({ str }) => str)
    .join(' ')
    .trim();
}
