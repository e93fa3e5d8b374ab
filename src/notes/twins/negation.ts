// Which of two texts denies what the other states? Pure. Two languages deny in different ways (`无监督`,
// `unsupervised`, `without labels`), so a denial counts as unanswered only when the other text has no negative word
// that could be it, or when both speak of the same verb or adjective and only one of them denies it.
import { ANSWERED, RENDERINGS } from './negation-renderings.ts';
import { readDenials, uses, type Denial, type Reading, type Side } from './negation-reading.ts';
import { PREDICATES, VOCABULARY } from './predicates.ts';

/** Letters of a word that its other forms share. */
const STEM = 6;
const LONGEST = 2000;
const KNOWN = [...PREDICATES, ...VOCABULARY];

/**
 * For each of two texts in two languages: the words with which it denies what the other does not deny, or null when
 * nothing speaks for it. The quote is a witness, in the language of the one or of the other; its text may be ''.
 */
export function unansweredDenials(
  one: Side,
  other: Side,
  quote: Side,
): readonly [string | null, string | null] {
  // A claim is a sentence or two; in a longer text nothing can be told.
  if (one.text.length > LONGEST || other.text.length > LONGEST) return [null, null];
  const [left, right] = readBoth(one, other);
  if (left.negatives === right.negatives && left.firm.length + right.firm.length === 0) return [null, null];
  const proof = quote.text === '' || quote.text.length > LONGEST ? null : readDenials(quote);
  return [unanswered(left, right, proof), unanswered(right, left, proof)];
}

function unanswered(denying: Reading, stating: Reading, proof: Reading | null): string | null {
  const predicate = deniedPredicate(denying, stating);
  if (predicate !== null) return predicate;
  const [denial] = denying.firm;
  if (denial === undefined) return null;
  if (proof !== null && isWitnessed(denial, stating, proof)) return denial.words;
  if (isAnswered(denying, stating)) return deniedPart(denying, stating);
  return isMirrored(denial, denying, stating) ? denial.words : null;
}

/** Both texts without the negative words that translate each other. */
function readBoth(one: Side, other: Side): readonly [Reading, Reading] {
  let [left, right] = [one.text, other.text];
  if (one.language !== other.language)
    for (const words of ANSWERED) {
      const [mine, theirs] = [words[one.language], words[other.language]];
      if (left.search(mine) < 0 || right.search(theirs) < 0) continue;
      [left, right] = [left.replace(mine, ' + '), right.replace(theirs, ' + ')];
    }
  return [readDenials({ ...one, text: left }), readDenials({ ...other, text: right })];
}

/** The denial of one part of a text whose counterpart, part for part, has none; null when the parts do not pair up. */
function deniedPart(denying: Reading, stating: Reading): string | null {
  if (denying.negatives <= stating.negatives) return null;
  const [left, right] = [partsOf(denying), partsOf(stating)];
  if (left.length < 2 || left.length !== right.length) return null;
  for (const [at, text] of left.entries()) {
    const reading = readDenials({ text, language: denying.language });
    const answer = readDenials({ text: right[at] ?? '', language: stating.language });
    const [denial] = reading.firm;
    if (denial === undefined || answer.negatives > 0) continue;
    if (!isAnswered(reading, answer) && isMirrored(denial, reading, answer)) return denial.words;
  }
  return null;
}

function partsOf({ plain }: Reading): string[] {
  return plain.split(/[，。；：;:]|[,.](?=\s|$)/u).filter(part => /[\p{L}\p{N}]/u.test(part));
}

/** The words of a predicate that one text denies wherever it stands and the other nowhere; null when there is none. */
function deniedPredicate(denying: Reading, stating: Reading): string | null {
  if (denying.negatives <= stating.negatives) return null;
  for (const stems of PREDICATES) {
    const no = uses(denying, stems[denying.language]);
    const yes = uses(stating, stems[stating.language]);
    if (no.length === 0 || yes.length === 0) continue;
    if (no.every(use => use.isDenied) && yes.every(use => use.isStated)) return no[0]?.words ?? null;
  }
  return null;
}

/** True when the other text has a negative word, or another way to say the same. */
function isAnswered(denying: Reading, stating: Reading): boolean {
  // `无监督` answers `unsupervised`, so neither can answer a denial beside it.
  const taken = Math.min(stating.byPrefix, denying.byPrefix);
  if (stating.negatives > taken) return true;
  return RENDERINGS.some(({ by, ...words }) => {
    if (by !== denying.language || !words[stating.language].test(stating.plain)) return false;
    return words[by].test(denying.plain);
  });
}

/**
 * True when the other text states what is denied: we know the denied word and its translation stands there. Without
 * that the sentence may be a free one (`没有剔除` is `include every`).
 */
function isMirrored({ denied }: Denial, { language }: Reading, stating: Reading): boolean {
  // The denied word is one of those that translate each other, and stands on both sides.
  if (/^\s*\+/.test(denied)) return true;
  const all = KNOWN.map(words => ({ words, at: denied.search(words[language]) })).filter(({ at }) => at >= 0);
  const nearest = Math.min(...all.map(({ at }) => at));
  return all.some(
    ({ words, at }) =>
      at === nearest && uses(stating, words[stating.language]).some(({ isStated }) => isStated),
  );
}

/** Words that say nothing of what is denied. */
const EMPTY =
  /^(?:been|being|have|does|must|this|that|with|from|such|more|than|very|also|will|would|could|should|their|these|those|there|longer|\w+ly)$/;

/** True when the quote denies what the other text, in the language of the quote, states with the same word. */
function isWitnessed({ words }: Denial, stating: Reading, proof: Reading): boolean {
  if (words === '' || stating.negatives > 0 || proof.language !== stating.language) return false;
  return proof.firm.some(({ denied }) => {
    const stem = proof.language === 'zh' ? /^\p{sc=Han}{2}/u.exec(denied)?.[0] : stemOf(denied);
    return stem !== undefined && stating.plain.toLowerCase().includes(stem);
  });
}

function stemOf(denied: string): string | undefined {
  const all = denied.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return all.find(word => !EMPTY.test(word))?.slice(0, STEM);
}
