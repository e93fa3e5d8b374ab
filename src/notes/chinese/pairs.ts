// Brackets and quotation marks of Chinese → full-width ones. Pure. They change as a pair or not at all.
import { hasHan, isHanish, near } from './classes.ts';

/** Where a pair opens and closes. */
interface Pair {
  readonly open: number;
  readonly close: number;
}

/** The text with （） and “” where what they hold, or what they stand in, is Chinese. */
export function chinesePairs(text: string): string {
  const chars = Array.from(text);
  for (const { open, close } of quotePairs(chars)) {
    if (!isChineseQuote(chars, { open, close })) continue;
    chars[open] = '“';
    chars[close] = '”';
  }
  const hans = hanCounts(chars);
  for (const pair of bracketPairs(chars)) {
    const holdsHan = (hans[pair.close] ?? 0) > (hans[pair.open] ?? 0);
    if (!isChineseBracket(chars, pair, holdsHan)) continue;
    chars[pair.open] = '（';
    chars[pair.close] = '）';
  }
  return chars.join('');
}

/** Straight quotation marks two by two; none when one is left over, for then nobody knows which. */
function quotePairs(chars: readonly string[]): Pair[] {
  const at = chars.flatMap((char, index) => (char === '"' ? [index] : []));
  if (at.length % 2 === 1) return [];
  return at.flatMap((open, index) => (index % 2 === 0 ? [{ open, close: at[index + 1] ?? open }] : []));
}

function isChineseQuote(chars: readonly string[], { open, close }: Pair): boolean {
  if (close === open + 1) return false;
  return (
    hasHan(chars.slice(open, close).join('')) ||
    (isHanish(near(chars, open, -1)) && isHanish(near(chars, close, 1)))
  );
}

/** Brackets, inner ones first; half-width and full-width may meet. */
function bracketPairs(chars: readonly string[]): Pair[] {
  const opened: number[] = [];
  const pairs: Pair[] = [];
  for (const [at, char] of chars.entries()) {
    if (char === '(' || char === '（') opened.push(at);
    if (char !== ')' && char !== '）') continue;
    const open = opened.pop();
    if (open !== undefined && at > open + 1) pairs.push({ open, close: at });
  }
  return pairs.sort((left, right) => left.open - right.open);
}

/** Full-width on one side already, Chinese inside, or Chinese in front. */
function isChineseBracket(chars: readonly string[], pair: Pair, holdsHan: boolean): boolean {
  const { open, close } = pair;
  if (chars[open] === '（' || chars[close] === '）') return chars[open] !== chars[close];
  if (holdsHan) return !isFunction(chars, open);
  return isHanish(near(chars, open, -1)) && !isNotation(chars, pair);
}

/** `f(x)`, `P(标签|X)`. */
function isFunction(chars: readonly string[], open: number): boolean {
  return /[A-Za-z]/.test(chars[open - 1] ?? '') && !/[A-Za-z0-9]/.test(chars[open - 2] ?? '');
}

/** The pair `(x, y)`, and `(A)CS`, which is one word. */
function isNotation(chars: readonly string[], { open, close }: Pair): boolean {
  if (/[A-Za-z]/.test(chars[close + 1] ?? '')) return true;
  return (
    close - open < 24 && /^[^\s,]{1,3}(?:, ?[^\s,]{1,3}){1,5}$/.test(chars.slice(open + 1, close).join(''))
  );
}

/** How many Chinese characters stand before each place. */
function hanCounts(chars: readonly string[]): number[] {
  let count = 0;
  return chars.map(char => (hasHan(char) ? count++ : count));
}
