// Flags that `summarize <paper>...` and `summarize batch` both have: declared once, with the same words.
import { Option, type Command } from 'commander';
import { placeTold } from '../config/place.ts';
import type { Config, Flags } from '../config.ts';
import { UsageError } from '../lib/errors.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { openBudget, type Budget } from '../model/budget.ts';
import { parseMoney, priceOf } from '../model/cost.ts';
import { modelAsked } from '../steps/engine.ts';
import type { Refresh, RunOptions } from '../steps/world.ts';
import { REFRESH, type SharedFlags } from './flags.ts';
import { invalidValue } from './help/invalid-value.ts';
import type { Texts } from './help/texts.ts';

/** What is merged, and how. */
export function declareMergeFlags(command: Command, t: Texts): void {
  command
    .option('--digest <file>', t`merge the notes into this Markdown list`)
    .option('--no-merge', t`print only, even when a digest is configured`)
    .option('--add', t`bring back a paper that was removed from the digest by hand`)
    .addOption(
      new Option('--refresh [what]', t`make anew: metadata, pdf or notes`)
        .preset(REFRESH.join(','))
        .argParser(refreshWords),
    )
    .option('--offline', t`cache only: fail instead of fetching`);
}

/** Whom to ask, and how much. */
export function declareModelFlags(command: Command, t: Texts): void {
  command
    .option('--model <name>', t`the model to ask (OPENAI_MODEL)`)
    .option('--base-url <url>', t`any OpenAI-compatible endpoint (OPENAI_BASE_URL)`)
    .option('--mode <mode>', t`auto, or json_schema, json_object, tool, prompt: how answers are asked for`)
    .option('--engine <name>', t`model, local (a GGUF file), or extractive (verbatim sentences, no model)`)
    .option('--model-file <gguf>', t`the model of --engine local`)
    .option('--layout <which>', t`languages in the digest: zh, en or both`)
    .option('-j, --concurrency <n>', t`calls of the model at a time`)
    .option('--max-cost <money>', t`spend no more in this run: 1, 0.50, "5 CNY"`)
    .option('--max-input-tokens <n>', t`longest text in a call; more is read in parts`)
    .option('--max-output-tokens <n>', t`longest answer asked for`)
    .option('--model-timeout <s>', t`seconds until an answer must be complete`);
}

/** How much is told. */
export function declareTellingFlags(command: Command, t: Texts): void {
  command
    .option('-q, --quiet', t`errors only on stderr`)
    .option('-v, --verbose', t`tell where settings and values come from`)
    .option('--debug', t`print the causes of a failure`);
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

/**
 * With -v: every setting that is not a default, and where it came from; also with --debug: what was done about them. The
 * key itself is never shown.
 */
export function tellSettings(
  config: Config,
  { verbose = false, debug = false }: Pick<SharedFlags, 'verbose' | 'debug'>,
  tell: (line: Phrase) => void,
): void {
  if (verbose) tellOrigins(config, tell);
  if (verbose || debug) for (const note of config.notes) tell(note);
}

function tellOrigins(config: Config, tell: (line: Phrase) => void): void {
  for (const [setting, origin] of Object.entries(config.origins)) {
    const value =
      setting === 'apiKey' ? phrase`(not shown)` : JSON.stringify(config[setting as keyof Config]);
    if (origin !== 'default') tell(phrase`${setting} = ${value} from ${placeTold(origin)}`);
  }
}

/** A whole number of at least 1. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidValue(phrase`Expected a whole number of at least 1.`);
  return Number(text);
}

function refreshWords(text: string): readonly string[] {
  const words = text.split(',');
  const wrong = words.find(word => !REFRESH.some(name => name === word));
  if (wrong !== undefined)
    throw invalidValue(phrase`It takes ${REFRESH.join(', ')}: write --refresh=notes, or put --refresh last.`);
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
    what: phrase`--offline and --refresh contradict each other`,
    why: phrase`one forbids fetching, the other asks for it`,
    next: phrase`leave one of them out`,
  });
}
