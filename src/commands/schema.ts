// `summarize schema`: the JSON Schema of notes/<id>.json and of --json, or of summarize.config.json, made from the zod
// schema that judges them.
import { Argument, type Command } from 'commander';
import type { CommandContext } from './context.ts';
import { textsFor } from './help/texts.ts';

/** Declares the verb. */
export function declareSchema(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('schema')
    .description(t`print the JSON Schema of the notes, or of summarize.config.json`)
    .addArgument(new Argument('[of]', t`notes or config`).choices(['notes', 'config']).default('notes'))
    .action(async (of: string) => (await import('./print-schema.ts')).printSchema(of, context));
}
