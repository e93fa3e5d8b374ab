// Text items → items with a place on the drawn page: points, origin top left, one number for the font size.
// Direction, size and place come from viewport × item matrix; the item's own matrix alone would lose
// landscape pages, whose text is upright only after the page's rotation.
import { joinAccents } from './accents.ts';
import type { HiddenReason } from '../domain/page.ts';
import type { FontStyle, Matrix, RawPage, TextItem } from './items.ts';
import { lengthOf, product } from './drawing/matrix.ts';

export interface PlacedItem {
  readonly text: string;
  /** Left end of the baseline. In a turned item: along the direction of writing. */
  readonly x: number;
  /** Baseline, downwards. In a turned item: across the direction of writing. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly style: FontStyle;
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
  /** Text that a reader cannot see, in order. */
  readonly unseen: readonly UnseenItem[];
}

export interface UnseenItem extends PlacedItem {
  readonly reason: HiddenReason;
}

/** Text may stick out of the page by this much (bleed, rounding) and still count as on it. */
const MARGIN = 5;
/** Smaller type, in points, is read by machines only; footnotes and indices are more than twice as large. */
const SMALLEST = 2;

/** Places the items of one page; the order stays. */
export function placeItems(page: RawPage): PlacedPage {
  const items: PlacedItem[] = [];
  const unseen: UnseenItem[] = [];
  const turned = { up: [] as PlacedItem[], down: [] as PlacedItem[] };
  for (const item of page.items) {
    const matrix = product(page.viewport, item.transform);
    if (isBlank(item.str)) {
      // Blanks belong to whatever was written last, in each frame.
      const blank = placed(item, matrix);
      items.push(blank);
      if (turned.up.length > 0) turned.up.push(blank);
      if (turned.down.length > 0) turned.down.push(blank);
      continue;
    }
    const reason = item.hidden ?? unseenBy(item, matrix, page);
    const isUp = matrix[1] < 0;
    const set = isTurned(matrix) ? turnedItem(item, matrix, isUp ? -1 : 1) : placed(item, matrix);
    if (reason !== null) unseen.push({ ...set, reason });
    else if (!isTurned(matrix)) items.push(set);
    else (isUp ? turned.up : turned.down).push(set);
  }
  const { page: number, width, height } = page;
  const joined = { up: joinAccents(turned.up), down: joinAccents(turned.down) };
  return { page: number, width, height, items: joinAccents(items), turned: joined, unseen };
}

/** What size and place tell; what the drawing tells stands in the item. */
function unseenBy(item: TextItem, matrix: Matrix, page: RawPage): HiddenReason | null {
  if (!isOnPage(matrix, item.width, page)) return 'off-page';
  const size = Math.min(lengthOf(matrix[0], matrix[1]), lengthOf(matrix[2], matrix[3]));
  return size < SMALLEST ? 'tiny' : null;
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

function placed(item: TextItem, matrix: Matrix): PlacedItem {
  return {
    text: item.str,
    x: matrix[4],
    y: matrix[5],
    width: item.width,
    size: lengthOf(matrix[2], matrix[3]),
    font: item.fontName,
    style: item.style,
  };
}

function isTurned(matrix: Matrix): boolean {
  return Math.abs(matrix[1]) > Math.abs(matrix[0]);
}

/** The turned frame: x grows the way the text runs, y from one line to the next. */
function turnedItem(item: TextItem, matrix: Matrix, direction: 1 | -1): PlacedItem {
  const upright = placed(item, matrix);
  return { ...upright, x: upright.y * direction, y: -upright.x * direction };
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
