// Preview → text: what a run would do and cost, before anything is spent. Pure.
// What needs a decision stands first and long, what needs none stands last and short.
import type { Preview, PreviewedPaper, Standing } from '../../../domain/batch.ts';
import type { Unread } from '../../../domain/source.ts';
import { english, phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import { cellsOf, cut, cutStart, padded, wrapCells } from './cells.ts';
import { estimateLines, outlook, type PlanView } from './plan-outlook.ts';
import { namesWithin } from './reasons.ts';
import { counted, grouped, oneLine, placeText, told, tokensText, type TextView } from './words.ts';

/** How a standing is told. */
interface Group {
  readonly kind: Standing['kind'];
  readonly heading: (papers: Told) => Phrase;
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
/** Cells that an unread text may take from its reason. */
const MOST_UNREAD = 24;
/** Lines of papers, of what could not be read, of notices. */
const MOST = 5;

/** What is done something about, or is missed: a line a paper. */
const LISTED: readonly Group[] = [
  { kind: 'new', heading: papers => phrase`new: ${papers} to ask about` },
  { kind: 'outdated', heading: papers => phrase`outdated: ${papers} with notes of an older version` },
  { kind: 'skipped', heading: papers => phrase`skipped: ${papers}` },
];
/** What needs no decision: a line for all of them. */
const COUNTED: readonly Group[] = [
  { kind: 'left', heading: papers => phrase`left for another run: ${papers}` },
  { kind: 'cached', heading: papers => phrase`cached, at no cost: ${papers}` },
  { kind: 'has-notes', heading: papers => phrase`has notes, nothing to do: ${papers}` },
];

/** What is said of one paper behind its title. */
function toldOf(standing: Standing): Told {
  switch (standing.kind) {
    case 'new':
      return standing.tokens === null ? '' : tokensText(standing.tokens);
    case 'outdated':
      return `v${standing.from} → v${standing.to}`;
    case 'skipped':
      return phrase`${standing.code}: ${standing.why}`;
    case 'left':
      return standing.why;
    case 'cached':
      return '';
    case 'has-notes':
      return phrase`in ${standing.where}`;
  }
}

/** The preview as a person reads it before saying yes; several lines, none of them wider than the terminal. */
export function planText(preview: Preview, view: PlanView): string {
  return [
    ...summaryLines(preview, view),
    ...LISTED.flatMap(group => groupLines(preview.papers, group, view)),
    ...countedLines(preview.papers, view),
    ...versionLines(preview.papers, view),
    ...unreadLines(preview, view),
    ...estimateLines(preview.estimate, view),
    '',
    ...wrapCells(told(outlook(preview, view), view), view.columns),
  ].join('\n');
}

/** `300 places in 3 sources name 212 papers (88 repeats); 30 lines could not be read` */
function summaryLines({ sources, repeats, papers }: Preview, view: TextView): string[] {
  const places = sources.reduce((sum, { mentions }) => sum + mentions.length, 0);
  const unread = sources.reduce((sum, source) => sum + source.unread.length, 0);
  const [where, from, found] = [
    counted(places, 'place'),
    counted(sources.length, 'source'),
    counted(papers.length, 'paper'),
  ];
  const named =
    places === 1 ? phrase`${where} in ${from} names ${found}` : phrase`${where} in ${from} name ${found}`;
  const again = repeats === 0 ? named : phrase`${named} (${counted(repeats, 'repeat')})`;
  const summary = unread === 0 ? again : phrase`${again}; ${unreadCount(sources)} could not be read`;
  const notices = sources.flatMap(source =>
    source.notices.map(notice => `  ${told(phrase`${source.name}: ${notice}`, view)}`),
  );
  return [
    ...wrapCells(told(summary, view), view.columns),
    ...shortened(notices, MOST, view).map(line => cut(line, view.columns)),
  ];
}

/** `30 lines`, or `30 places` where the sources do not all count the same. */
function unreadCount(sources: Preview['sources']): Phrase {
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
    state: told(toldOf(paper.standing), view),
    // What the version brings, before anything is paid for it.
    changes: paper.standing.kind === 'outdated' ? paper.standing.changes : [],
  }));
  const width = Math.max(...shown.map(({ name }) => cellsOf(name)));
  const lines = shown.flatMap(({ name, title, state, changes }) => {
    // What is said of a paper is worth more than the whole of its title.
    const room = view.columns - width - 6 - (state === '' ? 0 : Math.min(cellsOf(state), view.columns / 2));
    const text = [cut(title, Math.floor(room)), state].filter(part => part !== '').join('  ');
    const line = `  ${padded(name, width)}  ${text}`.trimEnd();
    return [line, ...changes.map(change => `    ${told(change, view)}`)].map(one => cut(one, view.columns));
  });
  const rest = members.length - shown.length;
  const heading = told(group.heading(counted(members.length, 'paper')), view);
  return ['', heading, ...lines, ...(rest === 0 ? [] : [moreLine(rest, view)])];
}

