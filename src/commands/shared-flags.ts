// Flags that `summarize <paper>...` and `summarize batch` both have: declared once, with the same words.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Config, Flags } from '../config.ts';
import { UsageError } from '../lib/errors.ts';
import { openBudget, type Budget } from '../model/budget.ts';
import { parseMoney, priceOf } from '../model/cost.ts';
import { modelAsked } from '../steps/engine.ts';
import type { Refresh, RunOptions } from '../steps/tools.ts';
import { REFRESH, type SharedFlags } from './flags.ts';

/** What is merged, and how. */
export function declareMergeFlags(command: Command): void {
  command
    .option('--digest <file>', 'merge the notes into this Markdown list')
    .option('--no-merge', 'print only, even when a digest is configured')
    .option('--add', 'bring back a paper that was removed from the digest by hand')
    .addOption(
      new Option('--refresh [what]', 'make anew: metadata, pdf or notes')
        .preset(REFRESH.join(','))
        .argParser(refreshWords),
    )
    .option('--offline', 'cache only: fail instead of fetching');
}

/** Whom to ask, and how much. */
export function declareModelFlags(command: Command): void {
  command
    .option('--model <name>', 'the model to ask (OPENAI_MODEL)')
    .option('--base-url <url>', 'any OpenAI-compatible endpoint (OPENAI_BASE_URL)')
    .option('--mode <mode>', 'auto, or json_schema, json_object, tool, prompt: how answers are asked for')
    .option('--model-file <gguf>', 'the model of --engine local')
    .option('--layout <which>', 'languages in the digest: zh, en or both')
    .option('-j, --concurrency <n>', 'calls of the model at a time')
    .option('--max-cost <money>', 'spend no more in this run: 1, 0.50, "5 CNY"')
    .option('--max-input-tokens <n>', 'longest text in a call; more is read in parts')
    .option('--max-output-tokens <n>', 'longest answer asked for')
    .option('--model-timeout <s>', 'seconds until an answer must be complete');
}

/** How much is told. */
export function declareTellingFlags(command: Command): void {
  command
    .option('-q, --quiet', 'errors only on stderr')
    .option('-v, --verbose', 'tell where settings and values come from')
    .option('--debug', 'print the causes of a failure');
}

/** The flags that are settings too, under the settings' names. */
export function settingsIn(flags: SharedFlags): Flags {
  const { digest, engine, model, modelFile, mode, baseUrl, layout, concurrency } = flags;
  const { maxInputTokens, maxOutputTokens, modelTimeout } = flags;
  return {
    digest,
    engine,
    model,
    modelFile,
    mode,
    baseUrl,
    layout,
    concurrency,
    maxInputTokens,
    maxOutputTokens,
    modelTimeout,
  };
}

/** With -v: every setting that is not a default, and where it came from. The key itself is never shown. */
export function tellSettings(config: Config, detail: (line: string) => void): void {
  for (const [setting, origin] of Object.entries(config.origins)) {
    const value = setting === 'apiKey' ? '(not shown)' : JSON.stringify(config[setting as keyof Config]);
    if (origin !== 'default') detail(`${setting} = ${value} from ${origin}`);
  }
}

/** A whole number of at least 1. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Expected a whole number of at least 1.');
  return Number(text);
}

function refreshWords(text: string): readonly string[] {
  const words = text.split(',');
  const wrong = words.find(word => !REFRESH.some(name => name === word));
  if (wrong !== undefined)
    throw new InvalidArgumentError(
      `It takes ${REFRESH.join(', ')}: write --refresh=notes, or put --refresh last.`,
    );
  return words;
}

/** What this run may spend. Throws UsageError for a limit that is no sum of money, or without a known price. */
export function budgetFor({ maxCost }: SharedFlags, config: Config): Budget {
  const asked = modelAsked(config);
  const most = maxCost === undefined ? null : parseMoney(maxCost);
  return openBudget({ most, price: priceOf(asked, config.prices), model: asked.model });
}

/** The flags that are no settings. Throws UsageError for some that contradict each other. */
export function optionsIn(flags: SharedFlags & { title?: string; url?: string }): RunOptions {
  if (flags.offline === true && flags.refresh !== undefined) throw contradictionError();
  return {
    offline: flags.offline ?? false,
    refresh: new Set((flags.refresh ?? []) as readonly Refresh[]),
    dryRun: flags.dryRun ?? false,
    add: flags.add ?? false,
    title: flags.title ?? null,
    url: flags.url ?? null,
  };
}

function contradictionError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: '--offline and --refresh contradict each other',
    why: 'one forbids fetching, the other asks for it',
    next: 'leave one of them out',
  });
}
