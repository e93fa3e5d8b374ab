// How large a page is drawn: what is asked for (fit the width, or a zoom) and what a canvas may take. Pure.

/** Lengths of a page in PDF points, as displayed: its own rotation and crop are in them. */
export interface Points {
  readonly width: number;
  readonly height: number;
}

/** What a page is drawn for. */
export interface View {
  /** CSS pixels that there are for the page's width; 0 while nothing is laid out. */
  readonly width: number;
  /** 1 is the size of the paper; null: as wide as there is room. */
  readonly zoom: number | null;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** CSS pixels per point at which a page has the size of the paper. */
export const PAPER = 96 / 72;
/** A canvas of more pixels takes over 64 MB, and Safari draws none of it. */
const MOST_PIXELS = 16_000_000;
/** A longer side is drawn by no browser on a small device. */
const LONGEST_SIDE = 8_192;
const STEPS = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** CSS pixels per point. */
export function cssScale({ width }: Points, view: View): number {
  return view.zoom === null ? view.width / width : view.zoom * PAPER;
}

/** Device pixels per point: sharp on the screen, and never more than a canvas may have. */
export function pixelScale(points: Points, view: View): number {
  const { width, height } = points;
  const area = Math.sqrt(MOST_PIXELS / (width * height));
  const side = LONGEST_SIDE / Math.max(width, height);
  return Math.min(cssScale(points, view) * view.ratio, area, side);
}

/** The next step of zoom from where it stands now; the same when there is none. */
export function zoomed(points: Points, view: View, by: 1 | -1): number {
  const now = cssScale(points, view) / PAPER;
  const further = STEPS.filter(step => (by > 0 ? step > now * 1.01 : step < now * 0.99));
  return (by > 0 ? further[0] : further.at(-1)) ?? now;
}
