// Sentences of a paper to look up as quotes, and what models do to them. Plain strings in and out and no imports,
// because bench/pdf.mjs loads this file on its own.

/** Changes a quote, given as words; `at` counts the quotes and chooses the place. null: there is nothing to change. */
export type Damage = (words: readonly string[], at: number) => string | null;

/** Words whose change must never be forgiven are left as they are. */
const NAME = /\d|[A-Z].*[A-Z]/;
const MEANING =
  /^(?:not?|never|all|some|only|both|more|most|less|few\w*|many|first|second|un\w+|in\w+|dis\w+)$|\b(?:high|low|small|large|short|long|fast|slow|strong|weak|better|best|worse|increas|decreas|improv|reduc|under|over|above|below|before|after|without|fail|gain|los|half|grow|drop|declin|lack|exceed|twice|double)/i;
const GREEK =
  'αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta κkappa λlambda μmu νnu ξxi πpi ρrho σsigma τtau φphi χchi ψpsi ωomega ΔDelta ΩOmega ΦPhi ΣSigma';
const GREEK_NAMES = new Map(GREEK.split(' ').map(name => [name.slice(0, 1), name.slice(1)]));

/**
 * The sample of reference figures: sentences of 8 to 40 words, capital first, full stop last, without a digit, a
 * marker of the truth or a stray blank. Paragraphs are run together, so a heading without a full stop is part of it.
 */
export function sampleQuotes(truth: string): string[] {
  return truth
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[a-z]{3}[.?!]) (?=[A-Z])/)
    .filter(text => {
      const words = text.split(' ').length;
      const isSentence = words >= 8 && words <= 40 && /^[A-Z].*[.?!]$/.test(text);
      return isSentence && !/[\d⟦⟧[\]|_^{}\\<>]| [,.;)]|\( /.test(text);
    });
}

/** The same for Chinese: sentences of 15 to 80 characters without a marker. Paragraphs stay apart. */
export function sampleChinese(truth: string): string[] {
  return truth
    .split('\n')
    .flatMap(paragraph => paragraph.split(/(?<=[。！？])/))
    .map(sentence => sentence.trim())
    .filter(
      text =>
        text.length >= 15 && text.length <= 80 && /^\p{sc=Han}.*[。！？]$/u.test(text) && !/⟦/.test(text),
    );
}

/** Sentences of running text that a damage can apply to, for citations and formulas, which no truth has. */
export function sentencesOf(body: string): string[] {
  return body
    .split('\n')
    .flatMap(paragraph => paragraph.split(/(?<=[a-z\])]{2}[.?!]) (?=[A-Z])/))
    .filter(text => {
      const words = text.split(' ').length;
      return words >= 8 && words <= 40 && /^[A-Z].*[.?!]$/.test(text);
    });
}

/** What a model does to a quote that keeps its letters: it must be found as it is. */
export const SPELLINGS: Readonly<Record<string, Damage>> = {
  'line breaks, words cut': words => broken(words, '-\n'),
  'hyphens left in words': words => broken(words, '- '),
  'hyphens left out': words => changedText(words, text => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '')),
  'hyphens of other kinds': words => changedText(words, text => text.replace(/-/g, '\u2011')),
  ligatures: words =>
    changedText(words, text =>
      text.replace(/ffi/g, '\ufb03').replace(/fi/g, '\ufb01').replace(/fl/g, '\ufb02'),
    ),
  'quotation marks': words => changedText(words, text => text.replace(/[“”"‘’']/g, '"')),
  'full width': words =>
    words.join(' ').replace(/[!-~]/g, half => String.fromCharCode(half.charCodeAt(0) + 0xfee0)),
};

/** What a model does to a quote's words: it must be found nearly. */
export const REWORDINGS: Readonly<Record<string, Damage>> = {
  'a word replaced': (words, at) => changedWord(words, at, () => ['approach']),
  'a word added': (words, at) => changedWord(words, at, word => [word, 'clearly']),
  'a word left out': (words, at) => changedWord(words, at, () => []),
  'middle left out': words =>
    words.length < 16 ? null : `${words.slice(0, 6).join(' ')} … ${words.slice(-6).join(' ')}`,
};

/** Damages that need a sentence of the paper's text itself. */
export const NOTATIONS: Readonly<Record<string, Damage>> = {
  'citations left out': words =>
    changedText(words, text =>
      text.replace(/ ?\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\]| ?\([A-Z][a-z]+ et al\., \d{4}\)/g, ''),
    ),
  'LaTeX letters': words =>
    changedText(words, text =>
      text.replace(/[α-ωΔΩΦΣ]/g, letter => {
        const name = GREEK_NAMES.get(letter);
        return name === undefined ? letter : `$\\${name}$`;
      }),
    ),
  'LaTeX indices': words =>
    changedText(words, text => text.replace(/([α-ω])([a-z]|max|min)(?![a-z])/g, String.raw`$$$1_{$2}$$`)),
};

/** Chinese with other blanks and widths. */
export const CHINESE: Readonly<Record<string, Damage>> = {
  'blanks put in': words => Array.from(words.join(' ')).join(' '),
  'blanks taken out': words => changedText(words, text => text.replaceAll(' ', '')),
  'half-width punctuation': words =>
    changedText(words, text => text.replace(/，/g, ', ').replace(/。/g, '.').replace(/：/g, ': ')),
  'full-width digits': words =>
    changedText(words, text =>
      text.replace(/[\d.%]/g, half => String.fromCharCode(half.charCodeAt(0) + 0xfee0)),
    ),
};

/** Every ninth word is followed by a line break; the first long word behind it is cut by `hyphen`. */
function broken(words: readonly string[], hyphen: string): string {
  let isDue = true;
  return words
    .map((word, place) => {
      if (place % 9 === 8) isDue = true;
      if (!isDue || !/^[a-z]{8,}$/.test(word)) return place % 9 === 8 ? `${word}\n` : word;
      isDue = false;
      return word.slice(0, 4) + hyphen + word.slice(4);
    })
    .join(' ');
}

function changedText(words: readonly string[], change: (text: string) => string): string | null {
  const text = words.join(' ');
  const changed = change(text);
  return changed === text ? null : changed;
}

function changedWord(
  words: readonly string[],
  at: number,
  replacement: (word: string) => readonly string[],
): string | null {
  const places = words.flatMap((word, place) =>
    place > 0 && word.length <= 8 && !MEANING.test(word) && !NAME.test(word) ? [place] : [],
  );
  const chosen = places[(at * 7) % places.length];
  if (chosen === undefined) return null;
  return words.flatMap((word, place) => (place === chosen ? replacement(word) : [word])).join(' ');
}
