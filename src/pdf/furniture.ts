// Takes running heads, running feet and page numbers out of the lines of a document.
// They repeat at the same height, page after page; one page alone cannot show that.
import type { TextLine } from './lines.ts';

/** The share of the page, from the top and from the bottom, where heads and feet stand. */
const ZONE = 0.085;
/** `7`, `xii`, `- 7 -`, `Page 7 of 9`, `第 7 页`. */
const PAGE_NUMBER =
  /^(?:[-–—]?\s?[\divxl]{1,4}\s?[-–—]?|page \d{1,4}(?: (?:of|\/) \d{1,4})?|第\s?\d{1,4}\s?页)$/i;
const LONE_NUMBER = /^\d{1,4}$/;
/** Two heads are the same when they differ by less than this many points in height. */
const STEP = 6;
/** A page number outside the zone must follow the page index on this share of the pages. */
const COUNTING_SHARE = 0.3;

export interface PageSize {
  readonly page: number;
  readonly height: number;
}

/** The lines that are text; `pages` has every page of the document. */
export function dropFurniture(lines: readonly TextLine[], pages: readonly PageSize[]): TextLine[] {
  const heights = new Map(pages.map(({ page, height }) => [page, height]));
  const inZone = (line: TextLine): boolean => {
    const height = heights.get(line.page) ?? 0;
    return line.turn === 'none' && (line.y < ZONE * height || line.y > (1 - ZONE) * height);
  };
  const repeated = repeatedKeys(lines.filter(inZone), pages.length);
  const numbers = countingNumbers(lines, pages.length);
  const body = new Set(lines.filter(line => !inZone(line)).map(({ text }) => text.trim()));
  const isFurniture = (line: TextLine): boolean => {
    const text = line.text.trim();
    // A running head that names the section of its page may occur only once, but the heading has the same words.
    return (
      numbers.has(line) ||
      (inZone(line) && (PAGE_NUMBER.test(text) || repeated.has(keyOf(line)) || body.has(text)))
    );
  };
  return lines.filter(line => !isFurniture(line));
}

function keyOf(line: TextLine): string {
  const words = line.text.toLowerCase().replaceAll(/\d/g, '#').replaceAll(/\s+/g, ' ');
  return `${Math.round(line.y / STEP)} ${words}`;
}

function repeatedKeys(zone: readonly TextLine[], pageCount: number): Set<string> {
  const pagesOf = new Map<string, Set<number>>();
  for (const line of zone) {
    const key = keyOf(line);
    pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(line.page));
  }
  const enough = Math.max(2, Math.min(4, 0.3 * pageCount));
  return new Set([...pagesOf].filter(([, pages]) => pages.size >= enough).map(([key]) => key));
}

/** Lone numbers that are the highest or lowest line of their page and count along with the pages. */
function countingNumbers(lines: readonly TextLine[], pageCount: number): Set<TextLine> {
  const byOffset = new Map<number, TextLine[]>();
  for (const line of extremeLines(lines)) {
    const text = line.text.trim();
    if (!LONE_NUMBER.test(text)) continue;
    const offset = Number(text) - line.page;
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), line]);
  }
  // Two pages are no sequence: a figure's axis may well begin with 1 on page 1.
  const enough = Math.max(2, COUNTING_SHARE * pageCount);
  return new Set([...byOffset.values()].filter(found => found.length >= enough).flat());
}

function extremeLines(lines: readonly TextLine[]): TextLine[] {
  const ends = new Map<number, { top: TextLine; bottom: TextLine }>();
  for (const line of lines) {
    if (line.turn !== 'none') continue;
    const known = ends.get(line.page) ?? { top: line, bottom: line };
    if (line.y < known.top.y) known.top = line;
    if (line.y > known.bottom.y) known.bottom = line;
    ends.set(line.page, known);
  }
  return [...ends.values()].flatMap(({ top, bottom }) => (top === bottom ? [top] : [top, bottom]));
}
