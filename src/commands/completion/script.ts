// The completion script of a shell.
import type { Command } from 'commander';
import type { Shell } from './shells.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { outlineOf, type Verb } from './outline.ts';
import { pwshScript } from './pwsh.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (root: Verb) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  pwsh: pwshScript,
};

/** Made from the program's declaration, help texts in the language that it was declared in. */
export function scriptFor(shell: Shell, program: Command): string {
  return SCRIPTS[shell](outlineOf(program));
}
