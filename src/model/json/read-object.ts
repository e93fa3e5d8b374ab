// One object as models write it → its value: forgiving about marks, never about words. Pure.
// It reads JSON, and JSON with inner quotes, raw line breaks, Chinese marks, Python literals, comments and odd commas.
import { phrase } from '../../lib/phrase.ts';
import { misfit, type Misfit } from '../misfit.ts';
import { skipBlanks } from './blanks.ts';
import {
  closersOf, closesBracket, COLONS, COMMAS, isOneOf, keyAt, OPENS_LIST, OPENS_OBJECT, skipCommas, type Bracket,
} from './delimiters.ts'; // prettier-ignore
import { readText } from './read-text.ts';

/** An object that was read, up to `end`; or where reading stopped. `guessed`: where a text ends was not plain to see. */
export type ReadObject =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly end: number;
      readonly doubts: readonly Misfit[];
      readonly guessed: boolean;
    }
  | { readonly ok: false; readonly cut: boolean };

/** How to read: which keys mean something, and whether ” may close what a straight quote opened. */
export interface Manner {
  readonly isKnown: (key: string) => boolean;
  readonly curly: boolean;
}

export const QUOTES_INSIDE = misfit(phrase`quotes inside a text are not escaped`);
const QUOTES_IN_COMMENT = misfit(phrase`a comment holds quotes`);
/** Deeper is no answer of ours, and would cost the stack. */
const MOST_DEEP = 32;
const NUMBER = /-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_.])/uy;
const WORD = /[A-Za-z]{1,12}(?![\p{L}\p{N}_.])/uy;
/** What is no value of JSON stands for none: the schema refuses it where a text is needed. */
const LITERALS: Readonly<Record<string, boolean | null>> = {
  true: true, false: false, True: true, False: false, null: null, None: null, nil: null, undefined: null, NaN: null,
}; // prettier-ignore
const BARE_KEY = /[\p{L}_$][\p{L}\p{N}_$-]{0,60}/uy;

/** All that may stand behind the place where a reply was cut: the end of a fence, or of a string around it. */
const NOTHING_MORE = /^[\s`~"]*$/;

/** What cannot be read is undefined, which no JSON is. */
type Value = unknown;

interface Reader extends Manner {
  readonly text: string;
  at: number;
  readonly brackets: Bracket[];
  readonly doubts: Set<Misfit>;
  quoted: boolean;
}

/** Reads the object whose bracket is at `start`. `doubts` says why its value must not be used, though it was read. */
export function readObject(text: string, start: number, manner: Manner): ReadObject {
  const reader: Reader = {
    ...manner, text, at: start, brackets: [], doubts: new Set(), quoted: false,
  }; // prettier-ignore
  const value = readValue(reader);
  if (value === undefined)
    return { ok: false, cut: NOTHING_MORE.test(text.slice(reader.at, reader.at + 200)) };
  return { ok: true, value, end: reader.at, doubts: [...reader.doubts], guessed: reader.quoted };
}

function readValue(reader: Reader): Value {
  const { text } = reader;
  skip(reader);
  const char = text.charAt(reader.at);
  if (isOneOf(char, OPENS_OBJECT)) return within(reader, '{', readFields);
  if (isOneOf(char, OPENS_LIST)) return within(reader, '[', readItems);
  if (closersOf(char) !== undefined) return readQuoted(reader);
  for (const pattern of [NUMBER, WORD]) {
    pattern.lastIndex = reader.at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    reader.at += found.length;
    if (pattern === NUMBER) return Number(found);
    return Object.hasOwn(LITERALS, found) ? LITERALS[found] : undefined;
  }
  return undefined;
}

function within(reader: Reader, bracket: Bracket, read: (reader: Reader) => Value): Value {
  if (reader.brackets.length >= MOST_DEEP) return undefined;
  reader.brackets.push(bracket);
  reader.at += 1;
  const value = read(reader);
  reader.brackets.pop();
  return value;
}

function readFields(reader: Reader): Value {
  const fields = new Map<string, Value>();
  while (!atCloser(reader)) {
    const key = readKey(reader);
    if (key === undefined) return undefined;
    const value = readValue(reader);
    if (value === undefined) return undefined;
    if (fields.has(key)) reader.doubts.add(misfit(phrase`the field ${key} stands twice in one object`));
    fields.set(key, value);
    if (skipComma(reader) || atCloser(reader)) continue;
    if (keyAt(reader, reader.at) === undefined) return undefined;
    reader.quoted = true;
  }
  reader.at += 1;
  return Object.fromEntries(fields);
}

function readItems(reader: Reader): Value {
  const items: Value[] = [];
  while (!atCloser(reader)) {
    const value = readValue(reader);
    if (value === undefined) return undefined;
    items.push(value);
    if (skipComma(reader) || atCloser(reader)) continue;
    if (!isOneOf(reader.text.charAt(reader.at), OPENS_OBJECT)) return undefined;
  }
  reader.at += 1;
  return items;
}

/** A key and its colon. */
function readKey(reader: Reader): string | undefined {
  const { text } = reader;
  const quoted = closersOf(text.charAt(reader.at)) !== undefined;
  const key = quoted ? keyAt(reader, reader.at) : bareKey(reader);
  if (key === undefined) {
    // Cut in a key: there is no more text to be wrong about.
    if (quoted && !/["“”「」『』＂'‘’\r\n]/.test(text.slice(reader.at + 1, reader.at + 82)))
      reader.at = text.length;
    return undefined;
  }
  reader.at += key.length + (quoted ? 2 : 0);
  skip(reader);
  if (!isOneOf(text.charAt(reader.at), COLONS)) return undefined;
  reader.at += 1;
  return key;
}

function bareKey({ text, at }: Reader): string | undefined {
  BARE_KEY.lastIndex = at;
  return BARE_KEY.exec(text)?.[0];
}

function readQuoted(reader: Reader): Value {
  const read = readText(reader, reader.at, reader.curly);
  if (read === undefined) {
    reader.at = reader.text.length;
    return undefined;
  }
  reader.at = read.end;
  reader.quoted ||= read.quoted;
  // In a list nothing tells one text with quotes from two.
  if (read.doubtful || (read.quoted && reader.brackets.at(-1) === '[')) {
    reader.doubts.add(QUOTES_INSIDE);
  }
  return read.text;
}

function skip(reader: Reader): void {
  const { at, hadQuote } = skipBlanks(reader.text, reader.at);
  reader.at = at;
  if (hadQuote) reader.doubts.add(QUOTES_IN_COMMENT);
}

function skipComma(reader: Reader): boolean {
  skip(reader);
  if (!isOneOf(reader.text.charAt(reader.at), COMMAS)) return false;
  const { hadQuote } = skipBlanks(reader.text, reader.at + 1);
  if (hadQuote) reader.doubts.add(QUOTES_IN_COMMENT);
  reader.at = skipCommas(reader.text, reader.at);
  return true;
}

function atCloser(reader: Reader): boolean {
  skip(reader);
  return closesBracket(reader.text.charAt(reader.at), reader.brackets);
}
