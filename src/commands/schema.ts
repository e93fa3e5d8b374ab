// `summarize schema`: the JSON Schema of notes/<id>.json and of --json, made from the zod schema that judges them.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

/** Declares the verb. */
export function declareSchema(program: Command, { reporter }: CommandContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of the notes')
    .action(async () => {
      const [{ toJSONSchema }, { NotesSchema }] = await Promise.all([
        import('zod'),
        import('../domain/notes.ts'),
      ]);
      reporter.out(
        JSON.stringify({ ...toJSONSchema(NotesSchema), title: 'Notes of one paper, version 1' }, null, 2),
      );
    });
}
