// `summarize demo`: the whole way on this machine alone, with a paper written for the purpose.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

/** Declares the verb. */
export function declareDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('see it work: offline, no key, nothing of yours is touched')
    .action(async () => (await import('./demo/run.ts')).runDemo(context));
}
