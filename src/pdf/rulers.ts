// Takes the line-number rulers of review copies out of a page: columns of rising numbers beside the text block.
// Tables and listings have such columns too, so a ruler must stand outside the block, as nearly all its numbers do.
import type { PlacedItem, PlacedPage } from './geometry.ts';
import { inOrder } from './numbers.ts';

/** A number of a ruler: `7`, `0123`. */
const NUMBER = /^\s*\d{1,4}\s*$/;
/** A column of fewer numbers is a table, a figure or chance. */
const FEWEST = 12;
/** Left or right edges within this many points are one column. */
const BIN = 3;
const RISING_SHARE = 0.8;
const OUTSIDE_SHARE = 0.9;

/** The page without the items of rulers. */
export function dropRulers(page: PlacedPage): PlacedPage {
  const numbers = page.items.filter(item => NUMBER.test(item.text));
  if (numbers.length < FEWEST) return page;
  const block = textBlock(page.items);
  // Numbers of differing length are aligned at one edge only, and nobody knows at which.
  const found = [leftOf, rightOf].flatMap(edge => columns(numbers, edge));
  const ruler = new Set(found.filter(column => isRising(column) && isOutside(column, block)).flat());
  return { ...page, items: page.items.filter(item => !ruler.has(item)) };
}

function leftOf(item: PlacedItem): number {
  return item.x;
}

function rightOf(item: PlacedItem): number {
  return item.x + item.width;
}

/** Left and right end of the running text: percentiles, so that a stray item does not widen it. */
function textBlock(items: readonly PlacedItem[]): { left: number; right: number } {
  const words = items.filter(item => /\p{L}{3}/u.test(item.text));
  const at = (share: number, edge: (item: PlacedItem) => number): number => {
    const sorted = inOrder(words.map(edge));
    return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  };
  return { left: at(0.02, leftOf), right: at(0.98, rightOf) };
}

function columns(items: readonly PlacedItem[], edge: (item: PlacedItem) => number): PlacedItem[][] {
  const bins = new Map<number, PlacedItem[]>();
  for (const item of items) {
    const bin = Math.round(edge(item) / BIN);
    const column = bins.get(bin);
    if (column) column.push(item);
    else bins.set(bin, [item]);
  }
  return [...bins.values()].filter(column => column.length >= FEWEST);
}

function isRising(column: readonly PlacedItem[]): boolean {
  const values = [...column].sort((a, b) => a.y - b.y).map(item => Number(item.text));
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  return share(steps, step => step >= 1 && step <= 10) >= RISING_SHARE;
}

function isOutside(column: readonly PlacedItem[], block: { left: number; right: number }): boolean {
  const outside = (item: PlacedItem): boolean =>
    rightOf(item) <= block.left + 1 || leftOf(item) >= block.right - 1;
  return share(column, outside) >= OUTSIDE_SHARE;
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}
