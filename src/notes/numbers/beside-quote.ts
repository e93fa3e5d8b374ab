// The words of a table that prove a claim along with its quote: the caption and head of the table that a quoted row
// stands in, and the whole table that a quote names. Pure.
import type { Located } from '../quotes/ground.ts';
import { type PlacedLine, type QuoteIndex } from '../quotes/quote-index.ts';
import { quoteKey } from '../quotes/quote-key.ts';

/** Rows of a table are looked for so many lines from its caption. */
const ROWS = 40;
const NAMED = /\b(?:table|tab\.)\s?(\d{1,2}|[IVX]{1,4})\b|表\s?(\d{1,2})/iu;
const CAPTION = /^(?:table|tab\.|表)\s?(\d{1,2}|[IVX]{1,4})\b/iu;

/** Those words on one line; '' when the quote is a sentence that names no table. */
export function besideQuote(index: QuoteIndex, located: Located, quote: string): string {
  const [, latin, han] = NAMED.exec(quote) ?? [];
  const name = latin ?? han;
  if (name !== undefined) return wholeTable(index, name);
  return isRow(quote) ? captionAndHead(index, located, quote) : '';
}

/** A row of a table has more numbers than words. */
function isRow(quote: string): boolean {
  const numbers = quote.match(/(?<![\p{L}\d.])[+-]?\d+(?:\.\d+)?/gu)?.length ?? 0;
  const words = quote.match(/\p{L}{2,}/gu)?.length ?? 0;
  return numbers >= 2 && numbers >= words;
}

function wholeTable({ lines }: QuoteIndex, name: string): string {
  const at = lines.findIndex(({ line }) => line.kind === 'caption' && CAPTION.exec(line.text)?.[1] === name);
  if (at < 0) return '';
  const rows = [...rowsFrom(lines, at, 1), ...rowsFrom(lines, at, -1)];
  return [lines[at], ...rows].map(placed => placed?.line.text ?? '').join('\n');
}

/** Lines of the caption itself and rows that follow on it, up to the first sentence. */
function rowsFrom(lines: readonly PlacedLine[], at: number, step: 1 | -1): PlacedLine[] {
  const rows: PlacedLine[] = [];
  for (let next = at + step; Math.abs(next - at) <= ROWS; next += step) {
    const placed = lines[next];
    if (placed === undefined || placed.page !== lines[at]?.page || isSentence(placed)) break;
    rows.push(placed);
  }
  return rows;
}

function isSentence({ line }: PlacedLine): boolean {
  if (line.kind !== 'text') return line.kind === 'heading';
  return !isRow(line.text) && (line.text.match(/\b[a-z]{2,}\b/g)?.length ?? 0) > 4;
}

/** The nearest caption of a table on the page, and what stands between it and the row but other rows' numbers. */
function captionAndHead({ lines, text }: QuoteIndex, { page }: Located, quote: string): string {
  const { key } = quoteKey(quote);
  const onPage = lines.filter(placed => placed.page === page);
  const row = onPage.findIndex(({ line }) => {
    const words = quoteKey(line.text).key;
    return words !== '' && (words.includes(key) || key.startsWith(words));
  });
  const captions = onPage.flatMap(({ line }, at) => (line.kind === 'caption' ? [at] : []));
  const [nearest] = captions.sort((one, other) => Math.abs(one - row) - Math.abs(other - row));
  if (nearest === undefined || row < 0 || text === '') return '';
  return onPage
    .filter(
      ({ line }, at) => isOfCaption(onPage, nearest, at) || (at < row && at > nearest && !isRow(line.text)),
    )
    .map(({ line }) => line.text)
    .join('\n');
}

/** The caption's first line and those that follow as captions. */
function isOfCaption(onPage: readonly PlacedLine[], first: number, at: number): boolean {
  return at >= first && onPage.slice(first, at + 1).every(({ line }) => line.kind === 'caption');
}
