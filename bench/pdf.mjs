// What extraction gives and costs, beside pdftotext, pdftotext -layout and bare pdf-parse in one run.
// Usage: npm run build && node bench/pdf.mjs [runs]. CPU and peak memory are of whole processes, children included.
// Metrics and targets: DESIGN section 7; a figure that cannot be measured here is shown as a dash.
import { readFileSync } from 'node:fs';
import { textOf } from '../dist/domain/page.js';
import { estimateTokens } from '../dist/lib/tokens.js';
import { indexQuotes } from '../dist/notes/quotes/ground.js';
import { extractText } from '../dist/pdf/extract.js';
import {
  ENGINES,
  batchCosts,
  costs,
  hasPdftotext,
  hasTime,
  peakOf,
  printed,
  wordBoxes,
} from './pdf-engines.mjs';
import { bigBook, boundaryOf, hasShared, importTypeScript, listPapers } from './pdf-papers.mjs';
import { damageRates, falseMatches, lookUp, quoteCounts, quoteSpeed } from './pdf-quotes.mjs';
import { rectErrors } from './pdf-rects.mjs';
import { printPapers } from './pdf-rows.mjs';
import { printSummary } from './pdf-summary.mjs';
import { say } from './pdf-table.mjs';

const RUNS = Number(process.argv[2] ?? 3);
const metrics = await importTypeScript('test/support/recall.ts');
const sample = await importTypeScript('test/support/quote-sample.ts');

if (!hasPdftotext) {
  say(
    'pdftotext is missing: its columns, pages and rectangles stay empty (Debian: apt install poppler-utils)',
  );
}
if (!hasTime) say('/usr/bin/time is missing: peak memory stays empty (Debian: apt install time)');
if (!hasShared) say('../shared is missing: own papers only, all under 10 pages');

const papers = [];
for (const paper of listPapers()) papers.push(await measure(paper));
for (const paper of papers) {
  const foreign = papers.filter(other => other !== paper).flatMap(({ quotes }) => quotes);
  paper.speed = quoteSpeed(paper.text, paper.quotes, foreign.slice(0, 60));
}
const english = papers.filter(({ isChinese }) => !isChinese);
const quotesOf = ({ quotes }) => quotes;

printPapers(papers);
printSummary({
  papers,
  other: falseMatches(papers),
  damages: [
    ...damageRates(english, sample.SPELLINGS, quotesOf),
    ...damageRates(english, sample.REWORDINGS, quotesOf),
    ...damageRates(english, sample.NOTATIONS, ({ text }) => sample.sentencesOf(text.body)),
    ...damageRates(
      papers.filter(({ isChinese }) => isChinese),
      sample.CHINESE,
      quotesOf,
    ),
  ],
  batch: batchCosts(
    papers.filter(({ text }) => text.pages.length >= 10).map(({ file }) => file),
    RUNS,
  ),
  bigBookMb: bigBook() === null ? null : peakOf(bigBook(), 1000),
});

/** One paper through every engine and every metric. */
async function measure(paper) {
  const cost = costs(paper.file, RUNS);
  const text = await extractText(readFileSync(paper.file), { name: paper.name });
  const texts = Object.fromEntries(ENGINES.map(engine => [engine, printed(engine, paper.file)]));
  const isChinese = /\p{sc=Han}{4}/u.test(paper.truth ?? '');
  const quotes =
    paper.truth === null ? [] : (isChinese ? sample.sampleChinese : sample.sampleQuotes)(paper.truth);
  const index = indexQuotes(text);
  const lookedUp = lookUp(index, quotes);
  return {
    ...paper,
    cost,
    text,
    isChinese,
    quotes,
    index,
    engines: Object.fromEntries(ENGINES.map(engine => [engine, textFigures(texts[engine], paper.truth)])),
    hasTwoColumns: hasTwoColumns(text.pages),
    titles: paper.heads === null ? null : metrics.titleScore(paper.heads, titlesOf(text)),
    boundary: boundaryCheck(text.sections, paper.boundary ?? boundaryOf(texts)),
    counts: quoteCounts(lookedUp, hasPdftotext ? texts.pdftotext.split('\f') : []),
    rects: hasPdftotext ? rectErrors(lookedUp, wordBoxes(paper.file)) : null,
    tokens: tokensOf(text, texts.bare),
  };
}

/** Figures of one engine's text; artefacts per 10,000 words of that text, a form feed being a line break. */
function textFigures(printedText, truth) {
  const text = printedText.replaceAll('\f', '\n');
  const tenThousands = Math.max(1, text.split(/\s+/).length) / 10_000;
  return {
    ordered: truth === null ? null : metrics.orderedRecall(truth, text),
    hyphens: metrics.brokenHyphens(text) / tenThousands,
    control: metrics.controlCharacters(text) / tenThousands,
  };
}

/** A quarter of the lines begin right of the middle of their page. */
function hasTwoColumns(pages) {
  const lines = pages.flatMap(page =>
    page.lines
      .filter(({ text }) => text.length >= 20)
      .map(line => line.x > page.width / 2 - 10 && line.x + line.width > page.width * 0.6),
  );
  return lines.filter(isRight => isRight).length > lines.length / 4;
}

/** Titles of all headings but those of the front. */
function titlesOf({ sections }) {
  return sections.filter(({ key }) => key !== 'front').map(({ title }) => title);
}

/** For each boundary that is known: is it on that page? */
function boundaryCheck(sections, known) {
  return ['references', 'appendix']
    .filter(key => known[key] !== undefined)
    .map(key => {
      const page = sections.find(section => section.key === key)?.page ?? null;
      return { key, known: known[key], page, isRight: page === known[key] };
    });
}

function tokensOf({ pages, body }, bareText) {
  const lines = pages.flatMap(page => page.lines);
  const sent = lines.filter(({ section }) => section !== 'references' && section !== 'appendix');
  return {
    raw: estimateTokens(bareText),
    clean: estimateTokens(textOf(lines)),
    unreferenced: estimateTokens(body),
    sent: estimateTokens(textOf(sent)),
  };
}
