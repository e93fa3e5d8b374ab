// A claim that points the other way than its quote, both in one language. Pure. A word of direction of the claim is
// held against the clause of the quote that has its opposite, when both clauses speak of the same thing; as soon as the
// quote also says what the claim says, or two words are turned round, nothing is said.
import { comparesSwapped, isComparison } from './comparison.ts';
import { hasCost, hasOneRemoval, speaksOfOthers, type Contradiction } from './contradiction.ts';
import type { Pointer } from './direction.ts';
import type { Family } from './direction-words.ts';
import type { Side } from './negation-reading.ts';
import { partsOf, type Part } from './parts.ts';
import { inCommon, wordsOf, type Words } from './shared-words.ts';

/** A clause that speaks of other work. */
const OF_OTHERS = /\b(?:unlike|previous|prior work|existing|conventional)\b|现有|此前|以往|传统/iu;
/** The least that two clauses, and the claim and its quote, must have in common. */
const LEAST_SHARED = { en: 2, zh: 4 };
const LEAST_COVERED = 0.5;
/** With more words of direction nothing can be told. */
const MOST = 20;

/** A text with its words of direction. */
export interface PointingSide extends Side {
  readonly pointers: readonly Pointer[];
}

/** A word of direction with its clause. */
interface Said {
  readonly pointer: Pointer;
  readonly part: Part;
  readonly words: Words;
}

/** The word of the claim and the word of the quote that point opposite ways; null when there is not exactly one. */
export function turnedRound(claim: PointingSide, quote: PointingSide): Contradiction | null {
  const [pointers, proof] = [claim.pointers, quote.pointers];
  if (pointers.length > MOST || proof.length > MOST) return null;
  if (!pointers.some(one => proof.some(other => isOpposite(one, other)))) return null;
  if (hasOneRemoval(claim, quote)) return null;
  const shared = sharedWords(claim, quote);
  if (!shared.isMost) return null;
  const [mine, theirs] = [saidIn(claim, pointers), saidIn(quote, proof)];
  const found = mine.flatMap(one => {
    const other = oppositeOf({ one, mine, theirs, shared: shared.count }, claim, quote);
    return other === null ? [] : [{ one: one.pointer, other: other.pointer, isSwapped: false }];
  });
  const [first] = found;
  // `Larger graphs are slower` follows from `smaller graphs are faster`.
  return first !== undefined && found.every(({ one }) => one.at === first.one.at) ? first : null;
}

/** True when most of what the claim speaks of stands in the quote. */
export function isAbout(claim: Side, quote: Side): boolean {
  return sharedWords(claim, quote).isMost;
}

function sharedWords(claim: Side, quote: Side): { readonly count: number; readonly isMost: boolean } {
  const [mine, theirs] = [wordsOf(claim.text, claim.language), wordsOf(quote.text, quote.language)];
  const count = inCommon(mine.stems, theirs.stems);
  return { count, isMost: count >= LEAST_COVERED * mine.stems.size };
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
  readonly mine: readonly Said[];
  readonly theirs: readonly Said[];
  /** Stems that the whole texts have in common. */
  readonly shared: number;
}

/** The word of the quote that says the opposite of the claim's, of the same thing. */
function oppositeOf({ one, mine, theirs, shared }: Search, claim: Side, quote: Side): Said | null {
  if (mine.some(each => each.part === one.part && isOpposite(each.pointer, one.pointer))) return null;
  const kin = theirs.filter(({ pointer }) => isKin(pointer, one.pointer));
  const score = (other: Said): number =>
    inCommon(one.words.stems, other.words.stems) + inCommon(one.words.numbers, other.words.numbers);
  const against = kin
    .filter(({ pointer }) => pointer.up !== one.pointer.up)
    .sort((a, b) => score(b) - score(a));
  const [other] = against;
  if (other === undefined || OF_OTHERS.test(other.part.text)) return null;
  const best = score(other);
  const hasNumber = inCommon(one.words.numbers, other.words.numbers) > 0;
  // `It first falls and then rises`: only a number tells which of the two the claim is about.
  const same = kin.filter(({ pointer }) => pointer.up === one.pointer.up);
  if (same.some(each => score(each) >= best) || (same.length > 0 && !hasNumber)) return null;
  const common = hasNumber ? shared : inCommon(one.words.stems, other.words.stems);
  if (common < LEAST_SHARED[claim.language]) return null;
  return isOfOther(one, other, [claim, quote]) || isSwapped(one, other, [claim, quote]) ? null : other;
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

/** `A is larger than B`, `B is smaller than A`: what stands before the word in the one stands behind it in the other. */
function isSwapped(one: Said, other: Said, [claim, quote]: readonly [Side, Side]): boolean {
  if (comparesSwapped({ ...claim, at: one.pointer.at }, { ...quote, at: other.pointer.at }) !== 'no')
    return true;
  const [left, right] = [around(one, claim), around(other, quote)];
  if (!isComparison(left.side) || !isComparison(right.side)) return false;
  const crossing = inCommon(left.before, right.after) + inCommon(left.after, right.before);
  return crossing > inCommon(left.before, right.before) + inCommon(left.after, right.after);
}

function around({ pointer, part }: Said, { language }: Side) {
  const at = pointer.at - part.from;
  return {
    side: { text: part.text, language },
    before: wordsOf(part.text.slice(0, at), language).stems,
    after: wordsOf(part.text.slice(at + pointer.text.length), language).stems,
  };
}

/** Words that say how much of a thing there is, with the thing behind them. */
const DEGREES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:large|big|great)\s+([a-z-]{4,30})/gi, /\bsmall\s+([a-z-]{4,30})/gi],
  [/\bhigh\s+([a-z-]{4,30})/gi, /\blow\s+([a-z-]{4,30})/gi],
  [/\blong\s+([a-z-]{4,30})/gi, /\bshort\s+([a-z-]{4,30})/gi],
  [/\bstrong\s+([a-z-]{4,30})/gi, /\bweak\s+([a-z-]{4,30})/gi],
];

/** `small range` in the claim where the quote has `large range`, in these words; null when no such pair is there. */
export function turnedDegree(claim: Side, quote: Side): readonly [string, string] | null {
  if (
    claim.language === 'zh' ||
    !/\b(?:large|big|great|small|high|low|long|short|strong|weak)\s/i.test(claim.text)
  )
    return null;
  const found = DEGREES.flatMap(([more, less]) => [
    ...turned(claim.text, quote.text, [more, less]),
    ...turned(claim.text, quote.text, [less, more]),
  ]);
  const [first] = found;
  return first !== undefined && found.length === 1 && isAbout(claim, quote) ? first : null;
}

function turned(
  claim: string,
  quote: string,
  [here, there]: readonly [RegExp, RegExp],
): (readonly [string, string])[] {
  const [same, opposite] = [thingsOf(quote, here), thingsOf(quote, there)];
  const also = thingsOf(claim, there);
  return [...thingsOf(claim, here)].flatMap(([thing, words]) => {
    const against = opposite.get(thing);
    return against === undefined || same.has(thing) || also.has(thing) ? [] : [[words, against] as const];
  });
}

function thingsOf(text: string, degree: RegExp): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(degree)].map(([words, thing = '']) => [thing.toLowerCase(), words]));
}
