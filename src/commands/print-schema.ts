// The zod schema of the notes → its JSON Schema on stdout.
import * as z from 'zod';
import { NotesSchema } from '../domain/notes.ts';
import type { CommandContext } from './context.ts';

/** Prints it, indented. */
export function printSchema({ reporter }: CommandContext): void {
  const schema = { ...z.toJSONSchema(NotesSchema), title: 'Notes of one paper, version 1' };
  reporter.out(JSON.stringify(schema, null, 2));
}
