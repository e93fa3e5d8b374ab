// The queue, run: many papers on their way at once, each on its own. One paper's failure is told and never stops the
// others; what would fail for every paper ends the run at once, with everything kept.
import pLimit from 'p-limit';
import type { Outcome, PaperEnd, PreviewedPaper } from '../../../domain/batch.ts';
import type { Notes } from '../../../domain/notes.ts';
import type { ToolError } from '../../../lib/errors.ts';
import { explained } from '../../failures.ts';
import { NotesWaitError } from '../../refuse-notes.ts';
import { isToDo, leftEnd, settledEnd } from './ends.ts';
import { onePaper, type Made, type Meter } from './one-paper.ts';
import { endOf, finish, openRun, tellReady, type QueueRun, type RunState } from './run-state.ts';

export interface QueueEnd {
  /** One for each paper of the queue, in its order. */
  readonly papers: readonly PaperEnd[];
  /** Why the run ended before its end. */
  readonly stopped: ToolError | null;
  /** A bug as it was thrown, once everything else was told; null when there was none. */
  readonly bug: unknown;
  /** Seconds in which the model worked for this run's papers, all of them together. */
  readonly modelSeconds: number;
}

/**
 * Runs the papers that are to be done. So many are on their way that one is ready whenever a call of the model ends,
 * and no more, so that memory does not grow with the queue. Throws nothing that a paper throws.
 */
export async function runQueue(run: QueueRun): Promise<QueueEnd> {
  const { preview, tools, merger } = run;
  const course = openRun(run);
  const limit = pLimit(underWay(tools.config.concurrency));
  await Promise.all(
    preview.papers.map(async (paper, index) => {
      if (isToDo(paper.standing)) await limit(() => makeOne(paper, index, course));
      else finish(index, { end: settledEnd(paper), notes: null }, course);
    }),
  );
  await merger.flush();
  await Promise.all(course.deliveries);
  const papers = preview.papers.map((paper, index) => course.ends[index] ?? leftEnd(paper));
  return { papers, stopped: course.stopped, bug: course.bug, modelSeconds: course.modelMs / 1000 };
}

/** The calls of the model, half as many papers that are being read meanwhile, and two that wait for their turn. */
function underWay(calls: number): number {
  return calls + Math.ceil(calls / 2) + 2;
}

interface Found {
  readonly notes?: Notes;
  readonly error?: ToolError;
  /** The notes go into no digest: they are printed. */
  readonly isPrinted?: boolean;
}
type EndWith = (outcome: Outcome, found: Found) => void;

/** One paper up to its notes; its place is free for the next one while they wait to be merged. */
async function makeOne(paper: PreviewedPaper, index: number, course: RunState): Promise<void> {
  const meter: Meter = { calls: 0, usage: { input: 0, cached: 0, output: 0 }, modelMs: 0 };
  const since = performance.now();
  const endWith: EndWith = (outcome, { notes = null, error = null, isPrinted = false }) => {
    course.modelMs += meter.modelMs;
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    const end = endOf(paper, { outcome, notes, error, meter, seconds }, course);
    finish(index, { end, notes: isPrinted ? notes : null }, course);
  };
  try {
    await course.run.merger.room();
    const made = await onePaper(paper, meter, course.shared);
    course.failures.succeeded();
    if (made.kind === 'notes' && made.targets.length > 0) tellReady(paper.name, meter, course);
    const delivery = deliver(made, course).then(
      found => endWith(found === null ? 'skipped' : 'done', found ?? {}),
      (error: unknown) => fail({ error, made }, course, endWith),
    );
    course.deliveries.push(delivery);
  } catch (error) {
    fail({ error, made: null }, course, endWith);
  }
}

/** Brings notes where they belong; null when there was nothing to bring, or a person had taken the paper out everywhere. */
async function deliver(made: Made, { run }: RunState): Promise<Found | null> {
  if (made.kind === 'nothing') return null;
  const { notes, targets } = made;
  if (targets.length === 0) return { notes, isPrinted: true };
  const merged = await Promise.all(targets.map(target => run.merger.add(target, notes)));
  return merged.every(({ plan }) => plan.action === 'removed') ? null : { notes };
}

interface Failure {
  readonly error: unknown;
  /** Null when it failed before that. */
  readonly made: Made | null;
}

function fail({ error, made }: Failure, course: RunState, endWith: EndWith): void {
  const known = explained(error, { alone: false, signal: course.run.tools.signal });
  if (known === null) {
    course.end(null, error);
    return endWith('left', {});
  }
  const { outcome, ends } = course.failures.judge(known);
  if (ends) course.end(known);
  if (outcome === 'left') return endWith(outcome, {});
  const waiting = known instanceof NotesWaitError ? known : made;
  const isWaiting = outcome === 'held-back' && waiting !== null && 'notes' in waiting;
  endWith(outcome, { error: known, ...(isWaiting ? { notes: waiting.notes } : {}) });
}
