// Text from elsewhere → text that is safe to print: no control, escape or bidi characters reach a terminal,
// and no secret reaches any output.
import { trimEndOf } from './text.ts';

/** C0 and C1 controls but line feed and tab, and the characters that reorder text (Unicode bidi controls). */
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Replaces each unsafe character by its code in angle brackets, such as `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(
    UNSAFE,
    char => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/**
 * A function that replaces every form of the secrets by `[hidden]`: as they are, in base64 (also in the middle of a
 * longer text, and for URLs) and in hexadecimal digits; each of them also percent-encoded, or as JSON escapes it,
 * however often.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter(isKeyLike).flatMap(formsOf);
  if (forms.length === 0) return text => text;
  const pattern = new RegExp(forms.join('|'), 'g');
  return text => text.replace(pattern, '[hidden]');
}

/** Patterns of a secret; the longer ones first: one that is a part of another must not leave the rest of it behind. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [
    trimEndOf(bytes.toString('base64'), '='),
    ...[0, 1, 2].map(offset => inBase64(secret, offset)),
  ];
  const inUrls = (char: string): string => ({ '+': '[+-]', '/': '[/_]' })[char] ?? written(char);
  return [
    Array.from(secret).map(written).join(''),
    ...base64.map(text =>
      Array.from(text)
        .map(char => `(?:${inUrls(char)}|${escaped(char)})`)
        .join(''),
    ),
    Array.from(bytes.toString('hex'))
      .map(digit => anyCase(digit))
      .join(''),
  ];
}

/** The character as it is, with backslashes before it, percent-encoded, or by its number as JSON writes it. */
function written(char: string): string {
  return `(?:${char.replace(/[^A-Za-z0-9]/, '\\$&')}|${escaped(char)})`;
}

function escaped(char: string): string {
  const code = Array.from((char.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .map(anyCase)
    .join('');
  const isSlashed = '"\\/'.includes(char);
  return `%${code}|\\\\{1,8}u0{0,2}${code}${isSlashed ? `|\\\\{1,8}\\${char}` : ''}`;
}

function anyCase(digit: string): string {
  const upper = digit.toUpperCase();
  return upper === digit ? digit : `[${digit}${upper}]`;
}

/** The characters of a base64 text that only the secret decides, when so many bytes stand before it. */
function inBase64(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
  const bytes = offset + Buffer.byteLength(secret);
  return text.slice(Math.ceil((offset * 4) / 3), Math.floor((bytes * 4) / 3));
}

/**
 * Servers that need no key are given words for one ("ollama", "none"). Hiding a word would falsify whatever holds it,
 * so only what cannot be a word is a secret.
 */
function isKeyLike(secret: string): boolean {
  return secret.length >= 8 && (secret.startsWith('sk-') || (secret.length >= 16 && /\d/.test(secret)));
}
