// What the page and the terminal must agree on: which item comes after a decision, what Enter leaves alone, what can be
// made anew. Pure.
import type { ReviewItem } from '../domain/review.ts';
import { phrase } from '../lib/phrase.ts';

function isVouchedFor({ review }: Pick<ReviewItem, 'review'>): boolean {
  return review.state === 'accepted' || review.state === 'edited';
}

/** A check failed, and nobody vouches for it: Enter, which is pressed without looking, does not accept it. */
export function isHeldBack(item: Pick<ReviewItem, 'review' | 'risk'>): boolean {
  return item.risk === 'red' && !isVouchedFor(item);
}

/** Claims, the headline and titles alike, until a person vouches for them. */
export function mayBeMadeAnew(item: Pick<ReviewItem, 'review'>): boolean {
  return !isVouchedFor(item);
}

/** The claims of the item's section that `R` makes anew together. */
export function claimsToMakeAnew(items: readonly ReviewItem[], { section }: ReviewItem): ReviewItem[] {
  return items.filter(item => item.kind === 'claim' && item.section === section && mayBeMadeAnew(item));
}

/** What is said where `r` or `R` can do nothing. */
export const NOT_ANEW = {
  item: phrase`it is decided; u puts it back to open, then it can be made anew`,
  section: phrase`no claim of this section can be made anew`,
} as const;

/**
 * Where to go when an item was decided; undefined when nothing is left. Behind one that a check found something about
 * come the others of that kind; who goes through the rest is taken on in reading order. Both begin again at the top.
 * @param items in reading order, as they are after the decision
 * @param wasFlagged when the decision has changed that: words of a person may have no findings any more
 */
export function nextToDecide(
  items: readonly ReviewItem[],
  decided: string,
  wasFlagged?: boolean,
): ReviewItem | undefined {
  const at = items.findIndex(({ id }) => id === decided);
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  const open = others.filter(({ review }) => review.state === 'pending');
  const isFlagged = wasFlagged ?? (items[at] !== undefined && items[at].risk !== 'green');
  return (isFlagged ? open.find(({ risk }) => risk !== 'green') : undefined) ?? open[0];
}
