// An invented number: one that neither the quote nor the paper has and that follows from none of the quote's. Pure.
// Names with digits (GPT-5) count as numbers here; number words and labels (Table 2) do not.
import type { Check, CheckContext } from '../check-context.ts';
import { followsFrom } from '../derive.ts';
import { holdsFigure, nameKey, type Figure } from '../figure.ts';
import { claimFigures } from '../claim-figures.ts';

/** Error `number-unsupported`, one for each such number of zh or en. */
export const numberUnsupported: Check = {
  code: 'number-unsupported',
  severity: 'error',
  of: 'prose',
  find: (claim, context) => {
    const figures = claimFigures(claim);
    return figures
      .filter(figure => figure.required && !isSupported(figure, context, figures))
      .map(({ text }) => ({
        en: `“${text}” stands neither in the quote nor elsewhere in the paper.`,
        zh: `“${text}”既不在引文中，也不在论文其他地方。`,
      }));
  },
};

function isSupported(
  figure: Figure,
  { facts, quoteFigures }: CheckContext,
  claim: readonly Figure[],
): boolean {
  if (figure.kind === 'name')
    return isNameInPaper(figure, facts.key) || (!isProperName(figure) && holdsFigure(facts.figures, figure));
  return (
    holdsFigure(quoteFigures, figure) ||
    holdsFigure(facts.figures, figure) ||
    followsFrom(figure, quoteFigures, claim)
  );
}

/** Whole, or up to its last digit: `F1-score` is there when F1 is. */
function isNameInPaper({ text }: Figure, paper: string): boolean {
  const name = nameKey(text);
  return paper.includes(name) || paper.includes(name.replace(/\D+$/, ''));
}

/** `GPT-5`, not `top-5` or the `x3` of 3x3: a name that cannot be another spelling of a number. */
function isProperName({ text }: Figure): boolean {
  return /^\p{Lu}\p{L}{2}/u.test(text);
}
