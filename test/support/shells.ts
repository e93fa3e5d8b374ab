// Shells of this machine, and `summarize` as they find it, for tests of completion.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { scriptFor } from '../../src/commands/completion/script.ts';
import type { Shell } from '../../src/commands/completion/shells.ts';
import type { buildProgram } from '../../src/commands/program.ts';
import { CLI, type World } from './cli.ts';

export function hasShell(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

/** For the title of a test: empty, or that it is skipped. */
export function shellNote(shell: string): string {
  return hasShell(shell) ? '' : ` (skipped: there is no ${shell} here)`;
}

/** Puts the shell's completion of the program into `script`, and `summarize` into `bin`. */
export function putCompletion(world: World, shell: Shell, program: ReturnType<typeof buildProgram>): void {
  const bin = world.path('bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(`${bin}/summarize`, `#!/bin/sh\nexec ${process.execPath} ${CLI} "$@"\n`, { mode: 0o755 });
  writeFileSync(world.path('script'), scriptFor(shell, program));
}

/** The world's PATH with its `bin` first. */
export function pathWithBin(world: World): string {
  return `${world.path('bin')}:${world.env['PATH'] ?? ''}`;
}
