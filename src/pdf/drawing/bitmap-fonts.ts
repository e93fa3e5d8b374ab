// Letters of bitmap fonts, as TeX made them until about 2000 (Type 3): the file names their glyphs by number only, so
// ligatures, dashes and signs come out as control characters. Numbers of ligatures: TeX's encodings OT1 and T1.
import type { FontFace, Glyph } from './operators.ts';

/** Control characters become private-use ones, which are kept, counted and shown as lost. */
const PRIVATE = 0xe000;
const LAST_CONTROL = 0x1f;
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl'];
/** The numbers of the ligatures in OT1 and in T1. Other characters have them in formulas, hence letters must be near. */
const OT1 = /(?<=\p{L}{2}|\p{Lu})[\ue00b-\ue00f]|[\ue00b-\ue00f](?=\p{Ll}{2})/gu;
const T1 = /(?<=\p{L}{2}|\p{Lu})[\ue01b-\ue01f]|[\ue01b-\ue01f](?=\p{Ll}{2})/gu;
const OT1_GLYPHS = ['a11', 'a12', 'a13', 'a14', 'a15'];
const T1_GLYPHS = ['a27', 'a28', 'a29', 'a30', 'a31'];
/** In OT1 these are letters of the North: one alone may be an ø. */
const LIGATURES_OF_T1 = 2;

/** The character of a glyph; never one that would count as blank although it leaves a mark. */
export function bitmapCharacter({ unicode, isSpace, width }: Glyph): string {
  const code = unicode.charCodeAt(0);
  if (isSpace || width === 0 || unicode.length !== 1 || code > LAST_CONTROL) return unicode;
  return String.fromCharCode(PRIVATE + code);
}

/** Text of one bitmap font with its ligatures as letters. */
export function bitmapLigatures(text: string, { charProcOperatorList = {} }: FontFace): string {
  const has = (name: string): boolean => name in charProcOperatorList;
  const isT1 = !OT1_GLYPHS.some(has) && T1_GLYPHS.filter(has).length >= LIGATURES_OF_T1;
  // The five numbers end in the same four bits, 11 to 15, in both encodings.
  return text.replaceAll(isT1 ? T1 : OT1, glyph => LIGATURES[(glyph.charCodeAt(0) & 15) - 11] ?? glyph);
}
