// Which item comes after a decision: the same in the page and in the terminal. Pure.
import type { ReviewItem } from '../domain/review.ts';

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
