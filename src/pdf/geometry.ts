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
    if (isBlank(item.str)) {
      // Blanks and line ends belong to whatever was written last, in each frame.
      const blank = placed(item, matrix);
      items.push(blank);
      if (turned.up.length > 0) turned.up.push(blank);
      if (turned.down.length > 0) turned.down.push(blank);
    } else if (!isOnPage(matrix, item.width, page)) offPage += visible(item.str);
    else if (!isTurned(matrix)) items.push(placed(item, matrix));
    else if (matrix[1] < 0) turned.up.push(turnedItem(item, matrix, -1));
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

/** By index and not by destructuring: a book has 50,000 items, and iterators cost more than the sums. */
function product(left: Matrix, right: Matrix): Matrix {
  return [
    left[0] * right[0] + left[2] * right[1],
    left[1] * right[0] + left[3] * right[1],
    left[0] * right[2] + left[2] * right[3],
    left[1] * right[2] + left[3] * right[3],
    left[0] * right[4] + left[2] * right[5] + left[4],
    left[1] * right[4] + left[3] * right[5] + left[5],
  ];
}

function placed(item: TextItem, matrix: Matrix): PlacedItem {
  return {
    text: item.str,
    x: matrix[4],
    y: matrix[5],
    width: item.width,
    size: Math.hypot(matrix[2], matrix[3]),
    font: item.fontName,
    endsLine: item.hasEOL,
  };
}

function isTurned(matrix: Matrix): boolean {
  return Math.abs(matrix[1]) > Math.abs(matrix[0]);
}

/** The turned frame: x grows the way the text runs, y from one line to the next. */
function turnedItem(item: TextItem, matrix: Matrix, direction: 1 | -1): PlacedItem {
  const { x, y, ...rest } = placed(item, matrix);
  return { ...rest, x: y * direction, y: -x * direction };
}

function isOnPage(matrix: Matrix, width: number, page: RawPage): boolean {
  // Comparisons with NaN are false, so an item with a broken matrix is off the page.
  const right = matrix[4] + (isTurned(matrix) ? 0 : width);
  const across = matrix[4] <= page.width + MARGIN && right >= -MARGIN;
  return across && matrix[5] <= page.height + MARGIN && matrix[5] >= -MARGIN;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
