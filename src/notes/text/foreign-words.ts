// Words that a claim must not hold because they are not the paper's to its readers: hidden in the PDF, or those of
// the instructions that the model was given. Made once for a paper. Pure, linear. The paper's own words are read only
// when a text shares a stretch with the foreign ones, which is seldom.
import type { PaperText } from '../../domain/page.ts';
import { plantedInstructions, type Planted } from './planted-instructions.ts';
import { quoteKey } from '../quotes/quote-key.ts';
import { remembered, rememberedLast } from '../remembered.ts';
import { isTelling, phrasesOf, tokensOf } from './tokens.ts';

/** Stretches of words, and every word that is in one of them: few texts have a whole stretch of these. */
interface Stretches {
  readonly all: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** Stretches of so many words that stand in one text, and the text that a reader sees. */
interface Phrases extends Stretches {
  readonly visible: string;
  readonly words: number;
}

export interface ForeignWords {
  readonly hidden: Phrases;
  /** Letters and digits of each hidden passage, for quotes whose blanks are other than the PDF's. */
  readonly hiddenKeys: readonly string[];
  readonly instructions: Phrases;
  /** Sentences of the visible paper that are spoken to a program. */
  readonly planted: readonly (Planted & { readonly key: string })[];
}

/** Least words of a stretch, and how many of them carry meaning. `and the value of the best baseline` is chance. */
const HIDDEN = { words: 5, telling: 2 };
const INSTRUCTIONS = { words: 8, telling: 2 };

/** What is foreign to a paper; `visible` is all that its readers see, with title and abstract. */
export function foreignWords(text: PaperText, visible: string, instructions: string): ForeignWords {
  const hidden = text.hidden.map(passage => passage.text);
  return {
    hidden: { ...phrasesIn(hidden, HIDDEN), visible, words: HIDDEN.words },
    hiddenKeys: hidden.map(passage => quoteKey(passage).key),
    instructions: { ...instructionPhrases(instructions), visible, words: INSTRUCTIONS.words },
    planted: plantedInstructions(text).map(said => ({ ...said, key: quoteKey(said.words).key })),
  };
}

/** The first stretch of `text` that is foreign, as long as it goes on, in the text's own spelling; null for none. */
export function foreignStretch(text: string, phrases: Phrases): string | null {
  if (phrases.all.size === 0) return null;
  const tokens = tokensOf(text);
  let first: number | null = null;
  let last = 0;
  for (const phrase of phrasesOf(tokens, phrases.words, phrases.known)) {
    if (first !== null && phrase.from > last) break;
    if (!phrases.all.has(phrase.words) || seenOf(phrases).has(phrase.words)) continue;
    first ??= phrase.from;
    last = phrase.to;
  }
  return first === null ? null : text.slice(tokens[first]?.at, tokens[last - 1]?.end);
}

/** Those that a reader of the paper sees as well. */
const seenOf = remembered(({ all, known, visible, words }: Phrases): ReadonlySet<string> => {
  const seen = phrasesOf(tokensOf(visible), words, known).map(phrase => phrase.words);
  return new Set(seen.filter(phrase => all.has(phrase)));
});

/** The instructions are the same for every paper. */
const instructionPhrases = rememberedLast(instructions => phrasesIn([instructions], INSTRUCTIONS));

function phrasesIn(texts: readonly string[], { words, telling }: typeof HIDDEN): Stretches {
  const [all, known] = [new Set<string>(), new Set<string>()];
  for (const text of texts) {
    const tokens = tokensOf(text);
    for (const phrase of phrasesOf(tokens, words)) {
      const said = tokens.slice(phrase.from, phrase.to).filter(({ word }) => isTelling(word));
      if (said.length < telling) continue;
      all.add(phrase.words);
      for (const { word } of tokens.slice(phrase.from, phrase.to)) known.add(word);
    }
  }
  return { all, known };
}
