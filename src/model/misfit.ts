// What is wrong with the form of a reply: in words for the model that gave it, and in words for a person. Pure.
// The model's are zod's where zod found it, which models know; a person reads them with --debug only.
import type * as z from 'zod';
import { english, phrase, type Phrase } from '../lib/phrase.ts';

/** One issue that stands against a reply. */
export interface Misfit {
  /** For the model, one line. Part of prompts, and so of cached questions: a word changed is a question paid again. */
  readonly text: string;
  /** For a person: which field, and what is wrong with it. */
  readonly told: Phrase;
}

/** An issue that our own readers found: model and person read the same words. */
export function misfit(told: Phrase): Misfit {
  return { text: english(told), told };
}

/** An issue that zod found in `value`. */
export function misfitOf(issue: z.core.$ZodIssue, value: unknown): Misfit {
  const path = issue.path.join('.');
  const field = path === '' ? phrase`the answer` : phrase`the field ${path}`;
  return { text: `${path || '(the whole)'}: ${issue.message}`, told: ofField(field, issue, value) };
}

const KINDS: Readonly<Record<string, Phrase>> = {
  string: phrase`a text`,
  number: phrase`a number`,
  boolean: phrase`true or false`,
  array: phrase`a list`,
  object: phrase`an object`,
  null: phrase`nothing`,
};

/** What zod says of a field that is not there, by what was wanted of it. */
const SAYS_MISSING = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

function ofField(field: Phrase, issue: z.core.$ZodIssue, value: unknown): Phrase {
  const seen = kindAt(value, issue.path);
  if (seen === 'undefined' && SAYS_MISSING.has(issue.code)) return phrase`${field} is missing`;
  if (issue.code === 'too_small') return tooSmall(field, issue);
  if (issue.code === 'too_big') return tooBig(field, issue);
  const [wanted, given] = [issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined, KINDS[seen]];
  if (wanted !== undefined && given !== undefined && wanted !== given)
    return phrase`${field} is ${given} instead of ${wanted}`;
  return phrase`${field} does not have the right form`;
}

function tooSmall(field: Phrase, { origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Phrase {
  const bound = Number(minimum);
  if (origin === 'string')
    return bound === 1 ? phrase`${field} is empty` : phrase`${field} has fewer than ${bound} characters`;
  if (origin === 'array')
    return bound === 1 ? phrase`${field} is empty` : phrase`${field} has fewer than ${bound} items`;
  return inclusive === false
    ? phrase`${field} must be more than ${bound}`
    : phrase`${field} must be at least ${bound}`;
}

function tooBig(field: Phrase, { origin, maximum, inclusive }: z.core.$ZodIssueTooBig): Phrase {
  const bound = Number(maximum);
  if (origin === 'string') return phrase`${field} is too long: at most ${bound} characters are allowed`;
  if (origin === 'array') return phrase`${field} is too long: at most ${bound} items are allowed`;
  return inclusive === false
    ? phrase`${field} must be less than ${bound}`
    : phrase`${field} must be at most ${bound}`;
}

/** `array`, `null`, or what `typeof` says of what stands at the path; `undefined` when nothing does. */
function kindAt(value: unknown, path: readonly PropertyKey[]): string {
  const at = path.reduce<unknown>(
    (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined),
    value,
  );
  if (at === null) return 'null';
  return Array.isArray(at) ? 'array' : typeof at;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
