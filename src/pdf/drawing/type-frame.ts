// How type stands on the page while one `showText` runs: its size, direction, look, and how far each glyph moves the pen.
// Text space and its matrices: ISO 32000-1, 9.4.4; vertical writing: 9.7.4.3.
import type { GraphicsState } from './graphics-state.ts';
import type { Matrix } from '../items.ts';
import type { Look } from './looks.ts';
import { lengthOf, product } from './matrix.ts';
import type { FontFace, Glyph } from './operators.ts';

const THOUSANDTH = 0.001;

/** What all glyphs of one `showText` share. */
export interface Frame {
  readonly font: FontFace;
  readonly look: Look;
  /** Font space → page space, without the place; a size of 1 is the font size. */
  readonly turn: readonly [number, number, number, number];
  /** Font size on the page, in points. */
  readonly height: number;
  /** The larger of height and width: flattened type is still set in words. */
  readonly reach: number;
  /** Unit vector of the direction of writing. */
  readonly along: readonly [number, number];
  /** Text space → page space, and the pen's place in text space when the text began. */
  readonly matrix: Matrix;
  readonly x: number;
  readonly y: number;
  readonly hScale: number;
  /** What a number between glyphs moves the pen by, in text space, and the gap it leaves, in font sizes. */
  readonly thousandth: number;
  readonly gap: number;
  /** How far a glyph moves the pen, in text space before horizontal scaling. */
  readonly advance: (glyph: Glyph) => number;
}

/** The frame of a text shown now; `font` is that of the state. */
export function frameOf(state: GraphicsState, font: FontFace, look: Look): Frame {
  const { size, hScale, rise } = state;
  const matrix = product(state.ctm, state.textMatrix);
  const [a, b, c, d] = matrix;
  const em = size * letterHeight(font, size);
  const scale = lengthOf(a, b);
  const sign = size < 0 ? -1 : 1;
  const height = Math.abs(em) * lengthOf(c, d);
  const reach = Math.max(height, Math.abs(em) * hScale * scale);
  const thousandth = (font.vertical === true ? 1 : -1) * size * THOUSANDTH;
  return {
    font,
    look,
    turn: [a * em * hScale, b * em * hScale, c * em, d * em],
    height,
    along: scale === 0 ? [1, 0] : [(sign * a) / scale, (sign * b) / scale],
    matrix,
    x: state.x,
    y: state.y + rise,
    hScale,
    thousandth,
    gap: (sign * thousandth * hScale * scale) / (reach || 1),
    reach,
    advance: advanceOf(state, font),
  };
}

/** Where the pen stands on the page. */
export function placeAt({ matrix, x, y, hScale, font }: Frame, pen: number): [number, number] {
  const vertical = font.vertical === true;
  const textX = vertical ? x : x + pen * hScale;
  const textY = vertical ? y - pen : y;
  return [
    matrix[0] * textX + matrix[2] * textY + matrix[4],
    matrix[1] * textX + matrix[3] * textY + matrix[5],
  ];
}

/** Same type, same look, same direction: such pieces may be one word. */
export function isAlike(one: Frame, other: Frame): boolean {
  if (one.font !== other.font || one.look !== other.look) return false;
  const left = one.turn;
  const right = other.turn;
  return left[0] === right[0] && left[1] === right[1] && left[2] === right[2] && left[3] === right[3];
}

/** Type 3 fonts of size 1 say with their matrix and box how large they are, as pdf.js reads them. */
function letterHeight({ isType3Font, fontMatrix, bbox }: FontFace, size: number): number {
  if (isType3Font !== true || Math.abs(size) > 1 || fontMatrix === undefined || bbox === undefined) return 1;
  const height = (bbox[3] ?? 0) - (bbox[1] ?? 0);
  return height > 0 ? Math.abs(height * (fontMatrix[3] ?? 1)) : 1;
}

function advanceOf({ size, charSpacing, wordSpacing }: GraphicsState, font: FontFace): Frame['advance'] {
  const spacing = (glyph: Glyph): number => charSpacing + (glyph.isSpace ? wordSpacing : 0);
  const unit = size * (font.fontMatrix?.[0] ?? THOUSANDTH);
  if (font.vertical !== true) return glyph => glyph.width * unit + spacing(glyph);
  return glyph => -((glyph.vmetric ?? font.defaultVMetrics)?.[0] ?? -glyph.width) * unit - spacing(glyph);
}
