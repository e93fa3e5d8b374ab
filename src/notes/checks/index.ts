// The table of checks, in the order in which their findings are shown.
import type { Check, NotesCheck } from '../check-context.ts';
import { nameNotInPaper } from './name-not-in-paper.ts';
import { nameSpelling } from './name-spelling.ts';
import { namesDiffer } from './names-differ.ts';
import { numberNotInQuote } from './number-not-in-quote.ts';
import { numberUnsupported } from './number-unsupported.ts';
import { numbersDiffer } from './numbers-differ.ts';
import { quoteFuzzy } from './quote-fuzzy.ts';
import { quoteMissing } from './quote-missing.ts';
import { resultsWithoutFigures } from './results-without-figures.ts';
import { takeawayUnsupported } from './takeaway-unsupported.ts';
import { termDiffers } from './term-differs.ts';
import { urlNotInPaper } from './url-not-in-paper.ts';
import { wrongLanguage } from './wrong-language.ts';

/** Every defect we look for; one file each. */
export const CHECKS: readonly Check[] = [
  quoteMissing,
  quoteFuzzy,
  numberUnsupported,
  numberNotInQuote,
  numbersDiffer,
  nameNotInPaper,
  nameSpelling,
  namesDiffer,
  wrongLanguage,
  urlNotInPaper,
  takeawayUnsupported,
  termDiffers,
];

/** Defects of the notes as a whole. */
export const NOTES_CHECKS: readonly NotesCheck[] = [resultsWithoutFigures];
