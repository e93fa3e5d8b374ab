// How a run over the queue stands: what has ended, what is to be printed next, and whether the run is to end. Told on the way.
import pLimit from 'p-limit';
import type { BatchEvent, Outcome, PaperEnd, Preview, PreviewedPaper, Spent } from '../../../domain/batch.ts';
import { claimsOf, type Notes } from '../../../domain/notes.ts';
import type { ToolError } from '../../../lib/errors.ts';
import { eitherSignal } from '../../../lib/or-aborted.ts';
import { phrase } from '../../../lib/phrase.ts';
import { moneyFor, type Price } from '../../../model/cost.ts';
import { verdictOn } from '../../../notes/verdict.ts';
import { usefulPoolSize } from '../../../pdf/parser-pool.ts';
import type { Tools } from '../../../steps/tools.ts';
import { problemOf } from './ends.ts';
import { FailureJudge, LeftError } from './judge-failure.ts';
import type { Merger } from './merger.ts';
import type { Meter, Shared } from './one-paper.ts';

export interface QueueRun {
  readonly preview: Preview;
  readonly tools: Tools;
  readonly merger: Merger;
  readonly price: Price | null;
  readonly tell: (event: BatchEvent) => void;
  /** Papers that may be asked about; null without a limit. */
  readonly maxPapers: number | null;
  /** Told of each paper whose notes are done and go into no digest, in the order of the queue. */
  readonly print: (notes: Notes) => void;
}

/** How a run stands. */
export interface RunState {
  readonly run: QueueRun;
  readonly shared: Shared;
  readonly failures: FailureJudge;
  readonly ends: (PaperEnd | undefined)[];
  /** Notes that are done, by place in the queue, until they are printed. */
  readonly unprinted: Map<number, Notes>;
  readonly deliveries: Promise<void>[];
  readonly end: (error: ToolError | null, bug?: unknown) => void;
  printed: number;
  stopped: ToolError | null;
  bug: unknown;
  modelMs: number;
}

/** The state at the outset. The run ends by itself when it is interrupted. */
export function openRun(run: QueueRun): RunState {
  const { tools, maxPapers } = run;
  const taken = new Set<string>();
  const ending = new AbortController();
  const given = eitherSignal(ending.signal, tools.signal);
  const shared: Shared = {
    tools,
    tell: run.tell,
    ending: given,
    begun: new Map(),
    // As many as can be read in parser processes, one whose messages are written, and one that waits.
    reading: pLimit(usefulPoolSize(tools.config.concurrency) + 2),
    takeSlot: name => {
      if (maxPapers !== null && !taken.has(name) && taken.size >= maxPapers)
        throw new LeftError(name, phrase`over --max-papers ${maxPapers}`);
      taken.add(name);
    },
  };
  const course: RunState = {
    run,
    shared,
    failures: new FailureJudge(),
    ends: [],
    unprinted: new Map(),
    deliveries: [],
    printed: 0,
    stopped: null,
    bug: null,
    modelMs: 0,
    end: (error, bug) => {
      course.stopped ??= error;
      course.bug ??= bug ?? null;
      ending.abort(new LeftError(phrase`a paper`, phrase`the run ended before its turn`));
    },
  };
  return course;
}

/** What is known of a paper that ended. */
export interface Ended {
  readonly outcome: Outcome;
  readonly notes: Notes | null;
  readonly error: ToolError | null;
  readonly meter: Meter;
  readonly seconds: number;
}

/** The end of a paper as it is told. */
export function endOf({ name, title, from }: PreviewedPaper, found: Ended, { run }: RunState): PaperEnd {
  const { outcome, notes, error, meter, seconds } = found;
  return {
    name,
    title: notes?.paper.title ?? title,
    outcome,
    problem: error === null ? null : problemOf(error),
    claims: notes === null ? 0 : claimsOf(notes).length,
    heldBack: notes === null ? 0 : verdictOn(notes).heldBack,
    spent: spentBy(meter, run.price),
    seconds,
    from,
  };
}

/** Tells that the notes of a paper are made and wait to be merged: its work is done, and what it cost is known. */
export function tellReady(name: string, meter: Meter, { run }: RunState): void {
  run.tell({ event: 'ready', at: run.tools.now(), name, spent: spentBy(meter, run.price) });
}

function spentBy({ calls, usage }: Meter, price: Price | null): Spent {
  return { calls, usage, cost: moneyFor(usage, price) };
}

/** Tells the end of a paper; prints notes as soon as those of every paper before it are settled. */
export function finish(
  index: number,
  { end, notes }: { end: PaperEnd; notes: Notes | null },
  course: RunState,
): void {
  const { run, ends, unprinted } = course;
  ends[index] = end;
  run.tell({ event: 'paper', at: run.tools.now(), paper: end });
  if (notes !== null) unprinted.set(index, notes);
  for (; ends[course.printed] !== undefined; course.printed += 1) {
    const next = unprinted.get(course.printed);
    unprinted.delete(course.printed);
    if (next !== undefined) run.print(next);
  }
}
