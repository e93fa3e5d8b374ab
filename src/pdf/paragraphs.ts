// How each line goes on to the next: inside a paragraph, or as the end of it, of a heading or of a table row.
// Heuristics of layout, from the surest to the weakest; what they decide is only where a line break is shown.
import type { Line } from '../domain/page.ts';
import { lettersIn, meetsWithoutBlank } from './characters.ts';
import { hyphenEnd, vocabularyOf, type Vocabulary } from './dehyphenate.ts';
import type { FlowLine } from './flow.ts';
import { inOrder } from './numbers.ts';
import { tableRows } from './tables.ts';

const TERMINAL = /[.!?:;。！？：；…]["'”’)\]）」]*$/u;
/** So many last characters hold the mark and the brackets behind it; patterns without a start are slow on long lines. */
const TAIL = 4;
/** A line of text may look like a row; a row does not end inside a word. */
const BROKEN_WORD = /\p{Ll}-$/u;
const BULLET = /^[•◦▪■●‣∙]/u;
const LIST_MARK = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[–-])\s/u;
const ENTRY = /^\[\d{1,3}\]/;
/** Slashes, and marks that stand inside names; a full stop may be the sentence's. */
const ADDRESS_END = /^\(?(?:https?:\/\/|www\.)\S{0,300}[/_=?&-]$/;
const ADDRESS_GOES_ON = /^[a-z0-9]/i;
/** Times the usual distance of lines, from which on there is a gap. */
const GAP = 1.3;
/** In font sizes: an indent is neither a wobble nor another column. */
const INDENT = { least: 0.8, most: 5 };
/** Share of the column's width that the last line of a paragraph leaves free. */
const SHORT = 0.08;
/** Lines this far before and behind show how wide the column is. */
const NEIGHBOURS = 8;
/** A line of fewer letters is a scrap of a formula; its size says nothing. */
const WORDY = 12;

/** The end of every line; the last is a `break`. */
export function lineEnds(lines: readonly FlowLine[]): Line['end'][] {
  const vocabulary = vocabularyOf(lines.map(({ text }) => text));
  const rows = tableRows(lines);
  const leading = usualLeading(lines);
  return lines.map((line, index) => {
    const next = lines[index + 1];
    if (!next || line.block !== next.block || line.turn !== next.turn) return 'break';
    if (isSameRow(line, next)) return 'space';
    const isRow = rows.has(line) || rows.has(next);
    if (isRow && !BROKEN_WORD.test(line.text.slice(-TAIL))) return 'break';
    const column: Column = { right: columnRight(lines, index), leading };
    return (
      joint(line, next, vocabulary) ?? (startsParagraph(line, next, column) ? 'break' : plainEnd(line, next))
    );
  });
}

/** True when `next` stands beside `line`, as the next cell of a table row does. */
function isSameRow(line: FlowLine, next: FlowLine): boolean {
  const beside = next.x0 >= line.x1 - 0.6 * line.size;
  return line.page === next.page && beside && Math.abs(line.y - next.y) < 0.3 * line.size;
}

/** The end of a line whose last word goes on; null when it does not. */
function joint(line: FlowLine, next: FlowLine, vocabulary: Vocabulary): Line['end'] | null {
  if (breaksAddress(line.text, next.text)) return 'glue';
  if (line.endsInHiddenHyphen && /^\p{Ll}/u.test(next.text)) return 'glue';
  return hyphenEnd(line.text, next.text, vocabulary);
}

/** `https:` / `//…` and `https://github.com/` / `name/…`: an address is broken behind its marks. */
function breaksAddress(text: string, next: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  if (/^\(?https?:$/.test(last)) return next.startsWith('//');
  return ADDRESS_END.test(last) && ADDRESS_GOES_ON.test(next);
}

function plainEnd(line: FlowLine, next: FlowLine): Line['end'] {
  return meetsWithoutBlank(line.text, next.text) ? 'glue' : 'space';
}

interface Column {
  readonly right: number;
  /** Usual distance of baselines, in font sizes. */
  readonly leading: number;
}

function startsParagraph(line: FlowLine, next: FlowLine, column: Column): boolean {
  if (line.block !== -1) return false;
  if (startsItem(next) || changesSize(line, next)) return true;
  const ended = TERMINAL.test(line.text.slice(-TAIL));
  const step = line.page === next.page ? next.y - line.y : -1;
  if (step > GAP * column.leading * Math.max(line.size, next.size))
    return ended || !/^\p{Ll}/u.test(next.text);
  if (!ended) return false;
  return LIST_MARK.test(next.text) || isShort(line, column) || isIndented(line, next, step);
}

function startsItem({ text, section }: FlowLine): boolean {
  return BULLET.test(text) || (section === 'references' && ENTRY.test(text));
}

function changesSize(line: FlowLine, next: FlowLine): boolean {
  return Math.abs(line.size - next.size) > 0.06 * line.size && isWordy(line) && isWordy(next);
}

function isShort({ x0, x1 }: FlowLine, { right }: Column): boolean {
  return right - x1 > SHORT * (right - x0);
}

/** The next line steps in; or, in a bibliography, out, where the first line of an entry hangs. */
function isIndented(line: FlowLine, next: FlowLine, step: number): boolean {
  if (step < 0) return false;
  const shift = (next.x0 - line.x0) * (next.section === 'references' ? -1 : 1);
  return shift > INDENT.least * line.size && shift < INDENT.most * line.size;
}

function isWordy({ text }: FlowLine): boolean {
  return lettersIn(text) >= WORDY;
}

/** Right end of the column that a line stands in, from the lines around it that begin near its own left end. */
function columnRight(lines: readonly FlowLine[], index: number): number {
  const line = lines[index];
  if (!line) return 0;
  let right = line.x1;
  for (let at = Math.max(0, index - NEIGHBOURS); at <= index + NEIGHBOURS; at++) {
    const other = lines[at];
    const beside = other?.page === line.page && Math.abs(other.x0 - line.x0) < 3 * line.size;
    if (beside && other.x1 > right) right = other.x1;
  }
  return right;
}

/** The usual distance of two baselines in font sizes: 1.2 in most papers, 2 in manuscripts. */
function usualLeading(lines: readonly FlowLine[]): number {
  const steps: number[] = [];
  lines.forEach((next, index) => {
    const line = lines[index - 1];
    if (line?.page !== next.page || line.size !== next.size) return;
    const step = (next.y - line.y) / next.size;
    if (step > 0.8 && step < 3) steps.push(step);
  });
  return inOrder(steps)[Math.floor(steps.length / 2)] ?? 1.2;
}
