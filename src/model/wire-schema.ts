// App schema (zod, the judge, with bounds) → wire schema (what a server sees). Pure.
// Servers differ in the keywords they know, and some refuse or ignore a schema over one keyword they do not,
// so bounds, patterns and $schema stay at home and are enforced after parsing.
import * as z from 'zod';

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Kept for our own server: its grammar holds them, so that no answer is ever too long. */
const BOUNDS = new Set(['minLength', 'maxLength', 'minItems', 'maxItems']);

/** Keywords that some servers refuse ($schema: vercel/ai#16472; bounds with pattern: vllm-project/vllm#45592). */
const STAYS_AT_HOME = new Set([
  '$schema',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'default',
]);

/** What was made of a schema: a paper needs the same one for its hash and for each of its requests. */
const made = new WeakMap<z.ZodType, JsonSchema>();
const madeBounded = new WeakMap<z.ZodType, JsonSchema>();

/** The schema sent with a request: every property required, nothing additional, no bounds. Nobody may change it. */
export function wireSchema(schema: z.ZodType): JsonSchema {
  return schemaMade(schema, made, STAYS_AT_HOME);
}

/** The same with the lengths of texts and lists, for the engine `local`. */
export function boundedSchema(schema: z.ZodType): JsonSchema {
  return schemaMade(schema, madeBounded, new Set([...STAYS_AT_HOME].filter(key => !BOUNDS.has(key))));
}

function schemaMade(
  schema: z.ZodType,
  before: WeakMap<z.ZodType, JsonSchema>,
  atHome: ReadonlySet<string>,
): JsonSchema {
  const known = before.get(schema);
  if (known !== undefined) return known;
  const wire = strip(z.toJSONSchema(schema, { io: 'input' }), atHome) as JsonSchema;
  before.set(schema, wire);
  return wire;
}

function strip(node: unknown, atHome: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.map(each => strip(each, atHome));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !atHome.has(key));
  const copy = Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? stripEach(value, atHome) : strip(value, atHome)]),
  );
  if (copy['type'] === 'object') {
    copy['additionalProperties'] = false;
    copy['required'] = Object.keys(copy['properties'] ?? {});
  }
  return copy;
}

/** Property names are data: one called `format` must survive. */
function stripEach(properties: unknown, atHome: ReadonlySet<string>): unknown {
  return Object.fromEntries(
    Object.entries(properties as object).map(([name, value]) => [name, strip(value, atHome)]),
  );
}
