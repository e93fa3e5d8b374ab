// `summarize completion bash|zsh|fish|pwsh`: a script that completes our verbs, flags and values.
import { InvalidArgumentError, type Command } from 'commander';
import { SHELLS, type Shell } from './completion/shells.ts';
import type { CommandContext } from './context.ts';

/** Declares the verb. `completion ids` is for the scripts: the papers of the configured digest, a line each. */
export function declareCompletion(program: Command, context: CommandContext): void {
  program
    .command('completion')
    .description('print a script that completes verbs and flags: bash, zsh, fish or pwsh')
    .argument('<shell>', 'bash, zsh, fish or pwsh', shellName)
    .addHelpText('after', HOW_TO)
    .action(async (shell: Shell | 'ids') => {
      if (shell === 'ids') return (await import('./completion/ids.ts')).printIds(context);
      const { scriptFor } = await import('./completion/script.ts');
      context.reporter.out(scriptFor(shell, program));
    });
}

function shellName(text: string): Shell | 'ids' {
  const known = [...SHELLS, 'ids' as const].find(name => name === text);
  if (known === undefined) throw new InvalidArgumentError(`The shells are: ${SHELLS.join(', ')}.`);
  return known;
}

const HOW_TO = `
  bash   echo 'source <(summarize completion bash)' >> ~/.bashrc
  zsh    echo 'source <(summarize completion zsh)' >> ~/.zshrc      (after compinit)
  fish   summarize completion fish > ~/.config/fish/completions/summarize.fish
  pwsh   Add-Content $PROFILE 'summarize completion pwsh | Out-String | Invoke-Expression'`;
