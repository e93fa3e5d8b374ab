// Text items → items with a place on the drawn page: points, origin top left, one number for the font size.
// Direction, size and place come from viewport × item matrix; the item's own matrix alone would lose
// landscape pages, whose text is upright only after the page's rotation.
import type { Matrix, RawPage, TextItem } from './items.ts';

export interface PlacedItem {
  readonly text: string;
  /** Left end of the baseline. In a turned item: along the direction of writing. */
  readonly x: number;
  /** Baseline, downwards. In a turned item: across the direction of writing. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly endsLine: boolean;
}

/** Which way turned text runs on the page: `up` as the arXiv stamp, or `down`. */
export type Turn = 'none' | 'up' | 'down';

export interface PlacedPage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedItem[];
  /** Text that runs up or down the page, in the frame turned so that it reads from left to right. */
  readonly turned: { readonly up: readonly PlacedItem[]; readonly down: readonly PlacedItem[] };
  /** Characters left out because they lie outside the page. */
  readonly offPage: number;
}

/** Text may stick out of the page by this much (bleed, rounding) and still count as on it. */
const MARGIN = 5;

/** Places the items of one page; the order stays. */
export function placeItems(page: RawPage): PlacedPage {
  const items: PlacedItem[] = [];
  const turned = { up: [] as PlacedItem[], down: [] as PlacedItem[] };
  let offPage = 0;
  for (const item of page.items) {
    const matrix = product(page.viewport, item.transform);
    const [a, b] = matrix;
    if (isBlank(item.str)) {
      // Blanks and line ends belong to whatever was written last, so every stream of items gets them.
      for (const stream of [items, turned.up, turned.down]) stream.push(placed(item, matrix));
    } else if (!isOnPage(matrix, item.width, page)) offPage += visible(item.str);
    else if (Math.abs(b) <= Math.abs(a)) items.push(placed(item, matrix));
    else if (b < 0) turned.up.push(turnedItem(item, matrix, -1));
    else turned.down.push(turnedItem(item, matrix, 1));
  }
  const { page: number, width, height } = page;
  return { page: number, width, height, items, turned, offPage };
}

/** Number of characters (UTF-16 units) of `text` that leave a mark. Runs over every item, hence no pattern. */
export function visible(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code !== 0xa0 && code !== 0x3000) count++;
  }
  return count;
}

function product(left: Matrix, right: Matrix): Matrix {
  const [a, b, c, d, e, f] = left;
  const [g, h, i, j, k, l] = right;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function placed(item: TextItem, [, , c, d, x, y]: Matrix): PlacedItem {
  const { str: text, width, fontName: font, hasEOL: endsLine } = item;
  return { text, x, y, width, size: Math.hypot(c, d), font, endsLine };
}

/** The turned frame: x grows the way the text runs, y from one line to the next. */
function turnedItem(item: TextItem, matrix: Matrix, direction: 1 | -1): PlacedItem {
  const { x, y, ...rest } = placed(item, matrix);
  return { ...rest, x: y * direction, y: -x * direction };
}

function isOnPage([a, b, , , x, y]: Matrix, width: number, page: RawPage): boolean {
  // Comparisons with NaN are false, so an item with a broken matrix is off the page.
  const along = Math.abs(b) > Math.abs(a) ? 0 : width;
  return x <= page.width + MARGIN && x + along >= -MARGIN && y <= page.height + MARGIN && y >= -MARGIN;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
