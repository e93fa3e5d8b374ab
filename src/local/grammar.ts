// JSON Schema → the schema that node-llama-cpp makes a grammar of. Pure.
// It knows types, enum, const, oneOf, lengths and numbers of items; it ignores minimum and maximum, has no anyOf, and
// lets an integer be 6e7. What a schema leaves open altogether is bounded here: left alone, a small model answers with
// nothing or without an end.
import type { JsonData } from './llama.ts';

/** What a grammar cannot be made of; the server says it to whoever asked. */
export class SchemaError extends TypeError {
  override name = 'SchemaError';
}

/** For a text and a list of which the schema says nothing at most. */
const OPEN_TEXT = { minLength: 1, maxLength: 1000 };
const OPEN_LIST = { minItems: 1, maxItems: 6 };
/** A range of integers up to this long is written out. */
const LONGEST_RANGE = 1000;
const DEEPEST = 20;

/** The schema for `createGrammarForJsonSchema`. Throws SchemaError for one that has no such form. */
export function grammarSchema(schema: unknown, depth = 0): JsonData {
  if (!isObject(schema)) throw new SchemaError('a schema is an object');
  if (depth > DEEPEST) throw new SchemaError(`a schema is at most ${DEEPEST} deep`);
  const { enum: values, const: only, anyOf, oneOf = anyOf, type } = schema;
  if (only !== undefined) return { const: literal(only) };
  if (isList(values)) return { enum: values.map(literal) };
  if (isList(oneOf)) return { oneOf: oneOf.map(each => grammarSchema(each, depth + 1)) };
  if (isList(type)) return { oneOf: type.map(each => grammarSchema({ ...schema, type: each }, depth + 1)) };
  const make = typeof type === 'string' && Object.hasOwn(OF_TYPE, type) ? OF_TYPE[type] : undefined;
  if (make !== undefined) return make(schema, depth);
  throw new SchemaError(`a grammar cannot hold this schema: ${JSON.stringify(schema).slice(0, 80)}`);
}

const OF_TYPE: Readonly<Record<string, (schema: JsonObject, depth: number) => JsonData>> = {
  object: objectSchema,
  array: listSchema,
  string: textSchema,
  integer: integerSchema,
  number: () => ({ type: 'number' }),
  boolean: () => ({ type: 'boolean' }),
  null: () => ({ type: 'null' }),
};

/** In the order of the schema: models write fields as they are listed. */
function objectSchema(schema: JsonObject, depth: number): JsonData {
  const { properties = {} } = schema;
  if (!isObject(properties)) throw new SchemaError('properties are an object');
  const fields = Object.entries(properties).map(([name, each]) => [name, grammarSchema(each, depth + 1)]);
  return { type: 'object', properties: Object.fromEntries(fields) as JsonData, additionalProperties: false };
}

function listSchema({ items, minItems, maxItems }: JsonObject, depth: number): JsonData {
  if (items === undefined) throw new SchemaError('a list needs a schema of its items');
  const bounds =
    typeof maxItems === 'number'
      ? { minItems: numberOr(minItems, 0), maxItems }
      : { ...OPEN_LIST, minItems: numberOr(minItems, OPEN_LIST.minItems) };
  return { type: 'array', items: grammarSchema(items, depth + 1), ...bounds };
}

function textSchema({ minLength, maxLength }: JsonObject): JsonData {
  if (typeof maxLength === 'number') return { type: 'string', minLength: numberOr(minLength, 0), maxLength };
  return { type: 'string', ...OPEN_TEXT, minLength: numberOr(minLength, OPEN_TEXT.minLength) };
}

function integerSchema({ minimum, maximum }: JsonObject): JsonData {
  if (typeof minimum !== 'number' || typeof maximum !== 'number' || maximum - minimum >= LONGEST_RANGE)
    return { type: 'integer' };
  const first = Math.ceil(minimum);
  return { enum: Array.from({ length: Math.floor(maximum) - first + 1 }, (_, index) => first + index) };
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function literal(value: unknown): string | number | boolean | null {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return value as string | number | boolean | null;
  throw new SchemaError('an enum holds texts, numbers, true, false or null');
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
