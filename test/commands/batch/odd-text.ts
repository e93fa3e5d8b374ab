// Text that is hard to measure: wide, joined, combining, invisible, reordering and broken characters among plain ones.
// (fast-check's own graphemes take a second to be set up.)
import fc from 'fast-check';

const CHARACTERS: readonly string[] = [
  ...Array.from('abcXYZ019 -_/.|*`<>[]()#@$~\\'),
  ...Array.from('稀疏路由，：한αΩ…·é'),
  ...['e\u0301', '👩‍👩‍👧‍👦', '🚀', '🇨🇳', '👍🏽', '1\uFE0F\u20E3', '\u0336', 'ｶﾞ', 'क्षि', '\u1100\u1161\u11A8'],
  ...['\u200B', '\u200D', '\u202E', '\u00AD', '\u001B', '\u009B', '\n', '\t', '\u2028', '\uD83D', '\uFFFD'],
];

/** A line or more of it. */
export const oddText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...CHARACTERS), { maxLength }).map(characters => characters.join(''));

/** What a terminal may be given: odd, and printable. */
export const printableText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...CHARACTERS.slice(0, -11)), { maxLength }).map(characters =>
    // A mark with nothing to stand on is drawn by no terminal.
    characters
      .join('')
      .trim()
      .replace(/^\p{M}+/u, '')
      .trim(),
  );
