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

/** A function that replaces every form of the secrets (plain, base64, URL-encoded) by `[hidden]`. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter(isKeyLike)
    .flatMap(secret => [
      secret,
      trimEndOf(Buffer.from(secret).toString('base64'), '='),
      encodeURIComponent(secret),
    ]);
  return text => forms.reduce((hidden, form) => hidden.replaceAll(form, '[hidden]'), text);
}

/**
 * Servers that need no key are given words for one ("ollama", "none"). Hiding a word would falsify whatever holds it,
 * so only what cannot be a word is a secret.
 */
function isKeyLike(secret: string): boolean {
  return secret.length >= 8 && (secret.startsWith('sk-') || (secret.length >= 16 && /\d/.test(secret)));
}
