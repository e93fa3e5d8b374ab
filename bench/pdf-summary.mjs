// What bench/pdf.mjs measured over all papers: damaged quotes, false matches, and figures beside their targets.
import { hasPdftotext, median, quantile } from './pdf-engines.mjs';
import { fixed, percent, printTable, printTargets, say } from './pdf-table.mjs';

/** Damaged quotes and false matches, then every figure beside its target. */
export function printSummary({ papers, other, damages, batch, bigBookMb }) {
  printTable(
    'Damaged quotes',
    damages.map(({ label, tried, exact, found }) => ({
      damage: label,
      quotes: tried,
      'exact %': percent(exact, 1),
      'found %': percent(found, 1),
    })),
  );
  printTargets([
    ...textFigures(papers),
    ...quoteFigures(papers),
    {
      what: 'sentences of other papers found',
      value: other.tried >= 500 ? other.found.length : null,
      most: 0,
      note: `of ${other.tried} tried`,
    },
    ...costFigures(papers, { batch, bigBookMb }),
  ]);
  for (const { name, quote } of other.found) say(`false match in ${name}: ${quote}`);
  for (const { name, counts } of papers)
    for (const quote of counts.wrong) say(`other page in ${name}: ${quote}`);
}

function textFigures(papers) {
  const known = papers.filter(({ truth }) => truth !== null);
  const recalls = known.map(({ engines }) => engines.ours.ordered);
  const twoColumns = known.filter(
    ({ hasTwoColumns, engines }) => hasTwoColumns && engines.pdftotext !== undefined,
  );
  const gains = twoColumns.map(({ engines }) => engines.ours.ordered - engines.pdftotext.ordered);
  const boundaries = papers.flatMap(({ boundary }) => boundary);
  const titles = papers.map(paper => paper.titles).filter(score => score !== null);
  const shareOf = key => {
    const ones = boundaries.filter(one => one.key === key);
    return { right: ones.filter(one => one.isRight).length, all: ones.length };
  };
  const references = shareOf('references');
  const appendix = shareOf('appendix');
  const total = key => titles.reduce((sum, score) => sum + score[key], 0);
  const most = key => Math.max(...papers.map(({ engines }) => engines.ours[key]));
  return [
    {
      what: 'ordered recall, mean',
      value: mean(recalls),
      digits: 4,
      least: 0.995,
      note: `papers: ${known.length}`,
    },
    { what: 'ordered recall, least', value: Math.min(...recalls), digits: 4, least: 0.985 },
    {
      what: 'two columns, recall minus pdftotext',
      value: mean(gains),
      digits: 3,
      least: 0.1,
      note: `papers: ${gains.length}`,
    },
    { what: 'broken hyphens, most', value: most('hyphens'), digits: 1, most: 1, note: 'per 10,000 words' },
    {
      what: 'control characters, most',
      value: most('control'),
      digits: 1,
      most: 0,
      note: 'per 10,000 words',
    },
    {
      what: 'references on their page',
      value: share(references.right, references.all),
      digits: 1,
      unit: ' %',
      least: 95,
      note: `${references.right} of ${references.all}; appendix ${appendix.right} of ${appendix.all}`,
    },
    {
      what: 'section titles, recall',
      value: share(total('recalled'), total('known')),
      digits: 1,
      unit: ' %',
      note: `precision ${percent(total('right'), total('found'))} %`,
    },
  ];
}

function quoteFigures(papers) {
  const counts = papers.filter(({ isChinese }) => !isChinese).map(paper => paper.counts);
  const chinese = papers.filter(({ isChinese }) => isChinese).map(paper => paper.counts);
  const total = (key, of = counts) => of.reduce((sum, one) => sum + one[key], 0);
  const rects = papers.map(paper => paper.rects).filter(one => one !== null);
  const errors = rects.flatMap(one => one.errors);
  const all = rects.reduce((sum, one) => sum + one.rects, 0);
  const missed = rects.reduce((sum, one) => sum + one.missed, 0);
  const shareOf = key => share(total(key), total('tried'));
  const compared = rects.reduce((sum, one) => sum + one.compared, 0);
  return [
    {
      what: 'quotes exact, right page',
      value: shareOf('exactRight'),
      digits: 1,
      unit: ' %',
      least: 96,
      note: `${total('tried')} quotes${hasPdftotext ? '' : ', pages not checked'}; as the lines come ${fixed(shareOf('inLines'), 1)} %`,
    },
    {
      what: 'quotes with fuzzy, right page',
      value: shareOf('right'),
      digits: 1,
      unit: ' %',
      least: 99,
      note: `Chinese: ${total('right', chinese)} of ${total('tried', chinese)}`,
    },
    {
      what: 'rectangles that overlap',
      value: share(all - missed, all),
      digits: 1,
      unit: ' %',
      least: 100,
      note: `${all} rectangles of ${compared} quotes`,
    },
    {
      what: 'rectangle edges, 95th percentile',
      value: quantile(errors, 0.95),
      digits: 1,
      unit: ' pt',
      most: 8,
      note: `median ${fixed(median(errors), 1)}`,
    },
  ];
}

function costFigures(papers, { batch, bigBookMb }) {
  const long = papers.filter(({ text }) => text.pages.length >= 10);
  const ratio = engine =>
    long.filter(({ cost }) => cost[engine]?.cpu > 0).map(({ cost }) => cost.ours.cpu / cost[engine].cpu);
  const peaks = papers.map(({ cost }) => cost.ours.peakMb).filter(peak => peak !== null);
  // Bare pdf-parse without cMaps loses Chinese: its text is no measure there.
  const cut = papers.filter(({ boundary, isChinese }) => boundary.length > 0 && !isChinese);
  const saved = cut.map(({ tokens }) => 100 * (1 - tokens.unreferenced / tokens.raw));
  const sent = cut.map(({ tokens }) => (100 * tokens.sent) / tokens.raw);
  const query = papers.filter(({ speed }) => speed.ownMs !== null);
  const forty = query.map(({ speed, cost }) => (speed.indexMs + 40 * speed.ownMs) / (10 * cost.ours.cpu));
  const of = `papers of 10 pages or more: ${long.length}`;
  return [
    { what: 'CPU ÷ bare pdf-parse, median', value: median(ratio('bare')), digits: 2, most: 1.25, note: of },
    {
      what: 'the same papers in one process',
      value: batch === null ? null : batch.ours / batch.bare,
      digits: 2,
      note: 'as a batch reads them; bare pdf-parse in one process, too',
    },
    { what: 'CPU ÷ pdftotext, median', value: median(ratio('pdftotext')), digits: 1, most: 16, note: of },
    {
      what: 'peak memory of a paper, most',
      value: peaks.length === 0 ? null : Math.max(...peaks),
      unit: ' MB',
      most: 300,
    },
    { what: 'peak memory of 702 pages', value: bigBookMb, unit: ' MB', most: 700 },
    {
      what: 'tokens saved without references',
      value: median(saved),
      digits: 1,
      unit: ' %',
      least: 18,
      note: 'median',
    },
    {
      what: 'tokens sent of raw, median',
      value: median(sent),
      digits: 1,
      unit: ' %',
      most: 70,
      note: 'no appendix',
    },
    {
      what: 'index and 40 quotes ÷ extraction CPU',
      value: median(forty),
      digits: 1,
      unit: ' %',
      most: 5,
      note: 'median',
    },
  ];
}

function mean(values) {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(part, whole) {
  return whole === 0 ? null : (100 * part) / whole;
}
