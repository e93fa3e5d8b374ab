// Quotes for bench/pdf.mjs: how many sample sentences are found, whether the page is right (pdftotext is the
// witness), what damaged ones and sentences of other papers give, and what a query costs.
import { indexQuotes, locate } from '../dist/notes/quotes/ground.js';
import { findExact } from '../dist/notes/quotes/find-exact.js';
import { quoteKey } from '../dist/notes/quotes/quote-key.js';

/** Kept characters of a piece by which a quote is recognised on a page where its whole is broken up. */
const PIECE = 16;

/** Every quote looked up: `{ quote, found, inLines }`; `inLines`: it stands in the lines just as they come. */
export function lookUp(index, quotes) {
  return quotes.map(quote => {
    const { key } = quoteKey(quote);
    return { quote, found: locate(index, quote), inLines: findExact(index.exact, key) !== null };
  });
}

/** Counts over looked-up quotes; the pages are pdftotext's texts, [] when it is missing. */
export function quoteCounts(lookedUp, pages) {
  const keys = pages.map(page => quoteKey(page).key);
  const counts = {
    tried: lookedUp.length,
    inLines: 0,
    exact: 0,
    found: 0,
    right: 0,
    exactRight: 0,
    across: 0,
  };
  const wrong = [];
  for (const { quote, found, inLines } of lookedUp) {
    if (found.match === 'missing') continue;
    const place = keys.length === 0 ? 'unchecked' : placeOf(quoteKey(quote).key, keys, found.page - 1);
    const isExact = found.match === 'exact';
    counts.found++;
    if (inLines) counts.inLines++;
    if (isExact) counts.exact++;
    if (place === 'across') counts.across++;
    if (place === 'wrong') wrong.push(quote);
    else counts.right++;
    if (isExact && place !== 'wrong') counts.exactRight++;
  }
  return { ...counts, wrong };
}

/** Is the quote on that page of pdftotext's? `right`, `across` (it goes on on the next page) or `wrong`. */
function placeOf(key, pages, at) {
  const [page = '', next = ''] = [pages[at], pages[at + 1]];
  if (page.includes(key)) return 'right';
  const pieces = Array.from({ length: Math.ceil(key.length / PIECE) }, (_, piece) =>
    key.slice(piece * PIECE, (piece + 1) * PIECE),
  ).filter(piece => piece.length === PIECE);
  const here = pieces.filter(piece => page.includes(piece)).length;
  const there = pieces.filter(piece => next.includes(piece) && !page.includes(piece)).length;
  const elsewhere = Math.max(
    ...pages.map((other, index) =>
      index === at ? 0 : pieces.filter(piece => other.includes(piece) && !page.includes(piece)).length,
    ),
  );
  if (there > 0 && here > 0) return here + there >= pieces.length - 2 ? 'across' : 'wrong';
  return here > elsewhere && here >= pieces.length / 2 ? 'right' : 'wrong';
}

/** Sentences of the other papers looked up in each: how many were tried and what was found, wrongly. */
export function falseMatches(papers) {
  let tried = 0;
  const found = [];
  for (const { name, index } of papers) {
    for (const other of papers) {
      if (other.name === name) continue;
      for (const quote of other.quotes) {
        tried++;
        if (locate(index, quote).match !== 'missing') found.push({ name, quote });
      }
    }
  }
  return { tried, found };
}

/** Share of damaged quotes found, for each damage of a table; `quotesOf` a paper gives the sentences to damage. */
export function damageRates(papers, damages, quotesOf) {
  return Object.entries(damages).map(([label, damage]) => {
    const matches = papers.flatMap(paper =>
      quotesOf(paper)
        .map((quote, at) => damage(quote.split(' '), at))
        .filter(quote => quote !== null)
        .map(quote => locate(paper.index, quote).match),
    );
    const share = wanted => matches.filter(match => wanted.includes(match)).length / matches.length;
    return { label, tried: matches.length, exact: share(['exact']), found: share(['exact', 'fuzzy']) };
  });
}

/**
 * Milliseconds: of an index, of looking up a quote of the paper and one of another paper, and of a plain search
 * that runs through the whole text, as a measure for the machine.
 */
export function quoteSpeed(text, own, foreign) {
  const index = indexQuotes(text);
  const scan = perItem(foreign, quote => index.text.includes(quote));
  return {
    indexMs: perItem([1, 2, 3], () => indexQuotes(text)),
    ownMs: perItem(own, quote => locate(index, quote)),
    foreignMs: perItem(foreign, quote => locate(index, quote)),
    scanMs: scan,
  };
}

function perItem(items, use) {
  const start = performance.now();
  for (const item of items) use(item);
  return items.length === 0 ? null : (performance.now() - start) / items.length;
}
