// Which claims of the notes say what an earlier one says. Pure. Not every pair is compared: a claim is held against
// those that share its quote, its words, or several of its rarest words, and against a few only.
import type { Claim } from '../../domain/claim.ts';
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { isTooShort, keyOf } from '../quotes/quote-key.ts';
import { isRestated, substanceOf, type Substance } from './restated.ts';
import { likenessOf, statementOf, type Likeness, type Statement } from './same-statement.ts';

interface Said {
  readonly id: string;
  readonly quote: string;
  readonly zh: Statement;
  readonly en: Statement;
  readonly substance: Substance;
}

/** Of all words, by twos counted. */
const NEARLY_SAME = 0.9;
/** The other language may be put in other words. */
const ALIKE = 0.6;
/** Enough when both rest on the same quote. */
const SAME_QUOTE = 0.75;
const RAREST = 0.25;
const MOST_RARE = 40;
const MOST_LISTED = 8;
const MOST_COMPARED = 5;
/** Of the rarest words of a claim, so many are in one that says the same; whole texts and quotes weigh all. */
const SHARED_RARE = 0.25;

/** The id of the earlier claim by the id of the one that says it again. Claims that a person rejected are left out. */
export function repeatedClaims(notes: Notes): ReadonlyMap<string, string> {
  const said = claimsOf(notes)
    .filter(({ review }) => review.state !== 'rejected')
    .map(saidBy);
  const counts = countWords(said);
  const listed = new Map<string, Said[]>();
  const kept: Said[] = [];
  const repeated = new Map<string, string>();
  for (const claim of said) {
    const keys = keysOf(claim, counts);
    const others = [...mostShared(keys, listed), ...onPartOfQuote(claim, kept)];
    const earlier = others.find(other => areSame(claim, other));
    if (earlier !== undefined) repeated.set(claim.id, earlier.id);
    else {
      kept.push(claim);
      for (const key of keys) list(listed, key, claim);
    }
  }
  return repeated;
}

/** The claim in the words a reader will see. */
function saidBy({ id, quote, zh, en, review }: Claim): Said {
  const own = review.state === 'edited' ? review : { zh: null, en: null };
  const said = { zh: own.zh ?? zh, en: own.en ?? en };
  return {
    id,
    quote: keyOf(quote),
    zh: statementOf(said.zh),
    en: statementOf(said.en),
    substance: substanceOf(said.zh, said.en),
  };
}

function areSame(one: Said, other: Said): boolean {
  const [zh, en] = [likenessOf(one.zh, other.zh), likenessOf(one.en, other.en)];
  const sides = [zh, en].filter(side => side !== null);
  if (sides.some(({ isEqual }) => isEqual)) return true;
  if (sides.length === 0) return false;
  const isNear = ({ shared, isAgreed }: Likeness): boolean => isAgreed && shared >= NEARLY_SAME;
  if (sides.some(isNear) && sides.every(({ shared }) => shared >= ALIKE)) return true;
  const isSameQuote = one.quote !== '' && one.quote === other.quote;
  if (isSameQuote && sides.every(({ shared, isAgreed }) => isAgreed && shared >= SAME_QUOTE)) return true;
  // Nearly the same words with one against another are two statements, unless all their exact figures are the same.
  const isOther = sides.every(({ shared, isAgainst }) => isAgainst && shared >= SAME_QUOTE);
  if (isOther && one.substance.exact < 2) return false;
  return isRestated(one.substance, other.substance, isPartOf(one.quote, other.quote));
}

/** One quote holds the other, or is the same. */
function isPartOf(one: string, other: string): boolean {
  if (isTooShort(one) || isTooShort(other)) return false;
  return one.includes(other) || other.includes(one);
}

/** In how many claims each word stands. */
function countWords(said: readonly Said[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const claim of said) for (const word of wordsOf(claim)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordsOf({ zh, en }: Said): Set<string> {
  return new Set([...zh.words, ...en.words]);
}

/** What two claims that say the same have in common, some of it. */
function keysOf(claim: Said, counts: ReadonlyMap<string, number>): string[] {
  const { zh, en, quote, substance } = claim;
  const rare = [...wordsOf(claim)].sort((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
  const taken = rare.slice(0, Math.min(MOST_RARE, Math.ceil(rare.length * RAREST) + 1));
  const texts = [`quote ${quote}`, `zh ${zh.joined}`, `en ${en.joined}`, `figures ${substance.figures}`];
  const whole = texts.filter(key => !key.endsWith(' '));
  return [...whole, ...taken];
}

/** Claims whose quote is longer or shorter; those on the very same quote share a key. */
function onPartOfQuote({ quote }: Said, kept: readonly Said[]): Said[] {
  const others = kept.filter(other => other.quote !== quote && isPartOf(quote, other.quote));
  return others.slice(0, MOST_COMPARED);
}

/** The claims that share most keys, a few of them. */
function mostShared(keys: readonly string[], listed: ReadonlyMap<string, readonly Said[]>): Said[] {
  const shared = new Map<Said, number>();
  for (const key of keys)
    for (const claim of listed.get(key) ?? []) shared.set(claim, (shared.get(claim) ?? 0) + weightOf(key));
  const least = SHARED_RARE * keys.length;
  const ordered = [...shared]
    .filter(([, weight]) => weight >= least)
    .sort(([, one], [, other]) => other - one);
  return ordered.slice(0, MOST_COMPARED).map(([claim]) => claim);
}

/** Keys of whole texts have a blank. */
function weightOf(key: string): number {
  return key.includes(' ') ? MOST_RARE : 1;
}

function list(listed: Map<string, Said[]>, key: string, claim: Said): void {
  const claims = listed.get(key) ?? [];
  if (claims.length < MOST_LISTED) claims.push(claim);
  listed.set(key, claims);
}
