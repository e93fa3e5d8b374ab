// Is what was read the text of the paper? Refuses scans, place holders and fonts without a Unicode map, all of
// which parsers hand over without an error, and notes what a reader should know about single pages.
import type { Notice } from '../domain/page.ts';
import { countLost, lettersIn } from './characters.ts';
import { visible, type PlacedItem, type PlacedPage } from './geometry.ts';
import type { TextLine } from './lines.ts';
import { FEW_LETTERS, noticeOf } from './notices.ts';
import type { Refusal } from './refusals.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Shares of characters without a Unicode value. Of 1,390 sound pages none had more than 5 %, four more than 2 %. */
const GARBLED = 0.05;
const NOTABLE = 0.02;
/** Adobe's text in dynamic XFA forms, which is all that such a file shows outside Adobe Reader. */
const PLACEHOLDER = /Please wait\.{3}\s+If this message is not eventually replaced/;
const PLACEHOLDER_LENGTH = 2_000;

export interface PageQuality {
  readonly page: number;
  /** Characters without a Unicode value, as a count and as a share of the visible ones. */
  readonly lost: number;
  readonly share: number;
}

/** What a page's items are worth; to be counted before any clean-up, which takes the evidence away. */
export function qualityOf({ page, items }: PlacedPage): PageQuality {
  let lost = 0;
  let all = 0;
  for (const { text } of items) {
    lost += countLost(text);
    all += visible(text);
  }
  return { page, lost, share: all === 0 ? 0 : lost / all };
}

/** A garbled page without its unreadable fonts: often only a figure's font has no Unicode map, not the text's. */
export function dropUnreadableFonts(page: PlacedPage, quality: PageQuality | undefined): PlacedPage {
  if (!quality || !isGarbled(quality)) return page;
  const fonts = new Map<string, PlacedItem[]>();
  for (const item of page.items) {
    const known = fonts.get(item.font);
    if (known) known.push(item);
    else fonts.set(item.font, [item]);
  }
  const unreadable = new Set<string>();
  for (const [font, items] of fonts) if (isGarbled(qualityOf({ ...page, items }))) unreadable.add(font);
  return { ...page, items: page.items.filter(item => !unreadable.has(item.font)) };
}

function isGarbled({ share }: PageQuality): boolean {
  return share > GARBLED;
}

/** Why the document is no text, or null. `lines` are those left after rulers, furniture and turned text. */
export function refuseText(lines: readonly TextLine[], pages: readonly PageQuality[]): Refusal | null {
  const letters = lettersByPage(lines, pages);
  const total = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const garbled = pages.filter(isGarbled);
  if (garbled.length > pages.length / 2) return garbledRefusal(garbled, pages.length);
  if (total === 0) {
    return {
      code: 'E_PDF_SCANNED',
      seen: phrase`not a single letter on its ${counted(pages.length)}: they are pictures`,
    };
  }
  if (isPlaceholder(lines)) {
    return {
      code: 'E_PDF_PLACEHOLDER',
      seen: phrase`its only text is the "Please wait..." of a dynamic XFA form`,
    };
  }
  const thin = [...letters.values()].filter(count => count < FEW_LETTERS).length;
  if (thin <= pages.length / 2) return null;
  const seen = phrase`fewer than ${FEW_LETTERS} letters on ${thin} of ${counted(pages.length)}, ${total} letters in all`;
  return { code: 'E_PDF_TOO_LITTLE_TEXT', seen };
}

/** What a reader should know of a document that is good enough. */
export function noticesOf(
  lines: readonly TextLine[],
  pages: readonly PageQuality[],
  mayCopy: boolean,
): Notice[] {
  const thin = [...lettersByPage(lines, pages)]
    .filter(([, count]) => count < FEW_LETTERS)
    .map(([page]) => page);
  const garbled = pages.filter(isGarbled).map(({ page }) => page);
  const lossy = pages.filter(one => one.share > NOTABLE && !isGarbled(one)).map(({ page }) => page);
  const notices = [
    noticeOf('thin-pages', thin),
    noticeOf('unreadable-fonts', garbled),
    noticeOf('lost-symbols', lossy),
  ].filter(({ pages }) => pages.length > 0);
  if (!mayCopy) notices.push(noticeOf('no-copying', []));
  return notices;
}

function garbledRefusal(garbled: readonly PageQuality[], pageCount: number): Refusal {
  const worst = garbled.reduce((a, b) => (b.share > a.share ? b : a));
  const share = Math.round(worst.share * 100);
  const seen = phrase`fonts without a Unicode map on ${garbled.length} of ${counted(pageCount)}, worst page ${worst.page} with ${share} % of its characters lost`;
  return { code: 'E_PDF_GARBLED', seen };
}

function lettersByPage(lines: readonly TextLine[], pages: readonly PageQuality[]): Map<number, number> {
  const letters = new Map(pages.map(({ page }) => [page, 0]));
  for (const { page, text } of lines) {
    letters.set(page, (letters.get(page) ?? 0) + lettersIn(text));
  }
  return letters;
}

function isPlaceholder(lines: readonly TextLine[]): boolean {
  let text = '';
  for (const line of lines) {
    text += `${line.text} `;
    if (text.length > PLACEHOLDER_LENGTH) return false;
  }
  return PLACEHOLDER.test(text);
}

function counted(pages: number): Told {
  return pages === 1 ? phrase`1 page` : phrase`${pages} pages`;
}
