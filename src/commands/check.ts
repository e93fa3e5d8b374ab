// `summarize check [digest...]`: what is wrong with a list, and what is safe to mend.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { textsFor } from './help/texts.ts';
import type { CheckFlags } from './flags.ts';

/** Declares the verb. */
export function declareCheck(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('check')
    .description(
      t`find what is broken in a list: dead links, damaged notes, stale versions; mend what is safe`,
    )
    .argument('[digest...]', t`Markdown lists; without one the configured digest`)
    .option('--fix', t`mend what cannot change the meaning; everything else is only told`)
    .option('--dry-run', t`with --fix: write nothing, print the diff`)
    .option('--json', t`one JSON value on stdout: every finding, and counts by rule`)
    .option('--github', t`as annotations of a GitHub workflow`)
    .option('--online', t`ask arXiv for newer versions too, 100 papers a request`)
    .option('--off <rules>', t`rules to switch off, with commas between them`, words)
    .option('--rules', t`list the rules and stop`)
    .option('-q, --quiet', t`findings only, no summary`)
    .option('--debug', t`print the causes of a failure`)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run-check.ts');
      return runCheck(paths, flags, context);
    });
}

function words(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map(word => word.trim())];
}
