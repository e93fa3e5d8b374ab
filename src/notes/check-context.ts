// What the checks look at besides the claim: facts of the paper, made once, and of the claim's quote. Pure.
import type { Claim } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Bilingual, Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import { NO_GLOSSARY, type Glossary } from '../lib/glossary.ts';
import type { Figure } from './numbers/figure.ts';
import { foreignWords, type ForeignWords } from './text/foreign-words.ts';
import { indexQuotes, locate, type Located } from './quotes/ground.ts';
import { numbersOf } from './numbers/numbers.ts';
import { indexNames, type PaperNames } from './names/paper-names.ts';
import type { QuoteIndex } from './quotes/quote-index.ts';
import { quoteKey } from './quotes/quote-key.ts';
import { once } from './remembered.ts';

/** Facts of one paper: its text with title, abstract, comment and links. */
export interface PaperFacts {
  readonly paper: Paper;
  readonly text: PaperText;
  readonly index: QuoteIndex;
  /** All words of the paper and its metadata, one string. */
  readonly everything: string;
  /** All its numbers, read at the first question: most claims are proven by their quotes. */
  readonly figures: () => readonly Figure[];
  /** Letters and digits only, for names and URLs that a line break may have split. */
  readonly key: string;
  /** All words, authors and categories included, for names in any spelling. */
  readonly names: PaperNames;
  /** The fixed part of the prompt that the notes answer; '' when no model was asked. */
  readonly instructions: string;
  /** Terms and their Chinese; none when no glossary is used. */
  readonly glossary: Glossary;
  /** Words of the instructions and of hidden text that the paper does not have, and orders to programs that it has. */
  readonly foreign: ForeignWords;
}

/** Facts that come from us and not from the paper. */
export type OwnFacts = Pick<PaperFacts, 'instructions' | 'glossary'>;

/** Where a text stands in the notes. `headline` and `title` are no claims: they have no quote. */
export type Place = 'background' | 'innovation' | 'result' | 'takeaway' | 'headline' | 'title';

export interface CheckContext {
  readonly facts: PaperFacts;
  /** Where the quote was found; null when the claim has none. */
  readonly located: Located | null;
  /** Numbers of the quote; none when it is missing from the paper, for then it proves nothing. */
  readonly quoteFigures: readonly Figure[];
  readonly place: Place;
  /** All that was stated, to look at a claim's neighbours. */
  readonly notes: Notes;
}

/** One defect of a claim, or of any prose. What it finds is told in both languages. */
export interface Check {
  /** Stable, kebab-case, the name of the check's file. */
  readonly code: string;
  readonly severity: Finding['severity'];
  /** `prose`: the headline and the titles are looked at too, as claims without a quote. */
  readonly of: 'claims' | 'prose';
  /** A message for each defect, in the claim as a reader will see it. */
  readonly find: (claim: Claim, context: CheckContext) => readonly Bilingual[];
}

/** One defect of the notes as a whole; they come with their quotes located and their claims checked. */
export interface NotesCheck extends Pick<Check, 'code' | 'severity'> {
  readonly find: (notes: Notes, facts: PaperFacts) => readonly Bilingual[];
}

/** Facts for the checks of all claims of a paper. */
export function factsOf(paper: Paper, text: PaperText, own: Partial<OwnFacts> = {}): PaperFacts {
  const { instructions = '', glossary = NO_GLOSSARY } = own;
  const index = indexQuotes(text);
  const links = [paper.url, paper.doi, ...paper.links.map(link => link.url)];
  const words = [paper.title, paper.abstract, paper.comment, ...links].filter(part => part !== null);
  const everything = [index.text, ...words].join('\n');
  return {
    paper,
    text,
    index,
    everything,
    figures: once(() => numbersOf(everything)),
    names: indexNames([everything, ...paper.authors, ...paper.categories].join('\n')),
    key: keyOf(index, everything),
    foreign: foreignWords(text, everything, instructions),
    instructions,
    glossary,
  };
}

/** The key of a text that begins with the paper's, whose key is known: what follows is read behind one character of it. */
function keyOf({ text, exact }: QuoteIndex, everything: string): string {
  const last = text.slice(-1);
  const behind = quoteKey(`${last}${everything.slice(text.length)}`).key;
  return exact.key + behind.slice(quoteKey(last).key.length);
}

/** The context of one claim. */
export function contextOf(
  claim: Claim,
  facts: PaperFacts,
  about: Pick<CheckContext, 'place' | 'notes'>,
): CheckContext {
  const located = claim.quote === '' ? null : locate(facts.index, claim.quote);
  const isProof = located !== null && located.match !== 'missing';
  return { facts, located, quoteFigures: isProof ? numbersOf(claim.quote) : [], ...about };
}

/** What a check has to say, as findings. */
export function toFindings(
  { code, severity }: Pick<Check, 'code' | 'severity'>,
  said: readonly Bilingual[],
): Finding[] {
  return said.map(({ en, zh }) => ({ code, severity, message: en, messageZh: zh }));
}
