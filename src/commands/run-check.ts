// What `summarize check` does once its flags are known: each digest looked at, told, and at the end the exit code.
import { loadConfig } from '../config.ts';
import { CONFLICT_RULE } from '../digest/conflict.ts';
import { RULES } from '../digest/rules/index.ts';
import { unifiedDiff } from '../lib/diff.ts';
import { textOfError, ToolError, UsageError } from '../lib/errors.ts';
import { nearest } from '../lib/nearest.ts';
import { checkFile } from '../steps/check.ts';
import type { CheckFlags } from './check.ts';
import { annotation, findingLine, jsonOf, summaryOf, type CheckOutcome } from './check-report.ts';
import type { CommandContext } from './context.ts';
import type { Reporter } from './reporter.ts';

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runCheck(
  paths: readonly string[],
  flags: CheckFlags,
  { reporter, signal }: CommandContext,
): Promise<void> {
  reporter.quiet = flags.quiet ?? false;
  if (flags.rules === true) return reporter.out(RULE_LIST);
  const config = await loadConfig({});
  const off = rulesOff([...config.rulesOff, ...(flags.off ?? [])]);
  const digests = digestsOf(paths, config.digest);
  const { fix = false, dryRun = false } = flags;
  const outcomes: CheckOutcome[] = [];
  for (const path of digests) {
    const outcome = await outcomeOf(path, checkFile({ path, off, fix, dryRun, signal, log: reporter.say }));
    signal.throwIfAborted();
    outcomes.push(outcome);
    if (flags.json !== true) await tell(outcome, { flags, reporter, alone: digests.length === 1 });
  }
  if (flags.json === true) reporter.out(JSON.stringify(jsonOf(outcomes), null, 2));
  const problem = problemOf(outcomes, flags);
  if (problem !== null) throw problem;
}

const RULE_LIST = [
  ...RULES.map(({ name, severity, finds }) => `${name.padEnd(24)}${severity.padEnd(9)}${finds}`),
  `${CONFLICT_RULE.padEnd(24)}${'error'.padEnd(9)}git left a conflict in the file`,
].join('\n');

function rulesOff(names: readonly string[]): ReadonlySet<string> {
  const known = [...RULES.map(({ name }) => name), CONFLICT_RULE];
  const wrong = names.find(name => !known.includes(name));
  if (wrong === undefined) return new Set(names);
  const guess = nearest(wrong, known);
  throw new UsageError({
    code: 'E_CONFIG',
    what: 'a rule that does not exist cannot be switched off',
    why: `there is no rule ${JSON.stringify(wrong)}`,
    next: guess === null ? 'summarize check --rules' : `did you mean ${guess}? (summarize check --rules)`,
  });
}

function digestsOf(paths: readonly string[], configured: string | null): readonly string[] {
  if (paths.length > 0) return paths;
  if (configured !== null) return [configured];
  throw new UsageError({
    code: 'E_USAGE',
    what: 'no digest is named',
    why: 'check got no argument, and no digest is configured',
    next: 'summarize check README.md, or set SUMMARIZE_DIGEST',
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
    if (!alone) reporter.alarm(textOfError(error));
    return;
  }
  if (flags.fix === true && flags.dryRun === true) {
    const diff = await unifiedDiff(path, checked.before, checked.after);
    if (diff !== '') reporter.out(diff);
  } else {
    const line = flags.github === true ? annotation : findingLine;
    const lines = checked.findings.map(finding => line(path, finding));
    if (lines.length > 0) reporter.out(lines.join('\n'));
  }
  reporter.say(summaryOf(checked, flags));
}

/** A file that could not be checked weighs more than findings; of several the first decides. */
function problemOf(outcomes: readonly CheckOutcome[], flags: CheckFlags): ToolError | null {
  const failed = outcomes.find(({ error }) => error !== null);
  if (failed?.error != null) return failed.error;
  const checked = outcomes.flatMap(outcome => (outcome.checked === null ? [] : [outcome.checked]));
  const dirty = checked.filter(({ findings }) => findings.length > 0);
  const [first] = dirty;
  if (first === undefined) return null;
  const all = dirty.flatMap(({ findings }) => findings);
  const fixable = all.filter(finding => finding.fixable).length;
  const rules = new Set(all.map(({ rule }) => rule)).size;
  const where = dirty.length === 1 ? first.path : `${dirty.length} of ${outcomes.length} digests`;
  const mend = fixable > 0 && flags.fix !== true;
  return new ToolError({
    code: 'E_CHECK_FINDINGS',
    category: 'person',
    what: `${where} ${dirty.length === 1 ? 'has' : 'have'} ${counted(all.length, 'finding')}`,
    why: `${counted(rules, 'rule')} found something; ${fixable} can be mended without changing the meaning`,
    kept: flags.fix === true && flags.dryRun !== true ? 'what was mended is written' : 'nothing was written',
    next: mend
      ? `summarize check ${dirty.map(({ path }) => path).join(' ')} --fix`
      : 'mend the rest by hand, or switch a rule off with --off or "rulesOff" in summarize.config.json',
  });
}

/** `1 finding`, `3 findings`. */
function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
