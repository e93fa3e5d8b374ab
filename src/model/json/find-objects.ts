// Text → the JSON objects in it, outermost only, each from strict to lenient. Pure.
// What cannot be read is reported as well: an answer beside it may not be the last word.
import { jsonrepair } from 'jsonrepair';
import { phrase } from '../../lib/phrase.ts';
import { protectLatex } from '../latex-escapes.ts';
import { misfit, type Misfit } from '../misfit.ts';
import { skipBlanks } from './blanks.ts';
import { keyAt, OPENS_OBJECT } from './delimiters.ts';
import { changesOnlyMarks, isReadOff } from './letters.ts';
import { readObject, type ReadObject } from './read-object.ts';

/** An object of a reply: its value; or that it breaks off; or why it cannot be read for sure. */
export type Found =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      readonly guessed: boolean;
      readonly length: number;
    }
  | { readonly kind: 'cut' }
  | { readonly kind: 'unreadable'; readonly isJson: boolean; readonly why: Misfit };

/** Objects looked at; a reply with more is no reply to us. */
const MOST_OBJECTS = 20;
const TOO_MANY = misfit(phrase`the answer holds too many objects`);
export const NOT_JSON = misfit(phrase`the answer is not one JSON object`);

/** Every object of the text. `isKnown` tells the keys that mean something to the schema. */
export function findObjects(text: string, isKnown: (key: string) => boolean): Found[] {
  const found: Found[] = [];
  let end = 0;
  let inList = false;
  for (let at = nextStart(text, 0, isKnown); at >= 0; at = nextStart(text, end, isKnown)) {
    if (found.length >= MOST_OBJECTS) return [{ kind: 'unreadable', isJson: false, why: TOO_MANY }];
    if (found.length === 0) inList = /\[[\s\uFEFF]*$/.test(text.slice(Math.max(0, at - 40), at));
    const one = objectAt(text, at, isKnown);
    found.push(one.found);
    if (one.end < 0) return found;
    ({ end } = one);
    const next = nextStart(text, end, isKnown);
    if (hasStrayBracket(text.slice(end, next < 0 ? text.length : next))) {
      found[found.length - 1] = { kind: 'unreadable', isJson: false, why: NOT_JSON };
    }
  }
  if (inList && !/^[\s,，]*[\]］]/.test(text.slice(end, end + 200))) found.push({ kind: 'cut' });
  return found;
}

/** The next bracket with a key or the end of the text behind it, or -1: `{pos, neg}` and `\frac{1}{2}` are prose. */
export function nextStart(text: string, from: number, isKnown: (key: string) => boolean): number {
  const brackets = /[{｛]/g;
  brackets.lastIndex = from;
  for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
    const { at } = skipBlanks(text, found.index + 1);
    if (keyAt({ text, isKnown }, at) !== undefined || isCutKey(text.slice(at, at + 90))) return found.index;
  }
  return -1;
}

/** `rest` is all that follows a bracket when it is shorter than the longest key: a reply that ends there was cut. */
function isCutKey(rest: string): boolean {
  return rest.length < 90 && /^(?:["'“”「‘][^"'“”「」‘’\r\n{}]{0,80}(?:["”'」’]\s{0,5})?)?$/.test(rest);
}

/** Reads the object at `at`. `end` is -1 when nobody can tell where it ends. */
function objectAt(
  text: string,
  at: number,
  isKnown: (key: string) => boolean,
): { found: Found; end: number } {
  const end = endOfObject(text, at);
  const span = end < 0 ? '' : text.slice(at, end);
  const strict = parseJson(protectLatex(span));
  const lenient = readBest(text, at, isKnown);
  if (strict !== undefined && !(lenient.ok && lenient.end === end && lenient.doubts.length > 0)) {
    return {
      found: { kind: 'value', value: strict, guessed: false, length: span.length },
      end,
    };
  }
  if (lenient.ok) {
    const own = text.slice(at, lenient.end);
    const { value, doubts } = lenient;
    const why = isReadOff(value, own) ? doubts[0] : NOT_JSON;
    if (why === undefined)
      return {
        found: { kind: 'value', value, guessed: lenient.guessed, length: own.length },
        end: lenient.end,
      };
    return { found: { kind: 'unreadable', isJson: strict !== undefined, why }, end: lenient.end };
  }
  const repaired = repair(span);
  if (repaired !== undefined) {
    return {
      found: { kind: 'value', value: repaired, guessed: true, length: span.length },
      end,
    };
  }
  if (end < 0 && lenient.cut) return { found: { kind: 'cut' }, end };
  return { found: { kind: 'unreadable', isJson: false, why: NOT_JSON }, end };
}

/** Straight quotes end at straight quotes, unless the object can only be read otherwise. */
function readBest(text: string, at: number, isKnown: (key: string) => boolean): ReadObject {
  const plain = readObject(text, at, { isKnown, curly: false });
  if (plain.ok && plain.doubts.length === 0) return plain;
  const curly = readObject(text, at, { isKnown, curly: true });
  return curly.ok && curly.doubts.length === 0 ? curly : plain;
}

/** What is left for jsonrepair: marks that nobody foresaw. It may move marks and nothing else. */
function repair(span: string): unknown {
  const source = protectLatex(span);
  try {
    const mended = jsonrepair(source);
    const value = parseJson(mended);
    return value !== undefined && changesOnlyMarks(value, source) ? value : undefined;
  } catch {
    return undefined; // beyond repair
  }
}

/** JSON text → its value; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Where the strict object at `start` ends; -1 when it does not. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inText = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '"') inText = !inText;
    else if (!inText && char === '{') depth += 1;
    else if (!inText && char === '}' && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}

/** True when a quote or words, and then a closing bracket of no opening one, follow an object: it ended too early. */
function hasStrayBracket(rest: string): boolean {
  let depth = 0;
  let stray = -1;
  for (const mark of rest.matchAll(/[{｛}｝]/g)) {
    depth = Math.max(depth, 0) + (OPENS_OBJECT.includes(mark[0]) ? 1 : -1);
    if (depth < 0) stray = mark.index;
  }
  if (stray >= 0 && /[\p{L}\p{N}"”'＂]/u.test(rest.slice(0, stray))) return true;
  return /["”＂][\s]{0,40}[}｝]/.test(rest);
}
