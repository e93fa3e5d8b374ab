// Course → lines for a terminal: what is being done to which paper, a bar, and one line of totals. Pure.
// No line is wider than the terminal, and none ends in blanks, so that a resize breaks as little as it can.
import { styleText } from 'node:util';
import type { Stage } from '../../../domain/batch.ts';
import { english, phrase, type Told } from '../../../lib/phrase.ts';
import { cellsOf, cut, cutStart, cutWords, padded, paddedStart } from './cells.ts';
import type { ActivePaper, Course } from './course.ts';
import { ratePerMinute, remainingMs } from './eta.ts';
import {
  elapsedText,
  grouped,
  moneyText,
  oneLine,
  remainingText,
  told,
  tokensText,
  type Clean,
  type Speak,
} from './words.ts';

export interface ScreenView {
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the terminal may be given colours (NO_COLOR and the like are the caller's to judge). */
  readonly colour: boolean;
  readonly clean: Clean;
  /** Phrases in the person's language; English without it. */
  readonly speak?: Speak;
}

const MOST_PAPERS = 8;
/** What works stands on top, the dearest first; what waits stands below. */
const ORDER: readonly Stage[] = ['check', 'model', 'text', 'pdf', 'metadata', 'merge'];
const WIDEST_BAR = 60;
const NAME_CELLS = { least: 12, most: 20 };
/** `waiting for the model` and `asking arXiv about it` are whole at 80 columns. */
const WORDS_CELLS = { wide: 21, narrow: 16 };
const TIME_CELLS = 8;
const SEPARATOR = ' · ';
/** Room behind the last line for the `^C` that a terminal shows by itself: it must not begin a new row. */
const CONTROL_C = 2;
/** What a title is worth showing in. */
const LEAST_TITLE = 8;

type Styled = (style: 'green' | 'yellow' | 'red' | 'dim' | 'bold', text: string) => string;

/** The lines from top to bottom, fewer than the terminal has rows. */
export function screenOf(course: Course, view: ScreenView): string[] {
  const styled: Styled = (style, text) =>
    view.colour ? styleText(style, text, { validateStream: false }) : text;
  if (course.planned.size === 0 && course.active.length === 0) return [];
  const totals = totalsLines(course, view, styled);
  const lower = [...pauseLines(course, view, styled), ...barLine(course, view, styled), ...totals];
  const room = Math.max(0, Math.min(MOST_PAPERS, view.rows - 4, view.rows - 2 - lower.length));
  return [...paperLines(course, room, { view, styled }), ...lower].slice(-Math.max(1, view.rows - 1));
}

function paperLines(
  { active }: Course,
  room: number,
  { view, styled }: { view: ScreenView; styled: Styled },
): string[] {
  const sorted = active.toSorted(
    (a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || a.since - b.since,
  );
  const shown = sorted.slice(0, room);
  const names = shown.map(({ name }) => cutStart(oneLine(name, view.clean), NAME_CELLS.most));
  const width = Math.max(NAME_CELLS.least, ...names.map(cellsOf));
  const lines = shown.map((paper, index) =>
    paperLine(paper, padded(names[index] ?? '', width), { view, styled }),
  );
  const more = active.length - shown.length;
  return more === 0
    ? lines
    : [...lines, styled('dim', cut(told(phrase`… and ${more} more`, view), view.columns))];
}

/** `2310.06825v1  asking the model     12 s  Mistral 7B` */
function paperLine(
  paper: ActivePaper,
  name: string,
  { view, styled }: { view: ScreenView; styled: Styled },
): string {
  const start = cellsOf(name) + 2;
  const usual = view.columns < 60 ? WORDS_CELLS.narrow : WORDS_CELLS.wide;
  // On a narrow terminal the words are cut, and the time stays.
  const room = Math.min(usual, view.columns - start - TIME_CELLS);
  const words = padded(cutWords(told(paper.words, view), room), room);
  const time = paddedStart(told(elapsedText(view.now - paper.since), view), TIME_CELLS);
  const left = view.columns - start - room - TIME_CELLS - 2;
  const title = left < LEAST_TITLE ? '' : `  ${cut(oneLine(paper.title ?? '', view.clean), left)}`.trimEnd();
  return room < 1 ? cut(name.trimEnd(), view.columns) : `${name}  ${words}${styled('dim', time)}${title}`;
}

function pauseLines({ pauses }: Course, view: ScreenView, styled: Styled): string[] {
  return pauses
    .filter(({ until }) => until > view.now)
    .map(({ host, until, why }) => {
      const line = phrase`${host} asked to wait: ${remainingText(until - view.now)}`;
      const whole = why === '' ? line : phrase`${line} (${why})`;
      return styled('yellow', cut(told(whole, view), view.columns));
    });
}

/** `[########??!.........]`: done, for review, failed, still to do. Plain characters are one cell wide everywhere. */
function barLine({ planned, counts, finished }: Course, view: ScreenView, styled: Styled): string[] {
  const total = planned.size;
  if (total === 0) return [];
  const width = Math.min(WIDEST_BAR, view.columns) - 2;
  const share = (count: number): number =>
    count === 0 ? 0 : Math.max(1, Math.floor((count / total) * width));
  const held = Math.min(width, share(counts['held-back']));
  const failed = Math.min(width - held, share(counts.failed));
  const filled = finished >= total ? width : Math.floor((finished / total) * width);
  const done = Math.max(0, filled - held - failed);
  const parts = [
    done === 0 ? '' : styled('green', '#'.repeat(done)),
    held === 0 ? '' : styled('yellow', '?'.repeat(held)),
    failed === 0 ? '' : styled('red', '!'.repeat(failed)),
    styled('dim', '.'.repeat(Math.max(0, width - done - held - failed))),
  ];
  return [`[${parts.join('')}]`];
}

/** `41/300 · 2 for review · 1 failed · 412k tok · $0.08 · 3.1/min · ETA 12 min`, on two lines where one is too narrow. */
function totalsLines(course: Course, view: ScreenView, styled: Styled): string[] {
  const lines: { text: string; cells: number; items: number }[] = [];
  const { speak = english } = view;
  for (const [style, item] of totalsOf(course, view.now)) {
    const text = speak(item);
    const shown = style === null ? text : styled(style, text);
    const last = lines.at(-1);
    const cells = (last?.cells ?? 0) + SEPARATOR.length + cellsOf(text);
    // Some terminals draw each `·` over two cells; others need the room for their `^C`.
    const spare = Math.max(last?.items ?? 0, CONTROL_C);
    if (last === undefined || cells + spare > view.columns) {
      lines.push({ text: shown, cells: cellsOf(text), items: 1 });
    } else {
      last.text += SEPARATOR + shown;
      last.cells = cells;
      last.items += 1;
    }
  }
  return lines.map(({ text }) => text);
}

type Item = readonly [style: 'bold' | 'yellow' | 'red' | null, text: Told];

function totalsOf(course: Course, now: number): Item[] {
  const { counts, usage, cost } = course;
  const items: Item[] = [['bold', `${grouped(course.finished)}/${grouped(course.planned.size)}`]];
  if (course.ready.size > 0) items.push([null, phrase`${grouped(course.ready.size)} ready to merge`]);
  if (counts['held-back'] > 0) items.push(['yellow', phrase`${grouped(counts['held-back'])} for review`]);
  if (counts.failed > 0) items.push(['red', phrase`${grouped(counts.failed)} failed`]);
  const tokens = usage.input + usage.output;
  if (tokens > 0) items.push([null, tokensText(tokens)]);
  // Half a price is no price.
  if (cost !== null && !course.isUnpriced) items.push([null, moneyText(cost)]);
  const rate = ratePerMinute(course, now);
  if (rate !== null) items.push([null, phrase`${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/min`]);
  const remaining = remainingMs(course, now);
  if (remaining !== null) items.push(['bold', phrase`ETA ${etaText(remaining)}`]);
  return [...items, ...slowedItem(course)];
}

function slowedItem({ concurrency, fullPace }: Course): Item[] {
  const isSlow = concurrency !== null && fullPace !== null && concurrency < fullPace;
  return isSlow ? [['yellow', phrase`slowed to ${concurrency} at a time`]] : [];
}

/** Rounded up to ten seconds: a figure that changes at every look is not believed. */
function etaText(milliseconds: number): Told {
  return remainingText(Math.ceil(milliseconds / 10_000) * 10_000);
}
