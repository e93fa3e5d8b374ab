// Placed items → lines, in the order of the content stream. There is no sorting by position here:
// LaTeX writes in reading order, and a column sorter is what breaks two-column papers.
import { cleanText, endsInHiddenHyphen, meetsWithoutBlank } from './characters.ts';
import type { PlacedItem, Turn } from './geometry.ts';
import type { FontStyle } from './items.ts';
import { hasRightToLeft } from './drawing/scripts.ts';
import { readingOrder } from './reading-direction.ts';

/** A line as it was set: its items (blank ones left out) and its text, raw until `cleanLines`. */
export interface TextLine {
  readonly page: number;
  readonly turn: Turn;
  readonly items: readonly PlacedItem[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Baseline of the largest text in the line, so that superscripts do not define it. */
  readonly y: number;
  /** Font size of most of its characters. */
  readonly size: number;
  /** Largest font size in it; a heading in small capitals shows only here. */
  readonly largest: number;
  /** That of its words, when all have it; symbols and numbers do not count. */
  readonly style: FontStyle;
  /** The raw text ended in a hyphen that nobody sees; clean-up takes it out. */
  readonly endsInHiddenHyphen: boolean;
}

/** In font sizes: how far a baseline may shift, and text may step back or leap, inside one line. */
const SHIFT = 0.62;
const STEP_BACK = 0.6;
const LEAP = 3.2;
/**
 * A gap of this share of the font size is a blank: tight lines shrink blanks, and kerning stays under a tenth. Above 12
 * points letters do not spread further.
 */
const BLANK = 0.11;
/** Around a bracket or a comma in another font: slanted letters lean over by up to 0.14, as T in `O(T)`. */
const BLANK_AT_MARK = 0.2;
const MARK_BEFORE = /[([{⟨]$/u;
const MARK_BEHIND = /^[()[\]{}⟨⟩,.;:]/u;
const LARGEST_FOR_BLANKS = 12;
/** Chinese type is spread to fill its line: only a gap like this is meant as one. */
const CJK_BLANK = 0.5;
/** In font sizes: text that steps back and up or down by more stands above or below what was there, as in `V²₀`. */
const STACKED_BACK = 0.15;
const STACKED_SHIFT = 0.3;
/** In font sizes: a digit this much higher or lower than the one before it belongs to another number. */
const INDEX_SHIFT = 0.1;
/** Differences of font size below this are rounding. */
const SAME_SIZE = 0.2;

const LETTERS = /\p{L}{2}/u;

interface Growing {
  readonly items: PlacedItem[];
  /** For each item: does a blank stand before it? */
  readonly blanks: boolean[];
  text: string;
  /** Text of its last item: asking the whole growing text at every item would be slow on endless lines. */
  tail: string;
  right: number;
  /** Font size and baseline of the largest item so far. */
  largest: number;
  y: number;
  /** A blank item was read behind the text; it counts once something follows. */
  blank: boolean;
}

/** Lines of one page (or of its turned text). Every character that leaves a mark is kept, in order. */
export function linesOf(items: readonly PlacedItem[], page: number, turn: Turn = 'none'): TextLine[] {
  const lines: TextLine[] = [];
  let line: Growing | undefined;
  const close = (): void => {
    if (line) lines.push(finished(line, page, turn));
    line = undefined;
  };
  for (const item of items) {
    if (item.text.trim() === '') {
      if (line && item.text !== '') line.blank = true;
    } else {
      if (line && !belongs(item, line)) close();
      if (line) append(line, item);
      else line = started(item);
    }
  }
  close();
  return lines;
}

function belongs(item: PlacedItem, line: Growing): boolean {
  const em = Math.max(item.size, line.largest);
  const gap = item.x - line.right;
  return Math.abs(item.y - line.y) < SHIFT * em && gap > -STEP_BACK * em && gap < LEAP * em;
}

function started(item: PlacedItem): Growing {
  return {
    items: [item],
    blanks: [false],
    text: item.text.trimStart(),
    tail: item.text,
    right: item.x + item.width,
    largest: item.size,
    y: item.y,
    blank: false,
  };
}

function append(line: Growing, item: PlacedItem): void {
  const separated = isBlank(line.tail.at(-1)) || isBlank(item.text.at(0));
  const between = !separated && hasBlankBefore(line, item) ? ' ' : '';
  line.text += between + item.text;
  line.tail = item.text;
  line.items.push(item);
  line.blanks.push(between !== '' || separated);
  line.right = item.x + item.width;
  line.blank = false;
  if (item.size > line.largest + SAME_SIZE) {
    line.largest = item.size;
    line.y = item.y;
  }
}

function isBlank(character: string | undefined): boolean {
  return character?.trim() === '';
}

function hasBlankBefore(line: Growing, item: PlacedItem): boolean {
  const em = Math.max(item.size, line.largest);
  const gap = item.x - line.right;
  if (meetsWithoutBlank(line.tail, item.text)) return gap > CJK_BLANK * em;
  const before = line.items.at(-1);
  if (before && (isStacked(before, item) || isIndexOfNumber(before, item))) return true;
  const alike = before?.font === item.font && before.size === item.size;
  const atMark = !alike && (MARK_BEFORE.test(line.tail) || MARK_BEHIND.test(item.text));
  return line.blank || gap > (atMark ? BLANK_AT_MARK : BLANK) * Math.min(em, LARGEST_FOR_BLANKS);
}

/** Numerator and denominator, upper and lower index: `1` over `2` is not `12`. */
function isStacked(before: PlacedItem, item: PlacedItem): boolean {
  const gap = item.x - before.x - before.width;
  return gap < -STACKED_BACK * item.size && Math.abs(item.y - before.y) > STACKED_SHIFT * item.size;
}

/** `56.1` with the index `0.3` is not `56.10.3`, nor is 10 to the fifth `105`. */
function isIndexOfNumber(before: PlacedItem, item: PlacedItem): boolean {
  if (!/\d$/.test(before.text) || !/^\d/.test(item.text)) return false;
  return Math.abs(item.y - before.y) > INDEX_SHIFT * Math.max(item.size, before.size);
}

function finished(line: Growing, page: number, turn: Turn): TextLine {
  const { y, largest } = line;
  const { items, text: read } = (hasRightToLeft(line.text) ? readingOrder(line) : null) ?? line;
  // An accent may step back before the first letter.
  let x0 = Infinity;
  let x1 = -Infinity;
  for (const { x, width } of items) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x + width);
  }
  const text = read.trimEnd();
  const size = commonSize(items);
  const told = { style: commonStyle(items), endsInHiddenHyphen: endsInHiddenHyphen(text) };
  return { page, turn, items, text, x0, x1, y, size, largest, ...told };
}

function commonStyle(items: readonly PlacedItem[]): FontStyle {
  let style: FontStyle | null = null;
  for (const item of items) {
    if (item.style === style || !LETTERS.test(item.text)) continue;
    if (style !== null) return 'plain';
    style = item.style;
  }
  return style ?? 'plain';
}

/** The lines with text for people; lines of invisible characters only are left out. */
export function cleanLines(lines: readonly TextLine[]): TextLine[] {
  return lines.map(line => ({ ...line, text: cleanText(line.text) })).filter(({ text }) => text !== '');
}

/** The size that most characters have, to a tenth of a point. */
export function commonSize(items: readonly PlacedItem[]): number {
  const [only] = items;
  if (only && items.every(({ size }) => size === only.size)) return Math.round(only.size * 10) / 10;
  const counts = new Map<number, number>();
  for (const { size, text } of items) {
    const rounded = Math.round(size * 10) / 10;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  let best = 0;
  let most = 0;
  for (const [size, count] of counts) {
    if (count > most) [best, most] = [size, count];
  }
  return best;
}
