// What `summarize check` does once its flags are known: each digest looked at, told, and at the end the exit code.
import { assertNothingRefused, loadConfig, type Config } from '../config.ts';
import { unifiedDiff } from '../lib/diff.ts';
import { textOfError, ToolError, UsageError } from '../lib/errors.ts';
import { shellWord } from '../lib/shell-word.ts';
import { phrase, type Phrase, type Told } from '../lib/phrase.ts';
import { checkFile, type CheckedDigest, type CheckRequest } from '../steps/check.ts';
import { counted } from './batch/tell/words.ts';
import { annotation, findingLine, jsonOf, summaryOf, type CheckOutcome } from './check-report.ts';
import { ruleList, rulesOff } from './check-rules.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { fittedTo } from './help/wrap.ts';
import { jsonText } from './json-text.ts';
import { telling, type Reporter } from './reporter.ts';

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runCheck(
  paths: readonly string[],
  flags: CheckFlags,
  context: CommandContext,
): Promise<void> {
  const { reporter, signal } = context;
  reporter.quiet = flags.quiet ?? false;
  if (flags.rules === true) return reporter.out(ruleList(reporter));
  if (flags.dryRun === true && flags.fix !== true) throw dryRunAlone();
  const config = await loadConfig({});
  const request = await requestFor(flags, config, context);
  const digests = digestsOf(paths, config.digest);
  const outcomes: CheckOutcome[] = [];
  for (const path of digests) {
    const outcome = await outcomeOf(path, checkFile({ ...request, path }));
    signal.throwIfAborted();
    outcomes.push(outcome);
    if (flags.json !== true) await tell(outcome, { flags, reporter, alone: digests.length === 1 });
  }
  if (flags.json === true) reporter.out(jsonText(jsonOf(outcomes), 2));
  const problem = problemOf(outcomes, flags);
  if (problem !== null) throw problem;
}

async function requestFor(
  flags: CheckFlags,
  config: Config,
  context: CommandContext,
): Promise<Omit<CheckRequest, 'path'>> {
  return {
    off: rulesOff([...config.rulesOff, ...(flags.off ?? [])]),
    fix: flags.fix === true,
    dryRun: flags.dryRun === true,
    latest: flags.online === true ? await askingArxiv(config, context) : null,
    signal: context.signal,
    log: context.reporter.say,
  };
}

/** With --online: how the latest versions are found. Nothing is asked before it is called. */
async function askingArxiv(config: Config, context: CommandContext): Promise<CheckRequest['latest']> {
  const { reporter, signal, now, random } = context;
  assertNothingRefused(config);
  const [{ latestVersions }, { openTools, setProxy }] = await Promise.all([
    import('../steps/paper.ts'),
    import('../steps/tools.ts'),
  ]);
  await setProxy(config);
  const options = {
    offline: false,
    refresh: new Set<never>(),
    dryRun: false,
    add: false,
    title: null,
    url: null,
  };
  const world = {
    signal,
    now,
    random,
    detail: () => undefined,
    log: reporter.say,
    progress: telling(reporter),
  };
  const tools = openTools(config, options, world);
  return ids => latestVersions(ids, tools);
}

function digestsOf(paths: readonly string[], configured: string | null): readonly string[] {
  if (paths.length > 0) return paths;
  if (configured !== null) return [configured];
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`no digest is named`,
    why: phrase`check got no argument, and no digest is configured`,
    next: phrase`summarize check README.md, or set SUMMARIZE_DIGEST`,
  });
}

/** What a file cannot be checked for is told with it, and does not keep the others from being checked. */
async function outcomeOf(path: string, checking: ReturnType<typeof checkFile>): Promise<CheckOutcome> {
  try {
    return { path, checked: await checking, error: null };
  } catch (error) {
    if (!(error instanceof ToolError) || error.category === 'interrupted') throw error;
    return { path, checked: null, error };
  }
}

interface Telling {
  readonly flags: CheckFlags;
  readonly reporter: Reporter;
  /** A single failure is told once, at the end. */
  readonly alone: boolean;
}

async function tell(outcome: CheckOutcome, { flags, reporter, alone }: Telling): Promise<void> {
  const { path, checked, error } = outcome;
  if (error !== null) {
    if (!alone) reporter.alarm(textOfError(error, reporter.catalogue, fittedTo(process.stderr)));
    return;
  }
  if (flags.fix === true && flags.dryRun === true) {
    const diff = await unifiedDiff(path, checked.before, checked.after);
    if (diff !== '') reporter.out(diff);
  } else {
    const line = flags.github === true ? annotation : findingLine;
    const lines = checked.findings.map(finding => line(path, finding, reporter.speak));
    if (lines.length > 0) reporter.out(lines.join('\n'));
  }
  reporter.say(summaryOf(checked, flags));
}

/** A file that could not be checked weighs more than findings; of several the first decides. */
function problemOf(
  outcomes: readonly CheckOutcome[],
  { fix = false, dryRun = false }: CheckFlags,
): ToolError | null {
  // Of a whole folder some files are no lists: that is told, and no failure.
  const isFailure = ({ error }: CheckOutcome): boolean =>
    error !== null && !(outcomes.length > 1 && error.code === 'E_DIGEST_NO_LIST');
  const failed = outcomes.find(isFailure);
  if (failed?.error != null) return failed.error;
  const checked = outcomes.flatMap(outcome => (outcome.checked === null ? [] : [outcome.checked]));
  // What a dry run would mend is still there.
  const found = (one: CheckedDigest): readonly { rule: string }[] =>
    dryRun ? [...one.fixed, ...one.findings] : one.findings;
  const dirty = checked.filter(one => found(one).length > 0);
  const all = dirty.flatMap(one => [...found(one)]);
  if (all.length === 0) return null;
  const paths = dirty.map(({ path }) => path);
  const mendable = dirty.flatMap<unknown>(one =>
    dryRun ? one.fixed : one.findings.filter(({ fixable }) => fixable),
  ).length;
  const isWritten = fix && !dryRun && checked.some(({ fixed }) => fixed.length > 0);
  return new ToolError({
    code: 'E_CHECK_FINDINGS',
    category: 'person',
    what: whatHas(paths, outcomes.length, counted(all.length, 'finding')),
    why: phrase`of ${counted(new Set(all.map(({ rule }) => rule)).size, 'rule')}; ${mendable} can be mended without changing the meaning`,
    kept: isWritten ? phrase`what was mended is written` : phrase`nothing was written`,
    next: nextFor(paths, all, mendable),
  });
}

/** Rules of what waits for a person in review. */
const IN_REVIEW = new Set(['unreviewed-notes', 'unpublished-review']);

function nextFor(paths: readonly string[], findings: readonly { rule: string }[], mendable: number): Told {
  if (mendable > 0) return `summarize check ${paths.join(' ')} --fix`;
  if (findings.every(({ rule }) => IN_REVIEW.has(rule)))
    return `summarize review --digest ${shellWord(paths[0] ?? '')}`;
  return phrase`mend the rest by hand, or switch a rule off: --off RULE, or "rulesOff" in summarize.config.json`;
}

function whatHas(paths: readonly string[], all: number, findings: Phrase): Phrase {
  const [first = ''] = paths;
  return paths.length === 1
    ? phrase`${first} has ${findings}`
    : phrase`${paths.length} of ${all} digests have ${findings}`;
}

function dryRunAlone(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`--dry-run says nothing here`,
    why: phrase`check writes only with --fix`,
    next: phrase`add --fix to see what it would change, or leave --dry-run out`,
  });
}
