// `summarize check [digest...]`: what is wrong with a list, and what is safe to mend.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';

/** Declares the verb. */
export function declareCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description(
      'find what is broken in a list: dead links, damaged notes, stale versions; mend what is safe',
    )
    .argument('[digest...]', 'Markdown lists; without one the configured digest')
    .option('--fix', 'mend what cannot change the meaning; everything else is only told')
    .option('--dry-run', 'with --fix: write nothing, print the diff')
    .option('--json', 'one JSON value on stdout: every finding, and counts by rule')
    .option('--github', 'as annotations of a GitHub workflow')
    .option('--online', 'ask arXiv for newer versions too, 100 papers a request')
    .option('--off <rules>', 'rules to switch off, with commas between them', words)
    .option('--rules', 'list the rules and stop')
    .option('-q, --quiet', 'findings only, no summary')
    .option('--debug', 'print the causes of a failure')
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run-check.ts');
      return runCheck(paths, flags, context);
    });
}

function words(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map(word => word.trim())];
}
