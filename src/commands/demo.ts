// `summarize demo`: the whole way on this machine alone, with a paper written for the purpose.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { textsFor } from './help/texts.ts';
import type { DemoFlags } from './demo/review.ts';

/** Declares the verb. */
export function declareDemo(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('demo')
    .description(t`see it work: offline, no key, nothing of yours is touched`)
    .option('--review', t`then open the review page on the two planted errors; a recorded model answers`)
    .option('--no-open', t`with --review: print the address of the page instead of opening it`)
    .action(async (flags: DemoFlags) => (await import('./demo/run.ts')).runDemo(context, flags));
}
