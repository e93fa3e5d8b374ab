// Pages drawn by hand for tests of what is read and what is seen: glyphs, operators, shown items, painted areas.
import { drawingOf } from '../../src/pdf/drawing/drawing.ts';
import type { Drawing, Look, Paint, ShownItem } from '../../src/pdf/drawing/looks.ts';
import { EVERYWHERE } from '../../src/pdf/drawing/matrix.ts';
import { OP, type FontFace, type Glyph } from '../../src/pdf/drawing/operators.ts';

/** Every glyph is half as wide as the font is high. */
export const FONT: FontFace = { name: 'ABCDEF+NimbusRomNo9L-Regu' };
/** Painted in black, nowhere cut off. */
export const BLACK: Look = { inks: ['#000000'], unpainted: false, layerOff: false, clip: EVERYWHERE };

/** One glyph a character, each 500 thousandths wide. */
export function glyphs(text: string, shape: Partial<Glyph> = {}): Glyph[] {
  return Array.from(text, unicode => ({ unicode, width: 500, isSpace: unicode === ' ', ...shape }));
}

export type Step = readonly [operator: number, ...args: unknown[]];

/** What the operators draw; the layer `off` is switched off, and `F1` is the only font. */
export function draw(...steps: readonly Step[]): Drawing {
  const fnArray = steps.map(([operator]) => operator);
  const argsArray = steps.map(([, ...args]) => args);
  const fontOf = (name: string): FontFace | null => (name === 'F1' ? FONT : null);
  return drawingOf({ fnArray, argsArray }, { fontOf, isLayerOn: group => group !== 'off' });
}

/** 10-point text in a text object of its own. */
export function write(text: string, x = 0, y = 0): Step[] {
  return [[OP.beginText], [OP.setFont, 'F1', 10], [OP.moveText, x, y], [OP.showText, glyphs(text)]];
}

type Corners = readonly [number, number, number, number];

/** A path of one rectangle, as pdf.js writes it: move, three lines, close. */
export function rectangle([x0, y0, x1, y1]: Corners): number[] {
  return [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 3];
}

/** The operator for a path of one rectangle that `operator` fills, strokes or ends. */
export function box(operator: number, corners: Corners): Step {
  return [OP.constructPath, operator, [rectangle(corners)], corners];
}

/** An item of 10-point text whose letters are as wide as high. */
export function shown(str: string, { x = 72, y = 700, ...look }: Partial<Look> & Place = {}): ShownItem {
  const set = { fontName: 'f1', style: 'plain', look: { ...BLACK, ...look } } as const;
  return { str, width: 10 * str.length, transform: [10, 0, 0, 10, x, y], ...set };
}

interface Place {
  readonly x?: number;
  readonly y?: number;
}

/** A black area that lets nothing through, painted behind all items unless `at` says before how many. */
export function painted([x0, y0, x1, y1]: Corners, what: Partial<Paint> = {}): Paint {
  return { box: { x0, y0, x1, y1 }, colour: '#000000', solid: true, picture: false, at: 1_000_000, ...what };
}
