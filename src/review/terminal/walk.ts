// Which item a person comes to: of a paper's items those that are listed, and of these the next. Pure.
import type { PaperView, ReviewItem, Risk } from '../../domain/review.ts';

/** What is gone through: all, or what a check found something about. In reading order. */
export function listed({ items }: Pick<PaperView, 'items'>, onlyFlagged: boolean): ReviewItem[] {
  return items.filter(({ risk }) => !onlyFlagged || risk !== 'green');
}

export function isOpen({ review }: Pick<ReviewItem, 'review'>): boolean {
  return review.state === 'pending';
}

/** Where to begin: the first red one that is open, then amber, then green; else the first. */
export function firstOf(items: readonly ReviewItem[]): ReviewItem | undefined {
  const open = (risk: Risk): ReviewItem | undefined => items.find(item => isOpen(item) && item.risk === risk);
  return open('red') ?? open('amber') ?? open('green') ?? items[0];
}

/** One step forwards or back; undefined at the ends. */
export function stepFrom(items: readonly ReviewItem[], from: string, by: 1 | -1): ReviewItem | undefined {
  const at = items.findIndex(({ id }) => id === from);
  return at < 0 ? items[0] : items[at + by];
}

/** What is accepted together: open, and no check found anything. */
export function openGreen({ items }: Pick<PaperView, 'items'>): ReviewItem[] {
  return items.filter(item => isOpen(item) && item.risk === 'green');
}
