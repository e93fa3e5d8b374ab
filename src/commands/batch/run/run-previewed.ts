// A preview, run: merges grouped, the end told, report and list of what is left written.
import type { BatchEvent, BatchResult, PaperEnd, Preview } from '../../../domain/batch.ts';
import { addUsage } from '../../../domain/reply.ts';
import { reasonOf, ToolError } from '../../../lib/errors.ts';
import { phrase } from '../../../lib/phrase.ts';
import { shellWord } from '../../../lib/shell-word.ts';
import { moneyFor, priceOf, type Price } from '../../../model/cost.ts';
import { publishGroup, renderNotes } from '../../../steps/merge.ts';
import type { Tools } from '../../../steps/tools.ts';
import {
  leftListPath,
  makeReportFolder,
  reportPath,
  sweepReports,
  writeReportFile,
} from '../../../store/report-file.ts';
import type { BatchCall, BatchFlags } from '../../flags.ts';
import { NOTHING, problemOf } from './ends.ts';
import { rememberPace } from '../gather/estimate.ts';
import { openMerger } from './merger.ts';
import { runQueue, type QueueEnd } from './run-queue.ts';
import type { Telling } from '../tell/telling.ts';

/** What a run starts from. */
export interface Outset {
  readonly call: BatchCall;
  readonly sources: readonly string[];
  /** The words behind `summarize`, as they were typed. */
  readonly argv: readonly string[];
  readonly tools: Tools;
  readonly telling: Telling;
  readonly maxPapers: number | null;
  readonly print: (text: string) => void;
}

interface Ended {
  readonly preview: Preview;
  readonly report: string;
  readonly outset: Outset;
}

/** Names that fit into a command; more of them are put into a file. */
const MOST_NAMES = 10;
/** Ctrl-C shall end a run within a second; merging what is ready takes less, unless another run has the digest. */
const LAST_MERGE_MS = 800;

/** Runs the preview and tells it to the end. Throws a bug, once everything else was told and written. */
export async function runPreviewed(
  preview: Preview,
  outset: Outset,
): Promise<{ result: BatchResult; stopped: ToolError | null }> {
  const { tools, telling } = outset;
  const startedAt = tools.now();
  const { host, model } = preview.estimate;
  const price = priceOf({ host, model }, tools.config.prices);
  telling.tell({ event: 'start', at: startedAt, preview });
  const end = await runQueue({
    preview,
    tools,
    merger: mergerFor(tools, telling.tell),
    price,
    tell: telling.tell,
    maxPapers: outset.maxPapers,
    print: notes => outset.print(renderNotes(notes, tools.config.layout)),
  });
  const report = outset.call.flags.report ?? reportPath(tools.config.stateDir, startedAt);
  const result: BatchResult = {
    startedAt,
    endedAt: tools.now(),
    preview,
    papers: end.papers,
    spent: spentOnAll(end.papers, price),
    stopped: end.stopped === null ? null : problemOf(end.stopped),
    again: againFor(end, { preview, report, outset }),
  };
  await keepPace(end, tools);
  telling.end(result, await writeReport(report, result, outset));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a bug, as it was thrown by somebody else
  if (end.bug !== null) throw end.bug;
  return { result, stopped: end.stopped };
}

/** Once the run is interrupted, what is ready is merged all the same, as far as that is quick. */
function mergerFor(tools: Tools, tell: (event: BatchEvent) => void) {
  const late = new AbortController();
  tools.signal.addEventListener('abort', () =>
    setTimeout(() => late.abort(tools.signal.reason), LAST_MERGE_MS).unref(),
  );
  return openMerger({
    publish: (digest, notes) => publishGroup(digest, notes, { ...tools, signal: late.signal }),
    onMerge: (digest, papers) => tell({ event: 'merge', at: tools.now(), digest, papers }),
  });
}

function spentOnAll(papers: readonly PaperEnd[], price: Price | null): BatchResult['spent'] {
  const spent = papers.map(paper => paper.spent);
  const calls = spent.reduce((sum, one) => sum + one.calls, 0);
  const usage = spent.map(one => one.usage).reduce(addUsage, NOTHING.usage);
  return { calls, usage, cost: moneyFor(usage, price) };
}

/** Nothing but another list helps these. */
const FINAL = new Set(['E_NOT_FOUND', 'E_WITHDRAWN']);

/** What was not done and may be done by another run, as places in the queue. */
function undoneOf({ papers }: Pick<QueueEnd, 'papers'>): number[] {
  return papers.flatMap(({ outcome, problem }, index) => {
    const isOpen = outcome === 'left' || (outcome === 'failed' && !FINAL.has(problem?.code ?? ''));
    return isOpen ? [index] : [];
  });
}

/** The command that does what was not done: a few papers by their names, what was left by the same command, else a list. */
function againFor(end: QueueEnd, { preview, report, outset }: Ended): string | null {
  const { call, sources, argv } = outset;
  const undone = undoneOf(end);
  if (undone.length === 0) return null;
  const targets = new Set(undone.flatMap(index => preview.papers[index]?.targets ?? []));
  const isRepeatable = !sources.includes('-') && isSame(call.flags);
  const isLeft = undone.some(index => end.papers[index]?.outcome === 'left');
  if (isRepeatable && (isLeft || targets.size > 1)) return ['summarize', ...argv].map(shellWord).join(' ');
  const names = undone.flatMap(index => end.papers[index]?.name ?? []);
  const named = names.length <= MOST_NAMES ? names : [leftListPath(report)];
  const [target] = targets;
  const aim = call.flags.digest !== undefined || target === undefined ? [] : [`--digest=${target}`];
  return ['summarize', 'batch', ...named, ...aim, ...call.words].map(shellWord).join(' ');
}

/** True when the same words mean the same papers again, and do not pay anew for those that are done. */
function isSame({ search, rss, refresh }: BatchFlags): boolean {
  return search === undefined && rss === undefined && refresh === undefined;
}

/** Writes report and list; the path of the report, or null when it cannot be written: that must not hide the end. */
async function writeReport(
  path: string,
  result: BatchResult,
  { call, telling, tools }: Outset,
): Promise<string | null> {
  try {
    if (call.flags.report === undefined) await makeReportFolder(tools.config.stateDir);
    await writeReportFile(path, telling.report(result));
    if (undoneOf(result).length > 0) await writeReportFile(leftListPath(path), telling.left(result));
    await sweepReports(tools.config.stateDir);
    return path;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    tools.log(phrase`the report could not be written: ${error.told.why}`);
    return null;
  }
}

/** What the papers of this run took, for the next estimate; that it cannot be kept is no failure. */
async function keepPace({ papers, modelSeconds }: QueueEnd, tools: Tools): Promise<void> {
  const asked = papers.filter(({ outcome, spent }) => outcome === 'done' && spent.calls > 0);
  const { input, output } = asked.map(({ spent }) => spent.usage).reduce(addUsage, NOTHING.usage);
  await rememberPace({ papers: asked.length, input, output, seconds: modelSeconds }, tools).catch(
    (error: unknown) => {
      tools.log(phrase`the pace of this run could not be kept (${reasonOf(error)})`);
    },
  );
}
