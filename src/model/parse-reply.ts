// Reply text → value of a schema, or the issues that stand against it. Pure.
// Every object of the reply is read, from strict to lenient, and the schema judges each. One answer is needed: two
// different ones, a cut one, or one that can be read in two ways is refused, for asking again is cheaper than a wrong note.
// What is read and what is refused: docs/replies.md.
import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import { decodeAgain } from './json/encoded-again.ts';
import { phrase } from '../lib/phrase.ts';
import { findObjects, nextStart, NOT_JSON, parseJson, type Found } from './json/find-objects.ts';
import { fitSchema, hasFieldOf, knownKeys, type Fitted } from './json/fit-schema.ts';
import { readObject } from './json/read-object.ts';
import { visibleParts } from './json/visible-parts.ts';
import { protectLatex } from './latex-escapes.ts';
import { misfit, type Misfit } from './misfit.ts';

/** What parsing gave: a value, or why there is none, fit to be sent back to the model and told to a person. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly kind: 'not-json' | 'wrong-shape' | 'truncated';
      readonly issues: readonly Misfit[];
    };

type Refused = Extract<Parsed<unknown>, { ok: false }>;
type IsKnown = (key: string) => boolean;

/** Longest reply looked at; notes are a few thousand characters. */
const MAX_LENGTH = 200_000;
/** Layers of encoding taken off: a string in a string. */
const MOST_LAYERS = 2;

const BREAKS_OFF = misfit(phrase`the answer breaks off before its object ends`);
const TWO_ANSWERS = misfit(phrase`two different answers: give one JSON object and no other`);

/** Parses a reply that is complete (the caller has looked at its finish reason). */
export function parseReply<T>(raw: string, schema: z.ZodType<T>): Parsed<T> {
  return decide(objectsOf(raw.slice(0, MAX_LENGTH), knownKeys(schema), 0), schema);
}

/** The objects that a reply is meant to give, behind its thinking and under its layers of encoding. */
function objectsOf(raw: string, isKnown: IsKnown, layer: number): readonly Found[] {
  const { alone, answer } = visibleParts(raw);
  for (const text of alone) {
    const value = parseJson(protectLatex(text));
    if (typeof value === 'object' && value !== null) return [wholeObject(text, value, isKnown)];
    if (typeof value === 'string' && layer < MOST_LAYERS) return objectsOf(value, isKnown, layer + 1);
  }
  const start = nextStart(answer, 0, isKnown);
  const decoded = layer < MOST_LAYERS ? decodeAgain(answer, start < 0 ? answer.length : start) : undefined;
  return decoded === undefined ? findObjects(answer, isKnown) : objectsOf(decoded, isKnown, layer + 1);
}

/** A text that is strict JSON from end to end may still have a field twice, which JSON.parse hides. */
function wholeObject(text: string, value: object, isKnown: IsKnown): Found {
  const read = readObject(text, 0, { isKnown, curly: false });
  const [doubt] = read.ok && read.end === text.length ? read.doubts : [];
  if (doubt !== undefined) return { kind: 'unreadable', isJson: true, why: doubt };
  return { kind: 'value', value, guessed: false, length: text.length };
}

/** One answer among what was found, or the reason why there is none. */
function decide<T>(found: readonly Found[], schema: z.ZodType<T>): Parsed<T> {
  if (found.some(({ kind }) => kind === 'cut')) {
    return { ok: false, kind: 'truncated', issues: [BREAKS_OFF] };
  }
  const values = found.filter(one => one.kind === 'value');
  const unreadable = found.filter(one => one.kind === 'unreadable');
  const judged = values.map(one => ({
    ...one,
    fitted: fitSchema(one.value, schema, { strangers: !one.guessed }),
  }));
  const answers = judged.flatMap(({ fitted }) => (fitted.ok ? [fitted] : []));
  const [answer] = answers;
  if (answer === undefined) return refusal(judged, unreadable);
  const rivals = judged.filter(({ fitted, value }) => !fitted.ok && hasFieldOf(value, schema));
  const agree = answers.every(({ value }) => isDeepStrictEqual(value, answer.value));
  if (agree && rivals.length + unreadable.length === 0) return { ok: true, value: answer.value };
  return {
    ok: false,
    kind: 'wrong-shape',
    issues: [TWO_ANSWERS],
  };
}

/** Why no object fits: of the longest one that was read, else of one that was not. */
function refusal(
  judged: readonly { readonly length: number; readonly fitted: Fitted<unknown> }[],
  unreadable: readonly { readonly isJson: boolean; readonly why: Misfit }[],
): Refused {
  const [longest] = judged.toSorted((a, b) => b.length - a.length);
  if (longest !== undefined && !longest.fitted.ok) {
    return { ok: false, kind: 'wrong-shape', issues: longest.fitted.issues };
  }
  const [first] = unreadable;
  const why = first?.why ?? NOT_JSON;
  return { ok: false, kind: first?.isJson === true ? 'wrong-shape' : 'not-json', issues: [why] };
}
