// Do two texts point in opposite directions? Pure. Up against down counts only when each text points one way, or when
// both speak of the same quantity, and never when it may be the same thing seen from the other end: an error that
// falls is an improvement, and `A is worse than B` is `B is better than A`.
import { comparesSwapped, isComparison } from './comparison.ts';
import { COSTS, type Family } from './direction-words.ts';
import { pointersOf, type Pointer } from './direction.ts';
import { plainOf, type Side } from './negation-reading.ts';
import { anchorsIn, partsOf, partWith, pointerIn, withoutBareDifferences } from './parts.ts';
import { QUANTITIES } from './quantities.ts';

/** Two words that contradict each other; `isSwapped` when both compare the same way but the things changed places. */
export interface Contradiction {
  readonly one: Pointer;
  readonly other: Pointer;
  readonly isSwapped: boolean;
}

/** Families of quantities and qualities, which may contradict each other across families. */
const CHANGES: ReadonlySet<Family> = new Set(['amount', 'merit', 'either', 'speed']);

const COMPARATIVES: ReadonlySet<Family> = new Set(['size', 'time']);

const LONGEST = 1000;

/** The first contradiction between the two; null when none can be told. */
export function contradictionOf(one: Side, other: Side): Contradiction | null {
  // A claim is a sentence or two; in a longer text nothing can be told, and all pairs would take long.
  if (one.text.length > LONGEST || other.text.length > LONGEST) return null;
  const [left, right] = [pointersOf(one), pointersOf(other)];
  if (left.length === 0 || right.length === 0) return null;
  const changed = { one, other, left: changes(left, one), right: changes(right, other) };
  const rules = pointApart(changed) ? APART_RULES : [swapped];
  for (const rule of rules) {
    const found = rule(changed);
    if (found !== null) return found;
  }
  return likeFamilies({ one, other, left, right });
}

/** Two texts with their words of change. */
interface Compared {
  readonly one: Side;
  readonly other: Side;
  readonly left: readonly Pointer[];
  readonly right: readonly Pointer[];
}

/** True when one text has a word that points up and the other one that points down. */
function pointApart({ left, right }: Compared): boolean {
  return left.some(({ up }) => right.some(other => other.up !== up));
}

type Rule = (compared: Compared) => Contradiction | null;

/** Each text points one way, and they are opposite ways. */
const opposite: Rule = compared => {
  const { one, other, left, right } = compared;
  const [first, second] = [left[0], right[0]];
  if (first === undefined || second === undefined || first.up === second.up) return null;
  if (!left.every(({ up }) => up === first.up) || !right.every(({ up }) => up === second.up)) return null;
  if (hasOneRemoval(one, other) || speaksOfOthers(one, other)) return null;
  if (comparesSwapped({ ...one, at: first.at }, { ...other, at: second.at }) !== 'no') return null;
  const pairs = left.flatMap(a => right.map(b => ({ one: a, other: b, isSwapped: false })));
  return pairs.every(pair => contradicts(pair, compared)) ? (pairs[0] ?? null) : null;
};

/** Both texts say of the same quantity, each in a part of its own, that it goes up, or down. */
const oppositeOfQuantity: Rule = compared => {
  const { one, other, left, right } = compared;
  if (hasOneRemoval(one, other)) return null;
  for (const quantity of QUANTITIES) {
    const [first, second] = [pointerOf(one, left, quantity), pointerOf(other, right, quantity)];
    if (first === null || second === null || first.up === second.up) continue;
    if (comparesSwapped({ ...one, at: first.at }, { ...other, at: second.at }) !== 'no') continue;
    const pair = { one: first, other: second, isSwapped: false };
    if (contradicts(pair, compared)) return pair;
  }
  return null;
};

/** The parts with the same number or name go opposite ways. */
const oppositeAtAnchor: Rule = ({ one, other, left, right }) => {
  if (hasOneRemoval(one, other)) return null;
  for (const anchor of new Set(anchorsIn(plainOf(one)))) {
    const [mine, theirs] = [partWith(anchor, one), partWith(anchor, other)];
    if (mine === null || theirs === null) continue;
    const [first, second] = [pointerIn(mine, left), pointerIn(theirs, right)];
    if (first === null || second === null || first.up === second.up) continue;
    if (comparesSwapped({ ...one, at: first.at }, { ...other, at: second.at }) !== 'no') continue;
    const pair = { one: first, other: second, isSwapped: false };
    const parts = { one: { ...one, text: mine.text }, other: { ...other, text: theirs.text } };
    if (contradicts(pair, parts) && !speaksOfOthers(parts.one, parts.other)) return pair;
  }
  return null;
};

