// Installs the program that runs model files (node-llama-cpp) into the data folder: with npm, after the person said yes.
// It is no dependency of this package, since it is 85 MB and most people have a key.
import { spawn } from 'node:child_process';
import { reasonOf, ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { commandLine, type Command } from './runtime.ts';

/**
 * Runs the command with its messages on our stderr.
 * @throws ToolError E_RUNTIME_INSTALL when it fails or there is no npm, and the signal's reason
 */
export async function installRuntime(command: Command, signal: AbortSignal): Promise<void> {
  const [program, ...words] = command;
  const failure = await new Promise<Error | number | null>(resolve => {
    const isWindows = process.platform === 'win32';
    const child = spawn(program, words, { stdio: ['ignore', 2, 2], signal, shell: isWindows });
    child.once('error', resolve);
    child.once('close', code => resolve(code === 0 ? null : (code ?? 1)));
  });
  signal.throwIfAborted();
  if (failure === null) return;
  throw new ToolError({
    code: 'E_RUNTIME_INSTALL',
    category: 'remote',
    what: phrase`the program that runs model files was not installed`,
    why: failure instanceof Error ? reasonOf(failure) : phrase`${program} ended with status ${failure}`,
    kept: phrase`the model file and the settings are as they were`,
    next: commandLine(command),
  });
}
