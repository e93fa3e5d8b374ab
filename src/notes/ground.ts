// Quote → page, rectangles and how well it fits: exact, a word or two off, or not in the paper. Pure.
// From strict to lenient: the whole quote; its parts around `...`; a sentence that a page break, figure or
// footnote interrupts; then the fuzzy pass. What is lenient in wording is never lenient in numbers.
import type { Rect } from '../domain/claim.ts';
import type { PaperText } from '../domain/page.ts';
import { blankCitations, findAlmost } from './find-almost.ts';
import { findExact, findInterrupted } from './find-exact.ts';
import {
  pageAt,
  textSpan,
  type KeySpan,
  type PlacedLine,
  type QuoteIndex,
  type TextSpan,
} from './quote-index.ts';
import { isTooShort, quoteKey } from './quote-key.ts';
import { rectsOf } from './quote-rects.ts';

/** Where a quote was found. `missing`: page null, no rectangles, text ''. */
export interface Located {
  readonly match: 'exact' | 'fuzzy' | 'missing';
  /** The page the quote begins on. */
  readonly page: number | null;
  /** One rectangle per line touched, in reading order. */
  readonly rects: Rect[];
  /** The words of the paper that were found; parts of a quote with `...` are joined by ` … `. */
  readonly text: string;
  /** Edits between quote and found text, counted in kept characters. */
  readonly distance: number;
}

const MISSING: Located = { match: 'missing', page: null, rects: [], text: '', distance: 0 };
const ELISION = /\s*[[(（]?\s*(?:\.\s?\.\s?\.|…+|⋯+)\s*[\])）]?\s*/u;
const PAGES_APART = 2;

/** Index of all quotable text, references and captions included. A few ms for 40,000 characters. */
export function indexQuotes(paper: PaperText): QuoteIndex {
  const lines: PlacedLine[] = [];
  let text = '';
  for (const { page, lines: pageLines } of paper.pages) {
    for (const line of pageLines) {
      lines.push({ line, page, start: text.length });
      text += line.end === 'cut' ? line.text.slice(0, -1) : line.text + (line.end === 'glue' ? '' : ' ');
    }
  }
  return { text, lines, exact: quoteKey(text), uncited: quoteKey(blankCitations(text)) };
}

/** Looks the quote up. Under 12 kept characters (6 Chinese ones) it is `missing`: too short to prove anything. */
export function locate(index: QuoteIndex, quote: string): Located {
  const { key } = quoteKey(quote);
  if (isTooShort(key)) return MISSING;
  const whole = findExact(index.exact, key);
  if (whole !== null) return located(index, [textSpan(index.exact, whole)], { match: 'exact', distance: 0 });
  const parts = quote.split(ELISION).filter(part => part !== '');
  const pieces = parts.length > 1 ? findParts(index, parts) : findInterrupted(index, key);
  if (pieces !== null) {
    const spans = pieces.map(piece => textSpan(index.exact, piece));
    return located(index, spans, { match: 'fuzzy', distance: 0 });
  }
  const almost = parts.length > 1 ? null : findAlmost(index, quote);
  return almost === null
    ? MISSING
    : located(index, [almost.span], { match: 'fuzzy', distance: almost.distance });
}

/** Every part in order, the last no more than two pages behind the first. */
function findParts(index: QuoteIndex, parts: readonly string[]): KeySpan[] | null {
  const keys = parts.map(part => quoteKey(part).key);
  if (keys.some(isTooShort)) return null;
  const [firstKey = '', ...rest] = keys;
  const paper = index.exact;
  const page = (span: KeySpan): number => pageAt(index, paper.at[span.from] ?? 0);
  for (let first = findExact(paper, firstKey); first !== null; first = findExact(paper, firstKey, first.to)) {
    const spans = [first];
    for (const key of rest) {
      const next = findExact(paper, key, spans.at(-1)?.to);
      if (next === null || page(next) - page(first) > PAGES_APART) break;
      spans.push(next);
    }
    if (spans.length === keys.length) return spans;
  }
  return null;
}

function located(
  index: QuoteIndex,
  spans: readonly TextSpan[],
  how: Pick<Located, 'match' | 'distance'>,
): Located {
  const words = (span: TextSpan): string =>
    index.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return {
    ...how,
    page: pageAt(index, spans[0]?.start ?? 0),
    rects: spans.flatMap(span => rectsOf(index, span)),
    text: spans.map(words).join(' … '),
  };
}
