// Characters as fonts name them → characters as people type them: writing from right to left, presentation forms.

/** Hebrew, Arabic and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_RIGHT_TO_LEFT = 0x590;
/** Runs inside such text that read from left to right, back to front: Latin words with their blanks, and numbers. */
const LEFT_TO_RIGHT =
  /(?:[\p{N}\p{sc=Latin}][\p{N}\p{sc=Latin}.,:%/ -]{0,200})?\p{sc=Latin}|%?\p{N}(?:[\p{N}.,:/-]{0,200}\p{N})?(?:[-−+](?!\p{L}))?/gu;
/** Forms that only a font tells apart: Kangxi radicals for Han, Arabic shapes, stops of vertical type, Ohm and Kelvin signs. */
const FORMS =
  /[\u00b5\u2126\u212a\u212b\u2e9f\u2ef3\u2f00-\u2fd5\ufb13-\ufb17\ufb1d-\ufdfb\ufe10-\ufe16\ufe41-\ufe44\ufe70-\ufefc]+/gu;

const ASCII = /^[\x20-\x7e]*$/;

/** Whether any letter of the text is Hebrew or Arabic; it may begin with a mark. */
export function hasRightToLeft(text: string): boolean {
  // Asked for every glyph, and most are one letter of the Latin alphabet.
  if (text.length === 1 && text.charCodeAt(0) < FIRST_RIGHT_TO_LEFT) return false;
  return RIGHT_TO_LEFT.test(text);
}

/** Glyphs from left to right on the page → the order in which they are read, for text that runs from right to left. */
export function logicalOrder(text: string): string {
  const reversed = Array.from(text).reverse().join('');
  return reversed.replaceAll(LEFT_TO_RIGHT, run => Array.from(run).reverse().join(''));
}

/** Every letter in the form that people type and search for. */
export function plainForms(text: string): string {
  return ASCII.test(text) ? text : text.replaceAll(FORMS, form => form.normalize('NFKC'));
}
