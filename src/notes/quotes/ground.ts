// Quote → page, rectangles and how well it fits: exact, a word or two off, or not in the paper. Pure.
// Exact is letter by letter what the paper says, in the lines as they come or in the running text, from which only
// what layout or LaTeX puts between is taken: figures and tables with their captions, footnotes, their marks, numbers
// of headings. All else is fuzzy: a formula left out, parts around `...`, citations left out, something unknown in
// between, a word or two off. Never lenient in numbers.
import type { Rect } from '../../domain/claim.ts';
import type { PaperText } from '../../domain/page.ts';
import { blankCitations, findAlmost } from './find-almost.ts';
import { findExact, findInterrupted } from './find-exact.ts';
import {
  pageAt,
  piecesOf,
  textSpan,
  wordsIn,
  type KeySpan,
  type Layer,
  type PlacedLine,
  type QuoteIndex,
  type TextSpan,
} from './quote-index.ts';
import { once } from '../remembered.ts';
import { isTooShort, keyOf, keyWithin, quoteKey } from './quote-key.ts';
import { hasLatex, withoutLatex } from './quote-latex.ts';
import { rectsOf } from './quote-rects.ts';
import { asideText, proseText, runningText } from './running-text.ts';

/** Where a quote was found. `missing`: page null, no rectangles, text ''. */
export interface Located {
  readonly match: 'exact' | 'fuzzy' | 'missing';
  /** The page the quote begins on. */
  readonly page: number | null;
  /** One rectangle per line touched, in reading order. */
  readonly rects: Rect[];
  /** The words of the paper that were found; parts with something left out between them are joined by ` … `. */
  readonly text: string;
  /** Edits between quote and found text, counted in kept characters; what was left out whole is not counted. */
  readonly distance: number;
}

