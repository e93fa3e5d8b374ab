// `summarize schema`: the JSON Schema of notes/<id>.json and of --json, or of summarize.config.json, made from the zod
// schema that judges them.
import { Argument, type Command } from 'commander';
import { phrase } from '../lib/phrase.ts';
import type { CommandContext } from './context.ts';

/** Declares the verb. */
export function declareSchema(program: Command, context: CommandContext): void {
  program
    .command('schema')
    .description(
      context.reporter.speak(phrase`print the JSON Schema of the notes, or of summarize.config.json`),
    )
    .addArgument(
      new Argument('[of]', context.reporter.speak(phrase`notes or config`))
        .choices(['notes', 'config'])
        .default('notes'),
    )
    .action(async (of: string) => (await import('./print-schema.ts')).printSchema(of, context));
}
