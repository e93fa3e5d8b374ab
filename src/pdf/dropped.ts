// How many characters each step left out, by reason: a reader of the notes may ask what was not read.
import type { HiddenReason, PaperText } from '../domain/page.ts';
import { visible, type PlacedItem, type PlacedPage } from './geometry.ts';
import type { TextLine } from './lines.ts';
import type { PageQuality } from './quality.ts';

/** What readingOf holds before and behind each step that drops something. */
export interface Stages {
  readonly placed: readonly PlacedPage[];
  readonly readable: readonly PlacedPage[];
  readonly unruled: readonly PlacedPage[];
  readonly set: readonly TextLine[];
  readonly upright: readonly TextLine[];
  readonly turned: readonly TextLine[];
  readonly quality: readonly PageQuality[];
}

/** Counts of characters that leave a mark; text in unreadable fonts counts as `lost` only by its bad characters. */
export function countDropped(stages: Stages): PaperText['dropped'] {
  const { placed, readable, unruled, set, upright, turned, quality } = stages;
  const kept = new Set(upright);
  return {
    rotated: sum(placed, page => marks(page.turned.up) + marks(page.turned.down)) - sum(turned, inLine),
    offPage: sum(placed, page => unseenMarks(page, reason => reason === 'off-page')),
    rulers: sum(readable, (page, index) => lessMarks(page, unruled[index])),
    furniture: sum(set, line => (kept.has(line) ? 0 : inLine(line))),
    lost: sum(quality, page => page.lost),
    hidden: sum(placed, page => unseenMarks(page, reason => reason !== 'off-page')),
  };
}

function lessMarks(before: PlacedPage, after: PlacedPage | undefined): number {
  return after === undefined || after === before ? 0 : marks(before.items) - marks(after.items);
}

function unseenMarks({ unseen }: PlacedPage, counts: (reason: HiddenReason) => boolean): number {
  return marks(unseen.filter(({ reason }) => counts(reason)));
}

function inLine(line: TextLine): number {
  return marks(line.items);
}

function marks(items: readonly PlacedItem[]): number {
  return sum(items, item => visible(item.text));
}

function sum<T>(values: readonly T[], count: (value: T, index: number) => number): number {
  return values.reduce((total, value, index) => total + count(value, index), 0);
}
