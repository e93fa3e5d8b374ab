// Which lines are rows of tables: several cells side by side, or mostly numbers, and never alone.
// Rows keep their line breaks, so that a quoted row reads as it does in the paper.
import type { PlacedItem } from './geometry.ts';
import type { TextLine } from './lines.ts';

/** A dash stands for a number that was not measured. */
const NUMERIC = /^[–—-]$|^[±+−–-]?[\d.,]{0,15}\d[\d.,]{0,15}[%kKMB×x]?(?:±[\d.,]+)?[*†‡]?$/u;
/** A row has this many cells that stand far apart, or this share of numbers in so many words. */
const CELLS = 2;
const WORDS = 3;
const NUMBERS = 0.5;
/** In font sizes: cells of one line stand this far apart; the blanks of a stretched line of text do not. */
const CELL_GAP = 1;

/** The lines that are (cells of) table rows. */
export function tableRows<T extends TextLine>(lines: readonly T[]): Set<T> {
  const rows = rowsOf(lines);
  const likely = rows.map(row => looksTabular(row));
  const found = rows.filter((_, index) => likely[index] && (likely[index - 1] || likely[index + 1]));
  return new Set(found.flat());
}

/** Groups lines on one baseline, as cells of a row come one behind the other. */
function rowsOf<T extends TextLine>(lines: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const beside =
      last?.page === line.page && Math.abs(last.y - line.y) < 0.3 * line.size && line.x0 > last.x0;
    if (row && beside) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function looksTabular(row: readonly TextLine[]): boolean {
  if (row.length >= CELLS || row.some(hasCells)) return true;
  if (!row.some(({ text }) => /\d/.test(text))) return false;
  const words = row.flatMap(({ text }) => text.split(' '));
  const numbers = words.filter(word => NUMERIC.test(word)).length;
  return words.length >= WORDS && numbers >= NUMBERS * words.length;
}

function hasCells({ items, size, text }: TextLine): boolean {
  const gap = CELL_GAP * size;
  let before: PlacedItem | undefined;
  for (const item of items) {
    // Formulas have wide gaps too, but no words.
    if (before !== undefined && item.x - before.x - before.width > gap) return /\p{L}{3}/u.test(text);
    before = item;
  }
  return false;
}
