// `summarize usage`: what the calls of the models cost, from the ledger of this machine.
import { Option, type Command } from 'commander';
import { phrase } from '../lib/phrase.ts';
import type { CommandContext } from './context.ts';
import type { UsageFlags } from './usage/run.ts';

const HELP = {
  verb: phrase`what the models cost, by day and by model`,
  by: phrase`one table: by day, model or paper`,
  since: phrase`7d, 2w, or a day such as 2026-11-01 (else 30 days)`,
  json: phrase`as one JSON object`,
};

/** Declares the verb. */
export function declareUsage(program: Command, context: CommandContext): void {
  const { speak } = context.reporter;
  program
    .command('usage')
    .description(speak(HELP.verb))
    .addOption(new Option('--by <what>', speak(HELP.by)).choices(['day', 'model', 'paper']))
    .option('--since <when>', speak(HELP.since))
    .option('--json', speak(HELP.json))
    .action(async (flags: UsageFlags) => (await import('./usage/run.ts')).runUsage(flags, context));
}
