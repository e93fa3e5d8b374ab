// Every rule of `summarize check`, in the order of docs/check.md: the file, its list lines, its notes.
import { abstractLatex } from './abstract-latex.ts';
import { abstractList } from './abstract-list.ts';
import { badDate } from './bad-date.ts';
import { brokenNotes } from './broken-notes.ts';
import { codeLinkBrace } from './code-link-brace.ts';
import { codeLinkEmpty } from './code-link-empty.ts';
import { codeLinkMissed } from './code-link-missed.ts';
import { codeLinkPunctuation } from './code-link-punctuation.ts';
import { codeLinkUnbalanced } from './code-link-unbalanced.ts';
import { cutOff } from './cut-off.ts';
import { deadAnchor } from './dead-anchor.ts';
import { duplicateId } from './duplicate-id.ts';
import { englishHeadline } from './english-headline.ts';
import { englishParagraph } from './english-paragraph.ts';
import { entryWithoutNote } from './entry-without-note.ts';
import { fencedNote } from './fenced-note.ts';
import { headingHint } from './heading-hint.ts';
import { headingLevel } from './heading-level.ts';
import { httpLink } from './http-link.ts';
import { mojibake } from './mojibake.ts';
import { nearGithubCut } from './near-github-cut.ts';
import { noteAbsent } from './note-absent.ts';
import { orphanNote } from './orphan-note.ts';
import { promptLeftover } from './prompt-leftover.ts';
import { resultsDeny } from './results-deny.ts';
import { resultsNoFigure } from './results-no-figure.ts';
import { sectionEmpty } from './section-empty.ts';
import { sectionExtra } from './section-extra.ts';
import { sectionMissing } from './section-missing.ts';
import { spacedHyphen } from './spaced-hyphen.ts';
import { staleVersion } from './stale-version.ts';
import { tempTitle } from './temp-title.ts';
import { unclosedFence } from './unclosed-fence.ts';
import { unheadedTail } from './unheaded-tail.ts';
import { unpublishedReview } from './unpublished-review.ts';
import { unreviewedNotes } from './unreviewed-notes.ts';
import { urlGlued } from './url-glued.ts';
import { urlSpaces } from './url-spaces.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  // the file
  mojibake,
  nearGithubCut,
  tempTitle,
  unclosedFence,
  duplicateId,
  staleVersion,
  unreviewedNotes,
  unpublishedReview,
  // list lines
  deadAnchor,
  entryWithoutNote,
  badDate,
  brokenNotes,
  httpLink,
  codeLinkEmpty,
  codeLinkMissed,
  codeLinkPunctuation,
  codeLinkBrace,
  codeLinkUnbalanced,
  urlSpaces,
  // notes
  orphanNote,
  urlGlued,
  noteAbsent,
  sectionMissing,
  sectionEmpty,
  sectionExtra,
  fencedNote,
  headingLevel,
  headingHint,
  englishHeadline,
  englishParagraph,
  spacedHyphen,
  resultsNoFigure,
  resultsDeny,
  unheadedTail,
  cutOff,
  promptLeftover,
  abstractLatex,
  abstractList,
];
