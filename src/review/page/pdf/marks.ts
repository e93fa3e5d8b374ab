// Rectangles of a quote → the boxes over a page, as shares of it: they need no new numbers when the page is drawn
// larger. Pure.
import type { Rect } from '../../../domain/claim.ts';
import type { Points } from './scale.ts';

/** A box in per cent of the page's width and height; `index` is the rectangle's in the whole list. */
export interface Mark {
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangles of this page, cut to it; those that are not on it give none. */
export function marksOn(page: number, points: Points, rects: readonly Rect[] | null): Mark[] {
  return (rects ?? []).flatMap((rect, index) => {
    if (rect.page !== page) return [];
    const [left, right] = share(rect.x, rect.width, points.width);
    const [top, bottom] = share(rect.y, rect.height, points.height);
    if (!(right > left && bottom > top)) return [];
    return [{ index, left, top, width: right - left, height: bottom - top }];
  });
}

/** The box that is scrolled to: the one asked for, else the first of the page. */
export function focusOf(marks: readonly Mark[], index: number | undefined): Mark | null {
  return marks.find(mark => mark.index === index) ?? marks[0] ?? null;
}

function share(start: number, length: number, whole: number): [number, number] {
  const cut = (value: number): number => Math.min(100, Math.max(0, (100 * value) / whole));
  return [cut(start), cut(start + length)];
}
