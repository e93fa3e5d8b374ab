// Text from a user or a server, made safe to print inside a one-line message.

const LONGEST = 200;
// Control, format (bidi, zero-width), separator and lone surrogate characters can repaint a terminal line.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line of at most 200 characters; invisible characters shown as `\u{1b}`, a cut shown as `…`. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST));
  const isCut = characters.length > LONGEST || text.length > 2 * LONGEST;
  const shown = isCut ? `${characters.slice(0, LONGEST).join('')}…` : text;
  return shown.replace(UNSAFE, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
