// Value + schema → the value in the schema's own words: keys renamed, a wrapper taken off. Pure.
// The schema leads and stays the judge: texts, numbers and lists are never made from one another here.
import * as z from 'zod';
import { phrase } from '../../lib/phrase.ts';
import { protectLatex } from '../latex-escapes.ts';
import { misfit, misfitOf, type Misfit } from '../misfit.ts';
import { parseJson } from './find-objects.ts';
import { meansField, plainKey } from './key-names.ts';
import { QUOTES_INSIDE } from './read-object.ts';

/** A value that fits, or why it does not. */
export type Fitted<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Misfit[] };

/** Wrappers around wrappers. */
const MOST_WRAPPERS = 2;
const MOST_ISSUES = 12;
/** What stands in the form that a model was shown; an answer of these alone was never filled in. */
const PLACEHOLDERS = new Set(['…', '...', '……', 'string', '<string>', 'text']);

/** How to judge: whether fields that nobody asked for may be left out, and how many wrappers are off already. */
interface Judging {
  readonly strangers: boolean;
  readonly wrappers?: number;
}

/** Judges a value as it is, then with its keys renamed, then what it is wrapped round. */
export function fitSchema<T>(value: unknown, schema: z.ZodType<T>, judging: Judging): Fitted<T> {
  const { strangers, wrappers = 0 } = judging;
  const asIs = judge(inShape(value, schema, false), schema, strangers);
  if (asIs.ok) return asIs;
  const renamed = judge(inShape(value, schema, true), schema, strangers);
  if (renamed.ok || wrappers >= MOST_WRAPPERS) return renamed.ok ? renamed : asIs;
  const inside = unwrap(value);
  if (inside === undefined) return asIs;
  const inner = fitSchema(inside, schema, { strangers, wrappers: wrappers + 1 });
  return inner.ok ? inner : asIs;
}

/** Tells the keys, also by their other names, of a schema and all that is in it. */
export function knownKeys(schema: z.ZodType): (key: string) => boolean {
  const names = new Set<string>();
  collectNames(schema, names);
  const known = new Map<string, boolean>();
  return key => {
    const plain = plainKey(key);
    const told = known.get(plain) ?? [...names].some(name => meansField(plain, name));
    known.set(plain, told);
    return told;
  };
}

/** True when an object has a field of the schema's outermost object: it was meant as an answer, or part of one. */
export function hasFieldOf(value: unknown, schema: z.ZodType): boolean {
  if (!isRecord(value) || !(schema instanceof z.ZodObject)) return false;
  const names = Object.keys(schema.shape);
  return Object.keys(value).some(key => names.some(name => meansField(key, name)));
}

function judge<T>(value: unknown, schema: z.ZodType<T>, strangers: boolean): Fitted<T> {
  const { success, data, error } = schema.safeParse(value);
  if (!success) return { ok: false, issues: describe(error, value) };
  if (hasControls(data)) return { ok: false, issues: [misfit(phrase`control characters in a text`)] };
  if (isForm(data))
    return { ok: false, issues: [misfit(phrase`the answer only repeats the form that was asked for`)] };
  // A field more may be part of a text whose end was guessed.
  if (!strangers && sizeOf(value) !== sizeOf(data)) return { ok: false, issues: [QUOTES_INSIDE] };
  return { ok: true, value: data };
}

/** As deep as the schema goes: texts without tabs and returns and, if `rename`, keys as the schema spells them. */
function inShape(value: unknown, schema: unknown, rename: boolean): unknown {
  if (schema instanceof z.ZodObject && isRecord(value)) {
    const shape: Readonly<Record<string, unknown>> = schema.shape;
    const entries = Object.entries(value).map(([key, field]): [string, unknown] => {
      const name = rename ? nameOf(key, value, Object.keys(shape)) : key;
      return [name, inShape(field, Object.hasOwn(shape, name) ? shape[name] : undefined, rename)];
    });
    return Object.fromEntries(entries);
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map(item => inShape(item, schema.element, rename));
  }
  return schema instanceof z.ZodString && typeof value === 'string' ? tidy(value) : value;
}

/** The schema's name for a key, when no other key of the object claims that name. */
function nameOf(key: string, value: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  if (names.includes(key)) return key;
  const meant = names.filter(name => meansField(key, name));
  const [name] = meant;
  if (name === undefined || meant.length > 1) return key;
  const rivals = Object.keys(value).filter(other => meansField(other, name));
  return rivals.length === 1 ? name : key;
}

/** A tab between cells is a blank; line ends are of one kind. All other control characters are refused later. */
function tidy(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/\t/g, ' ');
}

/** What the one object inside a list or a field is; undefined when there are several, or none. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? (value[0] as unknown) : undefined;
  if (!isRecord(value)) return undefined;
  const inner = Object.values(value)
    .map(field =>
      typeof field === 'string' && field.startsWith('{') ? parseJson(protectLatex(field)) : field,
    )
    .filter(field => isRecord(field) || (Array.isArray(field) && field.some(isRecord)));
  return inner.length === 1 ? inner[0] : undefined;
}

function collectNames(schema: unknown, names: Set<string>): void {
  if (schema instanceof z.ZodArray) collectNames(schema.element, names);
  if (!(schema instanceof z.ZodObject)) return;
  for (const [name, field] of Object.entries(schema.shape)) {
    names.add(name);
    collectNames(field, names);
  }
}

/** True when a text holds a control character but the line break: half characters are taken off later, with other odds. */
function hasControls(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return depth > 50 || Object.values(value).some(inner => hasControls(inner, depth + 1));
}

/** How many fields and items a value has, at all depths. */
function sizeOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > 50) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + 1 + sizeOf(inner, depth + 1), 0);
}

function isForm(value: unknown): boolean {
  const texts = new Set<string>();
  const collect = (part: unknown, depth: number): void => {
    if (typeof part === 'string' && part !== '') texts.add(part.toLowerCase());
    else if (typeof part === 'object' && part !== null && depth < 50) {
      for (const inner of Object.values(part)) collect(inner, depth + 1);
    }
  };
  collect(value, 0);
  return texts.size > 0 && [...texts].every(text => PLACEHOLDERS.has(text));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(error: z.ZodError, value: unknown): Misfit[] {
  return error.issues.slice(0, MOST_ISSUES).map(issue => misfitOf(issue, value));
}
