// Text from elsewhere → text that is safe to print: no control, escape or bidi characters reach a terminal, or hide on
// the review page what is written.

/** C0 and C1 controls but line feed and tab, and the characters that reorder text (Unicode bidi controls). */
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Replaces each unsafe character by its code in angle brackets, such as `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(
    UNSAFE,
    char => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
