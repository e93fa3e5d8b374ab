// What the checks look at besides the claim: facts of the paper, made once, and of the claim's quote. Pure.
import type { Claim } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Engine } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import type { Figure } from './figure.ts';
import { indexQuotes, locate, type Located } from './ground.ts';
import { numbersOf } from './numbers.ts';
import type { QuoteIndex } from './quote-index.ts';
import { quoteKey } from './quote-key.ts';

/** Facts of one paper: its text with title, abstract, comment and links. */
export interface PaperFacts {
  readonly index: QuoteIndex;
  readonly figures: readonly Figure[];
  /** Letters and digits only, for names and URLs that a line break may have split. */
  readonly key: string;
}

export interface CheckContext {
  readonly facts: PaperFacts;
  /** Where the quote was found; null when the claim has none. */
  readonly located: Located | null;
  /** Numbers of the quote; none when it is missing from the paper, for then it proves nothing. */
  readonly quoteFigures: readonly Figure[];
  readonly isTakeaway: boolean;
  readonly engine: Engine['name'];
}

/** One defect: what it finds in the claim as a reader will see it. */
export type Check = (claim: Claim, context: CheckContext) => Finding[];

/** Facts for the checks of all claims of a paper. */
export function factsOf(paper: Paper, text: PaperText): PaperFacts {
  const index = indexQuotes(text);
  const links = [paper.url, paper.doi, ...paper.links.map(link => link.url)];
  const words = [paper.title, paper.abstract, paper.comment, ...links].filter(part => part !== null);
  const everything = [index.text, ...words].join('\n');
  return { index, figures: numbersOf(everything), key: quoteKey(everything).key };
}

/** The context of one claim. */
export function contextOf(
  claim: Claim,
  facts: PaperFacts,
  about: Pick<CheckContext, 'isTakeaway' | 'engine'>,
): CheckContext {
  const located = claim.quote === '' ? null : locate(facts.index, claim.quote);
  const isProof = located !== null && located.match !== 'missing';
  return { facts, located, quoteFigures: isProof ? numbersOf(claim.quote) : [], ...about };
}