const MISSING: Located = { match: 'missing', page: null, rects: [], text: '', distance: 0 };
const ELISION = /\s{0,4}(?:[[(（]\s{0,4})?(?:\.\s?\.\s?\.|…+|⋯+)\s{0,4}(?:[\])）]\s{0,4})?/u;
const PAGES_APART = 2;
/** Dots may stand for a part of one sentence: two places joined by them prove nothing. */
const SENTENCE_END = /\p{Ll}{3}[.!?]["'”’)\]]? \p{Lu}|[。！？]/u;
const LONGEST_GAP = 400;

/** Index of all quotable text, references and captions included. A few ms for 40,000 characters. */
export function indexQuotes(paper: PaperText): QuoteIndex {
  const lines: PlacedLine[] = [];
  const parts: string[] = [];
  let start = 0;
  for (const { page, lines: pageLines } of paper.pages) {
    for (const line of pageLines) {
      const part = line.end === 'cut' ? line.text.slice(0, -1) : line.text + (line.end === 'glue' ? '' : ' ');
      lines.push({ line, page, start });
      parts.push(part);
      start += part.length;
    }
  }
  const text = parts.join('');
  const exact: Layer = { text, ...quoteKey(text) };
  return { text, lines, exact, ...otherLayers(exact, lines) };
}

/** What is made only when a quote does not stand in the lines as they come: each layer holds the whole paper again. */
function otherLayers(
  exact: Layer,
  lines: readonly PlacedLine[],
): Pick<QuoteIndex, 'running' | 'prose' | 'uncited'> {
  const { text } = exact;
  const running = once(() => runningText(text, lines));
  const prose = once(() => proseText(running(), lines));
  const layer = (words: string, kept = words): Layer => ({ text: words, ...keyWithin(exact, kept) });
  return {
    running: once(() => layer(running())),
    prose: once(() => layer(prose())),
    uncited: once(() => [
      layer(running(), blankCitations(running())),
      layer(text, blankCitations(asideText(text, running()))),
      layer(prose(), blankCitations(prose())),
    ]),
  };
}

/** Looks the quote up. Under 12 kept characters (6 Chinese ones) it is `missing`: too short to prove anything. */
export function locate(index: QuoteIndex, quote: string): Located {
  const found = hasLatex(quote)
    ? (findWhole(index, quote) ?? locatePlain(index, withoutLatex(quote)))
    : locatePlain(index, quote);
  return found ?? MISSING;
}

function locatePlain(index: QuoteIndex, quote: string): Located | null {
  return findWhole(index, quote) ?? findBroken(index, quote) ?? findOff(index, quote);
}

/** Letter by letter, or with nothing but displayed formulas left out. */
function findWhole(index: QuoteIndex, quote: string): Located | null {
  const key = keyOf(quote);
  if (isTooShort(key)) return null;
  for (const [layerOf, match] of WHOLE) {
    const layer = layerOf(index);
    const span = findExact(layer, key);
    if (span !== null) return located(index, [textSpan(layer, span)], { layer, match });
  }
  return null;
}

const WHOLE = [
  [({ exact }: QuoteIndex) => exact, 'exact'],
  [({ running }: QuoteIndex) => running(), 'exact'],
  [({ prose }: QuoteIndex) => prose(), 'fuzzy'],
] as const;

/** In parts that the quote itself sets apart by dots, or in two with something unknown between them. */
function findBroken(index: QuoteIndex, quote: string): Located | null {
  const key = keyOf(quote);
  const parts = quote.split(ELISION).filter(part => part !== '');
  if (isTooShort(key)) return null;
  for (const layer of parts.length > 1 ? [index.exact, index.prose()] : [index.exact]) {
    const pieces = parts.length > 1 ? findParts(index, layer, parts) : findInterrupted(index, key);
    const spans = pieces?.map(piece => textSpan(layer, piece));
    if (spans !== undefined) return located(index, spans, { layer, match: 'fuzzy' });
  }
  return null;
}

/** A word or two off. */
function findOff(index: QuoteIndex, quote: string): Located | null {
  const almost = findAlmost(index, quote);
  return almost === null ? null : located(index, [almost.span], { ...almost, match: 'fuzzy' });
}

/** Every part in order and in one sentence, the last no more than two pages behind the first. */
function findParts(index: QuoteIndex, paper: Layer, parts: readonly string[]): KeySpan[] | null {
  const keys = parts.map(part => quoteKey(part).key);
  if (keys.some(isTooShort)) return null;
  const [firstKey = '', ...rest] = keys;
  const page = (span: KeySpan): number => pageAt(index, paper.at[span.from] ?? 0);
  const isOneSentence = (one: KeySpan, next: KeySpan): boolean => {
    const gap = paper.text.slice(textSpan(paper, one).end, textSpan(paper, next).start);
    return gap.length <= LONGEST_GAP && !SENTENCE_END.test(gap);
  };
  for (let first = findExact(paper, firstKey); first !== null; first = findExact(paper, firstKey, first.to)) {
    const spans = [first];
    for (const key of rest) {
      const next = findExact(paper, key, spans.at(-1)?.to);
      if (next === null || page(next) - page(first) > PAGES_APART) break;
      if (!isOneSentence(spans.at(-1) ?? first, next)) break;
      spans.push(next);
    }
    if (spans.length === keys.length) return spans;
  }
  return null;
}

interface Found {
  /** The text in which the spans are whole. */
  readonly layer: Layer;
  readonly match: 'exact' | 'fuzzy';
  readonly distance?: number;
}

function located(index: QuoteIndex, spans: readonly TextSpan[], found: Found): Located {
  const { layer, match, distance = 0 } = found;
  const pieces = spans.flatMap(span => piecesOf(layer.text, span));
  // A formula left out is shown by dots; a caption or footnote is no part of the sentence.
  const shown = layer !== index.exact && layer.text === index.prose().text ? pieces : spans;
  return {
    match,
    distance,
    page: pageAt(index, spans[0]?.start ?? 0),
    rects: pieces.flatMap(piece => rectsOf(index, piece)),
    text: shown.map(span => wordsIn(layer.text, span)).join(' … '),
  };
}
