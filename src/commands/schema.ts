// `summarize schema`: the JSON Schema of notes/<id>.json and of --json, made from the zod schema that judges them.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

/** Declares the verb. */
export function declareSchema(program: Command, context: CommandContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of the notes')
    .action(async () => (await import('./print-schema.ts')).printSchema(context));
}
