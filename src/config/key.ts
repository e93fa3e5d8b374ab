// A key as it was pasted → the key. Pure. What surrounds it is taken off; what is inside it is never guessed at, never shown.
import { phrase, type Phrase } from '../lib/phrase.ts';

/** What became of a value: as it is to be used, and what was done to it; or why it cannot be used. */
export type Mended =
  | { readonly value: string; readonly done: Phrase | null }
  | { readonly why: Phrase; readonly better: string | null };

/** Blanks of all kinds, those without width and the byte order mark included. */
export const BLANK = /[\s\u0085\u180E\u200B-\u200F\u2060\uFEFF]/;
export const STRAIGHT_QUOTE = /["'`]/;
export const CURLY_QUOTE = /[\u2018-\u201F\u00AB\u00BB\u300C-\u300F\uFF02\uFF07]/;
/** Typed with an input method that was left on: `ｓｋ－`, `。`. */
export const FULL_WIDTH = /[\u3002\uFF01-\uFF5E]/;

/**
 * The key without blanks and quotes around it, and a word about what was taken off; or why it cannot be a key. Nothing
 * of the key stands in either.
 */
export function mendKey(text: string): Mended {
  const value = stripped(text, [BLANK, STRAIGHT_QUOTE, CURLY_QUOTE]);
  const why = whyNoKey(value);
  if (why !== null) return { why, better: null };
  const hadQuotes = isAround(text, [STRAIGHT_QUOTE, CURLY_QUOTE]);
  const hadBlanks = isAround(text, [BLANK]);
  if (value === text) return { value, done: null };
  if (hadQuotes && hadBlanks) return { value, done: phrase`blanks and quotes around the key were taken off` };
  if (hadQuotes) return { value, done: phrase`quotes around the key were taken off` };
  return { value, done: phrase`blanks around the key were taken off` };
}

function whyNoKey(value: string): Phrase | null {
  if (/^[\x21-\x7e]*$/.test(value)) return null;
  if (/^bearer\s/i.test(value)) return phrase`it begins with "Bearer", which is no part of a key`;
  if (FULL_WIDTH.test(value))
    return phrase`it holds a full-width character (from a Chinese input method), which no key has`;
  if (CURLY_QUOTE.test(value)) return phrase`it holds a curly quote, which no key has`;
  if (/[\r\n]/.test(value)) return phrase`it holds a line break, which no key has`;
  if (BLANK.test(value)) return phrase`it holds a blank, which no key has`;
  return phrase`it holds a character that no key has`;
}

/** The text without such characters at its ends. */
export function stripped(text: string, kinds: readonly RegExp[]): string {
  const isOne = (char: string): boolean => kinds.some(kind => kind.test(char));
  let start = 0;
  let end = text.length;
  while (start < end && isOne(text.charAt(start))) start += 1;
  while (end > start && isOne(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** True when one of the characters that `mendKey` takes off is of such a kind. */
function isAround(text: string, kinds: readonly RegExp[]): boolean {
  const all = [BLANK, STRAIGHT_QUOTE, CURLY_QUOTE];
  const inner = stripped(text, all);
  const at = inner === '' ? text.length : text.indexOf(inner);
  const outer = text.slice(0, at) + text.slice(at + inner.length);
  return kinds.some(kind => kind.test(outer));
}

/** True for what is most likely a key: pasted into the wrong place, it must not be shown. */
export function isLikeKey(text: string): boolean {
  const word = stripped(text, [BLANK, STRAIGHT_QUOTE, CURLY_QUOTE]);
  return /^sk-[\w-]{8,}/.test(word) || (/^[\w-]{24,}$/.test(word) && /\d/.test(word) && /[a-z]/i.test(word));
}

/**
 * Words that hold a key, or are a flag for one, on a command line: there is no such flag, and whoever lists the
 * processes of this machine, or reads the history of the shell, would have it. The name of the flag, or null.
 */
export function keyFlagIn(argv: readonly string[]): string | null {
  for (const word of argv) {
    const [name = '', ...rest] = word.split('=');
    if (/^--?(?:open-?ai-)?(?:api-?)?(?:key|token)$/i.test(name.replaceAll('_', '-'))) return name;
    const value = word.startsWith('-') ? rest.join('=') : word;
    if (/^sk-[\w-]{20,}$/.test(stripped(value, [BLANK, STRAIGHT_QUOTE, CURLY_QUOTE])) && /\d/.test(value))
      return word.startsWith('-') ? name : 'sk-…';
  }
  return null;
}
