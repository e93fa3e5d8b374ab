// Text measured in the cells of a terminal: a Chinese character takes two, a combining mark none.
// Some Chinese terminals also give two cells to `…`, `·` and Greek letters, so cutting counts those double.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { wrapBy } from '../../help/wrap.ts';

const graphemes = new Intl.Segmenter();
/** A "character" of more code units than this is marks piled up to break a screen. */
const LONGEST_GRAPHEME = 32;

/** How many cells the text takes; colours take none. */
export function cellsOf(text: string): number {
  return stringWidth(text);
}

/** The text in at most `most` cells on every terminal; what was cut off is shown as `…`. */
export function cut(text: string, most: number): string {
  if (most <= 0) return '';
  const room = most - mostCellsOf('…');
  let used = 0;
  let whole = '';
  let short = '';
  for (const { segment } of graphemes.segment(text)) {
    const shown = segment.length > LONGEST_GRAPHEME ? '?' : segment;
    used += mostCellsOf(shown);
    if (used > most) return most === 1 ? '…' : `${short.trimEnd()}…`;
    whole += shown;
    if (used <= room) short = whole;
  }
  return whole;
}

/** Like `cut`, but no word is cut in two where the words before it say something. */
export function cutWords(text: string, most: number): string {
  const short = cut(text, most);
  if (short === text || text.startsWith(`${short.slice(0, -1)} `)) return short;
  const blank = short.lastIndexOf(' ');
  return blank > 0 && blank >= short.length / 3 ? `${short.slice(0, blank)}…` : short;
}

/** Like `cut`, but the end is kept: of a path it tells the most. */
export function cutStart(text: string, most: number): string {
  if (mostCellsOf(text) <= most) return text;
  const pieces = Array.from(graphemes.segment(text), ({ segment }) => segment).reverse();
  let room = most - mostCellsOf('…');
  let kept = '';
  for (const piece of pieces) {
    room -= mostCellsOf(piece);
    if (room < 0 || piece.length > LONGEST_GRAPHEME) break;
    kept = piece + kept;
  }
  return `…${kept}`;
}

/** The text with blanks behind it up to `width` cells. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellsOf(text)));
}

/** The text with blanks in front of it up to `width` cells. */
export function paddedStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cellsOf(text))) + text;
}

/** Text broken into lines of at most `width` cells, at blanks and between Chinese characters. White space is collapsed. */
export function wrapCells(text: string, width: number): string[] {
  return wrapBy(text, width, cellsOf);
}

/** How many rows a printed line takes on a terminal that breaks lines at `columns`. */
export function rowsTaken(line: string, columns: number): number {
  const text = stripVTControlCharacters(line);
  if (cellsOf(text) <= columns) return 1;
  let rows = 1;
  let column = 0;
  for (const { segment } of graphemes.segment(text)) {
    const width = cellsOf(segment);
    // A wide character that does not fit goes to the next row whole.
    if (column + width > columns) {
      rows += 1;
      column = 0;
    }
    column += width;
  }
  return rows;
}

function mostCellsOf(text: string): number {
  return stringWidth(text, { ambiguousIsNarrow: false });
}
