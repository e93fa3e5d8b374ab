// Words that a claim must not hold because they are not the paper's to its readers: hidden in the PDF, or those of
// the instructions that the model was given. Made once for a paper. Pure, linear.
import type { PaperText } from '../domain/page.ts';
import { plantedInstructions, type Planted } from './planted-instructions.ts';
import { quoteKey } from './quote-key.ts';
import { isTelling, phrasesOf, tokensOf } from './tokens.ts';

/** Stretches of so many words that stand in one text and not in the paper that a reader sees. */
interface Phrases {
  readonly all: ReadonlySet<string>;
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

const WORDS_HIDDEN = 5;
const WORDS_OF_INSTRUCTIONS = 6;

/** What is foreign to a paper; `visible` is all that its readers see, with title and abstract. */
export function foreignWords(text: PaperText, visible: string, instructions: string): ForeignWords {
  const hidden = text.hidden.map(passage => passage.text);
  return {
    hidden: phrasesBeside(visible, hidden, WORDS_HIDDEN),
    hiddenKeys: hidden.map(passage => quoteKey(passage).key),
    instructions: phrasesBeside(visible, [instructions], WORDS_OF_INSTRUCTIONS),
    planted: plantedInstructions(text).map(said => ({ ...said, key: quoteKey(said.words).key })),
  };
}

/** The first stretch of `text` that is foreign, as long as it goes on, in the text's own spelling; null for none. */
export function foreignStretch(text: string, { all, words }: Phrases): string | null {
  if (all.size === 0) return null;
  const tokens = tokensOf(text);
  let first: number | null = null;
  let last = 0;
  for (const phrase of phrasesOf(tokens, words)) {
    if (first !== null && phrase.from > last) break;
    if (!all.has(phrase.words)) continue;
    first ??= phrase.from;
    last = phrase.to;
  }
  return first === null ? null : text.slice(tokens[first]?.at, tokens[last - 1]?.end);
}

function phrasesBeside(visible: string, texts: readonly string[], words: number): Phrases {
  const all = new Set<string>();
  for (const text of texts) {
    const tokens = tokensOf(text);
    for (const phrase of phrasesOf(tokens, words)) {
      const telling = tokens.slice(phrase.from, phrase.to).filter(({ word }) => isTelling(word));
      if (telling.length >= 2) all.add(phrase.words);
    }
  }
  if (all.size > 0) for (const phrase of phrasesOf(tokensOf(visible), words)) all.delete(phrase.words);
  return { all, words };
}
