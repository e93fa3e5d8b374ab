// Where the evidence of an item stands, place by place; and what of its words a finding is about. Pure.
import type { Rect } from '../../../domain/claim.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { ReviewItem } from '../../../domain/review.ts';

/** Lines of one place: on one page, one below the other. */
export type Place = readonly [Rect, ...Rect[]];

/** The places of a quote: it may go over a page, a column or a figure. */
export function placesOf(rects: ReviewItem['rects']): Place[] {
  const places: [Rect, ...Rect[]][] = [];
  for (const rect of rects ?? []) {
    const place = places.at(-1);
    const last = place?.at(-1);
    if (place !== undefined && last !== undefined && isBelow(last, rect)) place.push(rect);
    else places.push([rect]);
  }
  return places;
}

function isBelow(last: Rect, rect: Rect): boolean {
  const gap = rect.y - (last.y + last.height);
  return rect.page === last.page && gap > -last.height && gap < last.height * 2;
}

/** What the PDF is to show. */
export interface Shown {
  readonly page: number | null;
  /** Which rectangle is scrolled to; undefined: the first one. */
  readonly focusRect: number | undefined;
}

/** @param asked how often the evidence was asked for: 0 when the item has just come up, less when one went back */
export function evidenceAt({ rects, page }: Pick<ReviewItem, 'rects' | 'page'>, asked: number): Shown {
  const places = placesOf(rects);
  if (asked === 0 || rects === null || places.length === 0) return { page, focusRect: undefined };
  const { length } = places;
  const place = places[((asked % length) + length) % length]?.[0];
  const focusRect = place === undefined ? 0 : rects.indexOf(place);
  // The pane goes where it is told something new. One place is a new one each time, so that space always leads back.
  return { page: asked % 2 === 0 ? page : null, focusRect };
}

/** Where in the words the first value stands that a finding names in “ ”: `[start, end]`; null when none does. */
export function namedIn(words: string, findings: readonly Finding[]): readonly [number, number] | null {
  for (const { message, messageZh } of findings) {
    for (const [, value] of `${message} ${messageZh}`.matchAll(/“([^“”]{1,60})”/g)) {
      if (value === undefined) continue;
      const at = words.indexOf(value);
      if (at !== -1) return [at, at + value.length];
    }
  }
  return null;
}