/** As many words of change on both sides, but not as many that go up: one of them was turned round. */
const oneTurned: Rule = compared => {
  const { left, right, one, other } = compared;
  const ups = (pointers: readonly Pointer[]): number => pointers.filter(({ up }) => up).length;
  if (left.length < 2 || left.length > 3 || left.length !== right.length || hasOneRemoval(one, other))
    return null;
  if (Math.abs(ups(left) - ups(right)) !== 1) return null;
  const families = new Set([...left, ...right].map(({ family }) => family));
  if (families.has('speed') || (families.has('merit') && hasCost(one, other))) return null;
  const at = left.findIndex((pointer, index) => pointer.up !== right[index]?.up);
  const [first, second] = [left[at], right[at]];
  if (first === undefined || second === undefined) return null;
  return { one: first, other: second, isSwapped: false };
};

/** Both compare in the same way, but what is compared has changed places. */
const swapped: Rule = ({ one, other, left, right }) => {
  const [first, second] = [left[0], right[0]];
  if (first === undefined || second === undefined || left.length + right.length !== 2) return null;
  if (first.up !== second.up || !isComparison(one) || !isComparison(other)) return null;
  const isSwapped = comparesSwapped({ ...one, at: first.at }, { ...other, at: second.at }) === 'yes';
  return isSwapped ? { one: first, other: second, isSwapped } : null;
};

/** All rules but `swapped` are about words that point apart. */
const APART_RULES: readonly Rule[] = [opposite, oppositeOfQuantity, oppositeAtAnchor, oneTurned, swapped];

/** Bounds with bounds, extremes with extremes: each side says one thing only, and not the same. */
function likeFamilies({ left, right, ...sides }: Compared): Contradiction | null {
  for (const one of left.filter(({ family }) => !CHANGES.has(family))) {
    const [mine, theirs] = [left, right].map(all => all.filter(({ family }) => family === one.family));
    const other = theirs?.[0];
    if (mine === undefined || other === undefined || theirs === undefined) continue;
    if (isOtherEnd({ one, other, isSwapped: false }, sides)) continue;
    const isOneWay = mine.every(({ up }) => up === one.up) && theirs.every(({ up }) => up !== one.up);
    if (isOneWay && mine.length === theirs.length) return { one, other, isSwapped: false };
  }
  return null;
}

/** The minimum of `-f` is the maximum of `f`, and `A is later than B` is `B is earlier than A`. */
function isOtherEnd(
  { one: a, other: b }: Contradiction,
  { one, other }: Pick<Compared, 'one' | 'other'>,
): boolean {
  if (a.family === 'optimum')
    return [one, other].some(({ text }) => /负|相反|对偶|\bnegative|\bminus\b|\bdual/iu.test(text));
  if (!COMPARATIVES.has(a.family)) return false;
  return comparesSwapped({ ...one, at: a.at }, { ...other, at: b.at }) !== 'no';
}

function changes(pointers: readonly Pointer[], side: Side): Pointer[] {
  return withoutBareDifferences(
    pointers.filter(({ family }) => CHANGES.has(family)),
    side,
  );
}

/** True when the two words cannot both be right, whatever they are said of. */
function contradicts(
  { one: a, other: b }: Contradiction,
  { one, other }: Pick<Compared, 'one' | 'other'>,
): boolean {
  if (a.family === 'speed' || b.family === 'speed') return a.family === b.family;
  if (a.family === b.family) return a.family !== 'either' || !hasCost(one, other);
  return !hasCost(one, other);
}

/** True when a text speaks of what one wants less of. */
export function hasCost(...sides: readonly Side[]): boolean {
  return sides.some(({ text, language }) => COSTS[language].test(text));
}

const REMOVAL = {
  zh: /去[掉除]|消除|取消|不加|移除|删|剔除|没有(?!提|下)|缺少|替换|关闭|禁用|消融|不用|不使用/u,
  en: /\bremov|\bwithout\b|\bablat|\bw\/o\b|\bdisabl|\breplac|\bdropping\b|\babsen|\black|\bomit/i,
};

/** `Without it accuracy drops` is `it improves accuracy`: only one text speaks of taking away. */
export function hasOneRemoval(...sides: readonly Side[]): boolean {
  return new Set(sides.map(({ text, language }) => REMOVAL[language].test(text))).size > 1;
}

/** Both name quantities, and none in common. */
export function speaksOfOthers(one: Side, other: Side): boolean {
  const named = ({ text, language }: Side): number[] =>
    QUANTITIES.flatMap((quantity, at) => (quantity[language].test(text) ? [at] : []));
  const [left, right] = [named(one), named(other)];
  return left.length > 0 && right.length > 0 && !left.some(at => right.includes(at));
}

/** The one word of change in the one part that speaks of the quantity and of no other. */
function pointerOf(
  side: Side,
  pointers: readonly Pointer[],
  quantity: (typeof QUANTITIES)[number],
): Pointer | null {
  const { language } = side;
  const about = partsOf(side).filter(({ text }) => quantity[language].test(text));
  const [part] = about;
  if (part === undefined || about.length > 1) return null;
  const others = QUANTITIES.filter(each => each[language].test(part.text));
  return others.length === 1 ? pointerIn(part, pointers) : null;
}
