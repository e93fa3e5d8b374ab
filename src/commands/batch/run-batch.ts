// What `summarize batch` does once its flags are known: sources → queue → preview → (yes?) → run → report.
import { isDumbTerminal, loadConfig, type Config } from '../../config.ts';
import type { Preview } from '../../domain/batch.ts';
import { collectSooner, compileLater } from '../../lib/v8-flags.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import type { Budget } from '../../model/budget.ts';
import { warningsOf } from '../../config/address.ts';
import { assertPublishable } from '../../steps/before-paying.ts';
import { engineOf, modelSettings, noModelError } from '../../steps/engine.ts';
import { assertMergeable } from '../../steps/merge.ts';
import { openTerminal } from '../../store/terminal.ts';
import { openTools, setProxy, type Tools } from '../../steps/tools.ts';
import type { World } from '../../steps/world.ts';
import type { CommandContext } from '../context.ts';
import type { BatchCall, BatchFlags } from '../flags.ts';
import { budgetFor, optionsIn, settingsIn, tellSettings } from '../shared-flags.ts';
import { askToGoOn } from './ask.ts';
import { gatherQueue, type Aim, type SourceWords } from './gather/gather.ts';
import { refuseFlags } from './refuse-flags.ts';
import { isToAsk, previewOf } from './gather/preview.ts';
import { isToDo, problemOf } from './run/ends.ts';
import { problemIn } from './run/problem-in.ts';
import { runPreviewed } from './run/run-previewed.ts';
import { openTelling, type Telling } from './tell/telling.ts';

/** What --search and --rss take unless --max says otherwise. */
const MOST_FOUND = 20;
/** More papers than this are asked about on a terminal. */
const MANY = 5;

/** The plan of a dry run is for the model that would be asked by default. */
const NO_MODEL = phrase`no model is set up yet: export OPENAI_API_KEY=…, or OPENAI_BASE_URL and OPENAI_MODEL`;

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runBatch(
  sources: readonly string[],
  call: BatchCall,
  context: CommandContext,
): Promise<void> {
  compileLater();
  collectSooner();
  const { flags } = call;
  const { reporter } = context;
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const config = await loadConfig(settingsIn(flags));
  reporter.hide(config.apiKey);
  if (engineOf(config) === 'model') for (const warning of warningsOf(config)) reporter.say(warning);
  await refuseFlags(flags);
  if (flags.dryRun !== true) refuseDraft(config);
  const options = optionsIn(flags);
  const budget = budgetFor(flags, config);
  await setProxy(config);
  const telling = openTelling(flags, context);
  const ending = new AbortController();
  const tools = openTools(config, options, worldOf(flags, { context, telling, ending, budget }));
  tellSettings(config, flags, telling.note);
  try {
    await planAndRun(sources, { call, context, telling, tools });
  } finally {
    telling.close();
    // What is still waiting for arXiv waits for nobody.
    ending.abort();
    await tools.close();
  }
}

interface Opened {
  readonly call: BatchCall;
  readonly context: CommandContext;
  readonly telling: Telling;
  readonly tools: Tools;
}

async function planAndRun(sources: readonly string[], opened: Opened): Promise<void> {
  const { call, context, telling, tools } = opened;
  const { flags } = call;
  const maxPapers = flags.maxPapers ?? null;
  const aim = aimOf(tools.config, flags);
  const gathered = await gatherQueue(wordsOf(sources, flags), aim, { tools, stdin: process.stdin });
  for (const target of new Set(gathered.papers.flatMap(({ targets }) => targets)))
    await assertMergeable(target);
  const preview = await tellPlan(await previewOf(gathered, { maxPapers }, tools), telling);
  if (flags.dryRun === true) {
    if (engineOf(tools.config) === 'extractive') telling.note(NO_MODEL);
    return;
  }
  if (!(await isWanted(preview, { flags, telling, context, isPiped: sources.includes('-') }))) return;
  const outset = { call, sources, argv: context.argv, tools, telling, maxPapers };
  const { result, stopped } = await runPreviewed(preview, { ...outset, print: context.reporter.out });
  if (stopped?.category === 'interrupted') stopped.next = result.again ?? stopped.next;
  const problem = stopped ?? problemIn(result, flags);
  if (problem !== null) throw problem;
}

/** Verbatim sentences are never merged, and a draft of one paper at a time is what `summarize <paper>` is for. */
function refuseDraft(config: Config): void {
  if (engineOf(config) === 'extractive') throw noModelError(phrase`a batch`);
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

/** Tells the plan, and whether it can be done: a digest that cannot be written ends a dry run as it would end a run. */
async function tellPlan(planned: Preview, telling: Telling): Promise<Preview> {
  const unwritable = await unwritableIn(planned);
  const preview = { ...planned, problem: unwritable === null ? null : problemOf(unwritable) };
  telling.preview(preview);
  if (unwritable !== null) throw unwritable;
  return preview;
}

/** Why what is to be done could not be merged; null when it could. */
async function unwritableIn({ papers }: Preview): Promise<ToolError | null> {
  const todo = papers.filter(({ standing }) => isToDo(standing));
  try {
    for (const target of new Set(todo.flatMap(({ targets }) => targets))) await assertPublishable(target, []);
    return null;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
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
  const isYes = await askToGoOn(context.reporter.speak(phrase`Ask about ${toAsk} papers?`), {
    stdin,
    stderr,
    signal: context.signal,
  });
  terminal?.destroy();
  if (!isYes) telling.note(phrase`nothing was asked, nothing was written`);
  return isYes;
}
