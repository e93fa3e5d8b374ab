// The text of a notes file → its JSON; where it is none, the place in words that a person finds in an editor. Pure.
import * as z from 'zod';
import { phrase, type Phrase, type Told } from '../lib/phrase.ts';

/** What stands in a notes file that is no JSON. */
export interface NoJson {
  readonly why: Phrase;
  /** git left both sides in it: both hold a person's work. */
  readonly isConflict: boolean;
}

/** The value, or what is wrong. A byte order mark, as editors on Windows write it, is no part of the text. */
export function notesJson(text: string): { readonly value: unknown } | NoJson {
  const json = text.replace(/^\ufeff/, '');
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    const conflict = json.split('\n').findIndex(line => /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/.test(line));
    if (conflict >= 0)
      return {
        why: phrase`git conflict at line ${conflict + 1}: keep either side of \`published\`, both work`,
        isConflict: true,
      };
    const before = json.slice(0, placeOfError(json)).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { why: phrase`it is not JSON: line ${before.length}, column ${column}`, isConflict: false };
  }
}

const ClaimNameSchema = z.object({ id: z.string().max(100) });

/** `results.0.review.state (result-1)`: people know claims by their id. */
export function placeIn(path: readonly PropertyKey[], value: unknown): Told {
  if (path.length === 0) return phrase`the file`;
  let id: string | null = null;
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) break;
    inner = Object.getOwnPropertyDescriptor(inner, key)?.value;
    const named = ClaimNameSchema.safeParse(inner);
    if (named.success && path[0] !== 'paper') id = named.data.id;
  }
  return id === null ? path.join('.') : `${path.join('.')} (${id})`;
}

const TOKEN =
  /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/y;
const BLANKS = /[ \t\r\n]*/y;

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/** Offset of the first thing that may not stand there; the length when it ends too early. */
function placeOfError(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  for (let at = 0; ;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const next: Wanted | null = token === null ? null : after(kindOf(token), wanted, open);
    if (token === null || next === null) return behindBlanks(text, at);
    wanted = next;
    at = TOKEN.lastIndex;
  }
}

function behindBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  return at + (BLANKS.exec(text)?.[0].length ?? 0);
}

/** `"` for a text, `0` for another value, else the sign itself. */
function kindOf([, string, value, sign]: RegExpExecArray): string {
  if (string !== undefined) return '"';
  return value === undefined ? (sign ?? '') : '0';
}

/** What may follow; null when the token may not stand there. `open` is kept up to date. */
function after(kind: string, wanted: Wanted, open: ('{' | '[')[]): Wanted | null {
  if (isClosing(kind, wanted, open.at(-1))) {
    open.pop();
    return behindValue(open);
  }
  switch (wanted) {
    case 'key':
    case 'key or }':
      return kind === '"' ? ':' : null;
    case ':':
      return kind === ':' ? 'value' : null;
    case ', or end':
      if (kind !== ',') return null;
      return open.at(-1) === '{' ? 'key' : 'value';
    case 'nothing':
      return null;
    default:
      return afterValue(kind, open);
  }
}

function isClosing(kind: string, wanted: Wanted, inside: '{' | '[' | undefined): boolean {
  if (kind === '}') return wanted === 'key or }' || (wanted === ', or end' && inside === '{');
  return kind === ']' && (wanted === 'value or ]' || (wanted === ', or end' && inside === '['));
}

function afterValue(kind: string, open: ('{' | '[')[]): Wanted | null {
  if (kind === '"' || kind === '0') return behindValue(open);
  if (kind !== '{' && kind !== '[') return null;
  open.push(kind);
  return kind === '{' ? 'key or }' : 'value or ]';
}

function behindValue(open: readonly string[]): Wanted {
  return open.length > 0 ? ', or end' : 'nothing';
}
