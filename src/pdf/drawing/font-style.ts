// Bold or italic? By the font's own flags, else by the names that such fonts have.
import type { FontStyle } from '../items.ts';
import type { FontFace } from './operators.ts';

/** `NimbusRomNo9L-Medi`, `CMBX12`, `LMRoman10-Bold`, `SFBX1000`, `TimesNewRomanPS-BoldMT`, `FandolSong-Bold`, `SimHei`. */
const BOLD = /bold|black|heavy|demi|-medi(?!um)|(?:cm|ec|sf|lm)[a-z]{0,3}bx|simhei|heiti/i;
/** `NimbusRomNo9L-ReguItal`, `CMTI10`, `LMRoman10-Italic`, `CMSL10`, `Helvetica-Oblique`. */
const ITALIC = /ital|obli|slant|(?:cm|ec|sf)(?:ti|sl|it)\d/i;

/** Asked for every word; a paper has few fonts. */
const known = new WeakMap<FontFace, FontStyle>();

/** The style of a font, worked out once for each. */
export function styleOf(font: FontFace): FontStyle {
  const style = known.get(font) ?? styleByName(font);
  known.set(font, style);
  return style;
}

function styleByName({ bold, black, italic, name }: FontFace): FontStyle {
  if (bold === true || black === true || BOLD.test(name)) return 'bold';
  return italic === true || ITALIC.test(name) ? 'italic' : 'plain';
}
