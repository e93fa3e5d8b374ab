// What a fix is made from, and what it would be. Pure.
import type { Finding } from '../../domain/finding.ts';
import type { Bilingual } from '../../domain/notes.ts';
import type { Fix } from '../../domain/review.ts';
import type { PaperFacts } from '../check-context.ts';
import type { Figure } from '../numbers/figure.ts';
import type { Located } from '../quotes/ground.ts';

export type Language = 'zh' | 'en';

/** The words that something was found about, and what they are compared with. */
export interface Subject {
  readonly words: Bilingual;
  /** '' for the headline and the titles. */
  readonly quote: string;
  readonly findings: readonly Finding[];
  readonly located: Located | null;
  /** Numbers of the quote; none when it is missing from the paper. */
  readonly quoteFigures: readonly Figure[];
  readonly facts: PaperFacts;
}

/** A fix that is still to be proven. */
export interface Candidate extends Fix {
  /** Numbers as the fix writes them: with it, no check may say anything about one of them. */
  readonly numbers: readonly string[];
}

/** Everything of one kind that may mend the words, the likeliest first. */
export type Fixer = (subject: Subject) => readonly Candidate[];
