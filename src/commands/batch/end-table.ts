// BatchResult → text: what came of a run, why some papers have no notes, and what to type next. Pure.
// It fits a screen whatever happened: at most 25 lines, with 300 failures as with three.
import type { BatchResult } from '../../domain/batch.ts';
import { wrap } from '../../lib/text.ts';
import { cellsOf, cut, padded } from './cells.ts';
import type { TextView } from './plan-table.ts';
import { countsOf, namesWithin, reasonsOf, type Reason } from './reasons.ts';
import { counted, elapsedText, grouped, moneyText, oneLine, tokensText } from './words.ts';

export interface EndView extends TextView {
  /** Where the report was written; null when it was not. */
  readonly report: string | null;
}

const MOST_REASONS = 4;

/** The end of a run as a person reads it. Commands to type are never cut. */
export function endText(result: BatchResult, view: EndView): string {
  const { papers, again } = result;
  return [
    totalsLine(result),
    spentLine(result),
    ...failureLines(reasonsOf(papers, 'failed'), view),
    ...heldBackLines(reasonsOf(papers, 'held-back'), view),
    ...(again === null ? [] : ['', `again:  ${view.clean(again)}`]),
    ...(view.report === null ? [] : [`report: ${oneLine(view.report, view.clean)}`]),
  ].join('\n');
}

/** `212 papers in 25 min: 190 done, 12 held back, 8 failed, 2 left` */
function totalsLine({ papers, startedAt, endedAt }: BatchResult): string {
  const counts = countsOf(papers);
  const parts = [
    `${grouped(counts.done)} done`,
    ...(counts['held-back'] === 0 ? [] : [`${grouped(counts['held-back'])} held back`]),
    ...(counts.failed === 0 ? [] : [`${grouped(counts.failed)} failed`]),
    ...(counts.skipped === 0 ? [] : [`${grouped(counts.skipped)} skipped`]),
    ...(counts.left === 0 ? [] : [`${grouped(counts.left)} left`]),
  ];
  return `${counted(papers.length, 'paper')} in ${elapsedText(endedAt - startedAt)}: ${parts.join(', ')}`;
}

/** `3,212 claims, 41 of them held back · 412k tok · $0.08` */
function spentLine({ papers, spent, stopped }: BatchResult): string {
  const claims = papers.reduce((sum, paper) => sum + paper.claims, 0);
  const held = papers.reduce((sum, { heldBack }) => sum + heldBack, 0);
  const tokens = spent.usage.input + spent.usage.output;
  const money = spent.cost === null ? 'price not known' : moneyText(spent.cost);
  // Calls that were cut off may be billed, and nobody says how much.
  const least = stopped === null ? '' : 'at least ';
  return [
    `${counted(claims, 'claim')}${held === 0 ? '' : `, ${grouped(held)} of them held back`}`,
    ...(spent.calls === 0 ? ['nothing was spent'] : [least + tokensText(tokens), money]),
  ].join(' · ');
}

function failureLines(reasons: readonly Reason[], view: EndView): string[] {
  if (reasons.length === 0) return [];
  const shown = reasons.slice(0, reasons.length === MOST_REASONS + 1 ? reasons.length : MOST_REASONS);
  const rest = reasons.slice(shown.length);
  const width = Math.max(...shown.map(({ code }) => code.length));
  return [
    '',
    'failed:',
    ...shown.flatMap(reason => reasonLines(reason, width, view)),
    ...restLine(rest, view),
  ];
}

/** `  E_PDF_TEXT  5  2310.06825v1, 2401.00001 and 3 more`, and what to do. */
function reasonLines({ code, problem, papers }: Reason, width: number, view: EndView): string[] {
  const start = `  ${padded(code, width)} ${grouped(papers.length).padStart(4)}  `;
  const names = namesWithin(papers, view.columns - cellsOf(start), view.clean);
  return [start + names, `    next: ${oneLine(problem.next, view.clean)}`];
}

function restLine(reasons: readonly Reason[], { columns }: EndView): string[] {
  if (reasons.length === 0) return [];
  const codes = reasons.map(({ code, papers }) => `${code} ${papers.length}`).join(', ');
  // Each reason is named; with codes as they are, that takes two lines at 80 columns.
  return wrap(`and ${counted(reasons.length, 'other reason')}: ${codes}`, columns - 2).map(
    line => `  ${line}`,
  );
}

function heldBackLines(reasons: readonly Reason[], view: EndView): string[] {
  if (reasons.length === 0) return [];
  const papers = reasons.flatMap(reason => reason.papers);
  const start = `held back: ${counted(papers.length, 'paper')}: `;
  return [
    '',
    start + namesWithin(papers, view.columns - cellsOf(start), view.clean),
    cut(`  why:  ${oneLine(reasons[0]?.problem.why ?? '', view.clean)}`, view.columns),
    `  next: ${oneLine(reasons[0]?.problem.next ?? '', view.clean)}`,
  ];
}
