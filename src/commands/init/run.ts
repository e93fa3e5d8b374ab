// `summarize init` from flags or answers to files: ask everything, then fetch, then write. Until the last answer nothing
// is written, so that Ctrl-C leaves the folder as it was; and no model is named that is not there.
import { relative } from 'node:path';
import { unsentTold } from '../../config/key-host.ts';
import { assertNothingRefused, hasModel, isDumbTerminal, places, type Config } from '../../config.ts';
import { ToolError, UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { setProxy } from '../../steps/tools.ts';
import type { CommandContext } from '../context.ts';
import type { Answers, InitFlags } from './answers.ts';
import { digestFor } from './ask-digest.ts';
import { layoutFor } from './ask-layout.ts';
import { writerFor } from './ask-writer.ts';
import { openAsker, type Asker } from './asker.ts';
import { fetchModel, modelPathOf, offerRuntime, wantsDownload, type Embedding } from './embedded.ts';
import { givenKey } from './given-key.ts';
import { planFiles, type MayReplace } from './plan.ts';
import { findServers, modelsNear } from './probe.ts';
import { LOCAL_PORTS } from './providers.ts';
import type { WriterGiven } from './server-writer.ts';
import { readSettings } from './settings.ts';
import { isAllSet, standingLines } from './standing.ts';
import { tellEnd, troubleLine } from './tell-end.ts';
import { writeFiles } from './write-files.ts';

interface Setting {
  readonly flags: InitFlags;
  readonly config: Config;
  readonly isKeyStray: boolean;
  readonly asker: Asker | null;
  readonly context: CommandContext;
}

/** Runs it. @throws UsageError when nobody can be asked and no flag decides, and what writing and fetching throw */
export async function runInit(flags: InitFlags, context: CommandContext): Promise<void> {
  const { reporter, signal } = context;
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const { config, isKeyStray } = await readSettings();
  reporter.hide(config.apiKey);
  reporter.hide(config.unsent?.key.trim() ?? '');
  const asker = isAsking(flags) ? openAsker(context) : null;
  const setting = { flags, config, isKeyStray, asker, context };
  if (!decides(flags) && !(await goesOn(setting))) return;
  const answers = await untilWritten(signal, () => answer(setting));
  if (answers !== null) await setUp(answers, setting);
}

/** Asked on a terminal, unless --yes says that nothing is to be asked. */
function isAsking({ yes }: InitFlags): boolean {
  return yes !== true && process.stdin.isTTY && process.stderr.isTTY;
}

function decides(flags: InitFlags): boolean {
  const { digest, layout, yes } = flags;
  return saysWriter(flags) || [digest, layout, yes].some(flag => flag !== undefined);
}

function saysWriter({ provider, baseUrl, model, keyStdin, modelFile, download }: InitFlags): boolean {
  return [provider, baseUrl, model, keyStdin, modelFile, download].some(flag => flag !== undefined);
}

/** What is set is shown, and changed only for somebody who says so. */
async function goesOn({ config, isKeyStray, asker, context }: Setting): Promise<boolean> {
  const { reporter, signal } = context;
  if (!isAllSet(config)) {
    if (asker === null) throw nobodyToAskError();
    return true;
  }
  reporter.alarm(phrase`this folder is set up:`);
  for (const line of standingLines(config)) reporter.alarm(phrase`  ${line}`);
  if (config.unsent !== null) reporter.alarm(unsentTold(config.unsent, config.baseUrl));
  const trouble = troubleLine({ config, isKeyStray });
  if (trouble !== null) reporter.alarm(trouble);
  if (asker !== null) return untilWritten(signal, () => asker.yes(phrase`Change something?`, false));
  reporter.say(phrase`nothing was changed; to change something: summarize init --help`);
  return false;
}

/** Null when the person does not want what they chose. */
async function answer(setting: Setting): Promise<Answers | null> {
  const { flags, config, asker, context } = setting;
  const key = await givenKey(flags, config, { asker, context });
  const { reporter, signal } = context;
  const servers: WriterGiven['servers'] = () => findServers(LOCAL_PORTS, signal);
  const models: WriterGiven['models'] = (baseUrl, key) => modelsNear(baseUrl, { key, signal });
  const tell: WriterGiven['tell'] = text => reporter.say(text);
  // Who says one thing by a flag is not asked about what is set already.
  const unlessSet = (isSet: boolean): Asker | null => (isSet && decides(flags) ? null : asker);
  const givenDigest = { flag: flags.digest, set: config.digest };
  const digest = await digestFor(process.cwd(), givenDigest, unlessSet(config.digest !== null));
  const isWriterSet = !saysWriter(flags) && (config.engine !== undefined || hasModel(config));
  const given = { flags, config, key, servers, models, tell };
  const writer = await writerFor(given, unlessSet(isWriterSet));
  if (writer.kind === 'server' && writer.key !== null) reporter.hide(writer.key);
  const layout = await layoutFor(flags.layout, config.layout, unlessSet(config.origins.layout !== 'default'));
  if (writer.kind === 'download' && !(await wantsDownload(writer.model, embeddingOf(setting)))) {
    reporter.say(phrase`nothing was downloaded, nothing was written`);
    return null;
  }
  return { digest, layout, writer };
}

async function setUp(answers: Answers, setting: Setting): Promise<void> {
  const { config, context } = setting;
  const embedding = embeddingOf(setting);
  const { signal } = context;
  const { writer } = answers;
  const modelPath = modelPathOf(writer, config.dataDir);
  const plan = await untilWritten(signal, () =>
    planFiles(process.cwd(), { answers, config, modelPath }, replacing(setting.flags, setting.asker)),
  );
  if (writer.kind === 'download' && modelPath !== null) {
    assertNothingRefused(config);
    await setProxy(config);
    await untilFetched(signal, setting, () => fetchModel(writer.model, modelPath, embedding));
  }
  await writeFiles(plan.files);
  if (modelPath !== null) await offerRuntime(embedding);
  await tellEnd(plan, answers, context);
}

function embeddingOf({ flags, config, asker, context }: Setting): Embedding {
  const { modelHost } = places();
  return {
    flags,
    dataDir: config.dataDir,
    modelHost: flags.modelHost ?? modelHost,
    asker,
    context,
  };
}

/** A person is asked, a script says --force. The values are not shown: one of them is a key. */
function replacing({ force }: InitFlags, asker: Asker | null): MayReplace {
  return async (path, names) => {
    if (force === true) return true;
    const list = names.join(', ');
    const file = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path);
    if (asker !== null) return asker.yes(phrase`${file} says otherwise: ${list}. Replace?`, false);
    throw new UsageError({
      code: 'E_INIT_SET',
      what: phrase`${file} was not changed`,
      why: phrase`it says something else already: ${list}`,
      next: phrase`type the same command again with --force, or change it by hand`,
    });
  };
}

/** The reason of Ctrl-C speaks of papers and goes on where it stopped; here there is nothing to go on from. */
async function untilWritten<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error === signal.reason && error instanceof ToolError) {
      error.kept = phrase`nothing was written`;
      error.next = 'summarize init';
    }
    throw error;
  }
}

async function untilFetched(
  signal: AbortSignal,
  { flags }: Setting,
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (error === signal.reason && error instanceof ToolError) {
      error.kept = phrase`what was fetched of the model, in a file that ends in .part; nothing else was written`;
      error.next = phrase`summarize init --download ${flags.download ?? 'qwen3-4b'}: it goes on where it stopped`;
    }
    throw error;
  }
}

function nobodyToAskError(): UsageError {
  return new UsageError({
    code: 'E_INIT_ASK',
    what: phrase`there is nobody to ask`,
    why: phrase`stdin is no terminal, and no flag says what to set up`,
    next: phrase`summarize init --yes, or with --digest FILE --provider NAME --model NAME --layout both|zh|en and the key on stdin (--key-stdin)`,
  });
}
