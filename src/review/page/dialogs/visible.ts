// Text from papers, models and digests → text that is shown as it is written, whatever it is made of.

/** Controls but line feed and tab, and the characters that reorder text (Unicode bidi controls). */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** As the terminal does it (src/lib/printable.ts, which needs Node): each such character by its code, `<U+202E>`. */
export function visible(text: string): string {
  return text.replace(
    UNSEEN,
    char => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
