// BatchResult → Markdown: what a person reads in the morning, on disk or as a job's summary on GitHub. Pure.
// Every paper and every place that names one is in it; what needs a person stands first. Its words are English: it is a
// record, and programs read it too.
import type { BatchResult, PaperEnd, Problem, Standing } from '../../../domain/batch.ts';
import { english, phrase } from '../../../lib/phrase.ts';
import type { Waits } from './course.ts';
import { countsOf, reasonsOf, type Reason } from './reasons.ts';
import { sourceBlocks } from './report-sources.ts';
import { fenced, markdown, paperName, table, words } from './report-markdown.ts';
import {
  counted as countedTold,
  elapsedText,
  grouped,
  moneyText,
  oneLine,
  placeText,
  type Clean,
} from './words.ts';

export interface ReportView {
  readonly clean: Clean;
  /** How often and how long each host asked to wait (`Course.waits`). */
  readonly waits: readonly Waits[];
}

/** More places that name one paper are counted only. */
const MOST_PLACES = 20;

/** The whole report, with a line break at its end. */
export function reportOf(result: BatchResult, view: ReportView): string {
  const { papers, again, preview } = result;
  const counts = countsOf(papers);
  return [
    `# summarize batch: ${grouped(counts.done)} of ${counted(papers.length, 'paper')} done`,
    ...totals(result, view),
    ...stopped(result, view),
    ...problems('Failed', reasonsOf(papers, 'failed'), view),
    ...problems('Waiting for review', reasonsOf(papers, 'held-back'), view),
    ...(again === null ? [] : ['## Go on', fenced(view.clean(again))]),
    '## Papers',
    papersTable(result, view),
    '## Sources',
    ...preview.sources.flatMap(source => sourceBlocks(source, preview.papers, view.clean)),
    ...waitBlocks(view),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * What failed or was left, one a line, as a source for the next run; before each its reason as a comment.
 * '' when there is nothing. A name that holds a line break cannot stand in a list and is only told.
 */
export function failedList({ papers }: BatchResult, clean: Clean): string {
  return papers
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'left')
    .map(({ name, outcome, problem }) => {
      const reason = problem === null ? outcome : `${outcome}: ${problem.code}: ${english(problem.why)}`;
      const line = /[\n\r]/.test(name) ? `# cannot be listed: ${oneLine(name, clean)}` : name;
      return `# ${oneLine(reason, clean)}\n${line}\n`;
    })
    .join('');
}

function totals(result: BatchResult, { clean }: ReportView): string[] {
  const { startedAt, endedAt, spent, papers, preview } = result;
  const counts = countsOf(papers);
  const { model, host } = preview.estimate;
  const took = `${minuteText(startedAt)} to ${minuteText(endedAt)} UTC (${english(elapsedText(endedAt - startedAt))})`;
  const { input, output, cached } = spent.usage;
  return [
    markdown(`${took}, `, words(model, clean), ' at ', words(host, clean)),
    table(
      [
        'done',
        'for review',
        'failed',
        'skipped',
        'left',
        'claims',
        'claims held back',
        'calls',
        'tokens in',
        'tokens out',
        'cost',
      ],
      [
        [
          ...[counts.done, counts['held-back'], counts.failed, counts.skipped, counts.left].map(grouped),
          grouped(papers.reduce((sum, { claims }) => sum + claims, 0)),
          grouped(papers.reduce((sum, { heldBack }) => sum + heldBack, 0)),
          grouped(spent.calls),
          cached === 0 ? grouped(input) : `${grouped(input)} (${grouped(cached)} cached)`,
          grouped(output),
          costText(spent, clean),
        ],
      ],
    ),
  ];
}

function stopped({ stopped: problem }: BatchResult, { clean }: ReportView): string[] {
  if (problem === null) return [];
  const { code, what, why, next } = problem;
  return [
    '## Stopped early',
    markdown(words(english(phrase`${code}: ${what}: ${why}`), clean)),
    markdown('Next: ', words(english(next), clean)),
  ];
}

function problems(heading: string, reasons: readonly Reason[], { clean }: ReportView): string[] {
  if (reasons.length === 0) return [];
  const all = reasons.reduce((sum, { papers }) => sum + papers.length, 0);
  return [
    `## ${heading}: ${counted(all, 'paper')}`,
    ...reasons.flatMap(({ code, problem, papers }) => [
      `### ${markdown(words(code, clean))}: ${counted(papers.length, 'paper')}`,
      markdown('Next: ', words(english(problem.next), clean)),
      papers.map(paper => problemLine(paper, clean)).join('\n'),
    ]),
  ];
}

function problemLine({ name, title, problem }: PaperEnd, clean: Clean): string {
  const called = title === null ? [] : [' ', words(title, clean)];
  const reason = problem === null ? [] : [': ', words(reasonText(problem), clean)];
  return `- ${markdown(paperName(name, clean), ...called, ...reason)}`;
}

/** What happened and why; once, where both say the same. */
function reasonText({ what, why }: Problem): string {
  const [happened, because] = [english(what), english(why)];
  return happened === because ? happened : english(phrase`${what}: ${why}`);
}

function papersTable({ papers, preview }: BatchResult, { clean }: ReportView): string {
  const heads = [
    'paper',
    'title',
    'outcome',
    'claims',
    'claims held back',
    'tokens',
    'cost',
    'seconds',
    'named in',
  ];
  const rows = papers.map((paper, index) => {
    const { name, title, claims, heldBack, spent, seconds, from } = paper;
    const places = from.slice(0, MOST_PLACES).map(placeText).join(', ');
    const more = from.length > MOST_PLACES ? ` and ${grouped(from.length - MOST_PLACES)} more` : '';
    return [
      markdown(paperName(name, clean)),
      markdown(words(title ?? '', clean)),
      outcomeText(paper, preview.papers[index]?.standing, clean),
      grouped(claims),
      grouped(heldBack),
      grouped(spent.usage.input + spent.usage.output),
      costText(spent, clean),
      grouped(Math.round(seconds)),
      markdown(words(places + more, clean)),
    ];
  });
  return table(heads, rows);
}

/** A paper that was skipped says why: where its notes are, or which rule kept it out. */
function outcomeText({ outcome, problem }: PaperEnd, standing: Standing | undefined, clean: Clean): string {
  const what = outcome === 'held-back' ? 'waits for review' : outcome;
  const hadNotes = standing?.kind === 'has-notes' ? `has notes in ${standing.where}` : null;
  const why = problem?.code ?? hadNotes;
  return why === null ? what : markdown(`${what} (`, words(why, clean), ')');
}

function waitBlocks({ waits, clean }: ReportView): string[] {
  if (waits.length === 0) return [];
  const rows = waits.map(({ host, times, seconds }) => [
    markdown(words(host, clean)),
    grouped(times),
    grouped(Math.round(seconds)),
  ]);
  return ['## Waits', table(['host', 'times', 'seconds'], rows)];
}

const counted = (number: number, noun: Parameters<typeof countedTold>[1]): string =>
  english(countedTold(number, noun));

/** What cannot be known is not a zero. */
function costText({ calls, cost }: PaperEnd['spent'], clean: Clean): string {
  if (calls === 0) return '0';
  return cost === null ? 'not known' : markdown(words(moneyText(cost), clean));
}

/** `2026-11-22 17:31` */
function minuteText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}
