// Which characters stand for JSON's own, and whether a quote ends a text: led by what follows it. Pure.
// Chinese input methods give full-width brackets, colons, commas and quotes; inside a text they are text.
import { skipBlanks } from './blanks.ts';

/** An open bracket around the place that is read. */
export type Bracket = '{' | '[';

/** Where a reader is: the text, the brackets around it, and the keys that mean something to the schema. */
export interface Surroundings {
  readonly text: string;
  readonly brackets: readonly Bracket[];
  readonly isKnown: (key: string) => boolean;
}

export const OPENS_OBJECT = '{｛';
export const OPENS_LIST = '[［';
export const COLONS = ':：';
export const COMMAS = ',，';
const CLOSES: Readonly<Record<Bracket, string>> = { '{': '}｝', '[': ']］' };

/** Quote that opens a text → quotes that may close it. Typists and models mix the curly ones with straight ones. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“"',
  '”': '”“"',
  '「': '」',
  '『': '』',
  '＂': '＂"',
  "'": "'",
  '‘': "’‘'",
  '’': "’‘'",
};

const QUOTED_KEY = /["“”「『＂'‘’]([^"“”「」『』＂'‘’\r\n\\]{1,80})["“”」』＂'‘’]/y;
const BARE_KEY = /[\p{L}_$][\p{L}\p{N}_$]{0,60}/uy;

/** True when `char` is one of `set`; never for the end of the text. */
export function isOneOf(char: string, set: string): boolean {
  return char !== '' && set.includes(char);
}

/** Quotes that may close what `open` opened; undefined when it is no quote. */
export function closersOf(open: string): string | undefined {
  return Object.hasOwn(CLOSERS, open) ? CLOSERS[open] : undefined;
}

/** True when `char` closes the innermost open bracket. */
export function closesBracket(char: string, brackets: readonly Bracket[]): boolean {
  const inner = brackets.at(-1);
  return inner !== undefined && isOneOf(char, CLOSES[inner]);
}

/** The key that begins at `at` with a colon behind it. A bare word is one only if it is known, for prose has colons. */
export function keyAt({ text, isKnown }: Omit<Surroundings, 'brackets'>, at: number): string | undefined {
  QUOTED_KEY.lastIndex = at;
  const quoted = QUOTED_KEY.exec(text);
  if (quoted !== null) return hasColon(text, QUOTED_KEY.lastIndex) ? quoted[1] : undefined;
  BARE_KEY.lastIndex = at;
  const bare = BARE_KEY.exec(text)?.[0];
  if (bare === undefined || !isKnown(bare)) return undefined;
  return hasColon(text, at + bare.length) ? bare : undefined;
}

/** True when a colon, and perhaps blanks before it, stands at `at`. */
export function hasColon(text: string, at: number): boolean {
  return isOneOf(text.charAt(skipBlanks(text, at).at), COLONS);
}

/** True when a quote in front of `at` ends a value: a comma and a key or value, a bracket that fits, or the end. */
export function endsValue(place: Surroundings, at: number): boolean {
  const { text, brackets, isKnown } = place;
  const { at: next } = skipBlanks(text, at);
  const char = text.charAt(next);
  if (char === '') return true;
  if (closesBracket(char, brackets)) return endsBracket(place, next + 1);
  const inObject = brackets.at(-1) === '{';
  if (isOneOf(char, COMMAS)) {
    const behind = skipCommas(text, next);
    const after = text.charAt(behind);
    if (after === '') return true;
    if (closesBracket(after, brackets)) return endsBracket(place, behind + 1);
    return inObject ? keyAt(place, behind) !== undefined : beginsValue(after);
  }
  // A forgotten comma: only before a field that we know.
  const key = inObject ? keyAt(place, next) : undefined;
  return key !== undefined && isKnown(key);
}

/** Where one comma, or two of them, and the blanks behind end. */
export function skipCommas(text: string, at: number): number {
  const { at: second } = skipBlanks(text, at + 1);
  return isOneOf(text.charAt(second), COMMAS) ? skipBlanks(text, second + 1).at : second;
}

/** True when a closing bracket in front of `at` is one: inside another bracket, something must go on behind it. */
function endsBracket(place: Surroundings, at: number): boolean {
  const { text, brackets } = place;
  if (brackets.length === 1) return true;
  const { at: next } = skipBlanks(text, at);
  const char = text.charAt(next);
  if (char === '' || isOneOf(char, `}｝]］${COMMAS}${OPENS_OBJECT}`)) return true;
  return keyAt(place, next) !== undefined;
}

function beginsValue(char: string): boolean {
  return closersOf(char) !== undefined || isOneOf(char, OPENS_OBJECT + OPENS_LIST);
}
