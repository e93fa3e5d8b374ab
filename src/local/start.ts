// Model file → a server of our own process on loopback that speaks chat completions. Door to processes.
// The child lives as long as the connection to it: when this program ends, however it ends, so does the child.
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { orAborted } from '../lib/or-aborted.ts';
import type { ReadyMessage, StartMessage } from './local-child.ts';
import { BROKEN_RUNTIME, diedError, failedError, slowError, type Death } from './local-errors.ts';
import { DEFAULT_CONTEXT, planContext } from './context.ts';
import { readModelFile, type ModelFile } from './model-file.ts';
import { findRuntimes, runtimeError, runtimePlace, type Runtime } from './runtime.ts';
import type { ToolError } from '../lib/errors.ts';
import { joined, phrase, type Told } from '../lib/phrase.ts';

export interface LocalOptions {
  readonly modelFile: string;
  /** node-llama-cpp is looked for in `runtime` under it, too. */
  readonly dataDir: string;
  /** Half of the cores when it is not given: other work goes on. */
  readonly threads?: number;
  /** At most; as many as planContext gives when it is not given. */
  readonly contextTokens?: number;
  readonly signal: AbortSignal;
  /** Told of runtimes that were passed over. */
  readonly log?: (line: Told) => void;
  /** The built child; tests that run from src name it. */
  readonly childFile?: URL;
}

/** A model that can be asked. The key and the port are new at every start: they belong into no file and no log. */
export interface LocalModel {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Name of the model file. */
  readonly model: string;
  /** Real ones: fewer than planned when the memory has no more. */
  readonly contextTokens: number;
  /** Why it does not answer any more; null while it runs, and after `close`. */
  readonly whyGone: () => ToolError | null;
  /** Ends it; fulfilled when its process is gone. */
  readonly close: () => Promise<void>;
}

/** A file of 10 GB on a slow disk takes minutes. */
const LONGEST_START_MS = 600_000;
const MAX_COMPLAINT = 4_000;

/**
 * Starts the model, with the first runtime that can be run. Throws ToolError E_LOCAL_MODEL (the file), E_LOCAL_RUNTIME
 * (node-llama-cpp), E_LOCAL_MEMORY or E_LOCAL_START (it could not be loaded), or the signal's reason; then no process is
 * left.
 */
export async function startLocal(options: LocalOptions): Promise<LocalModel> {
  const file = await readModelFile(options.modelFile);
  const place = runtimePlace(options.dataDir);
  const { fitting, misfits } = await findRuntimes(place);
  const passed = [...misfits];
  for (const runtime of fitting) {
    const model = await startWith(runtime, file, options);
    if ('baseUrl' in model) {
      for (const why of passed) options.log?.(phrase`of node-llama-cpp, ${why}; ${runtime.folder} is used`);
      return model;
    }
    passed.push(phrase`the one in ${runtime.folder} cannot be run: ${model.broken}`);
  }
  throw runtimeError(joined(passed, '; '), place);
}

/** Starts it with this runtime; `broken` says why this runtime can run no model. */
async function startWith(
  runtime: Runtime,
  file: ModelFile,
  options: LocalOptions,
): Promise<LocalModel | { readonly broken: string }> {
  options.signal.throwIfAborted();
  const started = new LocalProcess(file.path, options.childFile);
  try {
    const told = await orAborted(
      started.load({
        runtime: runtime.entry,
        modelFile: file.path,
        contextTokens: options.contextTokens ?? planContext(file, DEFAULT_CONTEXT).contextTokens,
        threads: options.threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
      }),
      options.signal,
    );
    if (told.kind === 'failed') {
      await started.end();
      return { broken: told.words };
    }
    return {
      baseUrl: `http://127.0.0.1:${told.port}/v1`,
      apiKey: told.key,
      model: file.name,
      contextTokens: told.contextTokens,
      whyGone: () => started.whyGone(),
      close: () => started.end(),
    };
  } catch (error) {
    await started.end();
    throw error;
  }
}

/** The child: nothing of this program's environment or flags, and no pipe but stderr and the connection. */
class LocalProcess {
  readonly #child: ChildProcess;
  readonly #modelFile: string;
  readonly #gone: Promise<Death>;
  #death: Death | null = null;
  #isEnding = false;
  #complaint = '';

  constructor(modelFile: string, file: URL = new URL('./local-child.js', import.meta.url)) {
    this.#modelFile = modelFile;
    this.#child = fork(fileURLToPath(file), [], {
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-MAX_COMPLAINT);
    });
    this.#gone = new Promise(resolve => {
      const end = (code: number | null, killedBy: string | null, words = this.#complaint): void => {
        this.#death ??= { code, killedBy, words };
        resolve(this.#death);
      };
      this.#child.once('close', (code, killedBy) => end(code, killedBy));
      this.#child.once('error', error => this.#child.pid === undefined && end(null, null, error.message));
    });
  }

  /** What the child says: it is ready, or its runtime cannot be run. Throws when it is the model that cannot be loaded. */
  async load(message: StartMessage): Promise<ReadyMessage> {
    let clock: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      clock = setTimeout(() => reject(slowError(this.#modelFile, LONGEST_START_MS / 1000)), LONGEST_START_MS);
    });
    const dead = this.#gone.then(death => {
      throw diedError(this.#modelFile, death);
    });
    const told = new Promise<ReadyMessage>(resolve => {
      this.#child.once('message', (answer: ReadyMessage) => resolve(answer));
      // A child that is gone already is told of by `close`.
      this.#child.send(message, () => undefined);
    });
    try {
      const answer = await Promise.race([told, dead, late]);
      if (answer.kind === 'failed' && answer.name !== BROKEN_RUNTIME)
        throw failedError(this.#modelFile, { ...answer, log: this.#complaint });
      return answer;
    } finally {
      clearTimeout(clock);
      // At rest it does not keep the program from ending.
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  whyGone(): ToolError | null {
    return this.#death === null || this.#isEnding ? null : diedError(this.#modelFile, this.#death);
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}
