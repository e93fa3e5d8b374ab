// Rectangles for bench/pdf.mjs: those of a found quote beside the word boxes of `pdftotext -bbox` on its page.
import { quoteKey } from '../dist/notes/quotes/quote-key.js';

/**
 * Edge errors in points of every rectangle that can be compared, and how many overlap no word of the quote.
 * A quote is compared when it is on one page and poppler has its letters there in one piece.
 */
export function rectErrors(lookedUp, boxes) {
  const pages = boxes.map(pageOf);
  const all = { compared: 0, rects: 0, missed: 0, errors: [] };
  for (const { quote, found } of lookedUp) {
    const page = pages[(found.page ?? 0) - 1];
    const isOnOnePage = found.rects.length > 0 && found.rects.every(rect => rect.page === found.page);
    const words = page === undefined || !isOnOnePage ? [] : wordsOfQuote(page, quoteKey(quote).key);
    if (words.length === 0) continue;
    all.compared++;
    for (const rect of found.rects) {
      const line = words.filter(word => overlaps(rect, word));
      all.rects++;
      if (line.length === 0) all.missed++;
      // A Chinese line is one word to poppler: where the quote begins or ends inside it, its edge tells nothing.
      else if (!line.some(word => word.isCut)) all.errors.push(edgeError(rect, line));
    }
  }
  return all;
}

/** The page's words as one key, with the word that every character of it came from. */
function pageOf(words) {
  const keys = words.map(({ word }) => quoteKey(word).key);
  const owners = keys.flatMap((key, at) => Array.from(key, () => at));
  return { words, key: keys.join(''), owners };
}

/** The words that a quote's key is made of; `isCut`: a word of which the quote has only a part. */
function wordsOfQuote(page, key) {
  const from = page.key.indexOf(key);
  if (from === -1) return [];
  const to = from + key.length;
  const first = page.owners[from];
  const last = page.owners[to - 1];
  return page.words.slice(first, last + 1).map((word, index) => ({
    ...word,
    isCut:
      (index === 0 && page.owners[from - 1] === first) ||
      (index === last - first && page.owners[to] === last),
  }));
}

/** A word on the line of a rectangle that lies over it. */
function overlaps(rect, word) {
  const middle = rect.y + rect.height / 2;
  return (
    word.top <= middle && middle <= word.bottom && word.left < rect.x + rect.width && word.right > rect.x
  );
}

/** The larger of the differences left and right between a rectangle and the words on its line. */
function edgeError(rect, line) {
  const [from, to] = [Math.min(...line.map(word => word.left)), Math.max(...line.map(word => word.right))];
  return Math.max(Math.abs(from - rect.x), Math.abs(to - rect.x - rect.width));
}
