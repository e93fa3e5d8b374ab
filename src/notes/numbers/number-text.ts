// Text → the same text with numbers in one spelling, before they are read. Pure.
// Offsets may change; what a number means does not.

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** One character of each spelling that is made plain below: a claim or a sentence seldom has any of them. */
const UNUSUAL =
  /[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹０-９Ａ-Ｚａ-ｚ％．＋－～₀-₉世\\^{$~〜\u2010-\u2015\u2212'’\u00a0\u2007\u2009\u202f]|\+\/-|:\/\/|www\.|arxiv:|\d{4}\.\d{5}|\d \. \d/i;

/** Full-width, superscript and LaTeX spellings of numbers as plain ones; URLs and arXiv ids blanked out. */
export function plainNumbers(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return (
    text
      .replace(/(?:https?:\/\/|www\.|arxiv:\s?)[^\s，。；、）]+|\b\d{4}\.\d{5}(?:v\d+)?\b/gi, ' ')
      .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, run => `^${Array.from(run, plainSuperscript).join('')}`)
      // Not the full-width comma: in Chinese it parts clauses, `为 95，200 个样本`.
      .replace(/[０-９Ａ-Ｚａ-ｚ％．＋－～₀-₉]/g, character => character.normalize('NFKC'))
      // The 1990s.
      .replace(/上世纪\s?(?=\d0\s?年代)/g, '19')
      .replace(/20\s?世纪\s?(?=\d0\s?年代)/g, '19')
      .replace(/\\times/g, '×')
      .replace(/\\pm|\+\/-/g, '±')
      .replace(/\\([%$#])/g, '$1')
      .replace(/\\(?:text|mathrm|mathbf|textbf)\{([^{}]*)\}/g, '$1')
      .replace(/\^\{?\s*([+\-−]?\d+)\s*\}?/g, '^$1')
      .replace(/\{,\}/g, ',')
      // Money, not maths: `$0.03 per query`, but `$3$` and `$63.9 \\pm 1.2$`.
      .replace(/\$(?=\d[\d,.]{0,20}(?![\d,.$\\^_{}×±]|\s[\\^×±=$<>+-]))/g, '¤')
      .replace(/\$/g, '')
      .replace(/[\u2010\u2011\u2212]/g, '-')
      .replace(/[\u2012-\u2015~〜]/g, '–')
      .replace(/(?<=\d)(?:[\u00a0\u2007\u2009\u202f'’]|\\,)(?=\d{3}(?!\d))/g, '')
      .replace(/(?<=\d) \. (?=\d)/g, '.')
  );
}

function plainSuperscript(character: string): string {
  if (character === '⁻') return '-';
  return character === '⁺' ? '' : String(SUPERSCRIPTS.indexOf(character));
}
