// `summarize demo`: the whole way on this machine alone, with a paper written for the purpose.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { textsFor } from './help/texts.ts';

/** Declares the verb. */
export function declareDemo(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('demo')
    .description(t`see it work: offline, no key, nothing of yours is touched`)
    .action(async () => (await import('./demo/run.ts')).runDemo(context));
}
