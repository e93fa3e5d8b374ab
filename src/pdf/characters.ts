// The characters of a line: ligatures to letters, invisible ones out, odd blanks and hyphens to plain ones.
// Characters that a font could not name (U+FFFD, private use) stay: they are counted, never hidden.

/** Latin ligatures U+FB00–FB06. pdf.js splits most of them itself. */
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];
const LIGATURE = /[\ufb00-\ufb06]/g;
/** Soft hyphen, non-characters, controls, zero-width: nothing a reader sees. */
const INVISIBLE = /[\u00ad\ufffe\uffff\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200d\ufeff]/g;
/** A mark without a name between digits, `1.1±0.3` or `3–4`: without it, they would be one number. */
const LOST_BETWEEN_DIGITS = /(?<=\d)[\u0000-\u0008\u000b-\u001f\u007f-\u009f](?=[^\p{L}\s]?\d)/gu;
const ODD_HYPHEN = /[\u2010\u2011]/g;
const ODD_BLANK = /[\u00a0\u2000-\u200a\u202f\u205f\t]/g;
/** What fonts without a name for it show where a word was broken at the end of a line. */
const HIDDEN_HYPHEN = /\p{L}[\u00ad\ufffe\u0002]\s*$/u;
/** U+FFFD, private use, and controls: the font gives no character for the glyph. */
const LOST = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000b\u000e-\u001f]/g;
/** Nothing to clean but blanks. */
const ASCII = /^[\x20-\x7e]*$/;
/** A capital, a blank and more capitals: how small capitals come out, `R EFERENCES`. */
const SMALL_CAPITALS = /(?<![\p{L}\p{N}])(\p{Lu}) (?=\p{Lu}{2})/gu;

/** Raw line text → text for people: one plain blank between words, no invisible characters. */
export function cleanText(text: string): string {
  if (ASCII.test(text)) return (text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text).trim();
  return text
    .replaceAll(LIGATURE, glyph => LIGATURES[glyph.charCodeAt(0) - 0xfb00] ?? glyph)
    .replaceAll(LOST_BETWEEN_DIGITS, '\ufffd')
    .replaceAll(INVISIBLE, '')
    .replaceAll(ODD_HYPHEN, '-')
    .replaceAll(ODD_BLANK, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** True when the raw line ends in a hyphen that `cleanText` takes out. */
export function endsInHiddenHyphen(text: string): boolean {
  return HIDDEN_HYPHEN.test(text);
}

/** Number of glyphs that have no character. Count before cleaning, which takes controls out. */
export function countLost(text: string): number {
  return ASCII.test(text) ? 0 : (text.match(LOST)?.length ?? 0);
}

/** Number of letters of any script. Asked for every line: most are plain, and need no list of their letters. */
export function lettersIn(text: string): number {
  if (!ASCII.test(text)) return text.match(/\p{L}/gu)?.length ?? 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    // Bit 5 is all that tells a small letter from its capital.
    const code = text.charCodeAt(index) | 0x20;
    if (code >= 0x61 && code <= 0x7a) count++;
  }
  return count;
}

/** `R EFERENCES` → `REFERENCES`; for matching and showing titles, not for running text ("A GPU"). */
export function joinSmallCapitals(title: string): string {
  return title.replaceAll(SMALL_CAPITALS, '$1');
}

/** True when both sides are Chinese or Japanese, which need no blank between them. */
export function meetsWithoutBlank(left: string, right: string): boolean {
  return isCjk(left.trimEnd().at(-1)) && isCjk(right.trimStart().at(0));
}

/** Chinese and Japanese text and its punctuation. A table and no pattern, since it is asked at every line end. */
const CJK_RANGES = [
  [0x3000, 0x30ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
] as const;

/** `character` is a UTF-16 unit; rare Han characters beyond the first plane count as no Chinese here. */
function isCjk(character: string | undefined): boolean {
  const code = character?.charCodeAt(0) ?? 0;
  return code >= 0x3000 && CJK_RANGES.some(([first, last]) => code >= first && code <= last);
}