/** `left for another run: 9 papers (over --max-papers 170): 2501.00400v1 and 8 more` */
function countedLines(papers: readonly PreviewedPaper[], view: TextView): string[] {
  const { columns, speak = english } = view;
  const lines = COUNTED.flatMap(({ kind, heading }) => {
    const members = papers.filter(({ standing }) => standing.kind === kind);
    if (members.length === 0) return [];
    const reasons = [...new Set(members.map(({ standing }) => told(toldOf(standing), view)))];
    const [why = ''] = reasons.length === 1 ? reasons : [];
    const what = heading(counted(members.length, 'paper'));
    const start = speak(why === '' ? phrase`${what}: ` : phrase`${what} (${why}): `);
    return [cut(start + namesWithin(members, columns - cellsOf(start), view), columns)];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Whose version is not taken, so that nobody waits for notes of it. */
function versionLines(papers: readonly PreviewedPaper[], view: TextView): string[] {
  const lines = papers.flatMap(({ name, otherVersions }) =>
    otherVersions.map(other => {
      const place = `${oneLine(placeText(other.at), view.clean)}: ${other.name}`;
      return cut(`  ${told(phrase`${place}: ${phrase`the same paper as ${name}`}`, view)}`, view.columns);
    }),
  );
  if (lines.length === 0) return [];
  const heading = phrase`named in another version: ${counted(lines.length, 'place')}`;
  return ['', told(heading, view), ...shortened(lines, MOST, view)];
}

/** What names no paper that we can use, so that nobody misses one in silence. */
function unreadLines({ sources }: Preview, view: TextView): string[] {
  const { columns, clean } = view;
  const unread = sources.flatMap(source => source.unread);
  if (unread.length === 0) return [];
  const tell = ({ at, text, why }: Unread): string => {
    const place = oneLine(placeText(at), clean);
    const reason = told(why, view);
    // What stands there comes first: it is what the person looks for, and a reason is understood from its beginning.
    const room = columns - cellsOf(place) - cellsOf(reason) - 8;
    const seen = cut(oneLine(text, clean), Math.max(MOST_UNREAD, room));
    return `  ${told(phrase`${place}: ${seen}: ${reason}`, view)}`;
  };
  const lines = shortened(unread.map(tell), MOST, view);
  return ['', told(phrase`could not be read: ${unreadCount(sources)}`, view), ...lines].map(line =>
    cut(line, columns),
  );
}

function shortened(lines: readonly string[], most: number, view: TextView): string[] {
  const shown = mostShown(lines.length, most);
  return lines.length === shown
    ? [...lines]
    : [...lines.slice(0, shown), moreLine(lines.length - shown, view)];
}

/** One line more is not hidden behind a line that says so. */
function mostShown(count: number, most: number): number {
  return count === most + 1 ? count : Math.min(count, most);
}

const moreLine = (count: number, view: TextView): string =>
  `  ${told(phrase`… and ${grouped(count)} more (all: --json)`, view)}`;
