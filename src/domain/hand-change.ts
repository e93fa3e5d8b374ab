// What people did to a notes file by hand or in a pull request, as decisions; and what is known of words that were
// exchanged since they were checked. Every notes file that is read or written in review goes through here. Pure.
import { completed, isVouchedFor, PENDING, shownWords, type Claim, type Review, type Signature } from './claim.ts'; // prettier-ignore
import { NOT_CHECKED, QUOTE_NOT_CHECKED } from './finding.ts';
import { claimsOf, decisionOn, mapClaims, proseRecord, proseWords, type Bilingual, type Notes } from './notes.ts'; // prettier-ignore

interface Printed extends Bilingual {
  readonly quote: string;
}

/** Fingerprints: `whole` 16 digits of all, `apart` 16 of the words and 16 of the quote. */
export interface Prints {
  readonly whole: (words: Printed) => string;
  readonly apart: (words: Printed) => string;
}

/** Who and when, for decisions of which the file does not say it; null leaves that open, as for a view. */
export type Signer = Signature | null;

/**
 * The notes with every change by hand as a decision, and with nothing pending whose findings are of other words: that has
 * the finding `not-checked` instead. The notes themselves when there is nothing of all that.
 */
export function adopted(notes: Notes, signature: Signer, prints: Prints): Notes {
  const claims = new Map(
    claimsOf(notes).map(claim => [claim, adoptedClaim(claim, signature, prints)] as const),
  );
  const isSame = [...claims].every(([before, after]) => before === after);
  const whole = isSame ? notes : mapClaims(notes, claim => claims.get(claim) ?? claim);
  return [...proseWords(notes)].reduce(
    (all, [where, words]) => withProse(all, { where, words, signature }, prints),
    whole,
  );
}

/** The same for one claim. */
export function adoptedClaim(claim: Claim, signature: Signer, prints: Prints): Claim {
  const known = requoted(knownClaim(claim, prints), prints);
  return asChecked(withHandChange(known, prints.whole(known), signature), prints);
}

/** 16 digits that no words have: which ones were checked is not known. */
const UNKNOWN = '0'.repeat(16);

/** Claims of old files: what was found is of the engine's words, unless a person may have had others there. */
function knownClaim(claim: Claim, { whole, apart }: Prints): Claim {
  if (claim.checked !== '') return claim;
  const now = apart(claim);
  const isStated = claim.stated === '' || claim.stated === whole(claim);
  return { ...claim, checked: isStated && isOpen(claim.review) ? now : UNKNOWN + now.slice(16) };
}

/**
 * A claim of which only the quote was changed is no edit: nobody wrote its words. It is one that was made anew then, so
 * that a new run finds it, and as open as before.
 */
function requoted(claim: Claim, { whole, apart }: Prints): Claim {
  const { stated, replaces, checked } = claim;
  const now = whole(claim);
  if (stated === '' || stated === now || !isOpen(claim.review)) return claim;
  if (apart(claim).slice(0, 16) !== checked.slice(0, 16)) return claim;
  return { ...claim, stated: now, replaces: replaces === '' ? stated : replaces };
}

/**
 * Other words than the engine stated count as `edited`, unless the claim is edited in review or rejected. `stated` stays:
 * by it the claim is known to be the one that the engine states again.
 */
function withHandChange(claim: Claim, now: string, signature: Signer): Claim {
  const decided = decidedByHand(claim.review, { stated: claim.stated, now, words: claim }, signature);
  return decided === claim.review ? claim : { ...claim, review: decided };
}

interface Standing {
  readonly stated: string;
  readonly now: string;
  readonly words: Bilingual;
}

function decidedByHand(review: Review, { stated, now, words }: Standing, signature: Signer): Review {
  const isChanged = stated !== '' && stated !== now && isOpen(review);
  const edited: Review = { ...PENDING, state: 'edited', zh: words.zh, en: words.en };
  return completed(isChanged ? edited : review, words, signature);
}

/** A place in the PDF is that of one quote, and what was found is about certain words: of others nothing is known. */
function asChecked(claim: Claim, { apart }: Prints): Claim {
  const { review, quote, checked } = claim;
  if (review.state === 'rejected') return claim;
  const now = apart({ ...shownWords(claim, review), quote });
  if (now.slice(16) !== checked.slice(16)) {
    const match = quote === '' ? 'none' : 'missing';
    return { ...claim, page: null, match, rects: null, findings: [QUOTE_NOT_CHECKED], checked: now };
  }
  if (isVouchedFor(review) || now === checked) return claim;
  return { ...claim, findings: [NOT_CHECKED], checked: now };
}

interface OneProse {
  readonly where: string;
  readonly words: Bilingual;
  readonly signature: Signer;
}

/** The notes with what holds for the headline or a title. */
function withProse(notes: Notes, { where, words, signature }: OneProse, { whole }: Prints): Notes {
  const before = decisionOn(notes, where);
  const record = proseRecord(notes, where);
  const now = whole({ ...words, quote: '' });
  const review = decidedByHand(before, { stated: record.stated, now, words }, signature);
  const isStated = (record.stated === '' || record.stated === now) && isOpen(before);
  const checked = record.checked === '' ? (isStated ? now : UNKNOWN) : record.checked;
  const isOther = review.state === 'pending' && checked !== now;
  const isSame = review === before && checked === record.checked && !isOther;
  if (isSame) return notes;
  const others = notes.findings.filter(finding => finding.where !== where);
  return {
    ...notes,
    ...(review === before ? {} : { decisions: { ...notes.decisions, [where]: review } }),
    prose: { ...notes.prose, [where]: { ...record, checked: isOther ? now : checked } },
    findings: isOther ? [...others, { ...NOT_CHECKED, where }] : notes.findings,
  };
}

function isOpen({ state }: Review): boolean {
  return state === 'pending' || state === 'accepted';
}
