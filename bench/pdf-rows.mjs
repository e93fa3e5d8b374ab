// What bench/pdf.mjs measured paper by paper: text beside the other engines, structure and quotes, cost and tokens.
import { median, quantile } from './pdf-engines.mjs';
import { fixed, printTable } from './pdf-table.mjs';

/** The tables of all papers: text, structure and quotes, cost and tokens. */
export function printPapers(papers) {
  printTable(
    'Text: ordered recall, broken hyphens and control characters per 10,000 words',
    papers.map(textRow),
  );
  printTable('Structure and quotes', papers.map(quoteRow));
  printTable('Cost of whole processes, tokens, quote index', papers.map(costRow));
}

function textRow(paper) {
  const { ours, bare, pdftotext, layout } = paper.engines;
  return {
    paper: paper.name,
    pages: paper.text.pages.length,
    columns: paper.hasTwoColumns ? 2 : 1,
    'recall ours': fixed(ours.ordered, 4),
    bare: fixed(bare.ordered, 4),
    pdftotext: fixed(pdftotext?.ordered, 4),
    '-layout': fixed(layout?.ordered, 4),
    'hyphens ours': fixed(ours.hyphens, 1),
    'bare ': fixed(bare.hyphens, 1),
    'pdftotext ': fixed(pdftotext?.hyphens, 1),
    '-layout ': fixed(layout?.hyphens, 1),
    'control ours': fixed(ours.control, 1),
    'bare  ': fixed(bare.control, 1),
    'pdftotext  ': fixed(pdftotext?.control, 1),
  };
}

function quoteRow({ name, boundary, titles, counts, rects }) {
  return {
    paper: name,
    'boundaries (page, known)':
      boundary.map(one => `${one.key} ${one.page ?? '–'}, ${one.known}`).join('; ') || '–',
    'titles found': titles === null ? '–' : `${titles.recalled}/${titles.known}`,
    right: titles === null ? '–' : `${titles.right}/${titles.found}`,
    quotes: counts.tried,
    'in lines': counts.inLines,
    exact: counts.exact,
    '+ fuzzy': counts.found,
    'page right': rects === null ? '–' : counts.right,
    'two pages': rects === null ? '–' : counts.across,
    rects: rects === null ? '–' : rects.rects,
    'no overlap': rects === null ? '–' : rects.missed,
    'edge median': fixed(rects === null ? null : median(rects.errors), 1),
    'p95 pt': fixed(rects === null ? null : quantile(rects.errors, 0.95), 1),
  };
}

function costRow({ name, cost, tokens, speed }) {
  const { ours, bare, pdftotext } = cost;
  return {
    paper: name,
    'CPU s': fixed(ours.cpu, 2),
    '÷ bare': fixed(ours.cpu / bare.cpu, 2),
    '÷ pdftotext': fixed(pdftotext?.cpu > 0 ? ours.cpu / pdftotext.cpu : null, 1),
    'peak MB': fixed(ours.peakMb),
    'bare MB': fixed(bare.peakMb),
    'tokens raw': tokens.raw,
    clean: tokens.clean,
    'no references': tokens.unreferenced,
    'sent, no appendix': tokens.sent,
    'index ÷ CPU %': fixed((speed.indexMs / ours.cpu) * 0.1, 1),
    'own quote ÷ scan': fixed(speed.ownMs === null ? null : speed.ownMs / speed.scanMs, 1),
    'foreign ÷ scan': fixed(speed.foreignMs / speed.scanMs, 1),
  };
}
