// The table of checks, in the order in which their findings are shown.
import type { Check, NotesCheck } from '../check-context.ts';
import { abstractOnly } from './abstract-only.ts';
import { contradictsQuote } from './contradicts-quote.ts';
import { copiedInstructions } from './copied-instructions.ts';
import { directionDiffers } from './direction-differs.ts';
import { emptyPraise } from './empty-praise.ts';
import { hiddenTextEcho } from './hidden-text-echo.ts';
import { instructionEcho } from './instruction-echo.ts';
import { nameNotInPaper } from './name-not-in-paper.ts';
import { nameSpelling } from './name-spelling.ts';
import { namesDiffer } from './names-differ.ts';
import { negationDiffers } from './negation-differs.ts';
import { numberNotInQuote } from './number-not-in-quote.ts';
import { numberUnsupported } from './number-unsupported.ts';
import { numbersDiffer } from './numbers-differ.ts';
import { plantedInstructions } from './planted-instructions.ts';
import { quoteFuzzy } from './quote-fuzzy.ts';
import { quoteMissing } from './quote-missing.ts';
import { quoteOverused } from './quote-overused.ts';
import { quoteReused } from './quote-reused.ts';
import { quoteUnrelated } from './quote-unrelated.ts';
import { repeatedClaim } from './repeated-claim.ts';
import { repeatedLoop } from './repeated-loop.ts';
import { resultsWithoutFigures } from './results-without-figures.ts';
import { takeawayUnsupported } from './takeaway-unsupported.ts';
import { termDiffers } from './term-differs.ts';
import { tooLong } from './too-long.ts';
import { tooShort } from './too-short.ts';
import { unitDiffers } from './unit-differs.ts';
import { urlNotInPaper } from './url-not-in-paper.ts';
import { wrongLanguage } from './wrong-language.ts';

/** Every defect we look for; one file each. */
export const CHECKS: readonly Check[] = [
  quoteMissing,
  quoteFuzzy,
  quoteUnrelated,
  numberUnsupported,
  numberNotInQuote,
  numbersDiffer,
  unitDiffers,
  nameNotInPaper,
  nameSpelling,
  namesDiffer,
  negationDiffers,
  directionDiffers,
  contradictsQuote,
  emptyPraise,
  wrongLanguage,
  urlNotInPaper,
  takeawayUnsupported,
  copiedInstructions,
  hiddenTextEcho,
  instructionEcho,
  repeatedLoop,
  tooShort,
  tooLong,
  repeatedClaim,
  quoteReused,
  quoteOverused,
  termDiffers,
];

/** Defects of the notes as a whole. */
export const NOTES_CHECKS: readonly NotesCheck[] = [resultsWithoutFigures, abstractOnly, plantedInstructions];
