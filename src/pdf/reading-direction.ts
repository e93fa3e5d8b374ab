// The items of a line as they stand from left to right → the order in which they are read, when some are Hebrew or
// Arabic. A plain form of Unicode's bidirectional algorithm (UAX 9): the direction of most words is that of the line.
import { hasRightToLeft } from './drawing/scripts.ts';

const LETTER = /\p{L}/u;

/** The words of a line and, for each, whether a blank stands before it. */
export interface Words<T extends { readonly text: string }> {
  readonly items: readonly T[];
  readonly blanks: readonly boolean[];
}

/** The items as they are read and their text; null when nothing runs from right to left. */
export function readingOrder<T extends { readonly text: string }>(
  words: Words<T>,
): { items: T[]; text: string } | null {
  const { items, blanks } = words;
  if (!items.some(({ text }) => hasRightToLeft(text))) return null;
  const kinds = items.map(kindOf);
  const count = (wanted: Kind): number => kinds.filter(kind => kind === wanted).length;
  const order = orderOf(kinds, count('right') > count('left') ? 'right' : 'left');
  const text = order.map((at, index) => {
    const last = order[index - 1];
    if (last === undefined) return items[at]?.text.trimStart() ?? '';
    const isBlank = Math.abs(at - last) === 1 ? blanks[Math.max(at, last)] : true;
    return (isBlank ? ' ' : '') + (items[at]?.text ?? '');
  });
  return { items: order.flatMap(at => items[at] ?? []), text: text.join('') };
}

/** Which way a word runs; numbers and marks go with what is around them. */
type Kind = 'left' | 'right' | 'none';

function kindOf({ text }: { readonly text: string }): Kind {
  if (hasRightToLeft(text)) return 'right';
  return LETTER.test(text) ? 'left' : 'none';
}

/** Places of the words in reading order: first the stretches against the line's direction, then perhaps all, turn round. */
function orderOf(kinds: readonly Kind[], direction: Kind): number[] {
  const against = direction === 'right' ? 'left' : 'right';
  const order: number[] = [];
  for (let at = 0; at < kinds.length;) {
    const end = kinds[at] === against ? endOfStretch(kinds, at) : at + 1;
    const stretch = Array.from({ length: end - at }, (_, index) => at + index);
    order.push(...stretch.reverse());
    at = end;
  }
  return direction === 'right' ? order.reverse() : order;
}

/** Behind the last word of the kind at `from` before one that runs the other way. */
function endOfStretch(kinds: readonly Kind[], from: number): number {
  let end = from + 1;
  for (let at = end; at < kinds.length && (kinds[at] === kinds[from] || kinds[at] === 'none'); at++) {
    if (kinds[at] === kinds[from]) end = at + 1;
  }
  return end;
}
