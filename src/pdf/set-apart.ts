// Headings that only bold type tells: a line of bold words by itself, in the size of the text.
// Heads of tables, beginnings of theorems and bold words in running text look alike, hence the many conditions.
import type { TextLine } from './lines.ts';
import type { NumberedTitle } from './numbering.ts';
import { sharesRow, WORDY, words, type Place } from './title-line.ts';

/** Table heads are set smaller. */
const SMALLEST = 0.97;
/** Times the size of the text: air above a heading, in a document where lines are 1.2 apart. */
const AIR = 1.4;
const INDENT = 2;
/** In font sizes; blanks of a wide line stay under it. */
const COLUMN_GAP = 1;
/** Bold beginnings that name a statement, not a section. */
const STATEMENT =
  /^(?:definition|theorem|lemma|proposition|corollary|remark|example|proof|claim|algorithm|bemerkung|beispiel|satz|korollar|beweis|定义|定理|引理|命题|推论|例|注)/i;

/** `body` is the size of the running text. */
export function isSetApart({ numbering, title }: NumberedTitle, place: Place, body: number): boolean {
  if (!isBoldAlone(place) || place.line.largest < SMALLEST * body || !WORDY.test(title)) return false;
  if (numbering === 'arabic') return words(title) <= 14;
  const isShort = words(title) <= 8 && !STATEMENT.test(title);
  return numbering === 'none' && isShort && hasAir(place, body) && opensText(place, body);
}

function isBoldAlone({ line, above, below }: Place): boolean {
  const alone = !sharesRow(line, above) && !sharesRow(line, below);
  return line.style === 'bold' && above?.style !== 'bold' && alone && !hasColumns(line);
}

/** Cells of a table's head stand apart. */
function hasColumns({ items, size }: TextLine): boolean {
  return items.some((item, index) => {
    const before = items[index - 1];
    return before !== undefined && item.x - before.x - before.width > COLUMN_GAP * size;
  });
}

/** Going up the page means the top of the next column; the top of a page proves nothing. */
function hasAir({ line, above }: Place, body: number): boolean {
  if (above?.page !== line.page) return false;
  return line.y < above.y || line.y - above.y > AIR * body;
}

function opensText({ line, below }: Place, body: number): boolean {
  return below?.page === line.page && below.style !== 'bold' && below.x0 - line.x0 < INDENT * body;
}
