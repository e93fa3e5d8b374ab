// What `summarize <paper>...` does once its flags are known: each paper's way, what is printed, how it ends.
import pLimit from 'p-limit';
import { parseSource } from '../arxiv/id.ts';
import { isDumbTerminal, loadConfig, type Config, type Flags } from '../config.ts';
import type { PaperSource } from '../domain/arxiv-id.ts';
import { ToolError, type ErrorCategory } from '../lib/errors.ts';
import { journey } from '../pipeline.ts';
import { checkDigest } from '../steps/merge.ts';
import { openTools, type Refresh, type RunOptions, type Tools } from '../steps/tools.ts';
import { finishPaper } from './finish-paper.ts';
import type { CommandContext } from './context.ts';
import type { SummarizeFlags } from './flags.ts';

/** These end the whole run at once: the next paper would fail in the same way, or nobody wants it. */
const ENDS_THE_RUN: readonly ErrorCategory[] = ['usage', 'access', 'disk', 'digest', 'interrupted'];

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runSummarize(
  inputs: readonly string[],
  flags: SummarizeFlags,
  { reporter, signal, now, random }: CommandContext,
): Promise<void> {
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const config = await loadConfig(settingsIn(flags));
  reporter.hide(config.apiKey);
  const sources = inputs.map(input => ({ input, source: parseSource(input) }));
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, detail);
  const world = { signal, now, random, detail, log: reporter.say, progress: reporter.progress };
  const tools = openTools(config, optionsIn(flags), world);
  // A digest that cannot be written is found out before anything is paid for.
  if (mergesInto(config, flags) !== null) await checkDigest(config.digest ?? '');
  await runAll(sources, { flags, config, tools, reporter });
}

/** With -v: every setting that is not a default, and where it came from. The key itself is never shown. */
function tellSettings(config: Config, detail: (line: string) => void): void {
  for (const [setting, origin] of Object.entries(config.origins)) {
    const value = setting === 'apiKey' ? '(not shown)' : JSON.stringify(config[setting as keyof Config]);
    if (origin !== 'default') detail(`${setting} = ${value} from ${origin}`);
  }
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
}
interface Named {
  readonly input: string;
  readonly source: PaperSource;
}

async function runAll(papers: readonly Named[], run: Run): Promise<void> {
  const limit = pLimit(run.config.concurrency);
  const failures: { input: string; error: ToolError }[] = [];
  const products: unknown[] = [];
  const many = papers.length > 1;
  await Promise.all(
    papers.map(({ input, source }, index) =>
      limit(async () => {
        run.tools.signal.throwIfAborted();
        try {
          products[index] = await finishPaper(journey(source, run.tools), run);
        } catch (error) {
          const failure = explained(error, run.tools.signal);
          if (!many || ENDS_THE_RUN.includes(failure.category)) throw failure;
          failures.push({ input, error: failure });
          run.reporter.alarm(
            `${failure.code}  ${failure.what}\n  why:  ${failure.why}\n  kept: ${failure.kept}\n  next: ${failure.next}`,
          );
        }
      }),
    ),
  );
  print(
    products.filter(product => product !== undefined),
    { many, run },
  );
  if (failures.length > 0) throw someFailedError(failures, papers.length);
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

function someFailedError(failures: readonly { input: string; error: ToolError }[], all: number): ToolError {
  const codes = failures.map(({ input, error }) => `${input} (${error.code})`).join(', ');
  return new ToolError({
    code: 'E_SOME_FAILED',
    category: 'partial',
    what: `${failures.length} of ${all} papers failed`,
    why: codes,
    kept: `${all - failures.length} papers are done`,
    next: `summarize ${failures.map(({ input }) => input).join(' ')}`,
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
