// BatchResult → text: what came of a run, why some papers have no notes, and what to type next. Pure.
// It fits a screen whatever happened: at most 25 lines, with 300 failures as with three.
import type { BatchResult } from '../../../domain/batch.ts';
import { english, phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import { shellWord } from '../../../lib/shell-word.ts';
import { cellsOf, cut, padded, wrapCells } from './cells.ts';
import { countsOf, namesWithin, reasonsOf, type Reason } from './reasons.ts';
import {
  counted,
  elapsedText,
  grouped,
  moneyText,
  oneLine,
  told,
  tokensText,
  type TextView,
} from './words.ts';

export interface EndView extends TextView {
  /** Where the report was written; null when it was not. */
  readonly report: string | null;
}

const MOST_REASONS = 4;

/** The end of a run as a person reads it. Commands to type are never cut. */
export function endText(result: BatchResult, view: EndView): string {
  const { papers, again } = result;
  const speak = view.speak ?? english;
  return [
    totalsLine(result, view),
    spentLine(result, view),
    ...reviewLines(result, view),
    ...failureLines(reasonsOf(papers, 'failed'), view),
    ...waitingLines(reasonsOf(papers, 'held-back'), view),
    ...(again === null ? [] : ['', speak(phrase`again:  ${view.clean(again)}`)]),
    ...(view.report === null ? [] : [speak(phrase`report: ${oneLine(view.report, view.clean)}`)]),
  ].join('\n');
}

/** `212 papers in 25 min: 190 done, 12 for review, 8 failed, 2 left` */
function totalsLine({ papers, startedAt, endedAt }: BatchResult, view: EndView): string {
  const speak = view.speak ?? english;
  const counts = countsOf(papers);
  const parts: readonly (readonly [number, Phrase])[] = [
    [counts['held-back'], phrase`${grouped(counts['held-back'])} for review`],
    [counts.failed, phrase`${grouped(counts.failed)} failed`],
    [counts.skipped, phrase`${grouped(counts.skipped)} skipped`],
    [counts.left, phrase`${grouped(counts.left)} left`],
  ];
  const done: Told = phrase`${grouped(counts.done)} done`;
  const all = parts.reduce<Told>(
    (list, [count, part]) => (count === 0 ? list : phrase`${list}, ${part}`),
    done,
  );
  return speak(phrase`${counted(papers.length, 'paper')} in ${elapsedText(endedAt - startedAt)}: ${all}`);
}

/** `3,212 claims, 41 of them held back · 412k tok · $0.08` */
function spentLine({ papers, spent, stopped }: BatchResult, view: EndView): string {
  const speak = view.speak ?? english;
  const claims = papers.reduce((sum, paper) => sum + paper.claims, 0);
  const held = papers.reduce((sum, { heldBack }) => sum + heldBack, 0);
  const tokens = spent.usage.input + spent.usage.output;
  const money = spent.cost === null ? phrase`price not known` : moneyText(spent.cost);
  // Calls that were cut off may be billed, and nobody says how much.
  const paid = stopped === null ? tokensText(tokens) : phrase`at least ${tokensText(tokens)}`;
  const made = counted(claims, 'claim');
  const parts = [
    held === 0 ? made : phrase`${made}, ${grouped(held)} of them held back`,
    ...(spent.calls === 0 ? [phrase`nothing was spent`] : [paid, money]),
  ];
  return parts.map(speak).join(' · ');
}

function failureLines(reasons: readonly Reason[], view: EndView): string[] {
  if (reasons.length === 0) return [];
  const shown = reasons.slice(0, reasons.length === MOST_REASONS + 1 ? reasons.length : MOST_REASONS);
  const rest = reasons.slice(shown.length);
  const width = Math.max(...shown.map(({ code }) => code.length));
  return [
    '',
    told(phrase`failed:`, view),
    ...shown.flatMap(reason => reasonLines(reason, width, view)),
    ...restLine(rest, view),
  ];
}

/** `  E_PDF_TEXT  5  2310.06825v1, 2401.00001 and 3 more`, and what to do. */
function reasonLines({ code, problem, papers }: Reason, width: number, view: EndView): string[] {
  const start = `  ${padded(code, width)} ${grouped(papers.length).padStart(4)}  `;
  const names = namesWithin(papers, view.columns - cellsOf(start), view);
  return [start + names, `    ${told(phrase`next: ${problem.next}`, view)}`];
}

function restLine(reasons: readonly Reason[], view: EndView): string[] {
  if (reasons.length === 0) return [];
  const codes = reasons.map(({ code, papers }) => `${code} ${papers.length}`).join(', ');
  // Each reason is named; with codes as they are, that takes two lines at 80 columns.
  const rest = told(phrase`and ${counted(reasons.length, 'other reason')}: ${codes}`, view);
  return wrapCells(rest, view.columns - 2).map(line => `  ${line}`);
}

/** Where claims of papers that are merged wait for a person. */
function reviewLines({ papers, preview }: BatchResult, view: EndView): string[] {
  const waiting = papers.flatMap(({ outcome, heldBack }, index) =>
    outcome === 'done' && heldBack > 0 ? (preview.papers[index]?.targets ?? []) : [],
  );
  const commands = [...new Set(waiting)].map(digest => `summarize review --digest ${shellWord(digest)}`);
  if (commands.length === 0) return [];
  return [told(phrase`review: ${commands.map(view.clean).join('; ')}`, view)];
}

function waitingLines(reasons: readonly Reason[], view: EndView): string[] {
  if (reasons.length === 0) return [];
  const papers = reasons.flatMap(reason => reason.papers);
  const speak = view.speak ?? english;
  const start = speak(phrase`waiting for review: ${counted(papers.length, 'paper')}: `);
  const problem = reasons[0]?.problem;
  return [
    '',
    start + namesWithin(papers, view.columns - cellsOf(start), view),
    cut(`  ${speak(phrase`why:  ${told(problem?.why ?? '', view)}`)}`, view.columns),
    `  ${told(phrase`next: ${problem?.next ?? ''}`, view)}`,
  ];
}
