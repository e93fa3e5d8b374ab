// A claim that points the other way than its quote, both in one language. Pure. A word of direction of the claim is
// held against the clause of the quote that has its opposite, when both clauses speak of the same thing; as soon as the
// quote also says what the claim says, or two words are turned round, nothing is said.
import { hasCost, hasOneRemoval, speaksOfOthers } from './contradiction.ts';
import type { Pointer } from './direction.ts';
import type { Family } from './direction-words.ts';
import { isLikewise } from './likewise.ts';
import { plainOf, type Side } from './negation-reading.ts';
import { partsOf, type Part } from './parts.ts';
import { DENIES, hasOtherPole } from './poles.ts';
import { inCommon, sharedWords, wordsOf, type Words } from './shared-words.ts';

/** A clause that speaks of other work. */
const OF_OTHERS = /\b(?:unlike|previous|prior work|existing|conventional)\b|现有|此前|以往|传统/iu;
/** The least that two clauses must have in common. */
const LEAST_SHARED = { en: 2, zh: 4 };
/** So many words before a word of direction are likely to say what it is said of. */
const NEAREST = { en: 2, zh: 4 };
/** With more words of direction nothing can be told. */
const MOST = 20;

/** A text with its words of direction. */
export interface PointingSide extends Side {
  readonly pointers: readonly Pointer[];
}

/** A word of the claim, and the one of its quote that points the other way. */
export interface Turned {
  readonly one: Pointer;
  readonly other: Pointer;
}

/** A word of direction with its clause. */
interface Said {
  readonly pointer: Pointer;
  readonly part: Part;
  readonly words: Words;
}

/** The word of the claim and the word of the quote that point opposite ways; null when there is not exactly one. */
export function turnedRound(claim: PointingSide, quote: PointingSide): Turned | null {
  const [pointers, proof] = [claim.pointers, quote.pointers];
  if (pointers.length > MOST || proof.length > MOST) return null;
  if (!pointers.some(one => proof.some(other => isOpposite(one, other)))) return null;
  // `Small graphs gain more`: what goes up and down at once cannot be held against one word.
  if (new Set(pointers.map(({ up }) => up)).size > 1) return null;
  if (hasOtherPole(withoutPointers(claim), withoutPointers(quote)) || hasOneRemoval(claim, quote))
    return null;
  const shared = sharedWords(claim, quote);
  if (!shared.isMost) return null;
  const [mine, theirs] = [saidIn(claim, pointers), saidIn(quote, proof)];
  const found = mine.flatMap(one => {
    const other = oppositeOf({ one, theirs, shared: shared.count }, claim, quote);
    return other === null ? [] : [{ one: one.pointer, other: other.pointer }];
  });
  const [first] = found;
  // `Larger graphs are slower` follows from `smaller graphs are faster`.
  return first !== undefined && found.every(({ one }) => one.at === first.one.at) ? first : null;
}

function withoutPointers(side: PointingSide): string {
  return side.pointers.reduce((rest, { text }) => rest.replace(text, ' '), plainOf(side));
}

function saidIn(side: Side, pointers: readonly Pointer[]): Said[] {
  const parts = partsOf(side).map(part => {
    const here = pointers.filter(({ at }) => at >= part.from && at < part.to);
    // The words of direction are what is compared, so they are no sign of a common matter.
    const text = here.reduce((rest, pointer) => rest.replace(pointer.text, ' '), part.text);
    return { part, here, words: wordsOf(text, side.language) };
  });
  return parts.flatMap(({ part, here, words }) => here.map(pointer => ({ pointer, part, words })));
}

interface Search {
  readonly one: Said;
  readonly theirs: readonly Said[];
  /** Stems that the whole texts have in common. */
  readonly shared: number;
}

/** The word of the quote that says the opposite of the claim's, of the same thing. */
function oppositeOf({ one, theirs, shared }: Search, claim: Side, quote: Side): Said | null {
  const kin = theirs.filter(({ pointer }) => isKin(pointer, one.pointer));
  const score = (other: Said): number =>
    inCommon(one.words.stems, other.words.stems) + inCommon(one.words.numbers, other.words.numbers);
  const against = kin
    .filter(({ pointer }) => pointer.up !== one.pointer.up)
    .sort((a, b) => score(b) - score(a));
  const [other] = against;
  if (other === undefined || [one, other].some(isOff)) return null;
  const best = score(other);
  const hasNumber = inCommon(one.words.numbers, other.words.numbers) > 0;
  // `It first falls and then rises`: only a number tells which of the two the claim is about.
  const same = kin.filter(({ pointer }) => pointer.up === one.pointer.up);
  if (same.some(each => score(each) >= best) || (same.length > 0 && !hasNumber)) return null;
  const common = hasNumber ? shared : inCommon(one.words.stems, other.words.stems);
  if (common < LEAST_SHARED[claim.language] || !isOfHead(one, quote)) return null;
  return isOfOther(one, other, [claim, quote]) || !isLikewise(one.pointer, other.pointer, [claim, quote])
    ? null
    : other;
}

/** The quote also has what stands right before the claim's word: `girth` in `the girth grows`. */
function isOfHead({ part, pointer }: Said, { text, language }: Side): boolean {
  const before = part.text.slice(0, pointer.at - part.from).replace(/\b[a-z]{2,20}ly\b/gi, ' ');
  const near = [...wordsOf(before, language).stems].slice(-NEAREST[language]);
  const proof = wordsOf(text, language).stems;
  return near.length === 0 || near.some(stem => proof.has(stem));
}

/** The clause speaks of other work, or denies before it points. */
function isOff({ part, pointer }: Said): boolean {
  return OF_OTHERS.test(part.text) || DENIES.test(part.text.slice(0, pointer.at - part.from));
}

/** The two clauses speak of different quantities, or one of a cost: an error that falls is an improvement. */
function isOfOther(one: Said, other: Said, [claim, quote]: readonly [Side, Side]): boolean {
  const left = { ...claim, text: one.part.text };
  const right = { ...quote, text: other.part.text };
  if (speaksOfOthers(left, right)) return true;
  return one.pointer.family !== other.pointer.family && hasCost(left, right);
}

const CHANGES: ReadonlySet<Family> = new Set(['amount', 'merit', 'either']);

function isKin(a: Pointer, b: Pointer): boolean {
  return a.family === b.family || (CHANGES.has(a.family) && CHANGES.has(b.family));
}

function isOpposite(a: Pointer, b: Pointer): boolean {
  return isKin(a, b) && a.up !== b.up;
}
