// App schema (zod, the judge, with bounds) → wire schema (what a server sees). Pure.
// Servers differ in the keywords they know, and some refuse or ignore a schema over one keyword they do not,
// so bounds, patterns and $schema stay at home and are enforced after parsing.
import * as z from 'zod';

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

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

/** The schema sent with a request: every property required, nothing additional, no bounds. Nobody may change it. */
export function wireSchema(schema: z.ZodType): JsonSchema {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const wire = strip(z.toJSONSchema(schema, { io: 'input' })) as JsonSchema;
  made.set(schema, wire);
  return wire;
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !STAYS_AT_HOME.has(key));
  const copy = Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? stripEach(value) : strip(value)]),
  );
  if (copy['type'] === 'object') {
    copy['additionalProperties'] = false;
    copy['required'] = Object.keys(copy['properties'] ?? {});
  }
  return copy;
}

/** Property names are data: one called `format` must survive. */
function stripEach(properties: unknown): unknown {
  return Object.fromEntries(
    Object.entries(properties as object).map(([name, value]) => [name, strip(value)]),
  );
}
