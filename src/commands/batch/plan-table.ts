// Preview → text: what a run would do and cost, before anything is spent. Pure.
// What needs a decision stands first and long, what needs none stands last and short.
import { english } from '../../lib/phrase.ts';
import type { Estimate, Preview, PreviewedPaper, Standing } from '../../domain/batch.ts';
import type { Unread } from '../../domain/source.ts';
import { durationText } from '../../lib/retry-after.ts';
import { wrap } from '../../lib/text.ts';
import { cellsOf, cut, cutStart, padded } from './cells.ts';
import { namesWithin } from './reasons.ts';
import { counted, grouped, moneyText, oneLine, placeText, tokensText, type Clean } from './words.ts';

export interface TextView {
  readonly columns: number;
  readonly clean: Clean;
}

/** How a standing is told. */
interface Group {
  readonly kind: Standing['kind'];
  readonly heading: (papers: string) => string;
}

const NAME_CELLS = 20;
const UNIT = {
  lines: 'line',
  entries: 'entry',
  rows: 'row',
  files: 'file',
  papers: 'paper',
  places: 'place',
} as const;
/** Lines of papers, of what could not be read, of notices. */
const MOST = 5;

/** What is done something about, or is missed: a line a paper. */
const LISTED: readonly Group[] = [
  { kind: 'new', heading: papers => `new: ${papers} to ask about` },
  { kind: 'outdated', heading: papers => `outdated: ${papers} with notes of an older version` },
  { kind: 'skipped', heading: papers => `skipped: ${papers}` },
];
/** What needs no decision: a line for all of them. */
const COUNTED: readonly Group[] = [
  { kind: 'left', heading: papers => `left for another run: ${papers}` },
  { kind: 'cached', heading: papers => `cached, at no cost: ${papers}` },
  { kind: 'has-notes', heading: papers => `has notes, nothing to do: ${papers}` },
];

/** What is said of one paper behind its title. */
function toldOf(standing: Standing): string {
  switch (standing.kind) {
    case 'new':
      return standing.tokens === null ? '' : tokensText(standing.tokens);
    case 'outdated':
      return `v${standing.from} → v${standing.to}`;
    case 'skipped':
      return `${standing.code}: ${standing.why}`;
    case 'left':
      return standing.why;
    case 'cached':
      return '';
    case 'has-notes':
      return `in ${standing.where}`;
  }
}

/** The preview as a person reads it before saying yes; several lines, none of them wider than the terminal. */
export function planText(preview: Preview, view: TextView): string {
  return [
    ...summaryLines(preview, view),
    ...LISTED.flatMap(group => groupLines(preview.papers, group, view)),
    ...countedLines(preview.papers, view),
    ...unreadLines(preview, view),
    ...estimateLines(preview.estimate, view),
    outlook(preview, view),
  ].join('\n');
}

/** `300 places in 3 sources name 212 papers (88 repeats); 30 lines could not be read` */
function summaryLines({ sources, repeats, papers }: Preview, { columns, clean }: TextView): string[] {
  const places = sources.reduce((sum, { mentions }) => sum + mentions.length, 0);
  const unread = sources.reduce((sum, source) => sum + source.unread.length, 0);
  const again = repeats === 0 ? '' : ` (${counted(repeats, 'repeat')})`;
  const name = places === 1 ? 'names' : 'name';
  const named = `${counted(places, 'place')} in ${counted(sources.length, 'source')} ${name} ${counted(papers.length, 'paper')}${again}`;
  const rest = unread === 0 ? '' : `; ${unreadCount(sources)} could not be read`;
  const notices = sources.flatMap(source =>
    source.notices.map(notice => `  ${oneLine(source.name, clean)}: ${oneLine(english(notice), clean)}`),
  );
  return [...wrap(named + rest, columns), ...shortened(notices, MOST).map(line => cut(line, columns))];
}

/** `30 lines`, or `30 places` where the sources do not all count the same. */
function unreadCount(sources: Preview['sources']): string {
  const concerned = sources.filter(source => source.unread.length > 0);
  const count = concerned.reduce((sum, source) => sum + source.unread.length, 0);
  const units = new Set(concerned.map(source => source.units));
  const [unit = 'places'] = units.size === 1 ? units : [];
  return counted(count, UNIT[unit]);
}

