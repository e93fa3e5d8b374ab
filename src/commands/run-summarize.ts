// What `summarize <paper>...` does once its flags are known: settings, doors, and what is found out before anything
// is fetched or paid for.
import { shellWord } from '../lib/shell-word.ts';
import { parseSource } from '../arxiv/id.ts';
import { assertNothingRefused, isDumbTerminal, loadConfig, type Config } from '../config.ts';
import { reasonOf } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { warningsOf } from '../config/address.ts';
import { engineOf, modelSettings } from '../steps/engine.ts';
import { assertMergeable } from '../steps/merge.ts';
import { findPapers } from '../steps/paper.ts';
import { openTools, setProxy } from '../steps/tools.ts';
import type { CommandContext } from './context.ts';
import type { SummarizeFlags } from './flags.ts';
import { runPapers } from './run-papers.ts';
import { budgetFor, optionsIn, settingsIn, tellSettings } from './shared-flags.ts';
import { telling } from './reporter.ts';

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
  if (engineOf(config) === 'model') for (const warning of warningsOf(config)) reporter.say(warning);
  const options = optionsIn(flags);
  const sources = inputs.map(input => ({ input, source: parseSource(input) }));
  const onArxiv = sources.flatMap(({ source }) => (source.kind === 'arxiv' ? [source] : []));
  refuseEarly(config, flags, onArxiv.length > 0);
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, flags, reporter.say);
  const calls = { budget: budgetFor(flags, config) };
  const world = { signal, now, random, detail, log: reporter.say, progress: telling(reporter), calls };
  const tools = openTools(config, options, world);
  // A digest that cannot be written is found out before anything is paid for.
  if (mergesInto(config, flags) !== null) await assertMergeable(config.digest ?? '');
  const again = (papers: readonly string[]): string =>
    ['summarize', ...papers, ...argv.filter(word => !inputs.includes(word))].map(shellWord).join(' ');
  if (onArxiv.length > 1) {
    await findPapers(onArxiv, tools).catch((error: unknown) =>
      tools.detail(phrase`asking about all papers at once failed: ${reasonOf(error)}`),
    );
  }
  try {
    await runPapers(sources, { flags, config, tools, reporter, again });
  } finally {
    await tools.close();
  }
}

/** What is known to be missing, or refused, is said before anything is fetched for it. */
function refuseEarly(config: Config, { until, offline }: SummarizeFlags, isOnArxiv: boolean): void {
  if (isOnArxiv && offline !== true) assertNothingRefused(config);
  if (engineOf(config) !== 'extractive' && until !== 'pages' && until !== 'messages') modelSettings(config);
}

/** The digest to merge into, or null when nothing is to be merged. */
export function mergesInto(config: Config, flags: SummarizeFlags): string | null {
  return flags.merge && flags.until === undefined ? config.digest : null;
}
