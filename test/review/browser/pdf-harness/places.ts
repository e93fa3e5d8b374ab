// Are the words of a quote where its rectangles are? Compares the rectangles that our own code made with the text that
// pdf.js finds there in a browser.
import type { Rect } from '../../../../src/domain/claim.ts';
import { textOf, type PaperText } from '../../../../src/domain/page.ts';
import { indexQuotes, locate } from '../../../../src/notes/quotes/ground.ts';
import { quoteKey } from '../../../../src/notes/quotes/quote-key.ts';
import { parsePdf } from '../../../../src/pdf/parse.ts';

/** A text item as `itemsOn` of the harness gives it: `[a, b]` is the direction of writing times the font size. */
export interface SeenItem {
  readonly text: string;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PlacedQuote {
  readonly quote: string;
  readonly rects: readonly Rect[];
}

/** Every fifth stretch of twenty words of the paper that is found as it stands, with where it stands. */
export async function quotesOf(bytes: Uint8Array, most = 40): Promise<PlacedQuote[]> {
  const reading = await parsePdf(new Uint8Array(bytes), 500);
  const paper: PaperText = { ...reading, body: textOf(reading.pages.flatMap(({ lines }) => lines)) };
  const index = indexQuotes(paper);
  const words = paper.body.split(/\s+/);
  const step = Math.max(20, Math.floor(words.length / most));
  const quotes: PlacedQuote[] = [];
  for (let at = 0; at + 20 <= words.length; at += step) {
    const quote = words.slice(at, at + 20).join(' ');
    const { match, rects } = locate(index, quote);
    if (match === 'exact') quotes.push({ quote, rects });
  }
  return quotes;
}

/** The rectangles under which pdf.js has other words than the quote's, each with those words. */
export function misplaced(
  { quote, rects }: PlacedQuote,
  itemsOn: Readonly<Record<number, readonly SeenItem[]>>,
): string[] {
  const { key } = quoteKey(quote);
  return rects.flatMap(rect => {
    const words = quoteKey((itemsOn[rect.page] ?? []).map(item => lettersUnder(rect, item)).join('')).key;
    // The width of an item is spread evenly over its letters, so a few at either end may be the neighbours'.
    const sure = words.length > 9 ? words.slice(3, -3) : words.slice(1, -1);
    const isThere = words.length > 0 && (key.includes(sure) || sharesMost(key, sure));
    return isThere ? [] : [`p. ${rect.page} “${words}” is not in “${quote}”`];
  });
}

/** The letters of the item whose middle is in the rectangle. */
function lettersUnder(rect: Rect, { text, a, b, x, y, width, size }: SeenItem): string {
  const letters = Array.from(text);
  const [dx, dy] = [a / size, b / size];
  return letters
    .filter((_, index) => {
      const along = (width * (index + 0.5)) / letters.length;
      // A third of the font size above the baseline, whichever way the text runs.
      const [px, py] = [x + dx * along + dy * (size / 3), y + dy * along - dx * (size / 3)];
      return px >= rect.x && px <= rect.x + rect.width && py >= rect.y && py <= rect.y + rect.height;
    })
    .join('');
}

/** Where lines stand close, or formulas between them, a letter or two of another line are in the rectangle. */
function sharesMost(key: string, words: string): boolean {
  let shared = 0;
  for (let at = 0; at + 4 <= words.length; at++) if (key.includes(words.slice(at, at + 4))) shared += 1;
  return shared >= 0.7 * Math.max(1, words.length - 3);
}
