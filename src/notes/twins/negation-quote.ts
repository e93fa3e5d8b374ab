// A claim that denies what its quote states, or states what its quote denies, both in one language. Pure. Clauses are
// held against each other: one denies a word, the other has the same word, and both speak of the same thing.
import { readDenials, type Reading } from './negation-reading.ts';
import { stemOf, wordsOf, inCommon } from './shared-words.ts';

/** Who denies, and with which words. */
export interface DenialSaid {
  readonly by: 'claim' | 'quote';
  readonly words: string;
}

const LEAST_SHARED = { en: 2, zh: 4 };
/** Such a clause holds in some case only, or speaks of other work. */
const PARTIAL =
  /\b(?:if|unless|otherwise|whether|which|who|only|unlike|previous|prior work|existing|conventional|may not|need not|not necessarily)\b|\bwithout (?!\w+ing\b)|没有[^，。；]{1,12}(?:时|的情况|的话)|如果|若|否则|只有|除非|现有|此前|以往|传统/iu;
/** Ways to say a denial without a negative word. */
const REWORDED =
  /\b(?:constant|fixed|same|breaks? down|at most|at least|each|every|all|always|preserv\w*|keeps?|kept|maintain\w*|stable|before|beyond|outside|below|above|within|instead|few|little|rare\w*|hard\w*)\b|[至最]多|[至最]少|每|都|所有|保持|恒定|相同|仅|只|很少|几乎/iu;
/** Words between the denial and what it denies. */
const HELPING =
  /^(?:been|being|have|does|must|this|that|with|from|such|more|than|very|also|will|would|could|should|their|these|those|longer|necessarily|always|\w+ly)$/;

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
    if (!clause.hasNegative || PARTIAL.test(clause.text)) continue;
    const { firm, negatives, byPrefix } = readDenials({ text: clause.text, language });
    const [denial] = firm;
    if (denial === undefined || firm.length > 1 || negatives - byPrefix > 1) continue;
    const stem = firstStem(denial.denied, language);
    if (stem === null || isDeniedToo(stating, stem)) continue;
    if (timesOf(clause.text, stem, language) > 1) continue;
    const { stems } = wordsOf(clause.text, language);
    const states = (text: string): boolean =>
      has(text, stem, language) && inCommon(stems, wordsOf(text, language).stems) >= LEAST_SHARED[language];
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

function isDeniedToo({ clauses, language }: Reading, stem: string): boolean {
  return clauses.some(({ text, hasNegative }) => hasNegative && has(text, stem, language));
}

function has(text: string, stem: string, language: 'zh' | 'en'): boolean {
  return timesOf(text, stem, language) > 0;
}

function timesOf(text: string, stem: string, language: 'zh' | 'en'): number {
  if (language === 'zh') return text.split(stem).length - 1;
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter(word => stemOf(word) === stem).length;
}

/** The first telling word that is denied. */
function firstStem(denied: string, language: 'zh' | 'en'): string | null {
  if (language === 'zh') return /^[会能再]?(\p{sc=Han}{2})/u.exec(denied)?.[1] ?? null;
  const word = (denied.toLowerCase().match(/[a-z]{4,}/g) ?? []).find(each => !HELPING.test(each));
  return word === undefined ? null : stemOf(word);
}
