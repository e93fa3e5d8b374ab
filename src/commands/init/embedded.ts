// The embedded model: fetched after a yes, its runtime installed after a yes.
import { join } from 'node:path';
import { toolError, UsageError } from '../../lib/errors.ts';
import { joined, phrase } from '../../lib/phrase.ts';
import { downloadModel } from '../../local/download.ts';
import { gigabytes } from '../../local/download-error.ts';
import { installRuntime } from '../../local/install-runtime.ts';
import { readModelFile } from '../../local/model-file.ts';
import { addressOf, minutesOf, type KnownModel } from '../../local/models.ts';
import { commandLine, findRuntime, installCommand, runtimePlace } from '../../local/runtime.ts';
import { withFileLock } from '../../store/file-lock.ts';
import { ensureFolder } from '../../store/setup-files.ts';
import type { CommandContext } from '../context.ts';
import type { InitFlags, Writer } from './answers.ts';
import type { Asker } from './asker.ts';
import type { ModelPath } from './plan.ts';
import { progressTeller } from './progress.ts';

export interface Embedding {
  readonly flags: InitFlags;
  readonly dataDir: string;
  readonly modelHost: string;
  readonly asker: Asker | null;
  readonly context: CommandContext;
}

/** Says what a download means; true when the person wants it. Without somebody to ask, --yes has to say so. */
export async function wantsDownload(
  model: KnownModel,
  { asker, flags, modelHost, context }: Embedding,
): Promise<boolean> {
  const { name, gigabytes: size, memory, speed, licence } = model;
  if (!/^https?:\/\//i.test(modelHost) || !URL.canParse(modelHost)) throw modelHostError(modelHost);
  const host = new URL(addressOf(model, modelHost)).host;
  context.reporter.say(phrase`${name} (${licence}): about ${size} GB from ${host}`);
  context.reporter.say(
    phrase`while it writes it takes about ${memory} GB of memory; without a graphics card about ${speed} tokens a second, ${minutesOf(model)} minutes a paper`,
  );
  if (flags.yes === true) return true;
  if (asker !== null) return asker.yes(phrase`Download it?`, false);
  throw new UsageError({
    code: 'E_INIT_ASK',
    what: phrase`nothing was downloaded`,
    why: phrase`there is no terminal to ask on`,
    next: `summarize init --download ${model.id} --yes`,
  });
}

/** Where the model file of the writer lies, or will lie; null for other writers. */
export function modelPathOf(writer: Writer, dataDir: string): ModelPath {
  if (writer.kind === 'file') return writer.path;
  return writer.kind === 'download' ? join(dataDir, 'models', writer.model.file) : null;
}

/** The model is there, whole, and one that can be read. Throws what fetching and looking throw. */
export async function fetchModel(
  model: KnownModel,
  target: string,
  { modelHost, context }: Embedding,
): Promise<void> {
  const { reporter, signal } = context;
  const url = addressOf(model, modelHost);
  reporter.say(phrase`connecting to ${new URL(url).host}…`);
  const giveUp = { afterMs: 0, error: () => busyError(target) };
  await ensureFolder(target);
  const { sha256, isVerified } = await withFileLock(target, { giveUp, signal }, () =>
    downloadModel({
      url,
      target,
      signal,
      onStart: ({ size, has, isVerifiable }) => {
        if (has > 5_000_000) reporter.say(phrase`${gigabytes(has)} GB are here already`);
        if (size !== null)
          reporter.say(phrase`${gigabytes(size - has)} GB to fetch; Ctrl-C keeps what is here`);
        if (!isVerifiable) reporter.say(phrase`the server gives no checksum: only the length is checked`);
      },
      onProgress: progressTeller(context),
    }),
  );
  reporter.say(
    isVerified
      ? phrase`${model.file} is whole, its sha256 is what the server says:\n  ${sha256}`
      : phrase`${model.file} is here; nobody confirms its sha256:\n  ${sha256}`,
  );
  await readModelFile(target);
}

function modelHostError(host: string): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`the host of model files cannot be used`,
    why: phrase`${JSON.stringify(host)}: ${phrase`expected a URL that begins with http:// or https://`}`,
    next: phrase`type the same command again with --model-host https://hf-mirror.com, or without it and HF_ENDPOINT`,
  });
}

function busyError(target: string): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`the model is not downloaded twice at a time`,
    why: phrase`another summarize is downloading ${target}`,
    next: phrase`wait for it, then type the same command again`,
  });
}

/** Offers to install the program that runs model files, where it is missing. */
export async function offerRuntime({ dataDir, asker, flags, context }: Embedding): Promise<void> {
  const { reporter, signal } = context;
  const place = runtimePlace(dataDir);
  const problem = await findRuntime(place).then(() => null, toolError);
  if (problem === null) return;
  const command = installCommand(place);
  if (command === null) {
    reporter.alarm(joined([problem.told.what, problem.told.why], ': '));
    return;
  }
  reporter.alarm(
    phrase`the program that runs model files is installed by (85 MB):\n  ${commandLine(command)}`,
  );
  // Without a person nothing is installed unasked: --yes was said to the download.
  if (asker === null || flags.yes === true || !(await asker.yes(phrase`Run this now?`, false))) return;
  await installRuntime(command, signal);
}
