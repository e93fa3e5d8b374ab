// What `summarize <paper>...` does once its flags are known: settings, doors, and what is found out before anything
// is fetched or paid for.
import { parseSource } from '../arxiv/id.ts';
import { isDumbTerminal, loadConfig, type Config, type Flags } from '../config.ts';
import { reasonOf, UsageError } from '../lib/errors.ts';
import { engineOf, modelSettings } from '../steps/engine.ts';
import { assertMergeable } from '../steps/merge.ts';
import { findPapers } from '../steps/paper.ts';
import { openTools, setProxy, type Refresh, type RunOptions } from '../steps/tools.ts';
import type { CommandContext } from './context.ts';
import type { SummarizeFlags } from './flags.ts';
import { runPapers } from './run-papers.ts';

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
  const sources = inputs.map(input => ({ input, source: parseSource(input) }));
  if (flags.offline === true && flags.refresh !== undefined) throw contradictionError();
  // What is known to be missing is said before anything is fetched for it.
  if (engineOf(config) === 'model' && flags.until !== 'pages' && flags.until !== 'messages')
    modelSettings(config);
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, detail);
  const world = { signal, now, random, detail, log: reporter.say, progress: reporter.progress };
  const tools = openTools(config, optionsIn(flags), world);
  // A digest that cannot be written is found out before anything is paid for.
  if (mergesInto(config, flags) !== null) await assertMergeable(config.digest ?? '');
  const again = (papers: readonly string[]): string =>
    ['summarize', ...papers, ...argv.filter(word => !inputs.includes(word))].map(quoted).join(' ');
  await findPapers(
    sources.flatMap(({ source }) => (source.kind === 'arxiv' ? [source] : [])),
    tools,
  ).catch((error: unknown) => tools.detail(`asking about all papers at once failed: ${reasonOf(error)}`));
  try {
    await runPapers(sources, { flags, config, tools, reporter, again });
  } finally {
    await tools.close();
  }
}

/** With -v: every setting that is not a default, and where it came from. The key itself is never shown. */
function tellSettings(config: Config, detail: (line: string) => void): void {
  for (const [setting, origin] of Object.entries(config.origins)) {
    const value = setting === 'apiKey' ? '(not shown)' : JSON.stringify(config[setting as keyof Config]);
    if (origin !== 'default') detail(`${setting} = ${value} from ${origin}`);
  }
}

function contradictionError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: '--offline and --refresh contradict each other',
    why: 'one forbids fetching, the other asks for it',
    next: 'leave one of them out',
  });
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
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
    add: flags.add ?? false,
    title: flags.title ?? null,
    url: flags.url ?? null,
  };
}
