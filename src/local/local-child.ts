// The process in which the model runs: told over IPC what to load, it says where it serves it.
// llama.cpp takes gigabytes and all its threads, and may crash: none of that may touch the program.
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { reasonOf } from '../lib/errors.ts';
import { openEngine, type EngineOptions } from './engine.ts';
import { serveModel } from './server.ts';

/** The one message to the child. */
export type StartMessage = Omit<EngineOptions, 'log'>;

/** The one message from the child. */
export type ReadyMessage =
  | { readonly kind: 'ready'; readonly port: number; readonly key: string; readonly contextTokens: number }
  | { readonly kind: 'failed'; readonly name: string; readonly words: string };

const KEY_BYTES = 32;

process.once('message', (message: StartMessage) => {
  start(message).then(tell, (error: unknown) => {
    // Those of node-llama-cpp are named by their class alone.
    const isNamed = error instanceof Error && error.name !== 'Error';
    const name = isNamed ? error.name : error instanceof Error ? error.constructor.name : '';
    tell({ kind: 'failed', name, words: reasonOf(error) });
  });
});
// The parent is gone, or done with this process. No clean-up: all of it is in memory.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function start(options: StartMessage): Promise<ReadyMessage> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const engine = await openEngine({ ...options, log });
  const key = randomBytes(KEY_BYTES).toString('hex');
  const { port } = await serveModel(engine, { key, model: basename(options.modelFile) });
  return { kind: 'ready', port, key, contextTokens: engine.contextTokens };
}

function tell(message: ReadyMessage): void {
  process.send?.(message);
}