function groupLines(papers: readonly PreviewedPaper[], group: Group, view: TextView): string[] {
  const members = papers.filter(({ standing }) => standing.kind === group.kind);
  if (members.length === 0) return [];
  const most = mostShown(members.length, MOST);
  const shown = members.slice(0, most).map(paper => ({
    name: cutStart(oneLine(paper.name, view.clean), NAME_CELLS),
    title: oneLine(paper.title ?? '', view.clean),
    told: oneLine(toldOf(paper.standing), view.clean),
    // What the version brings, before anything is paid for it.
    changes: paper.standing.kind === 'outdated' ? paper.standing.changes : [],
  }));
  const width = Math.max(...shown.map(({ name }) => cellsOf(name)));
  const lines = shown.flatMap(({ name, title, told, changes }) => {
    // What is said of a paper is worth more than the whole of its title.
    const room = view.columns - width - 6 - (told === '' ? 0 : Math.min(cellsOf(told), view.columns / 2));
    const text = [cut(title, Math.floor(room)), told].filter(part => part !== '').join('  ');
    const line = `  ${padded(name, width)}  ${text}`.trimEnd();
    return [line, ...changes.map(change => `    ${oneLine(change, view.clean)}`)].map(one =>
      cut(one, view.columns),
    );
  });
  const rest = members.length - shown.length;
  const heading = group.heading(counted(members.length, 'paper'));
  return ['', heading, ...lines, ...(rest === 0 ? [] : [moreLine(rest)])];
}

/** `left for another run: 9 papers (over --max-papers 170): 2501.00400v1 and 8 more` */
function countedLines(papers: readonly PreviewedPaper[], { columns, clean }: TextView): string[] {
  const lines = COUNTED.flatMap(({ kind, heading }) => {
    const members = papers.filter(({ standing }) => standing.kind === kind);
    if (members.length === 0) return [];
    const told = [...new Set(members.map(({ standing }) => oneLine(toldOf(standing), clean)))];
    const [why = ''] = told.length === 1 ? told : [];
    const start = `${heading(counted(members.length, 'paper'))}${why === '' ? '' : ` (${why})`}: `;
    return [cut(start + namesWithin(members, columns - cellsOf(start), clean), columns)];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What names no paper that we can use, so that nobody misses one in silence. */
function unreadLines({ sources }: Preview, { columns, clean }: TextView): string[] {
  const unread = sources.flatMap(source => source.unread);
  if (unread.length === 0) return [];
  const tell = ({ at, text, why }: Unread): string => {
    const place = oneLine(placeText(at), clean);
    const reason = oneLine(english(why), clean);
    const seen = cut(oneLine(text, clean), Math.max(12, columns - cellsOf(place) - cellsOf(reason) - 8));
    return `  ${place}: ${reason}: ${seen}`;
  };
  const lines = shortened(unread.map(tell), MOST);
  return ['', `could not be read: ${unreadCount(sources)}`, ...lines].map(line => cut(line, columns));
}

function estimateLines(estimate: Estimate, { columns, clean }: TextView): string[] {
  const { papers, inputTokens, outputTokens, cost, seconds } = estimate;
  if (papers === 0) return [];
  const [model, host] = [oneLine(estimate.model, clean), oneLine(estimate.host, clean)];
  const figures = [
    `${tokensText(inputTokens)} in`,
    `${tokensText(outputTokens)} out`,
    ...(cost === null ? [] : [moneyText(cost)]),
    durationText(seconds * 1000),
  ].join(' · ');
  return [
    '',
    `estimate for ${counted(papers, 'paper')}: ${figures}`,
    ...(cost === null ? [`  price of ${model} at ${host} is not known: shown as tokens`] : []),
    `  from ${oneLine(estimate.basis, clean)}`,
  ].map(line => cut(line, columns));
}

/** What would happen, in a sentence. */
function outlook({ papers, estimate }: Preview, { columns, clean }: TextView): string {
  const kinds: readonly string[] = ['new', 'outdated', 'cached'];
  const todo = papers.filter(({ standing }) => kinds.includes(standing.kind));
  if (todo.length === 0) return '\nnothing to do';
  const targets = [...new Set(todo.flatMap(paper => paper.targets))].map(target => oneLine(target, clean));
  const where = targets.length === 0 ? 'printed' : `merged into ${targets.join(', ')}`;
  const whom = `${oneLine(estimate.model, clean)} at ${oneLine(estimate.host, clean)}`;
  const asked =
    estimate.papers === 0
      ? 'no model is asked'
      : `${whom} is asked about ${counted(estimate.papers, 'paper')}`;
  const outcome = `${asked}; notes of ${counted(todo.length, 'paper')} are ${where}`;
  return ['', ...wrap(outcome, columns)].join('\n');
}

function shortened(lines: readonly string[], most: number): string[] {
  const shown = mostShown(lines.length, most);
  return lines.length === shown ? [...lines] : [...lines.slice(0, shown), moreLine(lines.length - shown)];
}

/** One line more is not hidden behind a line that says so. */
function mostShown(count: number, most: number): number {
  return count === most + 1 ? count : Math.min(count, most);
}

const moreLine = (count: number): string => `  … and ${grouped(count)} more (all: --json)`;
