// What became of a paper, as the value that tables and reports are made of. Pure.
import type { Outcome, PaperEnd, PreviewedPaper, Problem, Spent, Standing } from '../../../domain/batch.ts';
import type { ToolError } from '../../../lib/errors.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';

/** Nothing spent. */
export const NOTHING: Spent = { calls: 0, usage: { input: 0, cached: 0, output: 0 }, cost: null };

/** True for papers that a run has to do something about. */
export function isToDo({ kind }: Standing): boolean {
  return kind === 'new' || kind === 'cached' || kind === 'outdated';
}

/** The end of a paper that the run does not touch. */
export function settledEnd(paper: PreviewedPaper): PaperEnd {
  const { standing } = paper;
  if (standing.kind === 'left') return endOf(paper, 'left', problem('E_MAX_PAPERS', standing.why));
  if (standing.kind !== 'skipped') return endOf(paper, 'skipped', null);
  const { code, why } = standing;
  // Not on arXiv: the list is wrong about it, and only a person can mend that.
  const isWrong = code === 'E_NOT_FOUND';
  return endOf(
    paper,
    isWrong ? 'failed' : 'skipped',
    problem(code, why, isWrong ? phrase`correct the list` : ''),
  );
}

/** The end of a paper that was not begun, or given up in mid-course. */
export function leftEnd(paper: PreviewedPaper): PaperEnd {
  return endOf(paper, 'left', null);
}

function endOf(paper: PreviewedPaper, outcome: Outcome, why: Problem | null): PaperEnd {
  const { name, title, from } = paper;
  return { name, title, outcome, problem: why, claims: 0, heldBack: 0, spent: NOTHING, seconds: 0, from };
}

/** An error as a report tells it. */
export function problemOf({ code, told: { what, why, next } }: ToolError): Problem {
  return { code, what, why, next };
}

function problem(code: string, why: Told, next: Told = ''): Problem {
  return { code, what: why, why, next };
}
