// Text → the key by which quotes are compared, with the way back to the text. Pure.
// Line breaks, hyphens, quotation marks, accents and ligatures vanish by construction; decimal points and
// signs of numbers stay, because `1.5` is not `15` and `-5` is not `5`.

import { rememberedText } from '../remembered.ts';

/** `at[i]` is the UTF-16 position in the source text of the character that gave `key[i]`. */
export interface QuoteKey {
  readonly key: string;
  readonly at: Uint32Array;
}

const KEPT = /[\p{L}\p{N}]/u;
const MINUS = new Set(['-', '\u2212', '\u2013']);
/** Full-width ASCII, one unit each as their half-width forms are: `６３．９` is `63.9`. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** The increment sign that fonts of formulas have for a capital delta; its decomposition does not tell. */
const INCREMENT = '\u2206';
/** Bits that a unit of Latin-1 does not have. */
const BEYOND_LATIN = 0xff00;
/** A paper has a few dozen characters beyond ASCII, thousands of times; as many of them are remembered. */
const MOST_WIDE = 4_096;

/**
 * Per code point: compatibility decomposition (so that one ligature gives all its letters and `é` gives `e`
 * however the PDF spells it), lower case, letters and digits only. A few ms for a paper.
 */
export function quoteKey(source: string): QuoteKey {
  const text = source.replace(FULL_WIDTH, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  let length = 0;
  let units = new Uint16Array(text.length + 64);
  let at = new Uint32Array(text.length + 64);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      const unit = asciiKey(text, index, code);
      if (unit !== 0) at[length] = index;
      if (unit !== 0) units[length++] = unit;
      continue;
    }
    const point = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const letters = isSign(text, index) ? '-' : wideKey(point);
    // What is left of the text needs its own room even when one character gave 18 letters.
    if (length + letters.length + text.length - index > at.length) {
      units = grown(units, new Uint16Array(2 * at.length));
      at = grown(at, new Uint32Array(2 * at.length));
    }
    for (let unit = 0; unit < letters.length; unit += 1) {
      at[length] = index;
      units[length++] = letters.charCodeAt(unit);
    }
    index += point.length - 1;
  }
  return { key: textOf(units.subarray(0, length)), at: at.slice(0, length) };
}

/** The key alone. Remembered: several checks ask for that of one quote. */
export const keyOf: (source: string) => string = rememberedText(source => quoteKey(source).key);

function grown<A extends Uint16Array | Uint32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** UTF-16 units → a flat string: gluing it together letter by letter costs several times the rest. */
function textOf(units: Uint16Array): string {
  let bits = 0;
  for (const unit of units) bits |= unit;
  // One byte a letter where that will do: half the memory, and searched twice as fast.
  if ((bits & BEYOND_LATIN) === 0) return Buffer.from(units).toString('latin1');
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  return (IS_LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The key of a text of which `layer` has blanks over some stretches: what stands under blanks is left out. */
export function keyWithin({ key, at }: QuoteKey, layer: string): QuoteKey {
  const parts: string[] = [];
  const places: Uint32Array[] = [];
  for (let from = 0; from < key.length;) {
    const to = stretchEnd(at, layer, from);
    if (!isBlank(layer, at[from])) {
      parts.push(key.slice(from, to));
      places.push(at.subarray(from, to));
    }
    from = to;
  }
  return { key: parts.join(''), at: joined(places) };
}

function stretchEnd(at: Uint32Array, layer: string, from: number): number {
  const isLeftOut = isBlank(layer, at[from]);
  let to = from + 1;
  while (to < at.length && isBlank(layer, at[to]) === isLeftOut) to += 1;
  return to;
}

function isBlank(layer: string, position = 0): boolean {
  const code = layer.charCodeAt(position);
  return code === 32 || code === 12;
}

function joined(places: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(places.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const part of places) {
    all.set(part, length);
    length += part.length;
  }
  return all;
}

/** How many characters the key of `text` has that are letters or digits; for positions inside a line. */
export function keptLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      if (isAsciiKept(code)) length += 1;
      continue;
    }
    const point = String.fromCodePoint(text.codePointAt(index) ?? 0);
    length += wideKey(point).length;
    index += point.length - 1;
  }
  return length;
}

function isAsciiKept(code: number): boolean {
  const letter = code | 32;
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57);
}

/** Least number of kept characters that can identify a passage: a Chinese one carries about two Latin. */
export function isTooShort(key: string): boolean {
  const han = key.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return key.length + han < 12;
}

/** The kept form of an ASCII character, 0 for none. */
function asciiKey(text: string, index: number, code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  if (code >= 65 && code <= 90) return code + 32;
  if (code === 46) return isDecimalPoint(text, index) ? code : 0;
  if (code === 45) return isSign(text, index) ? code : 0;
  return 0;
}

const wideKeys = new Map<string, string>([[INCREMENT, 'δ']]);

function wideKey(point: string): string {
  const known = wideKeys.get(point);
  if (known !== undefined) return known;
  let kept = '';
  for (const part of point.normalize('NFKD').toLowerCase().normalize('NFKD'))
    if (KEPT.test(part)) kept += part;
  if (wideKeys.size < MOST_WIDE) wideKeys.set(point, kept);
  return kept;
}

/** `0.5`, and `0 . 5` as PDFs with wide maths spacing have it; not the stop in `in 2016. 5 models`. */
function isDecimalPoint(text: string, index: number): boolean {
  if (isDigit(text[index - 1])) return isDigit(text[index + 1]);
  const spaced = text[index - 1] === ' ' && text[index + 1] === ' ';
  return spaced && isDigit(text[index - 2]) && isDigit(text[index + 2]);
}

/** A minus right before a digit, at the start or behind a blank or an opening mark: no range, no hyphen. */
function isSign(text: string, index: number): boolean {
  if (!MINUS.has(text.charAt(index)) || !isDigit(text[index + 1])) return false;
  const before = text[index - 1];
  if (before === undefined || /[([{=~≈<>≤≥/:,，（：]/.test(before)) return true;
  // `3 –5` is a range set badly, `by -5` a number.
  return /\s/.test(before) && !isDigit(text[index - 2]);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
