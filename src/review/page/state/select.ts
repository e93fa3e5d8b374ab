// Which item is next. Pure. Items are in reading order; what a check found something about goes first.
import type { QueueEntry, ReviewItem } from '../../../domain/review.ts';
import { nextToDecide } from '../../next.ts';

type Items = readonly ReviewItem[];

const isPending = ({ review }: ReviewItem): boolean => review.state === 'pending';
export const isFlagged = ({ risk }: ReviewItem): boolean => risk !== 'green';

/** Where a paper is opened: the first red one that is undecided, else amber, else any, else the first of all. */
export function firstToDecide(items: Items): string | null {
  const pending = items.filter(isPending);
  const first = (['red', 'amber', 'green'] as const)
    .map(risk => pending.find(item => item.risk === risk))
    .find(item => item !== undefined);
  return (first ?? items[0])?.id ?? null;
}

/** Where to go when an item was decided (review/next.ts); null when nothing is left. */
export function afterDecision(items: Items, decided: string, wasFlagged?: boolean): string | null {
  return nextToDecide(items, decided, wasFlagged)?.id ?? null;
}

/** The item before or behind; the same one at the ends. `only` flagged: those that are undecided, round and round. */
export function moved(items: Items, from: string | null, by: 1 | -1): string | null {
  const at = items.findIndex(({ id }) => id === from);
  if (at === -1) return items[0]?.id ?? null;
  return (items[at + by] ?? items[at])?.id ?? null;
}

/** The next undecided flagged item in that direction, round the ends; null when there is no other. */
export function movedToFlagged(items: Items, from: string | null, by: 1 | -1): string | null {
  const at = items.findIndex(({ id }) => id === from);
  const behind = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  const order = by === 1 ? behind : behind.reverse();
  return order.find(item => isFlagged(item) && isPending(item))?.id ?? null;
}

export interface Filter {
  readonly search: string | null;
  readonly onlyFlagged: boolean;
  /** Shown whatever the filter says. */
  readonly selected: string | null;
}

/** The items that the list shows. */
export function visibleItems(items: Items, { search, onlyFlagged, selected }: Filter): ReviewItem[] {
  const wanted = search?.trim().toLowerCase() ?? '';
  return items.filter(item => {
    if (wanted !== '') return `${item.zh}\n${item.en}\n${item.quote}`.toLowerCase().includes(wanted);
    return !onlyFlagged || isFlagged(item) || item.id === selected;
  });
}

/** Undecided items that may be accepted together: green ones, or amber ones that were shown. */
export function acceptable(
  items: Items,
  { risk, isShown }: { risk: 'green' | 'amber'; isShown: (item: ReviewItem) => boolean },
): ReviewItem[] {
  return items.filter(item => isPending(item) && item.risk === risk && (risk === 'green' || isShown(item)));
}

/** The paper before or behind in the queue that can be opened; null at the ends. */
export function nextPaper(entries: readonly QueueEntry[], from: string | null, by: 1 | -1): string | null {
  const readable = entries.filter(({ broken, stem }) => broken === null || stem === from);
  const at = readable.findIndex(({ stem }) => stem === from);
  return readable[at + by]?.stem ?? null;
}

/** The paper to begin with: the named one, else the first with something undecided, else the first that can be read. */
export function firstPaper(entries: readonly QueueEntry[], named: string | null): string | null {
  const readable = entries.filter(({ broken }) => broken === null);
  const first =
    readable.find(({ stem }) => stem === named) ??
    readable.find(({ decided, items }) => decided < items) ??
    readable[0];
  return first?.stem ?? null;
}
