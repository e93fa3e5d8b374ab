// A page's drawing → which of its texts a reader cannot see, and why. Pure.
// Detection is a hint: what is not surely hidden counts as seen, so that no honest paper loses words.
import type { HiddenReason } from '../../domain/page.ts';
import type { Drawing, Paint, ShownItem } from './looks.ts';
import { EVERYWHERE, intersection, lengthOf, type Box } from './matrix.ts';

/** Where a text is looked at: so far along it, and so far above its baseline, in shares of width and font size. */
const ALONG = [0.08, 0.36, 0.64, 0.92];
const ABOVE = 0.3;
/** Colours that differ by less than this in red, green and blue look the same. 16 of 255: 0.94 on white is still seen. */
const SAME_COLOUR = 15;
/** A picture over half of the page, with nearly all text under it or not painted at all: a scan with its text layer. */
const SCAN_AREA = 0.5;
const SCAN_TEXT = 0.8;
/** Points by which text must be outside of a clipping path. */
const CLIP_MARGIN = 1;
/** Paints are looked up in bands of the page this high, in points; a huge page has higher ones. */
const BAND = 24;
const MOST_BANDS = 200;
/** Looks at single paints, for a whole page; a page made to exceed them counts as seen from there on. */
const MOST_LOOKS = 20_000_000;

const WHITE = '#ffffff';
/** From a cell of `cellOf` to itself and the 26 that touch it. */
const NEIGHBOURS = [-1_024, 0, 1_024].flatMap(red =>
  [-32, 0, 32].flatMap(green => [-1, 0, 1].map(blue => red + green + blue)),
);

interface Point {
  readonly x: number;
  readonly y: number;
}

/** For each item its reason, or null when a reader sees it. `page` is its view box, in page space. */
export function hiddenItems({ items, paints }: Drawing, page: Box): (HiddenReason | null)[] {
  const ground = new Ground(paints, page);
  const reasons = items.map((item, at) => reasonFor(item, at, ground));
  const scan = pictureArea(paints, page) >= SCAN_AREA && isTextOfScan(items, reasons);
  return reasons.map(reason => {
    if (scan && (reason === 'invisible-mode' || reason === UNDER_PICTURE)) return null;
    return reason === UNDER_PICTURE ? 'covered' : reason;
  });
}

/** Under a picture of the whole page: hidden, unless that picture is a scan of the text or a mark across it. */
const UNDER_PICTURE = 'under-picture';

function reasonFor(item: ShownItem, at: number, ground: Ground): HiddenReason | typeof UNDER_PICTURE | null {
  const { look } = item;
  if (item.str.trim() === '') return null;
  if (look.layerOff) return 'layer-off';
  if (look.unpainted) return 'invisible-mode';
  if (look.clip !== EVERYWHERE && everywhere(item, point => isOutside(point, look.clip, CLIP_MARGIN)))
    return 'clipped';
  if (!ground.isBare) {
    if (everywhere(item, point => ground.isCovered(point, at, false))) return 'covered';
    if (everywhere(item, point => ground.isCovered(point, at, true))) return UNDER_PICTURE;
  }
  if (!look.inks.every(ink => ground.hasColour(ink))) return null;
  const blends = (ink: string | null): boolean =>
    everywhere(item, point => isLike(ink, ground.colourUnder(point, at)));
  return look.inks.every(blends) ? 'background-colour' : null;
}

/** Whether it holds at all places inside the letters where one looks; mostly the first says no. */
function everywhere({ transform, width }: ShownItem, holds: (point: Point) => boolean): boolean {
  const [a, b, c, d, x, y] = transform;
  const length = lengthOf(a, b) || 1;
  return ALONG.every(share => {
    const reach = (share * width) / length;
    return holds({ x: x + reach * a + ABOVE * c, y: y + reach * b + ABOVE * d });
  });
}

/** The painted areas of a page, to be asked what lies at a point before or after an item was shown. */
class Ground {
  readonly #bands = new Map<number, Paint[]>();
  /** Is there such a ground anywhere? Asked for every item, and a page may be made of thousands of colours. */
  readonly #colours = new Set([cellOf(WHITE)]);
  readonly #asked = new Map<string, boolean>();
  readonly #page: Box;
  readonly #band: number;
  #looks = 0;

