// A claim that denies what its quote states, or states what its quote denies, both in one language. Pure. Clauses are
// held against each other: one denies a word, the other has the same word, and both speak of the same thing.
import { readDenials, type Denial, type Reading } from './negation-reading.ts';
import type { Language } from './negation-words.ts';
import { hasOtherPole } from './poles.ts';
import { inCommon, namedIn, stemOf, wordsOf } from './shared-words.ts';

/** Who denies, and with which words. */
export interface DenialSaid {
  readonly by: 'claim' | 'quote';
  readonly words: string;
}

const LEAST_SHARED = { en: 2, zh: 4 };
/** Such a clause holds in some case only, or speaks of other work. */
const PARTIAL =
  /\b(?:if|unless|otherwise|whether|which|who|only|unlike|previous|prior work|existing|conventional|may not|need not|not necessarily)\b|\bwithout (?!\w+ing\b)|没有[^，。；]{1,12}(?:时|的情况|的话)|\bthan\b|\bas \w+ as\b|如果|若|否则|只有|除非|现有|此前|以往|传统/iu;
/** Ways to say a denial without a negative word. */
const REWORDED =
  /\b(?:constant|fixed|same|breaks? down|at most|at least|each|every|all|always|preserv\w*|keeps?|kept|maintain\w*|stable|before|beyond|outside|below|above|within|instead|few|little|rare\w*|hard\w*)\b|[至最]多|[至最]少|每|都|所有|保持|恒定|相同|仅|只|很少|几乎/iu;
/** `No run lowers it` denies the verb that stands far behind. */
const NO_SUBJECT = /^\W{0,5}(?:no|none|neither|nothing)\b/i;
/** Words between the denial and what it denies. */
const HELPING =
  /^(?:been|being|have|does|must|this|that|with|from|such|more|than|very|also|will|would|could|should|their|these|those|longer|necessarily|always|\w+ly)$/;
/** Denied of one thing they may be stated of another: `small graphs have no large cycles`. */
const DEGREE = /^(?:large|small|high|long|short|strong|weak|great|better|worse|fewer|less|\w{3,20}er)$/;

/** The one denial that claim and quote do not share; null when there is none, or each has one. */
export function turnedDenial(mine: Reading, theirs: Reading): DenialSaid | null {
  if (mine.firm.length + theirs.firm.length === 0) return null;
  const byQuote = deniedIn(theirs, mine);
  if (byQuote !== null) return { by: 'quote', words: byQuote };
  const byClaim = deniedIn(mine, theirs);
  return byClaim === null ? null : { by: 'claim', words: byClaim };
}

/** The words with which a clause of the one text denies what a clause of the other states. */
function deniedIn(denying: Reading, stating: Reading): string | null {
  const { language } = denying;
  for (const clause of denying.clauses) {
    const denial = clause.hasNegative ? onlyDenial(clause.text, language) : null;
    if (denial === null) continue;
    const stem = firstStem(denial.denied, language);
    if (stem === null || isDeniedToo(stating, stem)) continue;
    if (timesOf(clause.text, stem, language) > 1) continue;
    const { stems } = wordsOf(clause.text, language);
    const subject = namedIn(clause.text.slice(0, Math.max(0, clause.text.indexOf(denial.words))), language);
    const states = (text: string): boolean =>
      has(text, stem, language) &&
      inCommon(stems, wordsOf(text, language).stems) >= LEAST_SHARED[language] &&
      !hasOtherPole(clause.text, text) &&
      (subject.size === 0 || inCommon(subject, namedIn(text, language)) > 0);
    const isStated = stating.clauses.some(
      ({ text, hasNegative }) =>
        !hasNegative && !text.includes('~') && !PARTIAL.test(text) && !REWORDED.test(text) && states(text),
    );
    // Where the denying text states the same of another thing, the other text may speak of that.
    if (isStated && !denying.clauses.some(({ text, hasNegative }) => !hasNegative && states(text)))
      return denial.words;
  }
  return null;
}

/** The one plain denial of a clause that holds of what the clause is about. */
function onlyDenial(text: string, language: Language): Denial | null {
  if (PARTIAL.test(text) || NO_SUBJECT.test(text)) return null;
  const { firm, negatives, byPrefix } = readDenials({ text, language });
  return firm.length > 1 || negatives - byPrefix > 1 ? null : (firm[0] ?? null);
}

function isDeniedToo({ clauses, language }: Reading, stem: string): boolean {
  return clauses.some(({ text, hasNegative }) => hasNegative && has(text, stem, language));
}

function has(text: string, stem: string, language: Language): boolean {
  return timesOf(text, stem, language) > 0;
}

function timesOf(text: string, stem: string, language: Language): number {
  if (language === 'zh') return text.split(stem).length - 1;
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter(word => stemOf(word) === stem).length;
}

/** The first telling word that is denied. */
function firstStem(denied: string, language: Language): string | null {
  if (language === 'zh') return /^[会能再]?(\p{sc=Han}{2})/u.exec(denied)?.[1] ?? null;
  const word = (denied.toLowerCase().match(/[a-z]{4,}/g) ?? []).find(each => !HELPING.test(each));
  return word === undefined || DEGREE.test(word) ? null : stemOf(word);
}
