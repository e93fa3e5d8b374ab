// The operators of pdf.js's operator list that matter for text and for what a reader sees of it.
// Numbers as `OPS` of pdfjs-dist 5.4.296 has them; test/pdf/contract.test.ts compares.

export const OP = {
  setLineWidth: 2,
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  fillStroke: 24,
  closeEoFillStroke: 27,
  clip: 29,
  eoClip: 30,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  setStrokeColorN: 53,
  setFillColorN: 55,
  setStrokeRgb: 58,
  setFillRgb: 59,
  shadingFill: 62,
  beginMarkedContent: 69,
  beginMarkedContentProps: 70,
  endMarkedContent: 71,
  paintFormBegin: 74,
  paintFormEnd: 75,
  beginGroup: 76,
  endGroup: 77,
  paintImageMask: 83,
  paintImageMasks: 84,
  paintImage: 85,
  paintInlineImage: 86,
  paintInlineImages: 87,
  paintImages: 88,
  paintImageMaskRepeat: 89,
  paintSolidMask: 90,
  constructPath: 91,
  setStrokeTransparent: 92,
  setFillTransparent: 93,
} as const;

/** Painting operators inside `constructPath` that fill the path. */
export function fills(operator: number): boolean {
  return operator >= OP.fill && operator <= OP.closeEoFillStroke;
}

/** Those that draw the path's line. */
export function strokes(operator: number): boolean {
  return (
    operator === OP.stroke || operator === OP.closeStroke || (operator >= OP.fillStroke && fills(operator))
  );
}

/** What a page draws, in order. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** One glyph of `showText`; a number in its place moves the pen by thousandths of the font size. */
export interface Glyph {
  readonly unicode: string;
  /** In thousandths of the font size (in glyph space for Type 3 fonts). */
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

/** The part of pdf.js's FontFaceObject that we use. */
export interface FontFace {
  /** As the PDF names it, `ABCDEF+NimbusRomNo9L-Medi`. */
  readonly name: string;
  readonly vertical?: boolean | undefined;
  readonly isType3Font?: boolean | undefined;
  readonly fontMatrix?: readonly number[] | undefined;
  readonly bbox?: readonly number[] | undefined;
  readonly defaultVMetrics?: readonly number[] | undefined;
  /** Of Type 3 fonts: their glyphs by name. */
  readonly charProcOperatorList?: object | undefined;
  readonly bold?: boolean | undefined;
  readonly black?: boolean | undefined;
  readonly italic?: boolean | undefined;
}
