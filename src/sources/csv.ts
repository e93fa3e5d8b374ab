// CSV or TSV, with a header or without → the papers of its rows. Pure.
// Columns that name ids are looked at first, then every other cell; a broken row is told and loses no other row.
import { oneLine, type Account } from './account.ts';
import { candidatesIn, loneCandidate } from './candidates.ts';
import { delimiterOf, headerOf, NO_HEADER, type Columns } from './csv-columns.ts';
import { rowsOf, type Row } from './csv-rows.ts';
import { noId } from './record.ts';
import { linesOf } from './text.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Rows are units; header, empty lines and Excel's `sep=;` are none. `name` tells a .tsv. */
export function readCsv(text: string, account: Account, name: string): void {
  const head = linesOf(text.slice(0, 65_536));
  const given = /^"?sep=([,;\t|:^~])"?$/i.exec(head[0] ?? '')?.[1];
  const skip = given === undefined ? 0 : 1;
  const first = head.slice(skip).filter(line => line.trim() !== '');
  const delimiter = given ?? (/\.(?:tsv|tab)$/i.test(name) ? '\t' : delimiterOf(first.slice(0, 20)));
  const rows = rowsOf(text, delimiter, skip);
  const header = headerOf(rows[0]?.cells ?? []);
  const columns = header ?? NO_HEADER;
  for (const row of header === null ? rows : rows.slice(1)) readRow(row, columns, account);
}

function readRow(row: Row, columns: Columns, account: Account): void {
  if (row.cells === null)
    return account.cannotRead(
      row.line,
      row.raw,
      phrase`its quotation marks are broken: one is not closed, or stands inside a cell`,
    );
  const cells = row.cells.map(cell => cell.trim());
  if (cells.every(cell => cell === '')) return account.silent();
  const { width } = columns;
  if (width !== null && !isEven(cells, width))
    return account.cannotRead(
      row.line,
      row.raw,
      phrase`it has ${cells.length} cells, the header has ${width}`,
    );
  const title = columns.title === null ? null : (cells[columns.title] ?? null);
  let refused: Refused | null = null;
  for (const cell of inOrder(cells, columns)) {
    const found = papersOf(cell, account);
    if (found.papers.length > 0)
      return account.names(
        row.line,
        found.papers.map(paper => ({ paper, title })),
      );
    refused ??= found.refused;
  }
  const damaged = damagedIn(cells, columns);
  if (damaged !== null) return account.cannotRead(row.line, damaged, damageWords(damaged));
  if (refused !== null) return account.cannotRead(row.line, refused.text, refused.why);
  account.cannotRead(row.line, row.raw, noId(title));
}

/** Empty cells too many at the end are what spreadsheets write. */
function isEven(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every(cell => cell === ''));
}

interface Refused {
  readonly text: string;
  readonly why: Told;
}

interface Cell {
  readonly text: string;
  readonly isId: boolean;
}

function inOrder(cells: readonly string[], { ids, others }: Columns): Cell[] {
  const first = ids.map(index => ({ text: cells[index] ?? '', isId: true }));
  const rest = cells.map((text, index) => ({ text, isId: false, index }));
  const isLooked = (index: number) => !ids.includes(index) && !others.has(index);
  return [...first, ...rest.filter(({ text, index }) => text !== '' && isLooked(index))];
}

/** All papers of arXiv that a cell names (`2310.06825; 2310.06826`), or why what should be one is none. */
function papersOf({ text, isId }: Cell, { judge }: Account) {
  const lone = isId && !/\.pdf$/i.test(text) ? loneCandidate(text) : null;
  const all = [...candidatesIn(text), ...(lone === null ? [] : [lone])];
  let refused: Refused | null = null;
  const papers = [];
  for (const candidate of all) {
    if (candidate === lone && papers.length > 0) continue;
    const judged = judge(candidate.text);
    if (judged.ok && judged.paper.kind === 'arxiv') papers.push(judged.paper);
    else if (!judged.ok && candidate.meant === 'arxiv')
      refused ??= { text: candidate.text, why: judged.reason };
  }
  return { papers, refused };
}

/** A number of year and month with too few digits behind the point, or in the notation of Excel. */
const LOST_ZERO =
  /^(?:(?:1[5-9]|[2-8]\d)(?:0[1-9]|1[0-2])[.,]\d{1,4}|(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])[.,]\d{1,3})$/;
const SCIENTIFIC = /^\d[.,]\d{1,9}e\+?0?3$/i;
const COMMA = /^\d\d(?:0[1-9]|1[0-2]),\d{4,5}$/;

/** The cell in which a spreadsheet took an id for a number; only columns of ids are looked at where there are names. */
function damagedIn(cells: readonly string[], { width, ids }: Columns): string | null {
  const looked = width === null ? cells : ids.map(index => cells[index] ?? '');
  return looked.find(cell => LOST_ZERO.test(cell) || SCIENTIFIC.test(cell) || COMMA.test(cell)) ?? null;
}

function damageWords(cell: string): Told {
  const how = SCIENTIFIC.test(cell)
    ? phrase`and rounded it`
    : COMMA.test(cell)
      ? phrase`and wrote it with a comma`
      : phrase`and took the zeros at its end off`;
  return phrase`a spreadsheet took the id for a number ${how} (${oneLine(cell, 20)}): set the column to Text before you paste the ids, or write arXiv: in front`;
}