  constructor(paints: readonly Paint[], page: Box) {
    this.#page = page;
    this.#band = Math.max(BAND, (page.y1 - page.y0) / MOST_BANDS);
    for (const paint of paints) {
      if (paint.colour !== null) this.#colours.add(cellOf(paint.colour));
      const last = this.#bandOf(Math.min(paint.box.y1, page.y1));
      for (let band = this.#bandOf(Math.max(paint.box.y0, page.y0)); band <= last; band++) {
        const known = this.#bands.get(band);
        if (known) known.push(paint);
        else this.#bands.set(band, [paint]);
      }
    }
  }

  /** Whether anything on the page, the paper itself included, may have a colour like this one. */
  hasColour(colour: string | null): boolean {
    if (colour === null) return false;
    let found = this.#asked.get(colour);
    if (found === undefined) {
      const cell = cellOf(colour);
      found = NEIGHBOURS.some(step => this.#colours.has(cell + step));
      this.#asked.set(colour, found);
    }
    return found;
  }

  /** Nothing was painted: the only ground is the paper. */
  get isBare(): boolean {
    return this.#bands.size === 0;
  }

  /** Painted over after item `at` by something that lets nothing through; pictures of the whole page only if asked for. */
  isCovered(point: Point, at: number, byWholePage: boolean): boolean {
    const isWhole = ({ picture, box }: Paint): boolean => picture && area(box) > SCAN_AREA * area(this.#page);
    const hides = (paint: Paint): boolean => paint.at > at && paint.solid && (byWholePage || !isWhole(paint));
    return this.#last(point, hides) !== undefined;
  }

  /** What item `at` was written on; null when that is no single colour. */
  colourUnder(point: Point, at: number): string | null {
    const under = this.#last(point, paint => paint.at <= at);
    if (under !== undefined) return under.colour;
    return this.#looks > MOST_LOOKS ? null : WHITE;
  }

  #last(point: Point, fits: (paint: Paint) => boolean): Paint | undefined {
    const band = this.#bands.get(this.#bandOf(point.y)) ?? [];
    for (let index = band.length - 1; index >= 0; index--) {
      const paint = band[index];
      if (++this.#looks > MOST_LOOKS || paint === undefined) return undefined;
      if (fits(paint) && !isOutside(point, paint.box, 0)) return paint;
    }
    return undefined;
  }

  #bandOf(y: number): number {
    return Math.floor((y - this.#page.y0) / this.#band);
  }
}

/** Nearly all text of the page lies under its picture or is not painted: so OCR programs write what they have read. */
function isTextOfScan(items: readonly ShownItem[], reasons: readonly (string | null)[]): boolean {
  let all = 0;
  let ofScan = 0;
  items.forEach(({ str }, index) => {
    all += str.length;
    if (reasons[index] === 'invisible-mode' || reasons[index] === UNDER_PICTURE) ofScan += str.length;
  });
  return ofScan > SCAN_TEXT * all;
}

/** Share of the page under pictures; strips of one scan add up. */
function pictureArea(paints: readonly Paint[], page: Box): number {
  const pictures = paints.filter(({ picture }) => picture);
  return pictures.reduce((sum, { box }) => sum + area(intersection(box, page)), 0) / area(page);
}

function area({ x0, y0, x1, y1 }: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

function isOutside({ x, y }: Point, { x0, y0, x1, y1 }: Box, margin: number): boolean {
  return x < x0 - margin || x > x1 + margin || y < y0 - margin || y > y1 + margin;
}

/** A number for each 16 × 16 × 16 colours: two that look the same are in one cell or in two that touch. */
function cellOf(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((value >> 20) & 15) * 1_024 + ((value >> 12) & 15) * 32 + ((value >> 4) & 15);
}

/** `#rrggbb` twice: no part differs so much that an eye could tell. */
function isLike(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  if (one === other) return true;
  const [left, right] = [Number.parseInt(one.slice(1), 16), Number.parseInt(other.slice(1), 16)];
  return [16, 8, 0].every(
    shift => Math.abs(((left >> shift) & 255) - ((right >> shift) & 255)) <= SAME_COLOUR,
  );
}
