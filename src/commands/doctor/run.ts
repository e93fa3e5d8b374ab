// What `summarize doctor` does: reads the settings, lets all checks run side by side, tells them in their order.
import { isColourWanted, isDumbTerminal } from '../../config.ts';
import { surveyConfig } from '../../config/survey.ts';
import { ToolError, type ErrorCategory } from '../../lib/errors.ts';
import { english, joined, phrase } from '../../lib/phrase.ts';
import type { CommandContext } from '../context.ts';
import { checkArxiv, checkClock } from './arxiv.ts';
import { DEADLINE_S, guarded, skipped, type CheckResult, type DoctorWorld } from './check.ts';
import { checkConfiguration, checkKey } from './configuration.ts';
import { checkDigest } from './digest.ts';
import { checkCache, checkState } from './disk.ts';
import type { DoctorFlags } from './flags.ts';
import { checkLearned } from './learned.ts';
import { checkLocal } from './local.ts';
import { checkModel } from './model.ts';
import { checkNode, checkPath, checkTerminal } from './own.ts';
import { labelOf, resultLines, settingLines, type Page } from './print.ts';
import { checkProxy, enforceProxy } from './proxy.ts';
import { shownSettings } from './settings.ts';

/** Which failure decides the exit code: the first of these, since each may be the reason of those after it. */
const GRAVITY: readonly ErrorCategory[] = ['usage', 'access', 'disk', 'digest', 'remote', 'person'];

/** Runs the command. Throws the error that decides the exit code; everything else was printed by then. */
export async function runDoctor(flags: DoctorFlags, context: CommandContext): Promise<void> {
  const { reporter, signal, now, random } = context;
  const { digest, engine, model, baseUrl, mode } = flags;
  const survey = await surveyConfig({ digest, engine, model, baseUrl, mode });
  survey.secrets.forEach(reporter.hide);
  // Behind a pipe (`| grep`) others write to the terminal, and they erase no passing line.
  reporter.lively = process.stdout.isTTY && !isDumbTerminal();
  const deadline = AbortSignal.timeout(DEADLINE_S * 1000);
  const world: DoctorWorld = { survey, flags, signal, deadline, now, random };
  const page: Page = {
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    colour: isColourWanted(process.stdout),
    speak: reporter.speak,
    clean: reporter.clean,
  };
  const settings = shownSettings(survey.config);
  const tell = (lines: readonly string[]): void => {
    if (flags.json !== true && lines.length > 0) reporter.out(lines.join('\n'));
  };
  tell([...settingLines(settings, page), '', reporter.speak(phrase`Checks`)]);
  const results: CheckResult[] = [];
  const shown: CheckResult[] = [];
  const groups = await begin(world);
  const firstRemote = groups.findIndex(({ isRemote }) => isRemote);
  for (const [index, group] of groups.entries()) {
    if (index === firstRemote && flags.offline !== true)
      reporter.progress(phrase`asking the servers (${DEADLINE_S} s at most)`);
    const found = await group.results;
    signal.throwIfAborted();
    results.push(...found);
    const read = flags.json === true ? found : withoutEchoes(found);
    shown.push(...read);
    tell(read.flatMap(result => resultLines(result, page)));
  }
  const failed = failure(shown);
  if (flags.json === true) reporter.out(asJson(settings, results));
  if (failed !== null) throw failed;
  reporter.say(summary(shown));
}

/** Of checks that are left out for one reason, a person reads the first; of another engine's parts nothing. */
function withoutEchoes(results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ name, status, seen }, index) => {
    const before = results[index - 1];
    const isEcho = before?.status === 'skipped' && english(before.seen) === english(seen);
    return status !== 'skipped' || !(isEcho || name === 'model file' || name === 'runtime');
  });
}

interface Group {
  readonly isRemote: boolean;
  readonly results: Promise<readonly CheckResult[]>;
}

/** All checks, under way; in the order in which they are told. */
async function begin(world: DoctorWorld): Promise<Group[]> {
  // The proxy is asked before it is in force for everything else.
  const direct = checkProxy(world);
  direct.catch(() => undefined);
  const refused = await enforceProxy(world);
  const proxy = refused === null ? direct : Promise.resolve(refused);
  const isUsable = refused === null;
  const model = isUsable ? checkModel(world, proxy) : Promise.resolve({ results: [], date: '' });
  const arxiv = isUsable
    ? checkArxiv(world, proxy)
    : Promise.resolve({ result: skipped('arxiv', phrase`the proxy comes first`), date: '' });
  const clock = async (): Promise<CheckResult> => checkClock(world, [(await arxiv).date, (await model).date]);
  const local = [
    [checkNode(), checkConfiguration(world), checkKey(world)],
    one(guarded('cache', world, () => checkCache(world))),
    one(guarded('state', world, () => checkState(world))),
    checkDigest(world),
    one(guarded('path', world, () => checkPath(world))),
    [checkTerminal(world)],
    checkLocal(world),
  ];
  const remote = [
    one(proxy),
    model.then(({ results }) => results),
    checkLearned(world).then(result => (result === null ? [] : [result])),
    one(arxiv.then(({ result }) => result)),
    one(clock()),
  ];
  const group = (isRemote: boolean) => (results: Awaited<Group['results']> | Group['results']) => {
    const promise = Promise.resolve(results);
    // Told in its turn; until then nobody listens.
    promise.catch(() => undefined);
    return { isRemote, results: promise };
  };
  return [...local.map(group(false)), ...remote.map(group(true))];
}

async function one(result: Promise<CheckResult>): Promise<readonly CheckResult[]> {
  return [await result];
}

function count(results: readonly CheckResult[], status: CheckResult['status']): number {
  return results.filter(result => result.status === status).length;
}

function summary(results: readonly CheckResult[]) {
  const warnings = count(results, 'warn');
  return warnings === 0
    ? phrase`no problem in ${results.length - count(results, 'skipped')} checks`
    : phrase`${warnings} of ${results.length} checks warn; everything else is well`;
}

function asJson(settings: ReturnType<typeof shownSettings>, results: readonly CheckResult[]): string {
  const checks = results.map(({ name, status, seen, next }) => ({
    name,
    status,
    seen: english(seen),
    next: next === null ? null : english(next),
  }));
  const ok = count(results, 'fail') === 0;
  const shown = settings.map(setting => ({ ...setting, value: english(setting.value) }));
  return JSON.stringify({ schemaVersion: 1, ok, settings: shown, checks }, null, 2);
}

/** Null when no check failed. */
function failure(results: readonly CheckResult[]): ToolError | null {
  const failed = results.filter(({ status }) => status === 'fail');
  const rank = ({ category }: CheckResult): number => (category === null ? -1 : GRAVITY.indexOf(category));
  const known = failed.filter(result => rank(result) >= 0).sort((a, b) => rank(a) - rank(b));
  const first = known[0] ?? failed[0];
  if (first === undefined) return null;
  const { category, next } = first;
  return new ToolError({
    code: 'E_DOCTOR',
    category: category ?? 'usage',
    what: phrase`${failed.length} of ${results.length} checks failed`,
    why: joined(
      failed.map(({ name }) => labelOf(name)),
      ', ',
    ),
    kept: phrase`no setting and no file was changed`,
    next: next ?? 'summarize doctor',
  });
}
