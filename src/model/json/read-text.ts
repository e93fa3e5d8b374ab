// A quoted text of a lenient object → its characters. Pure.
// A quote closes the text only where the form goes on behind it; LaTeX keeps its backslashes.
import { isApostrophe, isJsonEscape } from '../latex-escapes.ts';
import { skipBlanks } from './blanks.ts';
import { closersOf, COLONS, endsValue, isOneOf, type Surroundings } from './delimiters.ts';

/** A text that was read, and the place behind its closing quote. */
export interface ReadText {
  readonly text: string;
  readonly end: number;
  /** A quote inside was taken as text. */
  readonly quoted: boolean;
  /** A quote inside looked like the end of a key or of a piece: the text may have swallowed something else. */
  readonly doubtful: boolean;
}

/** Without any quote that may open or close a text (delimiters.ts). */
const PLAIN = /[^\\"“”「」『』＂'‘’]+/y;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Reads the text whose opening quote is at `start`; undefined when it never closes.
 * `curly`: a curly quote may close what a straight one opened.
 */
export function readText(place: Surroundings, start: number, curly: boolean): ReadText | undefined {
  const source = place.text;
  const open = source.charAt(start);
  let text = '';
  let quoted = false;
  let doubtful = false;
  for (let at = start + 1; at < source.length;) {
    const plain = plainAt(source, at);
    text += plain;
    at += plain.length;
    if (at === source.length) break;
    const char = source.charAt(at);
    if (char === '\\') {
      const escaped = readEscape(source, at, open);
      text += escaped.text;
      at = escaped.end;
      continue;
    }
    if (mayClose(char, { open, text, curly }) && endsValue(place, at + 1)) {
      return { text, end: at + 1, quoted, doubtful };
    }
    if (closersOf(open)?.includes(char) === true) {
      quoted ||= '"＂'.includes(char);
      doubtful ||= beginsField(source, at + 1) || goesOnElsewhere(source, at + 1);
    }
    text += char;
    at += 1;
  }
  return undefined;
}

/** What stands at `at` up to the next quote or backslash: nothing but text. */
function plainAt(source: string, at: number): string {
  PLAIN.lastIndex = at;
  return PLAIN.exec(source)?.[0] ?? '';
}

/** `\` and what belongs to it → what it means. A backslash that JSON does not know stays, for it is LaTeX. */
function readEscape(source: string, at: number, open: string): { text: string; end: number } {
  const next = source.charAt(at + 1);
  if (next === '\\' || next === '"' || next === '/') return { text: next, end: at + 2 };
  if (isOneOf(next, closersOf(open) ?? '') || isApostrophe(source, at + 1))
    return { text: next, end: at + 2 };
  if (!isJsonEscape(source, at + 1)) return { text: '\\', end: at + 1 };
  if (next !== 'u') return { text: ESCAPES[next] ?? '', end: at + 2 };
  return { text: String.fromCharCode(Number.parseInt(source.slice(at + 2, at + 6), 16)), end: at + 6 };
}

/** True when `char` can close a text that `open` opened; a ” only if it is not one of a pair inside. */
function mayClose(char: string, read: { open: string; text: string; curly: boolean }): boolean {
  if (closersOf(read.open)?.includes(char) === true) return true;
  return read.curly && read.open === '"' && char === '”' && isPaired(read.text);
}

/** True when every “ of the text has its ”: the next ” is not part of it. */
function isPaired(text: string): boolean {
  return text.lastIndexOf('“') <= text.lastIndexOf('”');
}

/** True when a colon and the beginning of a value follow. */
function beginsField(source: string, at: number): boolean {
  const { at: colon } = skipBlanks(source, at);
  if (!isOneOf(source.charAt(colon), COLONS)) return false;
  const value = source.charAt(skipBlanks(source, colon + 1).at);
  return closersOf(value) !== undefined || isOneOf(value, '{[');
}

/** True when a second piece of a joined text seems to follow: `"one " + "two"`, or the next quote on the next line. */
function goesOnElsewhere(source: string, at: number): boolean {
  return /^\s{0,40}(?:[+\\]\s{0,40}|\n\s{0,40})["']/.test(source.slice(at, at + 90));
}
