// Text that runs up or down the page: short pieces are stamps and axis labels and are left out,
// long ones are tables set sideways and come back as lines of their own.
import { visible, type PlacedItem, type PlacedPage } from './geometry.ts';
import { linesOf, type TextLine } from './lines.ts';

/** More turned characters than this on a page are a table; labels never come to it. */
const TABLE = 200;

/** Lines of sideways tables, in the frame in which they read from left to right; `turn` tells which way. */
export function turnedTables(pages: readonly PlacedPage[]): TextLine[] {
  return pages.flatMap(({ page, turned }) => [
    ...(characters(turned.up) > TABLE ? linesOf(turned.up, page, 'up') : []),
    ...(characters(turned.down) > TABLE ? linesOf(turned.down, page, 'down') : []),
  ]);
}

function characters(items: readonly PlacedItem[]): number {
  return items.reduce((total, { text }) => total + visible(text), 0);
}
