// What `summarize <paper>...` does once its flags are known: each paper's way, what is printed, how it ends.
import pLimit from 'p-limit';
import { parseSource } from '../arxiv/id.ts';
import { isDumbTerminal, loadConfig, type Config, type Flags } from '../config.ts';
import type { PaperSource } from '../domain/arxiv-id.ts';
import { citedId } from '../domain/paper.ts';
import { textOfError, ToolError, type ErrorCategory } from '../lib/errors.ts';
import { journey, type Journey } from '../pipeline.ts';
import { checkDigest } from '../steps/merge.ts';
import { openTools, type Refresh, type RunOptions, type Tools } from '../steps/tools.ts';
import { finishPaper } from './finish-paper.ts';
import type { CommandContext } from './context.ts';
import type { SummarizeFlags } from './flags.ts';

/** These end the whole run at once: the next paper would fail in the same way, or nobody wants it. */
const ENDS_THE_RUN: readonly ErrorCategory[] = ['usage', 'access', 'disk', 'interrupted'];

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runSummarize(
  inputs: readonly string[],
  flags: SummarizeFlags,
  { reporter, signal, now, random, argv }: CommandContext,
): Promise<void> {
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const config = await loadConfig(settingsIn(flags));
  reporter.hide(config.apiKey);
  const sources = withoutRepeats(inputs.map(input => ({ input, source: parseSource(input) })));
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, detail);
  const world = { signal, now, random, detail, log: reporter.say, progress: reporter.progress };
  const tools = openTools(config, optionsIn(flags), world);
  // A digest that cannot be written is found out before anything is paid for.
  if (mergesInto(config, flags) !== null) await checkDigest(config.digest ?? '');
  const again = (papers: readonly string[]): string =>
    ['summarize', ...papers, ...argv.filter(word => !inputs.includes(word))].map(quoted).join(' ');
  await runAll(sources, { flags, config, tools, reporter, again });
}

/** With -v: every setting that is not a default, and where it came from. The key itself is never shown. */
function tellSettings(config: Config, detail: (line: string) => void): void {
  for (const [setting, origin] of Object.entries(config.origins)) {
    const value = setting === 'apiKey' ? '(not shown)' : JSON.stringify(config[setting as keyof Config]);
    if (origin !== 'default') detail(`${setting} = ${value} from ${origin}`);
  }
}

/** A paper that is named twice is done once. */
function withoutRepeats(papers: readonly Named[]): Named[] {
  const seen = new Map(papers.toReversed().map(paper => [JSON.stringify(paper.source), paper]));
  return papers.filter(paper => seen.get(JSON.stringify(paper.source)) === paper);
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Loads the proxy code, and undici with it, only for those who have one. */
async function setProxy({ httpsProxy, httpProxy, noProxy }: Config): Promise<void> {
  if (httpsProxy === null && httpProxy === null) return;
  const { useProxy } = await import('../lib/proxy.ts');
  await useProxy({ https: httpsProxy, http: httpProxy, no: noProxy });
}

interface Run {
  readonly flags: SummarizeFlags;
  readonly config: Config;
  readonly tools: Tools;
  readonly reporter: CommandContext['reporter'];
  /** The command with other papers in place of these. */
  readonly again: (papers: readonly string[]) => string;
}
interface Named {
  readonly input: string;
  readonly source: PaperSource;
}

/** How far a run with several papers has come. */
interface Course {
  readonly products: unknown[];
  readonly failures: { input: string; error: ToolError }[];
  /** What the run ends with once the papers under way are done; no paper is begun after it. */
  end: ToolError | null;
}

async function runAll(papers: readonly Named[], run: Run): Promise<void> {
  const limit = pLimit(run.config.concurrency);
  const course: Course = { products: [], failures: [], end: null };
  await Promise.all(
    papers.map((paper, index) =>
      limit(() => runOne(paper, { index, alone: papers.length === 1, course }, run)),
    ),
  );
  const printed = course.products.filter(product => product !== undefined);
  if (printed.length > 0) print(printed, { many: papers.length > 1, run });
  if (course.end !== null) throw course.end;
  if (course.failures.length > 0) throw someFailedError(course.failures, papers.length, run);
}

async function runOne(
  { input, source }: Named,
  { index, alone, course }: { index: number; alone: boolean; course: Course },
  run: Run,
): Promise<void> {
  if (course.end !== null) return;
  const way = journey(source, run.tools);
  try {
    run.tools.signal.throwIfAborted();
    const { product, problem } = await finishPaper(way, run);
    course.products[index] = product;
    if (problem !== null) throw problem;
  } catch (error) {
    const failure = explained(error, run.tools.signal);
    if (source.kind === 'file') await nameByFile(failure, input, way);
    if (alone || ENDS_THE_RUN.includes(failure.category)) {
      course.end ??= failure;
      return;
    }
    course.failures.push({ input, error: failure });
    run.reporter.alarm(textOfError(failure));
  }
}

/** Markdown one after the other; JSON as one value: an object for one paper, an array for several. */
function print(products: readonly unknown[], { many, run }: { many: boolean; run: Run }): void {
  if (run.flags.json === true) run.reporter.out(JSON.stringify(many ? products : products[0], null, 2));
  else for (const product of products) run.reporter.out(String(product));
}

/** A ToolError that says what was kept; an abort is told as what caused it; a bug stays a bug. */
function explained(error: unknown, signal: AbortSignal): ToolError {
  if (signal.aborted && signal.reason instanceof ToolError) return signal.reason;
  if (!(error instanceof ToolError)) throw error;
  if (error.kept === '') error.kept = 'what was fetched and paid for is cached; no digest was touched';
  return error;
}

/** The next command must name what the person can name: the file, not the id that was found in it. */
async function nameByFile(error: ToolError, input: string, way: Journey): Promise<void> {
  const paper = await way.paper().catch(() => null);
  if (paper !== null) error.next = error.next.replaceAll(`summarize ${citedId(paper)}`, `summarize ${input}`);
}

function someFailedError(failures: Course['failures'], all: number, run: Run): ToolError {
  const done = all - failures.length;
  return new ToolError({
    code: 'E_SOME_FAILED',
    category: 'partial',
    what: `${failures.length} of ${all} papers failed`,
    why: failures.map(({ input, error }) => `${input} (${error.code})`).join(', '),
    kept: `${done} ${done === 1 ? 'paper is' : 'papers are'} done`,
    next: run.again(failures.map(({ input }) => input)),
  });
}

/** The digest to merge into, or null when nothing is to be merged. */
export function mergesInto(config: Config, flags: SummarizeFlags): string | null {
  return flags.merge && flags.until === undefined ? config.digest : null;
}

function settingsIn(flags: SummarizeFlags): Flags {
  const { digest, engine, model, baseUrl, layout, concurrency } = flags;
  const { maxInputTokens, maxOutputTokens, modelTimeout } = flags;
  return {
    digest,
    engine,
    model,
    baseUrl,
    layout,
    concurrency,
    maxInputTokens,
    maxOutputTokens,
    modelTimeout,
  };
}

function optionsIn(flags: SummarizeFlags): RunOptions {
  return {
    offline: flags.offline ?? false,
    refresh: new Set((flags.refresh ?? []) as readonly Refresh[]),
    dryRun: flags.dryRun ?? false,
    title: flags.title ?? null,
    url: flags.url ?? null,
  };
}
