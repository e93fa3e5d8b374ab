// Papers of real size for the bench of `summarize batch`, made in milliseconds without network or TeX: 12–18 pages,
// 8,000–11,000 words, sections, references, figures, tables. Fiction from end to end, as fixtures/README.md says.
import { claimsFor, statedNotes } from './batch-claims.mjs';
import { writePaper } from './batch-pdf.mjs';
import { drawnFor, seeded, wordsOf } from './batch-words.mjs';

/** The arXiv id of the paper with this number, counted from 1. */
export function idOf(index) {
  return `2601.${String(index).padStart(5, '0')}`;
}

/**
 * Paper number `index` (from 1), always the same one: `id` with and `bare` without version, `title`, `abstract`, the
 * Atom `entry`, the PDF's bytes (`pdf()`, made anew at each call), and the `reply` of a model that has read it.
 */
export function makePaper(index) {
  const words = wordsOf(seeded(index));
  const drawn = drawnFor(words, index);
  const bare = idOf(index);
  const id = `${bare}v1`;
  const title = `${drawn.method}: Planning Berths against Plausible Arrival Times in ${drawn.data[0]}`;
  const abstract = abstractOf(drawn);
  const columns = index % 2 === 0 ? 'one' : 'two';
  return {
    id,
    bare,
    title,
    abstract,
    entry: entryOf({ id, title, abstract, authors: drawn.authors }),
    reply: JSON.stringify(statedNotes(drawn)),
    pdf: () =>
      writePaper(blocksOf({ title, abstract, drawn, words: wordsOf(seeded(index + 0x10000)) }), {
        columns,
        stamp: `arXiv:${id}  [cs.LG]  2 Jan 2026`,
      }),
  };
}

function abstractOf({ method, baselines: [one], data: [first], rates }) {
  return (
    `Ports plan their berths with forecasts that are wrong by hours. We present ${method}, a planner that keeps several ` +
    `plausible arrival times for every vessel and replans by a minimum cost flow. On ${first} it serves ${rates[0]}% of ` +
    `all vessels in time, where ${one} serves ${rates[1]}%. The planner runs on one machine, and its plans change rarely.`
  );
}

/** As arXiv's API writes it. */
function entryOf({ id, title, abstract, authors }) {
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <updated>2026-01-02T08:00:00Z</updated>
    <published>2026-01-02T08:00:00Z</published>
    <title>${title}</title>
    <summary>${abstract}</summary>
${authors.map(name => `    <author>\n      <name>${name}</name>\n    </author>`).join('\n')}
    <link href="http://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`;
}

/** Sections, with the sentences that prove the claims strewn over the paragraphs. */
function blocksOf({ title, abstract, drawn, words }) {
  const { background, innovations, results, takeaways } = claimsFor(drawn);
  const claims = [
    background,
    innovations.map(point => point.claims),
    results,
    takeaways.map(point => point.claims),
  ];
  const proofs = section => claims.flat(2).filter(claim => claim.section === section).map(({ quote }) => quote); // prettier-ignore
  const body = (section, paragraphs) => {
    const strewn = proofs(section);
    return Array.from({ length: paragraphs }, (_, index) => {
      const here = strewn.filter((_, at) => at % paragraphs === index);
      const [before, after] = [words.paragraph(3), words.paragraph(4)];
      const text = { text: [before, ...here, after].join(' ') };
      return index % 2 === 0 ? [text] : [text, { formula: 'ab c de' }];
    }).flat();
  };
  return [
    { heading: title, size: 15 },
    { text: drawn.authors.join(', ') },
    { heading: 'Abstract' },
    { text: abstract },
    { heading: '1 Introduction' },
    ...body('introduction', 8),
    { heading: '2 Related Work' },
    ...body('related', 7),
    { heading: '3 Method' },
    ...body('method', 12),
    { heading: '3.1 Shrinking the Sets' },
    ...body('none', 5),
    figure(words, 1),
    { text: `Figure 1: ${words.sentence()}` },
    { heading: '4 Experiments' },
    ...body('experiments', 11),
    { text: `Table 1: Service rates (%) on three ports, higher is better.` },
    { rows: tableOf(drawn, words) },
    ...body('none', 5),
    figure(words, 2),
    { text: `Figure 2: ${words.sentence()}` },
    { heading: '4.1 Ablations' },
    ...body('none', 7),
    { text: `Table 2: Sensitivity to the size of the sets.` },
    { rows: sweepOf(words) },
    { heading: '5 Discussion' },
    ...body('discussion', 7),
    { heading: '6 Conclusion' },
    ...body('none', 3),
    { heading: 'References' },
    ...Array.from({ length: 40 }, (_, index) => ({ text: referenceOf(index + 1, drawn, words) })),
    { heading: 'A Further Results' },
    ...body('none', 5),
    figure(words, 3),
    { text: `Figure 3: ${words.sentence()}` },
    { rows: sweepOf(words) },
    ...body('none', 5),
  ];
}

function tableOf({ method, baselines, data, row }, { number }) {
  const rest = baselines.map(name => [name, ...row.map(value => (value - number(1, 9, 1)).toFixed(1))]);
  return [['Method', ...data], ...rest, [`${method} (ours)`, ...row]];
}

function sweepOf({ number }) {
  const rows = Array.from({ length: 10 }, (_, index) => [
    `${2 ** index} times`,
    ...Array.from({ length: 4 }, () => number(20, 90, 2)),
  ]);
  return [['Size', 'rate', 'wait', 'moves', 'cost'], ...rows];
}

function figure({ random }) {
  return { plot: Array.from({ length: 5 }, () => Array.from({ length: 1500 }, () => random())) };
}

function referenceOf(number, { surnames }, { pick, title, number: draw }) {
  const [year, page] = [draw(1998, 2025), Number(draw(1, 900))];
  return (
    `[${number}] ${pick([...'ABCDEFGH'])}. ${pick(surnames)} and ${pick([...'JKLMNPRS'])}. ${pick(surnames)}. ` +
    `On the ${title()}. In Proceedings of the Harbour Conference, pages ${page}-${page + 11}, ${year}.`
  );
}
