// The zod schema of the notes, or of the settings, → its JSON Schema on stdout.
import * as z from 'zod';
import { NotesSchema } from '../domain/notes.ts';
import type { CommandContext } from './context.ts';

/** Prints it, indented: that of `config`, else that of the notes. */
export async function printSchema(of: string, { reporter }: CommandContext): Promise<void> {
  const schema =
    of === 'config'
      ? (await import('./init/config-json-schema.ts')).configJsonSchema()
      : { ...z.toJSONSchema(NotesSchema), title: 'Notes of one paper, version 1' };
  reporter.out(JSON.stringify(schema, null, 2));
}
