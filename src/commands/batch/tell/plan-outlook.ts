// The end of a plan: what the model would take, and what would come of it. Pure.
import type { Estimate, Preview } from '../../../domain/batch.ts';
import { english, phrase, type Told } from '../../../lib/phrase.ts';
import { cut } from './cells.ts';
import { counted, moneyText, oneLine, remainingText, told, tokensText, type TextView } from './words.ts';

export interface PlanView extends TextView {
  /** True when papers without a digest have no place for their notes: the run itself would refuse to begin. */
  readonly isAimless?: boolean;
}

/** What the model would take, in a few lines; none when it is not asked. */
export function estimateLines(estimate: Estimate, view: TextView): string[] {
  const { columns, speak = english } = view;
  const { papers, inputTokens, outputTokens, cost, seconds } = estimate;
  if (papers === 0) return [];
  const figures = [
    phrase`${tokensText(inputTokens)} in`,
    phrase`${tokensText(outputTokens)} out`,
    ...(cost === null ? [] : [moneyText(cost)]),
    remainingText(seconds * 1000),
  ];
  const { model, host, basis } = estimate;
  const unpriced = phrase`price of ${model} at ${host} is not known: shown as tokens`;
  return [
    '',
    speak(phrase`estimate for ${counted(papers, 'paper')}: ${figures.map(speak).join(' · ')}`),
    ...(cost === null ? [`  ${told(unpriced, view)}`] : []),
    `  ${told(phrase`from ${basis}`, view)}`,
  ].map(line => cut(line, columns));
}

/** What would happen, in a sentence or two; notes that go into no digest are printed, or a place for them is to be named. */
export function outlook(
  { papers, estimate, problem }: Preview,
  { clean, isAimless = false }: PlanView,
): Told {
  if (problem !== null)
    return phrase`nothing can be merged: ${problem.what}: ${problem.why}. Next: ${problem.next}`;
  const kinds: readonly string[] = ['new', 'outdated', 'cached'];
  const todo = papers.filter(({ standing }) => kinds.includes(standing.kind));
  if (todo.length === 0) return phrase`nothing to do`;
  const targets = [...new Set(todo.flatMap(paper => paper.targets))].map(target => oneLine(target, clean));
  const { model, host } = estimate;
  const asked =
    estimate.papers === 0
      ? phrase`no model is asked`
      : phrase`${model} at ${host} is asked about ${counted(estimate.papers, 'paper')}`;
  const notes = counted(todo.length, 'paper');
  if (targets.length > 0) return phrase`${asked}; notes of ${notes} are merged into ${targets.join(', ')}`;
  return isAimless
    ? phrase`${asked}; it is not said where the notes of ${notes} go: add --digest README.md, or --no-merge to print them`
    : phrase`${asked}; notes of ${notes} are printed`;
}
