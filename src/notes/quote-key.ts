// Text → the key by which quotes are compared, with the way back to the text. Pure.
// Line breaks, hyphens, quotation marks, accents and ligatures vanish by construction; decimal points and
// signs of numbers stay, because `1.5` is not `15` and `-5` is not `5`.

/** `at[i]` is the UTF-16 position in the source text of the character that gave `key[i]`. */
export interface QuoteKey {
  readonly key: string;
  readonly at: Uint32Array;
}

const KEPT = /[\p{L}\p{N}]/u;
const MINUS = new Set(['-', '\u2212', '\u2013', '\uff0d']);

/**
 * Per code point: compatibility decomposition (so that one ligature gives all its letters and `é` gives `e`
 * however the PDF spells it), lower case, letters and digits only.
 */
export function quoteKey(text: string): QuoteKey {
  const parts: string[] = [];
  const at: number[] = [];
  const keep = (letters: string, position: number) => {
    parts.push(letters);
    for (let unit = 0; unit < letters.length; unit += 1) at.push(position);
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      const letter = asciiKey(text, index, code);
      if (letter !== '') keep(letter, index);
      continue;
    }
    const point = String.fromCodePoint(text.codePointAt(index) ?? 0);
    keep(isSign(text, index) ? '-' : wideKey(point), index);
    index += point.length - 1;
  }
  return { key: parts.join(''), at: Uint32Array.from(at) };
}

/** How many characters the key of `text` has that are letters or digits; for positions inside a line. */
export function keptLength(text: string): number {
  let length = 0;
  for (const point of text) length += wideKey(point).length;
  return length;
}

/** Least number of kept characters that can identify a passage: a Chinese one carries about two Latin. */
export function isTooShort(key: string): boolean {
  const han = key.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return key.length + han < 12;
}

function asciiKey(text: string, index: number, code: number): string {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return text.charAt(index);
  if (code >= 65 && code <= 90) return String.fromCharCode(code + 32);
  if (code === 46) return isDecimalPoint(text, index) ? '.' : '';
  if (code === 45) return isSign(text, index) ? '-' : '';
  return '';
}

function wideKey(point: string): string {
  let kept = '';
  for (const part of point.normalize('NFKD').toLowerCase().normalize('NFKD'))
    if (KEPT.test(part)) kept += part;
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
