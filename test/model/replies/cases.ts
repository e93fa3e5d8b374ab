// The broken replies as data: one category a file, one case under each `===`, what must come of it under `---`.
// Invisible characters are written by name, ⟦BOM⟧, so that a reader and an editor leave them alone.
import { readdirSync, readFileSync } from 'node:fs';
import type * as z from 'zod';
import { StatedClaimSchema, StatedNotesSchema, StatedRepairSchema } from '../../../src/domain/reply.ts';
import type { Parsed } from '../../../src/model/parse-reply.ts';

type Refusal = Extract<Parsed<unknown>, { ok: false }>['kind'];

/** One reply, the schema it is read with, and the value it means or the way it must be refused. */
export interface ReplyCase {
  readonly category: string;
  readonly name: string;
  readonly schema: z.ZodType;
  readonly reply: string;
  readonly expected: { readonly value: unknown } | { readonly refused: Refusal };
}

/** `brief` is short enough to be written by hand, and has objects in objects and in lists. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  claim: StatedClaimSchema,
  brief: StatedNotesSchema.pick({ headline: true, results: true }),
  notes: StatedNotesSchema,
  repair: StatedRepairSchema,
};

const INVISIBLE: Readonly<Record<string, string>> = {
  BOM: '\uFEFF',
  NBSP: '\u00A0',
  WIDE: '\u3000',
  ZERO: '\u200B',
  TAB: '\t',
  CR: '\r',
};

const KINDS: readonly Refusal[] = ['not-json', 'wrong-shape', 'truncated'];

/** Every case of this folder, in the order of the files' names. Throws on a case that is not written as it should be. */
export function replyCases(): ReplyCase[] {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files.sort().flatMap(file => {
    const text = readFileSync(new URL(file, folder), 'utf8').replace(
      /⟦(\w+)⟧/g,
      (_, name: string) => INVISIBLE[name]!,
    );
    const category = file.replace('.txt', '').replaceAll('-', ' ');
    return text
      .split(/^=== /m)
      .slice(1)
      .map(block => caseOf(category, block));
  });
}

function caseOf(category: string, block: string): ReplyCase {
  const found = /^(.+) \[(\w+)\]\n([\s\S]*?)\n--- (?:is\n([\s\S]+)|refused (\S+)\n)$/.exec(block);
  const [, name = '', schemaName = '', reply = '', value, kind] = found ?? [];
  const schema = SCHEMAS[schemaName];
  if (schema === undefined) throw new SyntaxError(`${category}: ${block}`);
  if (value !== undefined)
    return { category, name, schema, reply, expected: { value: JSON.parse(value) as unknown } };
  const refused = KINDS.find(known => known === kind);
  if (refused === undefined) throw new SyntaxError(`${category}: ${block}`);
  return { category, name, schema, reply, expected: { refused } };
}
