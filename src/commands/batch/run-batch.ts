// What `summarize batch` does once its flags are known: sources → queue → preview → (yes?) → run → report.
import { setMaxListeners } from 'node:events';
import { isDumbTerminal, loadConfig, type Config } from '../../config.ts';
import type { BatchResult, Preview } from '../../domain/batch.ts';
import { ToolError } from '../../lib/errors.ts';
import type { Budget } from '../../model/budget.ts';
import { engineOf, modelSettings, noModelError } from '../../steps/engine.ts';
import { assertMergeable } from '../../steps/merge.ts';
import { openTerminal } from '../../store/terminal.ts';
import { openTools, setProxy, type World } from '../../steps/tools.ts';
import type { CommandContext } from '../context.ts';
import type { BatchCall, BatchFlags } from '../flags.ts';
import { budgetFor, optionsIn, settingsIn, tellSettings } from '../shared-flags.ts';
import { askToGoOn } from './ask.ts';
import { gatherQueue, type Aim, type SourceWords } from './gather.ts';
import { refuseFlags } from './refuse-flags.ts';
import { isToAsk, previewOf } from './preview.ts';
import { runPreviewed } from './run-previewed.ts';
import { openTelling, type Telling } from './telling.ts';

/** What --search and --rss take unless --max says otherwise. */
const MOST_FOUND = 20;
/** More papers than this are asked about on a terminal. */
const MANY = 5;

/** The plan of a dry run is for the model that would be asked by default. */
const NO_MODEL = 'no model is set up yet: export OPENAI_API_KEY=…, or OPENAI_BASE_URL and OPENAI_MODEL';

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runBatch(
  sources: readonly string[],
  call: BatchCall,
  context: CommandContext,
): Promise<void> {
  const { flags } = call;
  const { reporter } = context;
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const config = await loadConfig(settingsIn(flags));
  reporter.hide(config.apiKey);
  await refuseFlags(flags);
  if (flags.dryRun !== true) refuseDraft(config);
  const options = optionsIn(flags);
  const budget = budgetFor(flags, config);
  const limits = { maxPapers: flags.maxPapers ?? null };
  await setProxy(config);
  const telling = openTelling(flags, context);
  const ending = new AbortController();
  const tools = openTools(config, options, worldOf(flags, { context, telling, ending, budget }));
  tellSettings(config, tools.detail);
  try {
    const aim = aimOf(config, flags);
    const gathered = await gatherQueue(wordsOf(sources, flags), aim, { tools, stdin: process.stdin });
    for (const target of new Set(gathered.papers.flatMap(({ targets }) => targets)))
      await assertMergeable(target);
    const preview = await previewOf(gathered, limits, tools);
    telling.preview(preview);
    if (flags.dryRun === true && engineOf(config) === 'extractive') telling.note(NO_MODEL);
    if (
      flags.dryRun === true ||
      !(await isWanted(preview, { flags, telling, context, isPiped: sources.includes('-') }))
    )
      return;
    const { maxPapers } = limits;
    const outset = { call, sources, argv: context.argv, tools, telling, maxPapers, print: reporter.out };
    const { result, stopped } = await runPreviewed(preview, outset);
    if (stopped?.category === 'interrupted') stopped.next = result.again ?? stopped.next;
    const problem = stopped ?? problemIn(result, flags);
    if (problem !== null) throw problem;
  } finally {
    telling.close();
    // What is still waiting for arXiv waits for nobody.
    ending.abort();
    await tools.close();
  }
}

/** Verbatim sentences are never merged, and a draft of one paper at a time is what `summarize <paper>` is for. */
function refuseDraft(config: Config): void {
  if (engineOf(config) === 'extractive') throw noModelError('a batch');
  modelSettings(config);
}

function aimOf(config: Config, flags: BatchFlags): Aim {
  const { digest, merge, dryRun = false } = flags;
  return { digest: config.digest, isNamed: digest !== undefined, merge, isDry: dryRun };
}

function wordsOf(named: readonly string[], { search, since, max, rss, outdated }: BatchFlags): SourceWords {
  return {
    named,
    search: search ?? null,
    since: since ?? null,
    most: max ?? MOST_FOUND,
    rss: rss ?? null,
    outdated: outdated ?? false,
  };
}

interface Surroundings {
  readonly context: CommandContext;
  readonly telling: Telling;
  readonly ending: AbortController;
  readonly budget: Budget;
}

function worldOf(flags: BatchFlags, { context, telling, ending, budget }: Surroundings): World {
  const { now, random } = context;
  const signal = AbortSignal.any([context.signal, ending.signal]);
  // Every paper under way listens to it; Node warns of a leak from eleven listeners on.
  setMaxListeners(0, signal);
  return {
    signal,
    now,
    random,
    log: telling.note,
    detail: flags.verbose === true ? telling.note : () => undefined,
    progress: telling.before,
    calls: {
      budget,
      onPace: concurrency => telling.tell({ event: 'pace', at: now(), concurrency }),
      onWait: wait => telling.tell({ event: 'wait', at: now(), ...wait }),
    },
  };
}

interface Asking {
  readonly flags: BatchFlags;
  readonly telling: Telling;
  readonly context: CommandContext;
  /** stdin holds papers, so that the answer must come from the terminal itself. */
  readonly isPiped: boolean;
}

/** Asked before many papers, when there is somebody to ask. */
async function isWanted(preview: Preview, { flags, telling, context, isPiped }: Asking): Promise<boolean> {
  const toAsk = preview.papers.filter(({ standing }) => isToAsk(standing)).length;
  if (toAsk <= MANY || flags.yes === true || !telling.isTerminal) return true;
  const terminal = isPiped ? openTerminal() : null;
  const stdin = terminal ?? process.stdin;
  if (!stdin.isTTY) return true;
  const { stderr } = process;
  const isYes = await askToGoOn(`Ask about ${toAsk} papers?`, { stdin, stderr, signal: context.signal });
  terminal?.destroy();
  if (!isYes) telling.note('nothing was asked, nothing was written');
  return isYes;
}

/** What a run that came to its end still ends with; null when all is well. */
function problemIn({ papers, again }: BatchResult, flags: BatchFlags): ToolError | null {
  const failed = papers.filter(({ outcome }) => outcome === 'failed');
  const held = papers.filter(({ outcome }) => outcome === 'held-back');
  const done = papers.filter(({ outcome }) => outcome === 'done');
  const kept = `${done.length} of ${papers.length} papers are done`;
  if (failed.length > 0) {
    return new ToolError({
      code: 'E_SOME_FAILED',
      category: 'partial',
      what: `${failed.length} of ${papers.length} papers failed`,
      why: codesOf(failed),
      kept,
      next: again ?? 'type the same command again',
    });
  }
  const claims = flags.strict === true ? done.reduce((sum, { heldBack }) => sum + heldBack, 0) : 0;
  if (held.length === 0 && claims === 0) return null;
  const [first] = held;
  return new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what:
      held.length > 0
        ? `${held.length} of ${papers.length} papers wait for a person`
        : `${claims} claims wait for review`,
    why: held.length > 0 ? codesOf(held) : '--strict, and these claims could not be proven',
    kept,
    next: first?.problem?.next ?? 'summarize <paper> --until checked, to see the claims of one paper',
  });
}

/** `12 × E_NOT_FOUND, 3 × E_PDF_SCANNED` */
function codesOf(papers: BatchResult['papers']): string {
  const counts = new Map<string, number>();
  for (const { problem } of papers) {
    const code = problem?.code ?? 'E_BUG';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${count} × ${code}`).join(', ');
}
