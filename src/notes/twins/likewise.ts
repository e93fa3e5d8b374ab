// Do two words of direction, one of a claim and one of its quote, compare the same things in the same order? Pure.
// `A is larger than B` and `B is smaller than A` point opposite ways and say the same.
import { isComparison } from './comparison.ts';
import type { Pointer } from './direction.ts';
import { plainOf, type Side } from './negation-reading.ts';
import { inCommon, namedIn } from './shared-words.ts';

/** Words that compare one thing with another, and do not tell of a change. */
const COMPARES =
  /^(?:\w+er|more\b.*|less\b.*|worse|above|below|behind|ahead|outperform.*|underperform.*|surpass.*|exceed.*|beats?)$|[更较越于比过如及出]|领先|落后|优|劣|胜|^[高低多少快慢长短好差大小]/iu;

/** Both tell of a change, or both compare, and what they compare stands in the same place. */
export function isLikewise(one: Pointer, other: Pointer, [claim, quote]: readonly [Side, Side]): boolean {
  const compares = COMPARES.test(one.text);
  if (compares !== COMPARES.test(other.text)) return false;
  if (!compares) return true;
  const [left, right] = [around(one, claim), around(other, quote)];
  if (inCommon(left.before, right.before) === 0) return false;
  // `A is larger than B`, `B is smaller than A`: what stands only before the word here stands only behind it there.
  const moved = [...movedOf(left, right), ...movedOf(right, left)];
  return isComparison(claim) || isComparison(quote) ? moved.length === 0 : !moved.some(isName);
}

/** The words of a sentence before and behind the word of direction in it, names in capitals. */
interface Around {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

function movedOf(one: Around, other: Around): string[] {
  return [...one.before].filter(
    each => other.after.has(each) && !one.after.has(each) && !other.before.has(each),
  );
}

function isName(word: string): boolean {
  return /[A-Z]/.test(word);
}

/** What it is said of in `lower loss` stands on neither side. */
function around({ at, text }: Pointer, side: Side): Around {
  const { language } = side;
  const plain = plainOf(side);
  const starts = plain.slice(0, at).split(SENTENCE_END);
  const [mine = '', than = ''] = (starts.at(-1) ?? '').split(THAN_ZH);
  const after = plain.slice(at + text.length).replace(/^\s[a-z-]{1,30}/iu, '');
  const behind = `${than} ${after.split(SENTENCE_END)[0] ?? ''}`;
  return { before: namedIn(mine, language), after: namedIn(behind, language) };
}

/** In `A 比 B 高` the second thing stands before the word. */
const THAN_ZH = /(?<![相对占配])比(?![例率较如])/u;
const SENTENCE_END = /[.;](?=\s|$)|[。；]/u;
