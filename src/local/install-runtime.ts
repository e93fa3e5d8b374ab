// Installs the program that runs model files (node-llama-cpp) into the data folder: with npm, after the person said yes.
// It is no dependency of this package, since it is 85 MB and most people have a key.
import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';

export const RUNTIME = 'node-llama-cpp@3.22.1';

/** What to run, as words. */
export type Command = readonly [program: string, ...words: string[]];

/** By `platform-arch`: the package with the ready-made program, without those for graphics cards. */
const BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

/** The folder below which `node_modules/node-llama-cpp` is. */
export function runtimeFolder(dataDir: string): string {
  return join(dataDir, 'runtime');
}

/** True when it was installed there. */
export async function isRuntimeThere(dataDir: string): Promise<boolean> {
  return access(join(runtimeFolder(dataDir), 'node_modules', 'node-llama-cpp', 'package.json')).then(
    () => true,
    () => false,
  );
}

/**
 * The npm command. Nothing that comes with it is run at install, and nothing is compiled.
 * @param machine `process.platform` and `process.arch`, joined by a hyphen
 */
export function installCommand(dataDir: string, machine: string): Command {
  const version = RUNTIME.slice(RUNTIME.lastIndexOf('@'));
  const binary = BINARIES[machine];
  const packages = binary === undefined ? [RUNTIME] : [RUNTIME, `@node-llama-cpp/${binary}${version}`];
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const lean = binary === undefined ? [] : ['--omit=optional'];
  return ['npm', 'install', '--prefix', runtimeFolder(dataDir), ...packages, ...lean, ...quiet];
}

/** As a person types it. */
export function commandLine(command: Command): string {
  return command.map(shellWord).join(' ');
}

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
