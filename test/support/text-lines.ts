// Items and lines for tests of the pure PDF steps, in points, with the places that a test does not care about filled in.
import type { PlacedItem, PlacedPage } from '../../src/pdf/geometry.ts';
import type { TextLine } from '../../src/pdf/lines.ts';

/** An item of 10-point text; its width is half its size a character unless given. */
export function item(text: string, place: Partial<PlacedItem> = {}): PlacedItem {
  const size = place.size ?? 10;
  return {
    text,
    x: 72,
    y: 100,
    width: text.length * size * 0.5,
    size,
    font: 'f1',
    style: 'plain',
    ...place,
  };
}

/** A line of one item. */
export function line(text: string, place: Partial<TextLine> = {}): TextLine {
  const { x0 = 72, y = 100, size = 10 } = place;
  const x1 = place.x1 ?? x0 + text.length * size * 0.5;
  const items = [item(text, { x: x0, y, width: x1 - x0, size })];
  const shape = { page: 1, turn: 'none', style: 'plain', endsInHiddenHyphen: false } as const;
  return { ...shape, items, text, x0, x1, y, size, largest: size, ...place };
}

/** Lines of one column, 12 points apart, each as wide as the column unless it says otherwise. */
export function column(
  texts: readonly (string | Partial<TextLine>)[],
  first: Partial<TextLine> = {},
): TextLine[] {
  return texts.map((given, index) => {
    const place = typeof given === 'string' ? { text: given } : given;
    const y = (first.y ?? 100) + 12 * index;
    return line(place.text ?? '', { x1: 300, ...first, y, ...place });
  });
}

/** A US letter page of items. */
export function page(items: readonly PlacedItem[], place: Partial<PlacedPage> = {}): PlacedPage {
  return { page: 1, width: 612, height: 792, items, turned: { up: [], down: [] }, unseen: [], ...place };
}
