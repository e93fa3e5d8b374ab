// Is an abbreviation made of the first letters of words that stand together in the paper? Pure.
import { NOT_IN_TERMS } from './common-words.ts';
import { remembered, rememberedText } from '../remembered.ts';
import { FUNCTION_WORDS, gapBehind, MOST, type PaperNames } from './paper-names.ts';

const PHRASE_GAP = /^[\s,()/\-\u2010-\u2014“”"]{1,3}$/;

/**
 * True when the letters are the first letters of words that stand together in the paper. Few letters meet by chance
 * somewhere in any paper, so the words must stand there twice (`least` times), be close and long, or have capitals.
 */
export function isAbbreviation(names: PaperNames, letters: string, least = 2): boolean {
  const key = letters.toLowerCase();
  if (!/^[a-z]{2,8}$/.test(key)) return false;
  return abbreviationsOf(names)(`${least} ${key}`);
}

/** Answered once for each paper: its claims name the same few things. */
const abbreviationsOf = remembered((names: PaperNames) =>
  rememberedText(asked => {
    const [least = '', key = ''] = asked.split(' ');
    return isMadeOf(names, key, Number(least));
  }),
);

function isMadeOf(names: PaperNames, key: string, least: number): boolean {
  return (
    hasInitials(names, key, { least, of: names.initials, atomAt: at => at }) ||
    hasInitials(names, key, { least, of: names.contentInitials, atomAt: at => names.contentAtoms[at] ?? 0 })
  );
}

function hasInitials(
  names: PaperNames,
  key: string,
  { least, of, atomAt }: { least: number; of: string; atomAt: (at: number) => number },
): boolean {
  const seen = new Set<string>();
  let tries = 0;
  for (let at = of.indexOf(key); at >= 0 && tries < MOST; at = of.indexOf(key, at + 1), tries += 1) {
    const [first, last] = [atomAt(at), atomAt(at + key.length - 1)];
    if (!isPhrase(names, first, last)) continue;
    const words = names.atoms.slice(first, last + 1);
    const phrase = words.join(' ');
    if (
      least < 2 ||
      isTerm(words, key) ||
      seen.has(phrase) ||
      (hasCapital(names, first) && hasCapital(names, last))
    )
      return true;
    seen.add(phrase);
  }
  return false;
}

/**
 * True for words that one place is enough of: one for each letter, of four letters or more, none that terms are without.
 * Three words meet by chance in every paper (`requires neither demonstrations`).
 */
function isTerm(words: readonly string[], key: string): boolean {
  return key.length > 3 && words.length === key.length && !words.some(isNoTerm);
}

function isNoTerm(word: string): boolean {
  const stems = [word, word.replace(/s$/, ''), word.replace(/(?:ed|ing|es|d)$/, '')];
  return word.endsWith('ly') || stems.some(stem => NOT_IN_TERMS.has(stem) || NOT_IN_TERMS.has(`${stem}e`));
}

function isPhrase(names: PaperNames, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const isWord = FUNCTION_WORDS.has(names.atoms[at] ?? '') || (names.atoms[at] ?? '').length > 2;
    if (!isWord || (at < last && !PHRASE_GAP.test(gapBehind(names, at)))) return false;
  }
  return true;
}

function hasCapital({ text, starts, ends }: PaperNames, at: number): boolean {
  return /^[A-Z][a-z]/.test(text.slice(starts[at], ends[at]));
}
