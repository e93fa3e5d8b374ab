// CSV → rows with their lines, by csv-parse. A quotation mark that is never closed would make csv-parse take the rest
// of the file for one cell, so lines are put together to rows here first: by whether their marks come in pairs.
import { parse } from 'csv-parse/sync';
import { linesOf } from './text.ts';

export interface Row {
  /** The line on which it begins. */
  readonly line: number;
  /** Null when its quotation marks are broken. */
  readonly cells: readonly string[] | null;
  /** As it stands, for people. */
  readonly raw: string;
}

/** Rows in their order; lines without anything are none. The first `skip` lines are left out. */
export function rowsOf(text: string, delimiter: string, skip: number): Row[] {
  const lines = linesOf(text);
  const closing = closingLines(lines);
  const chunks: Chunk[] = [];
  for (let at = skip; at < lines.length;) {
    const raw = lines[at] ?? '';
    const { taken, ...chunk } = chunkAt({
      raw,
      delimiter,
      below: lines.slice(at + 1, (closing[at] ?? at) + 1),
    });
    if (raw.trim() !== '') chunks.push({ line: at + 1, ...chunk });
    at += taken;
  }
  return rowsOfChunks(chunks, delimiter);
}

interface Place {
  readonly raw: string;
  readonly delimiter: string;
  /** The lines below, up to the one where a cell that is opened here may close. */
  readonly below: readonly string[];
}

function chunkAt({ raw, delimiter, below }: Place): Omit<Chunk, 'line'> & { readonly taken: number } {
  if (!opensCell(raw, delimiter)) return { raw, kind: raw.includes('"') ? 'plain' : 'quoted', taken: 1 };
  if (isWellQuoted(raw, delimiter)) return { raw, kind: 'quoted', taken: 1 };
  const joined = [raw, ...below].join('\n');
  const isRow = below.length > 0 && isWellQuoted(joined, delimiter);
  return isRow ? { raw: joined, kind: 'quoted', taken: below.length + 1 } : { raw, kind: 'broken', taken: 1 };
}

/** For a line with a single mark the next such line below: a cell that is opened here may close there. */
function closingLines(lines: readonly string[]): (number | undefined)[] {
  const closing: (number | undefined)[] = [];
  let next: number | undefined;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (!hasOddMarks(lines[at] ?? '')) continue;
    closing[at] = next;
    next = at;
  }
  return closing;
}

interface Chunk {
  readonly line: number;
  readonly raw: string;
  /** `plain`: marks stand inside cells only (`5" disks`) and mean nothing. */
  readonly kind: 'quoted' | 'plain' | 'broken';
}

/** One call of csv-parse for many rows: a call is dear, and it takes only rows that are known to be whole. */
function rowsOfChunks(chunks: readonly Chunk[], delimiter: string): Row[] {
  const quoted = chunks.filter(({ kind }) => kind === 'quoted').map(({ raw }) => raw);
  const cells = parse(quoted.join('\n'), {
    delimiter,
    record_delimiter: ['\n'],
    relax_column_count: true,
    max_record_size: 0,
  });
  let taken = 0;
  return chunks.map(({ line, raw, kind }) => {
    if (kind === 'quoted') return { line, raw, cells: cells[taken++] ?? null };
    return { line, raw, cells: kind === 'plain' ? raw.split(delimiter) : null };
  });
}

/** True when marks stand around whole cells only, doubled inside them, and the last one is closed. */
function isWellQuoted(text: string, delimiter: string): boolean {
  let at = 0;
  for (let mark = text.indexOf('"'); mark !== -1; mark = text.indexOf('"', at)) {
    if (mark !== at && text.charAt(mark - 1) !== delimiter) return false;
    at = endOfQuoted(text, mark);
    if (at === -1 || (at < text.length && text.charAt(at) !== delimiter)) return false;
    at += 1;
  }
  return true;
}

/** Behind the closing mark of the cell that opens at `open`; -1 when there is none. */
function endOfQuoted(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  return close === -1 ? -1 : close + 1;
}

function hasOddMarks(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** True when a cell begins with a quotation mark. */
function opensCell(line: string, delimiter: string): boolean {
  return line.startsWith('"') || line.includes(`${delimiter}"`);
}
