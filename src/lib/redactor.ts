// Secrets → what takes them out of every text, so that none reaches any output. Needs Node.
import { trimEndOf } from './text.ts';

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
