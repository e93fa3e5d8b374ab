// Do the results of the notes state figures, when the paper has them? Pure.
// Notes of this genre do not invent, they say nothing: 38 % of 1,820 result sections held no digit.
import { isPublishable, type Claim } from '../domain/claim.ts';
import type { Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { claimFigures } from './numbers/claim-figures.ts';
import { holdsFigure, type Figure } from './numbers/figure.ts';
import { figuresIn, numbersOf } from './numbers/numbers.ts';
import { remembered } from './remembered.ts';
import { resultPages } from './result-lines.ts';

/** As many figures, each in its quote, must stand in the results. */
export const LEAST_FIGURES = 3;
/** A paper with fewer has no results in numbers. */
const LEAST_IN_PAPER = 10;

/** Where a paper has results in numbers. */
export interface PaperFigures {
  /** Numbers on its result pages. */
  readonly inPaper: number;
  /** Those pages, the ones with most numbers first. */
  readonly pages: readonly number[];
}

/** Counts over the result lines of a paper; made once, though checks and repair both ask. */
export const paperFigures: (text: PaperText) => PaperFigures = remembered(countFigures);

function countFigures(text: PaperText): PaperFigures {
  const pages = resultPages(text)
    .map(({ page, lines }) => ({ page, figures: measuredIn(lines.map(line => line.text).join('\n')).length }))
    .filter(({ figures }) => figures > 0)
    .sort((one, other) => other.figures - one.figures || one.page - other.page);
  return {
    inPaper: pages.reduce((sum, { figures }) => sum + figures, 0),
    pages: pages.map(({ page }) => page),
  };
}

/** How many figures the results state that their quotes hold, in claims that may be published. */
export function statedFigures({ results }: Notes): number {
  return new Set(results.flatMap(quotedFigures)).size;
}

/** True when the results state too few figures of a paper that has them. It is read last: most notes state enough. */
export function lacksFigures(notes: Notes, paper: () => PaperFigures): boolean {
  return statedFigures(notes) < LEAST_FIGURES && paper().inPaper >= LEAST_IN_PAPER;
}

/** The measured numbers of a claim that stand in its quote, by value. */
function quotedFigures(claim: Claim): number[] {
  if (claim.quote === '' || !isPublishable(claim)) return [];
  const quote = numbersOf(claim.quote);
  return claimFigures(claim)
    .filter(figure => isMeasured(figure) && holdsFigure(quote, figure))
    .map(figure => figure.value);
}

function measuredIn(text: string): Figure[] {
  return figuresIn(text).filter(isMeasured);
}

/** What results are made of: not `3 tasks`, not a year, not the 2 of Table 2. */
function isMeasured({ kind, value, unit, decimals }: Figure): boolean {
  if (kind !== 'number') return false;
  const isYear = decimals === 0 && unit === '' && value >= 1900 && value < 2100;
  return !isYear && (decimals > 0 || unit !== '' || value >= 10);
}
