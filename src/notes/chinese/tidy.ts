// The typography of our own Chinese and English fields. Pure, linear, idempotent. It moves blanks and swaps marks:
// every letter and digit stays, in its order, and so do URLs, code, maths and citations, byte for byte.
// Call it after plainText, and never on a quote or on text that a person wrote.
import { halfWidthMarks } from './half-width.ts';
import { fullWidthMarks } from './full-width.ts';
import { mask, unmask, type Masked } from './mask.ts';
import { joinNames, type Language } from './names.ts';
import { joinNumbers, mendUrls } from './rejoin.ts';
import { spaceChinese } from './spacing.ts';

/** One mark can decide about the next, so it goes round; in practice twice, the second time to see that it is done. */
const MOST_ROUNDS = 8;

/**
 * A Chinese field as a Chinese editor would set it: a blank between Chinese and Latin letters or digits, full-width
 * marks in Chinese, none of the blanks that models put into names, versions, ranges and URLs.
 */
export function tidyChinese(text: string): string {
  return settled(text, plain => spaceChinese(fullWidthMarks(joined(plain, 'zh'))));
}

/** An English field without blanks inside names, versions, ranges and URLs, and without full-width marks. */
export function tidyEnglish(text: string): string {
  return settled(text, plain => halfWidthMarks(joined(plain, 'en')));
}

function joined(plain: string, language: Language): string {
  return joinNumbers(joinNames(plain, language), language);
}

/** `tidy` sees the text with all that must not change masked, again and again until nothing changes. */
function settled(text: string, tidy: (plain: string) => string): string {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const after = once(before, tidy);
    if (after === before) break;
    before = after;
  }
  return before;
}

function once(text: string, tidy: (plain: string) => string): string {
  const outer = mask(text, 'exact');
  const inner: Masked = mask(mendUrls(outer.text.replace(/[ \u3000]{2,}|\u3000/g, ' ')), 'urls');
  return unmask(unmask(tidy(inner.text), inner, 'urls'), outer, 'exact').trim();
}
