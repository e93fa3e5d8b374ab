// `summarize completion bash|zsh|fish|pwsh`: a script that completes our verbs, flags and values.
import type { Command } from 'commander';
import { joined, phrase } from '../lib/phrase.ts';
import { SHELLS, type Shell } from './completion/shells.ts';
import type { CommandContext } from './context.ts';
import { invalidValue } from './help/invalid-value.ts';
import { textsFor, type Texts } from './help/texts.ts';

/** Declares the verb. `completion ids` is for the scripts: the papers of the configured digest, a line each. */
export function declareCompletion(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('completion')
    .description(t`print a script that completes verbs and flags: bash, zsh, fish or pwsh`)
    .argument('<shell>', t`bash, zsh, fish or pwsh`, shellName)
    .addHelpText('after', howTo(t))
    .action(async (shell: Shell | 'ids') => {
      if (shell === 'ids') return (await import('./completion/ids.ts')).printIds(context);
      const { scriptFor } = await import('./completion/script.ts');
      context.reporter.out(scriptFor(shell, program));
    });
}

function shellName(text: string): Shell | 'ids' {
  const known = [...SHELLS, 'ids' as const].find(name => name === text);
  if (known === undefined) throw invalidValue(phrase`The shells are: ${joined(SHELLS, ', ')}.`);
  return known;
}

/** Commands to be copied whole: they are never broken. */
function howTo(t: Texts): string {
  return `
  bash   echo 'source <(summarize completion bash)' >> ~/.bashrc
  zsh    echo 'source <(summarize completion zsh)' >> ~/.zshrc      ${t`(after compinit)`}
  fish   summarize completion fish > ~/.config/fish/completions/summarize.fish
  pwsh   Add-Content $PROFILE 'summarize completion pwsh | Out-String | Invoke-Expression'`;
}
